import { setTimeout as wait } from "node:timers/promises";
import { FileBox, type FileBoxInterface } from "file-box";
import { types } from "wechaty-puppet";
import type { FileKind } from "../../../src/port/index.js";
import type { Act, Actor, Seen } from "../world.js";

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

/** Everything that WeChat knows: people, messages, and what the bot has said. */
export type Town = Readonly<{
  people: Map<string, string>;
  messages: ReadonlyMap<string, Kept>;
  seen: readonly Seen[];
  /** The bytes of the bot's own files, by message. */
  bytes: ReadonlyMap<string, Uint8Array>;
  /** The messages that come of what a person does: WeChat has no captions, so words and a file are two. */
  happen(actor: Actor, act: Act): readonly Kept[];
  /** The bot says something; rejects where WeChat would. */
  hear(chat: string, text: string, file?: FileBoxInterface): Promise<Kept>;
}>;

const kinds = {
  image: types.Message.Image,
  voice: types.Message.Audio,
  video: types.Message.Video,
  file: types.Message.Attachment,
  sticker: types.Message.Emoticon,
} as const satisfies Record<FileKind, types.Message>;

/** A quiet town: the bot, its room and two friends. */
export function createTown(clock: () => number): Town {
  const people = new Map<string, string>([bot, ...friends].map(({ id, name }) => [id, name]));
  const messages = new Map<string, Kept>();
  const seen: Seen[] = [];
  const bytes = new Map<string, Uint8Array>();
  const keep = (more: Omit<Kept, "id" | "at">): Kept => {
    const kept = { ...more, id: `wx-${process.pid}-${messages.size + 1}`, at: clock() };
    messages.set(kept.id, kept);
    return kept;
  };
  return {
    ...{ people, messages, seen, bytes },
    happen: (actor, act) => {
      for (const { id, name } of [actor, ...(act.mentions ?? [])]) people.set(id, name);
      const whole = { talker: actor.id, chat: act.chat ?? actor.id, text: "", mentions: [] };
      return partsOf(act, (ref) => quoteOf(messages.get(ref), people)).map((part) => keep({ ...whole, ...part }));
    },
    hear: async (chat, text, file) => {
      if (chat !== room.id && !people.has(chat)) throw new Error("contact does not exist, or is not a friend");
      const files = file ? [kindOf(file)] : [];
      const [kind = types.Message.Text] = files.map((one) => kinds[one]);
      const kept = keep({ talker: bot.id, chat, text, kind, mentions: [], ...(file ? { file } : {}) });
      if (file) bytes.set(kept.id, new Uint8Array(await file.toBuffer()));
      seen.push({ ref: kept.id, chat, text, buttons: [], files, edits: 0, at: kept.at });
      return kept;
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
      ? [
          {
            kind: kinds[file.kind],
            file: FileBox.fromBase64(Buffer.from(file.bytes).toString("base64"), file.name ?? "file"),
          },
        ]
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
