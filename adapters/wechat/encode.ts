import type { Outbound, OutboundFile } from "../../src/port/index.js";

/** What a puppet is told to send, in order: the words first, then each file as a message of its own. */
export type Parcel = Readonly<{ text: string; mentionIds: readonly string[]; files: readonly OutboundFile[] }>;

/** The space that ends a mention in WeChat's own apps. */
const mentionEnd = "\u2005";

/** Outbound in WeChat's form: who is called stands before the words as `@name`, and by id beside them. */
export function encode({ text, mentions = [], files = [] }: Outbound): Parcel {
  const called = mentions.map(({ name }) => `@${name}${mentionEnd}`).join("");
  return { text: `${called}${text}`, mentionIds: mentions.map(({ id }) => id), files };
}
