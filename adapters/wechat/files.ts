import type { FileBoxInterface } from "file-box";
import type { PuppetInterface } from "wechaty-puppet/impls";
import { AdapterError, type Fetched, type InboundFile, type OutboundFile } from "../../src/port/index.js";
import { within } from "./faults.js";

const mostBytes = 20 * 1024 * 1024;
const fetchMs = 60_000;

/** Fetches the file of a message by the message's id. Rejects with `AdapterError`: `unfit` where it is larger than 20 MiB. */
export async function fetchFile(puppet: PuppetInterface, { id, name }: InboundFile): Promise<Fetched> {
  return within(fetchMs, read(puppet, id, name));
}

/** A file in the form that puppets send. As base64, since a gateway's puppet cannot pass on a box that holds a small buffer. */
export async function boxOf({ bytes, name }: OutboundFile): Promise<FileBoxInterface> {
  const { FileBox } = await import("file-box");
  return FileBox.fromBase64(Buffer.from(bytes).toString("base64"), name);
}

async function read(puppet: PuppetInterface, id: string, name: string | undefined): Promise<Fetched> {
  const box = await puppet.messageFile(id);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await box.toStream()) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > mostBytes) throw new AdapterError("unfit", "this file is larger than 20 MiB, and is not fetched");
  }
  const mime = box.mediaType;
  return {
    bytes: new Uint8Array(Buffer.concat(chunks)),
    ...(mime && mime !== "application/unknown" ? { mime } : {}),
    name: name ?? box.name,
  };
}
