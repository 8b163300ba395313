import type { Event } from "../core/event.js";
import type { Actor, Request } from "../core/request.js";
import type { Held, Notice, Say, Weight } from "../core/say.js";
import type { OpenVisit } from "../core/visit.js";
import type { Inbound, InboundFile, Opening } from "../port/index.js";

/** What the last thing said to a chat may be answered with: numbers, words, or free text. */
export type Prompt = Readonly<{
  request: string | undefined;
  /** What the numbers 1, 2, … stand for, as button data. */
  options: readonly string[];
  /** The data to which a free text is added. */
  expects: string | undefined;
  /** Words that were typed before the question and wait for its answer. */
  keep?: string;
  /** It asks several things at once: answered once, it may be answered again. */
  stays?: true;
  at: number;
}>;

/** A chat with somebody, as the database keeps it; `version` -1 while it has no row yet. */
export type Conversation = Readonly<{
  id: string;
  platform: string;
  chat: string;
  kind: "private" | "group";
  person: string | undefined;
  language: string | undefined;
  prompts: readonly Prompt[];
  openings: readonly Opening[];
  stopped: boolean;
  /** News and reminders wait until the person speaks (关闭提醒). */
  muted: boolean;
  /** The album whose first part was already answered. */
  album: string | undefined;
  version: number;
  lastAt: number | undefined;
}>;

/** A request with what the store needs to write its next version. */
export type Stored = Readonly<{
  request: Request;
  version: number;
  head: string;
  /** The conversation in which its reporter wants to be told, where they chose one. */
  tell?: string | null;
}>;

/** A resident, sealed: for whoever is answerable, and nobody else. */
export type Person = Readonly<{
  id: string;
  name: string | undefined;
  phone: string | undefined;
  preferred: string | undefined;
}>;

/** What a decision about one inbound, button or tick needs to see: read in one statement. */
export type SceneQuery = Readonly<{
  office: string;
  platform: string;
  chat: string;
  kind: "private" | "group";
  user: string;
  /** The platform's id of the inbound; absent for what did not come from a platform. */
  key?: string;
  /** The message itself, as it can be replied to, and since when a change of it would be newer. */
  own?: Readonly<{ ref: string; after: number }>;
  /** The member of staff whose account the office file says this is. */
  staff?: string;
  /** Numbers of requests that were named. */
  numbers?: readonly number[];
  /** Ids of requests that were named. */
  ids?: readonly string[];
  /** A message of ours that was answered, or whose button was pressed. */
  ref?: string;
  pressed?: true;
  /** The hash of a one-time code that was typed, and when. */
  code?: Readonly<{ hash: string; now: number }>;
  /** They ask who saw how they are reached, of the named request or of all of theirs. */
  sights?: true;
  /** Since when their visits are asked for: those that are open, and the homes that had a full one. */
  visitsSince?: number;
  /** Staff of whom it is asked how much they have open: who share a post. */
  equals?: readonly string[];
}>;

/** A matter said in a group to nobody, which waits for a cadre's reply (F4, F5): its message, and whose it is if they are known. */
export type Waiting = Readonly<{ key: string; due: number; inbound: Inbound; person: string | undefined }>;

/** A one-time code for binding, as it was found; `misses` counts wrong ones typed lately, here and anywhere. */
export type FoundCode = Readonly<{
  hash: string;
  staff: string | undefined;
  /** The resident who asked for it, and the conversation in which they did. */
  person: string | undefined;
  chat: string | undefined;
  expires: number | undefined;
  used: boolean;
  misses: Readonly<{ here: number; anywhere: number }>;
}>;

/** Another person that a resident is, since they bound their chats together; the private conversation of that one. */
export type Self = Readonly<{ id: string; chat: string | undefined }>;

/** Who saw how a resident is reached: with the request that they handle, or looked up with a reason. */
export type Sights = Readonly<{
  own: readonly Readonly<{ id: string; no: number }>[];
  seen: readonly Readonly<{ request: string; staff: string; at: number; how: "handled" | "looked-up" }>[];
}>;

/** Everything that was read for one decision. */
export type Scene = Readonly<{
  /** True when this inbound was stored before: nothing must happen again. */
  seen: boolean;
  /** True when its sender has changed this message since, and what they changed it into was heard already. */
  overtaken: boolean;
  conversation: Conversation;
  person: Person | undefined;
  selves: readonly Self[];
  staff: string | undefined;
  /** The request of the message that was answered. */
  quoted: string | undefined;
  /** What the message said whose button was pressed. */
  pressed: Say | undefined;
  /** The named ones, the person's own open and lately closed ones, and those they are answerable for. */
  requests: readonly Stored[];
  /** Messages to this chat that are held back for now. */
  held: Held;
  /** What was said in this group and waits for a cadre. */
  waiting: readonly Waiting[];
  /** Whose account the office file said this was when it last spoke as staff. */
  listed: string | undefined;
  /** The code that was typed, if one was. */
  code: FoundCode | undefined;
  /** A resident's own requests, and who saw how they are reached; undefined where nobody asked. */
  sights: Sights | undefined;
  /** Visits of theirs that are not over, and the homes of the office file that had a full one; undefined where nobody asked. */
  visits: Readonly<{ open: readonly OpenVisit[]; full: readonly string[] }> | undefined;
  /** How many open requests those have, or are offered, of whom it was asked. */
  load: ReadonlyMap<string, number>;
}>;

/** A row of the roster as it is written: leave, do-not-disturb, a swap, a hand-over list (§8.3), an emergency (M80). */
export type RosterRow = Readonly<{
  id: string;
  kind: "leave" | "quiet" | "swap" | "shift" | "emergency";
  staff: string;
  other: string | undefined;
  area: string | undefined;
  from: number;
  until: number;
  state: "asked" | "on" | "off" | "declined";
  briefed: boolean;
  /** Of an emergency (M80): what it is about, and what everybody who reports it is told; `other` is the request that is followed. */
  category?: string | undefined;
  text?: string | undefined;
}>;

/** Something done that is about no request. */
export type Audited = Readonly<{
  by: string;
  what: string;
  about: Readonly<Record<string, string | number | boolean>>;
}>;

/** A new version of a request with the facts that made it. */
export type Change = Readonly<{
  before: Stored | undefined;
  request: Request;
  events: readonly Event[];
  nextDue: number | undefined;
}>;

/** A resident's own words or a file, sealed. */
export type Material = Readonly<{
  id: string;
  request: string;
  at: number;
  by: Actor;
  kind: string;
  text: string | undefined;
  platform: string | undefined;
  file: InboundFile | undefined;
}>;

/** A need that has found its chat. */
export type Errand = Readonly<{
  conversation: string;
  platform: string;
  chat: string;
  kind: "private" | "group";
  recipient: string;
  notice: Notice;
  weight: Weight;
  /** Not before this instant, unless the chat was active just now (quiet hours). */
  hold: number | undefined;
  /** Holds even where the chat was active just now: they asked not to be disturbed, or a pile is being worked off. */
  firm?: boolean;
  /** Its question is opened when the platform has accepted it: what may be held asks nothing yet. */
  opens?: boolean;
  /** Why it can be said nowhere: the row is written as failed, so that nothing vanishes. */
  undelivered?: string;
}>;

/** Two persons become one under a new name, one leaves the others, or all of them choose where they are told. */
export type SelfChange =
  | Readonly<{ do: "join"; persons: readonly [string, string]; self: string }>
  | Readonly<{ do: "leave"; persons: readonly [string] }>
  | Readonly<{ do: "prefer"; persons: readonly [string]; chat: string }>;

/** Everything that one decision writes, in one transaction. */
export type Write = Readonly<{
  inbox?: Readonly<{
    platform: string;
    key: string;
    at: number;
    conversation: string;
    sender: string;
    body: unknown;
    fate: "done" | "stuck" | "waiting";
    ref?: string;
    /** When a wait is over. */
    due?: number;
  }>;
  /** Messages that wait no longer: they became, or joined, a request. */
  settled?: readonly Readonly<{ platform: string; key: string }>[];
  roster?: readonly RosterRow[];
  audited?: readonly Audited[];
  /** A code made, or used up. */
  code?:
    | (Readonly<{ do: "make"; hash: string; by: string; expires: number }> &
        (Readonly<{ staff: string }> | Readonly<{ person: string; chat: string }>))
    | Readonly<{ do: "use"; hash: string }>;
  selves?: SelfChange;
  conversation?: Conversation;
  person?: Person & Readonly<{ language: string | undefined }>;
  account?: Readonly<{
    platform: string;
    user: string;
    person?: string;
    /** The member of staff who bound it. */
    staff?: string;
    /** Whose it is by the office file. */
    listed?: string;
  }>;
  changes: readonly Change[];
  materials: readonly Material[];
  errands: readonly Errand[];
  /** Chats whose person has just spoken: what was held for them goes out now. */
  released?: readonly string[];
}>;

/** A row of the delivery ledger, leased to this process. */
export type Delivery = Readonly<{
  id: string;
  conversation: string;
  platform: string;
  chat: string;
  kind: "private" | "group";
  language: string | undefined;
  recipient: string;
  request: string | undefined;
  notice: Notice;
  weight: Weight;
  /** Its question is opened when the platform has accepted it. */
  opens: boolean;
  /** The chat it was first meant for, where another way to the same person was taken. */
  moved: string | undefined;
  /** A notice of it was sent before. */
  noticed: boolean;
  attempts: number;
  /** Pieces of a split text that were already accepted. */
  pieces: number;
  createdAt: number;
}>;

/** The number for a registration, per office and year; taken only while a write is being decided. */
export type Numbers = (office: string, year: number) => number;

/** Another process changed the same rows first: read again, decide again. */
export class Conflict extends Error {
  constructor() {
    super("another process changed the same rows first");
    this.name = "Conflict";
  }
}
