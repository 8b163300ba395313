import type { Capabilities } from "./adapter.js";
import type { Button, Outbound } from "./outbound.js";

/**
 * What a platform can take of a message, as one or more messages in order: buttons become numbered lines, names stand for
 * mentions, what cannot be edited is said anew, and long text is cut at a line end. Nothing that was said is lost.
 */
export function fit(outbound: Outbound, can: Capabilities): readonly Outbound[] {
  const { files = [], ...words } = outbound;
  if (can.apart !== true || files.length === 0) return fitOne(outbound, can);
  // Each is a message of its own, so that one that fails is tried again without saying the others twice.
  const told = words.text === "" && words.buttons === undefined ? [] : fitOne(words, can);
  const shown = files.flatMap((file) => fitOne({ chat: words.chat, text: "", files: [file] }, can)).filter(hasFiles);
  return told.at(-1)?.buttons === undefined ? [...told, ...shown] : [...shown, ...told];
}

function hasFiles({ files = [] }: Outbound): boolean {
  return files.length > 0;
}

function fitOne(outbound: Outbound, can: Capabilities): readonly Outbound[] {
  const { edit, under, buttons, mentions, files, form, ...rest } = outbound;
  const shown = can.buttons !== false && buttons !== undefined && buttons.length <= can.buttons.max;
  const named = mentions?.length && !can.mentions ? `${mentions.map((m) => `@${m.name}`).join(" ")} ` : "";
  const listed = buttons?.length && !shown ? `\n${buttons.map(asLine).join("\n")}` : "";
  const pieces = split(`${named}${rest.text}${listed}`, can.text);
  const sendable = files?.filter((file) => can.sends.includes(file.kind) || can.sends.includes("file"));
  return pieces.map((text, index) => ({
    ...rest,
    text,
    ...(under !== undefined && can.under ? { under } : {}),
    ...(index === 0 && edit !== undefined && can.edit ? { edit } : {}),
    ...(index === 0 && mentions?.length && can.mentions ? { mentions } : {}),
    ...(index === 0 && sendable?.length ? { files: sendable } : {}),
    ...(index === pieces.length - 1 && shown ? { buttons } : {}),
    ...(index === pieces.length - 1 && form !== undefined && can.forms === true ? { form } : {}),
  }));
}

function asLine(button: Button, index: number): string {
  return button.say === undefined ? `${index + 1}. ${button.label}` : `${button.label}：${button.say}`;
}

/** Cuts text into pieces of at most `max`, at a line end if there is one in the second half, never inside a character. */
function split(text: string, limit: Capabilities["text"]): readonly string[] {
  const size = limit.unit === "bytes" ? (s: string) => Buffer.byteLength(s) : (s: string) => s.length;
  if (size(text) <= limit.max) return [text];
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)) {
    const more = size(segment);
    if (used + more > limit.max) {
      const cut = piece.lastIndexOf("\n") + 1;
      const kept = cut > piece.length / 2 ? piece.slice(0, cut) : piece;
      pieces.push(kept.trimEnd());
      piece = piece.slice(kept.length);
      used = size(piece);
    }
    piece += segment;
    used += more;
  }
  return [...pieces, piece].filter((part) => part.trim() !== "");
}
