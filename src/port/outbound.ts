import type { FileKind } from "./inbound.js";

/**
 * One thing a person may answer. `data` (at most 64 bytes) comes back in `Press.data`; `say` is what a person types for
 * the same effect where there are no buttons, if it is not simply the button's number.
 */
export type Button = Readonly<{ label: string; data: string; say?: string; look?: "primary" | "danger" }>;

/** A file to send, already read. */
export type OutboundFile = Readonly<{ kind: FileKind; name: string; mime: string; bytes: Uint8Array }>;

/**
 * A form that asks for a person and some words at once, beside a message that asks the same: what is sent comes in as `say` and
 * the words, with the person mentioned, just as if it had been typed.
 */
export type Form = Readonly<{ say: string; title: string; person: string; words: string; send: string }>;

/** What a platform's own template is filled with, in the place of a message. */
export type OutboundNotice = Readonly<{
  template: string;
  /** Whether the person's consent is needed. */
  consent: boolean;
  fields: Readonly<Record<string, string>>;
}>;

/** One message to a chat, in one form for every platform. `text` is plain: no markup is ever read from it. */
export type Outbound = Readonly<{
  chat: string;
  text: string;
  buttons?: readonly Button[];
  files?: readonly OutboundFile[];
  /** Replace this earlier message (its `Sent.ref`) where the platform can edit. */
  edit?: string;
  /** Stand under this earlier message: a thread in Slack, a reply elsewhere. */
  under?: string;
  /**
   * No message: the place of one matter of its own in a group (a topic), with the text as its name. It is opened, or with `edit` (its
   * `Sent.ref`) closed or opened again; what stands under that ref stands in it. A group without such places gives no ref.
   */
  topic?: "open" | "closed";
  /** Shown over the chat, where the platform has forms and the person is there. */
  form?: Form;
  /** People to call by the platform's own mention, put before the text. */
  mentions?: readonly Readonly<{ id: string; name: string }>[];
  /** Sent as a notice, where the platform has them (`noticeSlot`); there are no words then. */
  notice?: OutboundNotice;
}>;

/** The slot of the openings that agree to notices by this template. */
export function noticeSlot(template: string): string {
  return `notice:${template}`;
}

/** What the platform said when it took the message: its id, and which opening paid for it. */
export type Sent = Readonly<{ ref?: string; slot?: string }>;
