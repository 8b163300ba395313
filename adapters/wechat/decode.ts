import type { types } from "wechaty-puppet";
import type { Chat, FileKind, Inbound, Mention, Place, Sender } from "../../src/port/index.js";
import type { Said } from "./recent.js";

/** A message's kind, by wechaty's own names. */
export type Kind = keyof typeof types.Message;

/** Someone who may be mentioned, under every name that the room may show. */
export type Person = Readonly<{ id: string; names: readonly string[] }>;

/** One WeChat message, as plain data: everything that decoding needs, already fetched. */
export type Raw = Readonly<{
  id: string;
  kind: Kind;
  at: number;
  chat: Chat;
  from: Sender;
  /** The account that the bot speaks with. */
  me: Person;
  text: string;
  /** Those whom the puppet names as mentioned, the bot among them. */
  mentioned: readonly Person[];
  filename?: string;
  place?: Place;
  /** What a link, mini program or card shows, in words. */
  shown?: string;
  /** The message it quotes, where that could be found again. */
  quoted?: Said;
}>;

/** What each kind of message is to us; `empty` is heard without words, `nothing` is no act of a person. */
const meanings = {
  Text: "words",
  Image: "image",
  Audio: "voice",
  Video: "video",
  Attachment: "file",
  Emoticon: "sticker",
  Location: "place",
  Url: "shown",
  MiniProgram: "shown",
  Contact: "shown",
  ChatHistory: "empty",
  GroupNote: "empty",
  Post: "empty",
  // Money: the bot cannot take it, yet must be able to say so.
  Transfer: "empty",
  RedEnvelope: "empty",
  Unknown: "empty",
  // What was taken back had been stored already; the text of this message is only the other's id.
  Recalled: "nothing",
} as const satisfies Record<Kind, FileKind | "words" | "place" | "shown" | "empty" | "nothing">;

/** A message as the bot understands it; undefined for our own, and for those that nobody wrote. */
export function decode(raw: Raw): Inbound | undefined {
  const meaning = meanings[raw.kind];
  if (raw.from.id === raw.me.id || meaning === "nothing") return undefined;
  const base = {
    key: raw.id,
    ref: raw.id,
    at: raw.at,
    chat: raw.chat,
    from: raw.from,
    text: "",
    addressed: raw.chat.kind === "private",
  };
  switch (meaning) {
    case "words":
      return { ...base, ...words(raw) };
    case "empty":
      return base;
    case "shown":
      return { ...base, text: raw.shown ?? "" };
    case "place":
      return { ...base, ...(raw.place ? { place: raw.place } : {}) };
    default:
      return {
        ...base,
        files: [{ id: raw.id, kind: meaning, ...(raw.filename ? { name: raw.filename } : {}) }],
      };
  }
}

/** A quoting answer, taken apart: WeChat's puppets give it as `「name：words」`, a dashed line and the answer. */
export function cutQuote(text: string): Readonly<{ from: string; text: string; answer: string }> | undefined {
  const [, from, quoted, answer] = /^「([^：\n]*)：([\s\S]*?)」\n(?:- ?){3,}\n([\s\S]*)$/.exec(text) ?? [];
  if (from === undefined || quoted === undefined || answer === undefined) return undefined;
  return { from, text: quoted, answer };
}

function words({
  text: whole,
  chat,
  me,
  mentioned,
  quoted,
}: Raw): Pick<Inbound, "text" | "addressed"> & Partial<Inbound> {
  const cut = cutQuote(whole);
  const text = cut?.answer ?? whole;
  const quote =
    quoted && cut ? { ref: quoted.ref, fromBot: quoted.fromBot, from: quoted.from, text: cut.text } : undefined;
  const rest = quote ? { quote } : {};
  if (chat.kind === "private") return { text, addressed: true, ...rest };
  const others = mentioned.filter(({ id }) => id !== me.id).map(asMention);
  const left = withoutMention(text, me.names);
  // Not every puppet tells who was mentioned: then the name in the words must do.
  const called = left !== text || mentioned.some(({ id }) => id === me.id);
  return {
    text: left.replaceAll("\u2005", " ").trim(),
    addressed: called || quoted?.fromBot === true || (cut !== undefined && me.names.includes(cut.from)),
    ...(others.length > 0 ? { mentions: others } : {}),
    ...rest,
  };
}

function withoutMention(text: string, names: readonly string[]): string {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((left, name) => {
    // A mention ends with WeChat's own narrow space on a phone, a plain one on a computer.
    const mention = new RegExp(`@${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?:[\u2005 ]|$)`, "gmu");
    return left.replace(mention, "");
  }, text);
}

function asMention({ id, names: [name] }: Person): Mention {
  return name === undefined ? { id } : { id, name };
}
