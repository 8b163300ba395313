import type { Button, FileKind, Place } from "../../src/port/index.js";

/** A person as the page names them. */
export type Person = Readonly<{ id: string; name: string }>;

/** A file as the page shows it; its bytes are at `/web/file?id=…`. */
export type Attached = Readonly<{ id: string; kind: FileKind; name: string; mime: string; bytes: number }>;

/** A message. Without `from` the bot said it; `key` is the page's own for what a person said. */
export type Said = Readonly<{
  what: "said";
  text: string;
  from?: Person;
  key?: string;
  buttons?: readonly Button[];
  files?: readonly Attached[];
  place?: Place;
  mentions?: readonly Person[];
  under?: string;
}>;

/** A message of the bot that now reads otherwise; `ref` is the message's. */
export type Edited = Readonly<{
  what: "edited";
  ref: string;
  text: string;
  buttons?: readonly Button[];
  files?: readonly Attached[];
  mentions?: readonly Person[];
}>;

/** A button that someone pressed; `ref` is of the message it sits on. */
export type Pressed = Readonly<{ what: "pressed"; ref: string; key: string; data: string; by: Person }>;

/** What happened in a chat, before it is written down. */
export type Happening = Said | Edited | Pressed;

/** A line of the transcript: `n` rises over all chats, and is the ref of what was said. `at` is epoch ms. */
export type Line<H extends Happening = Happening> = H & Readonly<{ n: number; chat: string; at: number }>;
