import { AdapterError, type OutboundFile } from "../../src/port/index.js";
import type { Api } from "../tencent/api.js";
import { type Uploaded, upload as uploadAs } from "../tencent/media.js";
import { type MediaKind, media, mediaKind } from "./encode.js";
import { faults } from "./faults.js";

const names = { image: "image.jpg", voice: "voice.amr", video: "video.mp4" } as const satisfies Record<
  MediaKind,
  string
>;

/** Uploads a file. Rejects with `unfit` where WeChat takes no file of this kind, format or size. */
export async function upload(api: Api, file: OutboundFile): Promise<Uploaded<MediaKind>> {
  const kind = mediaKind(file);
  if (kind === undefined)
    throw new AdapterError("unfit", `WeChat takes ${takes()}: this ${file.kind} is something else`);
  return uploadAs({ api, faults }, file, { kind, name: names[kind] });
}

function takes(): string {
  const kinds = Object.entries(media).map(([kind, { most: bytes, mimes }]) => {
    return `${kind} (${mimes.map((one) => one.replace(/^\w+\//, "")).join(", ")}) up to ${bytes / 1024 / 1024} MB`;
  });
  return kinds.join(", ");
}
