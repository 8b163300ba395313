import { randomBytes } from "node:crypto";
import type { FileKind } from "../../../src/port/index.js";
import type { Seen } from "../world.js";
import { type Card, type Content, cardOf, type Kept } from "./content.js";

/** All that members, groups and robots' groups see. */
export type Chats = Readonly<{
  seen: readonly Seen[];
  media: Map<string, Kept>;
  /** Shows it; its msgid, and for a card the code for its first update. */
  show(chat: string, content: Content): Readonly<{ msgid: string; code?: string }>;
  /** A member pressed a button of the card under this ref: its key, and the code for the next update. */
  press(ref: string, label: string): Readonly<{ chat: string; task: string; key: string; code: string }> | undefined;
  /** Replaces the card that this code is for; the errcode where the code is spent, too old, or the card is none. */
  update(code: string, card: Readonly<Record<string, unknown>>): number;
  /** Takes the message back; false where it is not there or older than 24 hours. */
  recall(msgid: string): boolean;
  /** Whether a card with this task id has been shown. */
  had(task: string): boolean;
  keep(file: Kept): string;
  bytesOf(ref: string): readonly Uint8Array[];
}>;

type Shown = { seen: Seen; msgid: string; card: Card | undefined; media: Kept | undefined };

const day = 24 * 3600_000;

/** Empty chats. */
export function createChats(clock: () => number): Chats {
  const shown: Shown[] = [];
  const media = new Map<string, Kept>();
  const cards = createCards(shown, clock);
  let ids = 0;
  return {
    ...{ media, press: cards.press, update: cards.update, had: cards.had },
    get seen() {
      return shown.map(({ seen }) => seen);
    },
    show: (chat, { text, card, media: file }) => {
      ids += 1;
      const msgid = `msg${ids}xxIAAP8A`;
      const buttons = card?.buttons.map((button) => button.text) ?? [];
      // The platform's kinds of media bear the port's names.
      const files = file === undefined ? [] : [file.kind as FileKind];
      const seen = { ref: card?.task ?? msgid, chat, text, buttons, files, edits: 0, at: clock() };
      shown.push({ seen, msgid, card, media: file });
      return card === undefined ? { msgid } : { msgid, code: cards.codeFor(card.task) };
    },
    recall: (msgid) => {
      const at = shown.findIndex((one) => one.msgid === msgid && one.seen.at > clock() - day);
      if (at >= 0) shown.splice(at, 1);
      return at >= 0;
    },
    keep: (file) => {
      const id = `media-${media.size + 1}-of-three-days`;
      media.set(id, file);
      return id;
    },
    bytesOf: (ref) => shown.flatMap(({ seen, media: file }) => (seen.ref === ref && file ? [file.bytes] : [])),
  };
}

type Cards = Pick<Chats, "press" | "update" | "had"> & Readonly<{ codeFor(task: string): string }>;

/** The cards among what is shown: each press makes a code, and a code is good for one update within three days. */
function createCards(shown: readonly Shown[], clock: () => number): Cards {
  const codes = new Map<string, { task: string; until: number }>();
  const codeFor = (task: string) => {
    const code = randomBytes(24).toString("base64url");
    codes.set(code, { task, until: clock() + 3 * day });
    return code;
  };
  const cardBy = (task: string) => shown.find(({ card }) => card?.task === task);
  return {
    codeFor,
    press: (ref, label) => {
      const { seen, card } = cardBy(ref) ?? {};
      const key = card?.buttons.find(({ text }) => text === label)?.key;
      if (seen === undefined || card === undefined || key === undefined) return undefined;
      return { chat: seen.chat, task: card.task, key, code: codeFor(card.task) };
    },
    update: (code, fields) => {
      const known = codes.get(code);
      const one = cardBy(known?.task ?? "");
      if (known === undefined || known.until <= clock() || one === undefined) return 40058;
      const next = cardOf(fields, known.task);
      if (typeof next === "number" || next.card === undefined) return 40058;
      codes.delete(code);
      const buttons = next.card.buttons.map(({ text }) => text);
      one.card = next.card;
      one.seen = { ...one.seen, text: next.text, buttons, edits: one.seen.edits + 1 };
      return 0;
    },
    had: (task) => cardBy(task) !== undefined,
  };
}
