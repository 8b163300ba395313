import { AdapterError, type Fetched, type InboundFile, type OutboundFile } from "../../src/port/index.js";
import type { Api } from "./api.js";
import { readCapped } from "./body.js";
import type { Faults } from "./faults.js";

/** A file that the platform has taken and keeps for three days. */
export type Uploaded<Kind extends string> = Readonly<{ kind: Kind; mediaId: string }>;

/** Uploads a file as this kind, under this name: the sender's own could tell who they are. */
export async function upload<Kind extends string>(
  { api, faults }: Readonly<{ api: Api; faults: Faults }>,
  file: OutboundFile,
  { kind, name }: Readonly<{ kind: Kind; name: string }>,
): Promise<Uploaded<Kind>> {
  const form = new FormData();
  // A copy: the bytes may sit on a shared buffer, which a Blob does not take.
  form.set("media", new Blob([new Uint8Array(file.bytes)], { type: file.mime }), extended(name, file.name));
  const answer = await api.post("/cgi-bin/media/upload", form, { type: kind });
  const mediaId = "json" in answer ? answer.json.media_id : undefined;
  if (typeof mediaId !== "string") throw faults.unreachable("an upload without a media id");
  return { kind, mediaId };
}

/** Fetches a file that came in, from the platform or, for some videos, from where it points. */
export async function download(api: Api, faults: Faults, { id, mime }: InboundFile): Promise<Fetched> {
  const answer = await api.get("/cgi-bin/media/get", { media_id: id });
  const response = "file" in answer ? answer.file : await pointed(answer.json.video_url, faults);
  const bytes = await readCapped(response.body, most).catch(() => {
    throw faults.unreachable("the file broke off");
  });
  if (bytes === undefined) throw new AdapterError("unfit", "the file is larger than 20 MiB");
  const type = mime ?? response.headers.get("content-type") ?? undefined;
  return { bytes, ...(type === undefined ? {} : { mime: type }) };
}

const most = 20 * 1024 * 1024;

async function pointed(url: unknown, faults: Faults): Promise<Response> {
  if (typeof url !== "string" || !URL.canParse(url)) throw faults.unreachable("an answer without a file");
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
  if (!response?.ok) throw faults.unreachable("the video's own address");
  return response;
}

function extended(name: string, original: string): string {
  const extension = /\.[a-z0-9]{2,4}$/i.exec(original)?.[0];
  return extension === undefined ? name : name.replace(/\.\w+$/, extension.toLowerCase());
}
