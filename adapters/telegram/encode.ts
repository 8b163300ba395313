import { InputFile } from "grammy";
import type { InlineKeyboardMarkup, MessageEntity } from "grammy/types";
import { AdapterError, type Button, type Outbound, type OutboundFile } from "../../src/port/index.js";
import { longestCaption } from "./facts.js";
import { fromRef } from "./ref.js";

/** Where a message goes: a chat, perhaps one of its topics, perhaps under an earlier message. */
export type Target = Readonly<{
  chat_id: number;
  message_thread_id?: number;
  reply_parameters?: Readonly<{ message_id: number; allow_sending_without_reply: true }>;
}>;

/** The method that sends one file, by how the person should see it. */
export type Shown = "photo" | "voice" | "video" | "document";

/** One call of the Bot API. `tells` marks the one whose message carries the words, and so is the message's ref. */
export type Call = Readonly<{ tells: boolean }> &
  (
    | Readonly<{ kind: "text"; to: Target; text: string; entities: MessageEntity[]; keyboard?: InlineKeyboardMarkup }>
    | Readonly<{
        kind: "edit";
        chat: number;
        message: number;
        text: string;
        entities: MessageEntity[];
        keyboard: InlineKeyboardMarkup;
      }>
    | Readonly<{ kind: "file"; to: Target; as: Shown; file: InputFile; words?: Words; keyboard?: InlineKeyboardMarkup }>
    | Readonly<{ kind: "album"; to: Target; parts: readonly Part[]; words?: Words }>
  );

/** One file of an album. */
export type Part = Readonly<{ as: Shown; file: InputFile }>;

/** Plain text, and the people named in it. */
export type Words = Readonly<{ text: string; entities: MessageEntity[] }>;

/**
 * The calls that say this, in order. Words that fit go beside the files, in one call that either happens or does not; longer
 * ones go first. An album has no buttons: then it goes first and the words follow with the buttons.
 */
export function encode(outbound: Outbound): readonly Call[] {
  const to = targetOf(outbound);
  const words = wordsOf(outbound);
  const keyboard = outbound.buttons?.length ? keyboardOf(outbound.buttons) : undefined;
  const groups = grouped(outbound.files ?? []);
  if (outbound.edit !== undefined) {
    const edit: Call = {
      kind: "edit",
      tells: true,
      chat: to.chat_id,
      message: fromRef(outbound.edit).message,
      ...words,
      // No buttons must be said too, or the old ones stay.
      keyboard: keyboard ?? { inline_keyboard: [] },
    };
    return [edit, ...groups.map((group) => sendFiles(group, to))];
  }
  const told: Call = { kind: "text", tells: true, to, ...words, ...(keyboard && { keyboard }) };
  const [first, ...others] = groups;
  if (first === undefined) return [told];
  const beside =
    words.text.length <= longestCaption && (keyboard === undefined || (first.length === 1 && others.length === 0));
  if (beside) return [sendFiles(first, to, words, keyboard), ...others.map((group) => sendFiles(group, to))];
  const files = groups.map((group) => sendFiles(group, to));
  return keyboard ? [...files, told] : [told, ...files];
}

function targetOf({ chat, under }: Outbound): Target {
  const [, id, topic] = /^(-?\d+)(?:\/(\d+))?$/.exec(chat) ?? [];
  if (id === undefined)
    throw new AdapterError("unfit", "This is no Telegram chat: a chat is a number, or group/topic.");
  const chat_id = Number(id);
  const spot = under === undefined ? undefined : fromRef(under);
  // What has a topic of its own is answered in it, and needs no reply.
  if (topic === undefined && spot?.topic !== undefined) return { chat_id, message_thread_id: spot.topic };
  return {
    chat_id,
    ...(topic !== undefined && { message_thread_id: Number(topic) }),
    // Where the earlier message was deleted, the words still matter.
    ...(spot !== undefined && {
      reply_parameters: { message_id: spot.message, allow_sending_without_reply: true },
    }),
  };
}

function wordsOf({ text, mentions = [] }: Outbound): Words {
  let called = "";
  const entities: MessageEntity[] = [];
  for (const { id, name } of mentions) {
    // The platform itself finds a public name; everyone else needs the id, and a name short enough to leave the text its room.
    const shown = id.startsWith("@") ? id : `@${[...name].slice(0, 24).join("")}`;
    if (/^\d+$/.test(id)) {
      const user = { id: Number(id), is_bot: false, first_name: name };
      entities.push({ type: "text_mention", offset: called.length, length: shown.length, user });
    }
    called += `${shown} `;
  }
  return { text: called + text, entities };
}

const looks = { primary: "primary", danger: "danger" } as const satisfies Record<NonNullable<Button["look"]>, string>;

/** Short labels share a row, two by two; a long one has its own. */
function keyboardOf(buttons: readonly Button[]): InlineKeyboardMarkup {
  const rows: InlineKeyboardMarkup["inline_keyboard"] = [];
  let open = false;
  for (const { label, data, look } of buttons) {
    const button = { text: label, callback_data: data, ...(look && { style: looks[look] }) };
    const isShort = label.length <= 8;
    if (open && isShort) rows.at(-1)?.push(button);
    else rows.push([button]);
    open = isShort && !open;
  }
  return { inline_keyboard: rows };
}

type Group = readonly Readonly<{ as: Shown; file: OutboundFile }>[];

const mixes: Readonly<Record<Shown, string>> = { photo: "seen", video: "seen", document: "read", voice: "heard" };

/** Neighbours that the platform takes as one album: pictures with videos, documents with documents; at most ten. */
function grouped(files: readonly OutboundFile[]): readonly Group[] {
  const groups: { as: Shown; file: OutboundFile }[][] = [];
  for (const file of files) {
    const as = shownAs(file);
    const last = groups.at(-1);
    const joins = last?.[0] && as !== "voice" && mixes[last[0].as] === mixes[as] && last.length < 10;
    if (joins) last.push({ as, file });
    else groups.push([{ as, file }]);
  }
  return groups;
}

/** What the platform plays or shows itself; all else is a document. Its photos end at 10 MB. */
function shownAs({ kind, mime, bytes }: OutboundFile): Shown {
  if (kind === "image" && /^image\/(jpeg|png|webp)$/.test(mime) && bytes.length <= 10_000_000) return "photo";
  if (kind === "voice" && /^audio\/(ogg|mpeg|mp4|x-m4a|opus)/.test(mime)) return "voice";
  if (kind === "video" && mime === "video/mp4") return "video";
  return "document";
}

function sendFiles(group: Group, to: Target, words?: Words, keyboard?: InlineKeyboardMarkup): Call {
  const parts = group.map(({ as, file }) => ({ as, file: new InputFile(file.bytes, safeName(file.name)) }));
  const [only, ...more] = parts;
  const told = words && words.text !== "" ? { words } : {};
  const tells = words !== undefined;
  if (only === undefined || more.length > 0) return { kind: "album", tells, to, parts, ...told };
  return { kind: "file", tells, to, ...only, ...told, ...(keyboard && { keyboard }) };
}

/** grammY writes the name into a header as it is: line ends and quotes must not get there. */
function safeName(name: string): string {
  return name.replaceAll(/[\p{Cc}"\\/;]/gu, "_");
}
