import type { Outbound, OutboundFile } from "../../src/port/index.js";
import type { Attached, Edited, Said } from "./line.js";

/** A message of the bot as the transcript keeps it; `files` are its own, already put away. */
export function encode(outbound: Outbound, files: readonly Attached[]): Said | Edited {
  const { text, buttons, mentions, edit, under } = outbound;
  const shown = {
    text,
    ...(buttons?.length ? { buttons } : {}),
    ...(mentions?.length ? { mentions } : {}),
    ...(files.length ? { files } : {}),
  };
  if (edit !== undefined) return { what: "edited", ref: edit, ...shown };
  return { what: "said", ...shown, ...(under === undefined ? {} : { under }) };
}

/** A file of the bot's, once its bytes are put away under `id`. */
export function attached(id: string, { kind, name, mime, bytes }: OutboundFile): Attached {
  return { id, kind, name, mime, bytes: bytes.length };
}
