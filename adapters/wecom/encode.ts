import { type Button, fit, type Outbound, type OutboundFile } from "../../src/port/index.js";
import { plain } from "../tencent/text.js";
import { can } from "./facts.js";

/** One message in the platform's form, without whom it is for. */
export type Message = Readonly<{ msgtype: string } & Record<string, unknown>>;

/** A card with buttons. `task` is its own id, of letters, digits and `_-@`; an update has none. */
export type CardWords = Readonly<{ text: string; buttons: readonly Button[]; task?: string }>;

/** A text. */
export function textMessage(text: string): Message {
  return { msgtype: "text", text: { content: plain(text) } };
}

/** An uploaded file. */
export function mediaMessage(kind: MediaKind, mediaId: string): Message {
  return { msgtype: kind, [kind]: { media_id: mediaId } };
}

/** A card as a message. */
export function cardMessage(words: CardWords): Message {
  return { msgtype: "template_card", template_card: card(words) };
}

/** What WeCom shows of a title and of the text below it, in characters (as of 2026-11-22). */
const widest = { title: 36, body: 160 } as const;

/** Whether a card shows the whole text: its first line as the title, the others below. */
export function fitsCard(text: string): boolean {
  const [title, body] = halves(text);
  return title !== "" && [...title].length <= widest.title && [...body].length <= widest.body;
}

/** A card of this text; where it is too long for a card, of its beginning. Without buttons, nothing can be pressed any more. */
export function card({ text, buttons, task }: CardWords): object {
  const [title, body] = fitsCard(text) ? halves(text) : [shortened(text), ""];
  return {
    card_type: "button_interaction",
    main_title: { title },
    ...(body === "" ? {} : { sub_title_text: body }),
    ...(task === undefined ? {} : { task_id: task }),
    button_list: buttons.map(({ label, data }) => ({ text: label, key: data })),
  };
}

/**
 * A message to a board, as its texts. Nothing that is typed on a board comes in: a button is shown only where it says what to
 * write to the application instead.
 */
export function boardTexts({ chat, text, buttons = [], mentions = [] }: Outbound): readonly string[] {
  const sayable = buttons.filter(({ say }) => say !== undefined);
  const said = { chat, text, buttons: sayable, mentions };
  return fit(said, { ...can, buttons: false }).map((piece) => piece.text);
}

/** The kinds of file that WeCom knows. */
export type MediaKind = "image" | "voice" | "video" | "file";

const MiB = 1024 * 1024;

/** What WeCom takes of each kind; every file has more than 5 bytes (as of 2026-11-22). */
const media = {
  image: { most: 10 * MiB, mime: /^image\/(jpe?g|png)\b/ },
  voice: { most: 2 * MiB, mime: /^audio\/amr\b/ },
  video: { most: 10 * MiB, mime: /^video\/mp4\b/ },
  file: { most: 20 * MiB, mime: /^/ },
} as const satisfies Record<MediaKind, Readonly<{ most: number; mime: RegExp }>>;

/** The kind a file is sent as: its own where WeCom shows it so, else a file; undefined where it would not be taken at all. */
export function mediaKind({ kind, mime, bytes }: OutboundFile): MediaKind | undefined {
  const takes = (one: MediaKind) => bytes.byteLength <= media[one].most && media[one].mime.test(mime.toLowerCase());
  if (bytes.byteLength <= 5) return undefined;
  if (kind !== "sticker" && takes(kind)) return kind;
  return takes("file") ? "file" : undefined;
}

function halves(text: string): readonly [title: string, body: string] {
  const end = text.indexOf("\n");
  return end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 1)];
}

function shortened(text: string): string {
  const characters = [...(text.trim().split("\n")[0] ?? "")];
  return characters.length <= widest.title ? characters.join("") : `${characters.slice(0, widest.title - 1).join("")}…`;
}
