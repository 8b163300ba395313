import { setTimeout as wait } from "node:timers/promises";
import { FileBox, type FileBoxInterface } from "file-box";
import { types } from "wechaty-puppet";
import type { FileKind } from "../../../src/port/index.js";
import type { Act, Actor, Mishap, Seen } from "../world.js";

/** The account that the bot speaks with. */
export const bot = { id: "wxid_shouwen", name: "首问" } as const;

/** Who has the bot among their contacts from the start; others come in by what they do. */
const friends: readonly Actor[] = [
  { id: "1001", name: "李秀英" },
  { id: "1002", name: "王建国" },
];

/** The one room, with the bot in it. */
export const room = { id: "20001@chatroom", name: "上镇村村民群" } as const;

/** A message as WeChat keeps it. */
export type Kept = Readonly<{
  id: string;
  talker: string;
  /** The room's id, or that of the other person. */
  chat: string;
  kind: types.Message;
  text: string;
  mentions: readonly string[];
  at: number;
  file?: FileBoxInterface;
  place?: NonNullable<Act["place"]>;
}>;

/** Everything that WeChat knows: people, messages, what the bot has said, and the mishaps that wait. */
export type Town = ReturnType<typeof createTown>;

const kinds = {
  image: types.Message.Image,
  voice: types.Message.Audio,
  video: types.Message.Video,
  file: types.Message.Attachment,
  sticker: types.Message.Emoticon,
} as const satisfies Record<FileKind, types.Message>;

/** A quiet town: the bot, its room and two friends. */
export function createTown() {
  const people = new Map<string, string>([bot, ...friends].map(({ id, name }) => [id, name]));
  const messages = new Map<string, Kept>();
  const seen: Seen[] = [];
  const bytes = new Map<string, Uint8Array>();
  const queue: { mishap: Mishap; left: number }[] = [];
  let count = 0;
  const keep = (more: Omit<Kept, "id" | "at">): Kept => {
    count += 1;
    const kept = { ...more, id: `wx-${process.pid}-${count}`, at: Date.now() };
    messages.set(kept.id, kept);
    return kept;
  };
  return {
    people,
    messages,
    seen,
    bytes,
    isRoom: (id: string) => id === room.id,
    /** The messages that come of what a person does: WeChat has no captions, so words and a file are two. */
    happen: (actor: Actor, act: Act): readonly Kept[] => {
      people.set(actor.id, actor.name);
      for (const { id, name } of act.mentions ?? []) people.set(id, name);
      return partsOf(act, (ref) => quoteOf(messages.get(ref), people)).map((part) =>
        keep({ talker: actor.id, chat: act.chat ?? actor.id, text: "", mentions: [], ...part }),
      );
    },
    /** The bot says something; rejects where WeChat would. */
    hear: async (chat: string, text: string, file?: FileBoxInterface): Promise<Kept> => {
      if (chat !== room.id && !people.has(chat)) throw new Error("contact does not exist, or is not a friend");
      const kind = file === undefined ? types.Message.Text : kindOf(file);
      const kept = keep({
        talker: bot.id,
        chat,
        text,
        kind: file ? kinds[kindOf(file)] : types.Message.Text,
        mentions: [],
        ...(file ? { file } : {}),
      });
      if (file) bytes.set(kept.id, new Uint8Array(await file.toBuffer()));
      const files = typeof kind === "string" ? [kind] : [];
      seen.push({ ref: kept.id, chat, text, buttons: [], files, edits: 0, at: kept.at });
      return kept;
    },
    injure: (mishap: Mishap) => void queue.push({ mishap, left: mishap.times ?? 1 }),
    /** The mishap that meets this call, if one waits for it. */
    next: (...names: readonly string[]): Mishap["as"] | undefined => {
      const found = queue.find(({ mishap }) => names.includes(mishap.call));
      if (found && --found.left === 0) queue.splice(queue.indexOf(found), 1);
      return found?.mishap.as;
    },
  };
}

/** Waits until something is so, at most `ms`; tells whether it is. */
export async function until(ms: number, isSo: () => boolean): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await wait(10)) if (isSo()) return true;
  return isSo();
}

type Part = Pick<Kept, "kind"> & Partial<Kept>;

function partsOf(
  { text, file, place, mentionsBot, mentions = [], under }: Act,
  quote: (ref: string) => string,
): readonly Part[] {
  const called = [...(mentionsBot ? [bot] : []), ...mentions];
  const words = `${under ? quote(under) : ""}${called.map(({ name }) => `@${name}\u2005`).join("")}${text ?? ""}`;
  const parts: Part[] = [
    ...(file
      ? [{ kind: kinds[file.kind], file: FileBox.fromBuffer(Buffer.from(file.bytes), file.name ?? "file") }]
      : []),
    ...(place ? [{ kind: types.Message.Location, place }] : []),
    ...(words === "" ? [] : [{ kind: types.Message.Text, text: words, mentions: called.map(({ id }) => id) }]),
  ];
  return parts.length > 0 ? parts : [{ kind: types.Message.Unknown }];
}

function quoteOf(kept: Kept | undefined, people: ReadonlyMap<string, string>): string {
  return kept ? `「${people.get(kept.talker) ?? ""}：${kept.text}」\n- - - - - - - - - - - - - - -\n` : "";
}

function kindOf({ mediaType }: FileBoxInterface): FileKind {
  const [family] = mediaType.split("/");
  return family === "image" || family === "video" ? family : "file";
}
