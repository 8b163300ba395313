import type { FileKind } from "../../../src/port/index.js";
import type { Seen } from "../world.js";
import { bot, fieldOf, fileWire, placeOf, Refused, type Wire } from "./wire.js";

/** A file that the platform keeps. */
export type Stored = Readonly<{ name?: string; mime?: string; bytes: Uint8Array }>;

/** A message that the platform keeps, and what only the platform knows of it. */
export type Kept = {
  readonly id: number;
  readonly chat: string;
  wire: Wire;
  edits: number;
  /** Buttons that an edit took away: a phone that has not heard of it yet shows them still. */
  former?: ReturnType<typeof buttonsOf>;
  at: number;
  files: readonly Stored[];
};

/** Everything that was said, by whom ever, and the files that went with it. */
export type Chats = Readonly<{
  /** Keeps a message of this sender in the chat; `content` is what it says, `answers` the message that it stands under. */
  add(chat: string, from: Wire, content: Wire, answers?: Kept): Kept;
  find(ref: string | number, refusal?: string): Kept;
  /** The message that opened a topic, where the chat is one of the bot's. */
  opening(chat: string): Kept | undefined;
  /** Keeps a file and writes it as a message's field. */
  keep(kind: FileKind, file: Stored): Wire;
  file(id: string): Stored;
  seen(chat?: string): readonly Seen[];
  fileBytes(ref: string): readonly Uint8Array[];
}>;

/** Chats in which nothing has been said; what is said is dated by this clock, epoch ms. */
export function createChats(clock: () => number): Chats {
  const messages = new Map<number, Kept>();
  const shelf = createShelf();
  const find: Chats["find"] = (ref, refusal = "message not found") => {
    const found = messages.get(Number(String(ref).split("/").at(-1)));
    if (found === undefined) throw new Refused(400, `Bad Request: ${refusal}`);
    return found;
  };
  return {
    add: (chat, from, content, answers) => {
      const id = messages.size + 101;
      const at = clock();
      // Telegram leaves the answered message's own answer out.
      const { reply_to_message: _, ...answered } = answers?.wire ?? {};
      const under = answers && { reply_to_message: answered };
      // Private chats are named after the person, also when the bot speaks.
      const place = placeOf(chat, String(from === bot ? "某人" : from.first_name));
      const wire = { message_id: id, from, ...place, date: Math.floor(at / 1000), ...under, ...content };
      const kept: Kept = { id, chat, wire, edits: 0, at, files: shelf.filesIn(content) };
      messages.set(id, kept);
      return kept;
    },
    ...{ find, keep: shelf.keep, file: shelf.file },
    opening: (chat) => {
      const kept = messages.get(Number(chat.split("/")[1]));
      return kept?.wire.forum_topic_created === undefined ? undefined : kept;
    },
    seen: (chat) => {
      const mine = [...messages.values()].filter(
        ({ wire }) => wire.from === bot && wire.forum_topic_created === undefined,
      );
      return mine.filter((kept) => chat === undefined || kept.chat === chat).map(seen);
    },
    fileBytes: (ref) => find(ref).files.map(({ bytes }) => bytes),
  };
}

/** The platform's files, by their ids. */
function createShelf(): Pick<Chats, "keep" | "file"> & Readonly<{ filesIn(content: Wire): readonly Stored[] }> {
  const files = new Map<string, Stored>();
  return {
    keep: (kind, file) => {
      const id = `F${files.size + 1}`;
      files.set(id, file);
      return { [fieldOf[kind]]: fileWire(kind, id, { ...file, size: file.bytes.length }) };
    },
    file: (id) => {
      const found = files.get(id.replace(/-small$/, ""));
      if (found === undefined) throw new Refused(400, "Bad Request: invalid file_id");
      return found;
    },
    filesIn: (content) => {
      const found = Object.values(fieldOf).flatMap((field) => content[field] ?? []);
      // A field of these is one file or, of a photo, its sizes: the last is the whole.
      const whole = found.at(-1) as { file_id: string } | undefined;
      const stored = whole && files.get(whole.file_id);
      return stored ? [stored] : [];
    },
  };
}

/** A message as the adapter names it: its number, and in a topic the topic's before it. */
export function refOf(kept: Kept | undefined): string {
  if (kept === undefined) return "";
  const { id, chat } = kept;
  const [, topic] = chat.split("/");
  return topic === undefined ? String(id) : `${topic}/${id}`;
}

/** The labels and data of the buttons now under a message. */
export function buttonsOf({ wire }: Kept): readonly Readonly<{ text: string; callback_data: string }>[] {
  // `calls.ts` has checked the keyboard's shape when it came in.
  const markup = wire.reply_markup as { inline_keyboard: { text: string; callback_data: string }[][] } | undefined;
  return markup?.inline_keyboard.flat() ?? [];
}

function seen(kept: Kept): Seen {
  const { chat, wire, edits, at } = kept;
  // The platform itself wrote these fields, in `add`.
  const under = (wire.reply_to_message as { message_id: number } | undefined)?.message_id;
  const kinds = Object.entries(fieldOf).filter(([, field]) => field in wire);
  return {
    ref: refOf(kept),
    chat,
    text: String(wire.text ?? wire.caption ?? ""),
    buttons: buttonsOf(kept).map(({ text }) => text),
    // The keys of that table are file kinds.
    files: kinds.map(([kind]) => kind as FileKind),
    ...(under !== undefined && { under: String(under) }),
    edits,
    at,
  };
}
