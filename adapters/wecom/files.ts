import { createHash } from "node:crypto";
import { AdapterError, type OutboundFile } from "../../src/port/index.js";
import type { Api } from "../tencent/api.js";
import { upload } from "../tencent/media.js";
import type { Target } from "./address.js";
import { type MediaKind, type Message, mediaKind, mediaMessage } from "./encode.js";
import { faults } from "./faults.js";

const names = { image: "image.jpg", voice: "voice.amr", video: "video.mp4" } as const satisfies Record<
  Exclude<MediaKind, "file">,
  string
>;

/** The messages that carry these files. Rejects with `unfit` before anything is uploaded where one of them cannot go. */
export async function attach(api: Api, target: Target, files: readonly OutboundFile[]): Promise<readonly Message[]> {
  if (target.kind === "robot") return files.map(picture);
  const kinds = files.map((file) => ({ file, kind: kindOf(file) }));
  const messages: Message[] = [];
  for (const { file, kind } of kinds) {
    // A document is known by its name; a picture's own could tell who took it.
    const name = kind === "file" ? file.name : names[kind];
    const { mediaId } = await upload({ api, faults }, file, { kind, name });
    messages.push(mediaMessage(kind, mediaId));
  }
  return messages;
}

function kindOf(file: OutboundFile): MediaKind {
  const kind = mediaKind(file);
  if (kind !== undefined) return kind;
  throw new AdapterError("unfit", "WeCom takes files of more than 5 bytes and up to 20 MB");
}

const mostInline = 2 * 1024 * 1024;

/** A robot is given the picture itself. */
function picture(file: OutboundFile): Message {
  const { bytes } = file;
  if (mediaKind(file) !== "image" || bytes.byteLength > mostInline)
    throw new AdapterError("unfit", "a WeCom robot shows pictures (JPG, PNG) up to 2 MB, and no other files");
  const [base64, md5] = [Buffer.from(bytes).toString("base64"), createHash("md5").update(bytes).digest("hex")];
  return { msgtype: "image", image: { base64, md5 } };
}
