import type { Command } from "../../core/command.js";
import type { Digest, Frozen } from "../../core/digest/index.js";
import type { Roster } from "../../core/duty.js";
import type { Language, Office, Staff } from "../../core/office.js";
import type { Refusal, Say } from "../../core/say.js";
import type { Found, Search, Tally, View, Whole } from "../../core/search.js";
import type { OutboundFile } from "../../port/index.js";

/** A channel as the board shows it; `title` is what people call it. */
export type Channel = Readonly<{
  platform: string;
  title: Readonly<Record<Language, string>> | undefined;
  up: boolean;
  detail: string;
  since: number;
  scan?: string;
}>;

/** What became of a sheet of work orders: what was registered, or why nothing was. */
export type OrdersOutcome =
  | Readonly<{
      made: readonly Readonly<{ ref: string; no: number; firstAsked: string | undefined }>[];
      known: number;
    }>
  | Readonly<{ bad: readonly Readonly<{ row: number; fault: OrderFault }>[] }>
  | Readonly<{ unreadable: true }>;

/** Why a row of it cannot be taken. */
type OrderFault = "heads" | "no-number" | "own-number" | "twice" | "no-text" | "long" | "many";

/** What the board shows and does, as main.ts hands it over. */
export type BoardSettings = Readonly<{
  office(): Office;
  roster(): Roster;
  now(): number;
  /** Each channel of this process, with what must be scanned to log it in. */
  channels(): readonly Channel[];
  /** What was said while nobody listened: that nothing was lost, or the holes; undefined until it was looked for. */
  missed(): string | undefined;
  /** Whether browsers come by https, so that the cookie may never travel without it. */
  secure: boolean;
  read: Readonly<{
    find(office: string, search: Search, view: View): Promise<readonly Found[]>;
    numbered(office: string, no: number): Promise<string | undefined>;
    whole(id: string): Promise<Whole | undefined>;
    tally(office: string, view: View, now: number): Promise<readonly Tally[]>;
  }>;
  sessions: Readonly<{
    open(token: string): Promise<string | undefined>;
    whose(secret: string): Promise<string | undefined>;
    close(secret: string): Promise<void>;
  }>;
  /** Does what a person wants done, by the same path as in chat. */
  act(
    wish: Readonly<{ staff: string; request: string; version: number; command: Command }>,
  ): Promise<Refusal | undefined>;
  /** Declares or ends an emergency, in the words of the chat; what was answered. */
  declare(wish: Readonly<{ staff: string; text: string }>): Promise<Say | undefined>;
  /** Takes in a sheet of another hotline's work orders, whole or not at all. */
  orders(file: Readonly<{ name: string; bytes: Uint8Array }>): Promise<OrdersOutcome>;
  /** The digest of a period and areas (none: the whole office), with the requests behind its figures; RangeError for no period. */
  digest(period: string, areas: readonly string[]): Promise<Frozen & Readonly<{ provisional: boolean }>>;
  /** Its picture and its tables. */
  paint(digest: Digest, language: Language): Promise<readonly OutboundFile[]>;
  /** The sealed contact of a request's reporter; asked only after the ledger says who wanted it and why. */
  contact(request: string): Promise<Readonly<{ name?: string; phone?: string }> | undefined>;
}>;

/** Somebody at the board, now: who, what they may see, and in which language they read. */
export type Viewer = Readonly<{
  staff: Staff;
  view: View;
  language: Language;
  office: Office;
  roster: Roster;
  now: number;
  /** What people call a channel; undefined for one that is not open here. */
  channel(platform: string): string | undefined;
}>;
