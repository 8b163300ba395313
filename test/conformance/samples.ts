import type { FileKind } from "../../src/port/index.js";

const looks = {
  image: { name: "路灯.png", mime: "image/png", magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  voice: { name: "voice.ogg", mime: "audio/ogg", magic: [0x4f, 0x67, 0x67, 0x53] },
  video: { name: "clip.mp4", mime: "video/mp4", magic: [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70] },
  file: { name: "清单.pdf", mime: "application/pdf", magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  sticker: { name: "sticker.webp", mime: "image/webp", magic: [0x52, 0x49, 0x46, 0x46] },
} as const satisfies Record<FileKind, { name: string; mime: string; magic: readonly number[] }>;

/** A file of this kind with every byte value in it, line ends and boundary-like dashes too; `seed` makes another. */
export function sample(kind: FileKind, seed = 0) {
  const { name, mime, magic } = looks[kind];
  const body = Array.from({ length: 3000 }, (_, at) => (at * 7 + seed * 13) % 256);
  return { kind, name, mime, bytes: Uint8Array.from([...magic, ...body, 13, 10, 45, 45, 45, 45, 13, 10]) };
}
