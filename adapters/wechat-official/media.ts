import { AdapterError, type Fetched, type InboundFile, type OutboundFile } from "../../src/port/index.js";
import type { Api } from "./api.js";
import { readCapped } from "./body.js";
import { type MediaKind, media, mediaKind } from "./encode.js";
import { unreachable } from "./faults.js";

/** A file that WeChat has taken and keeps for three days. */
export type Uploaded = Readonly<{ kind: MediaKind; mediaId: string }>;

const names = { image: "image.jpg", voice: "voice.amr", video: "video.mp4" } as const satisfies Record<
  MediaKind,
  string
>;

/** Uploads a file. Rejects with `unfit` where WeChat takes no file of this kind, format or size. */
export async function upload(api: Api, file: OutboundFile): Promise<Uploaded> {
  const kind = mediaKind(file);
  if (kind === undefined)
    throw new AdapterError("unfit", `WeChat takes ${takes()}: this ${file.kind} is something else`);
  const form = new FormData();
  // A copy: the bytes may sit on a shared buffer, which a Blob does not take. The sender's own file name could tell who they are.
  form.set("media", new Blob([new Uint8Array(file.bytes)], { type: file.mime }), extended(names[kind], file.name));
  const answer = await api.post("/cgi-bin/media/upload", form, { type: kind });
  const mediaId = "json" in answer ? answer.json.media_id : undefined;
  if (typeof mediaId !== "string") throw unreachable("an upload without a media id");
  return { kind, mediaId };
}

/** Fetches a file that came in, from WeChat or, for some videos, from where it points. */
export async function download(api: Api, { id, mime }: InboundFile): Promise<Fetched> {
  const answer = await api.get("/cgi-bin/media/get", { media_id: id });
  const response = "file" in answer ? answer.file : await pointed(answer.json.video_url);
  const bytes = await readCapped(response.body, most).catch(() => {
    throw unreachable("the file broke off");
  });
  if (bytes === undefined) throw new AdapterError("unfit", "the file is larger than 20 MiB");
  const type = mime ?? response.headers.get("content-type") ?? undefined;
  return { bytes, ...(type === undefined ? {} : { mime: type }) };
}

const most = 20 * 1024 * 1024;

async function pointed(url: unknown): Promise<Response> {
  if (typeof url !== "string" || !URL.canParse(url)) throw unreachable("an answer without a file");
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
  if (!response?.ok) throw unreachable("the video's own address");
  return response;
}

function extended(name: string, original: string): string {
  const extension = /\.[a-z0-9]{2,4}$/i.exec(original)?.[0];
  return extension === undefined ? name : name.replace(/\.\w+$/, extension.toLowerCase());
}

function takes(): string {
  const kinds = Object.entries(media).map(([kind, { most: bytes, mimes }]) => {
    return `${kind} (${mimes.map((one) => one.replace(/^\w+\//, "")).join(", ")}) up to ${bytes / 1024 / 1024} MB`;
  });
  return kinds.join(", ");
}
