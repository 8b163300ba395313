import type { FileKind, Inbound, InboundFile } from "./inbound.js";
import type { Outbound, Sent } from "./outbound.js";

/** What a platform can show and take. `fit` and the conformance suite read it; nothing asks for a platform by name. */
export type Capabilities = Readonly<{
  /** The longest text in one message, after the platform's own count. */
  text: Readonly<{ max: number; unit: "chars" | "bytes" }>;
  buttons: false | Readonly<{ max: number; label: number }>;
  edit: boolean;
  /** Whether a message can stand under another (`Outbound.under`). */
  under: boolean;
  groups: boolean;
  /** Whether a group can have a place of its own for each matter (`Outbound.topic`); absent: no. */
  topics?: boolean;
  mentions: boolean;
  /** Whether a form can be shown (`Outbound.form`); absent: no. */
  forms?: boolean;
  /** Whether words and each file are messages of their own. */
  apart?: boolean;
  /** Kinds of file that can be sent. */
  sends: readonly FileKind[];
  /** Kinds of content that can come in. */
  takes: readonly (FileKind | "place")[];
  /** Whether the platform delivers again what we did not acknowledge. */
  redelivers: boolean;
  /** How long the platform keeps what we did not take, and gives it to us at the next start, ms; absent: not at all. */
  keepsMs?: number;
  /** Where the platform counts what we may write to a person: the slots that `Inbound.opens` and `Sent.slot` name. */
  window?: Readonly<{
    slots: readonly string[];
    /** Those that ride on the platform's own call: they stay when the account's calls are used up. */
    free?: readonly string[];
  }>;
}>;

/** At most `count` messages in `ms`. */
export type Rate = Readonly<{ count: number; ms: number }>;

/** How fast the platform lets one account write: in all, to one private chat, and to one group; several rates hold together. */
export type Pace = Readonly<Record<"account" | "chat" | "group", Rate | readonly Rate[]>>;

/** Whether the channel works now, in words for the operator; `detail` says what to do when it does not. */
export type ChannelState = Readonly<{
  up: boolean;
  detail: string;
  since: number;
  /** What a phone must scan as a QR code before the channel works. */
  scan?: string;
}>;

/** What became of an inbound: stored for good, and how many replies to its chat are on their way at once. */
export type Receipt = Readonly<{ replies: number }>;

/** What a platform says, later, of a message that it had accepted: it is there, the person does not want it, or it failed. */
export type Report = Readonly<{ chat: string; ref: string; outcome: "arrived" | "refused" | "failed" }>;

/** Takes one report; false where no such message is known (yet). Rejects where it could not be stored. */
export type Hear = (report: Report) => Promise<boolean>;

/** Takes one inbound; resolves once it is stored for good, rejects if it is not: then the platform must not be acknowledged. */
export type Sink = (inbound: Inbound) => Promise<Receipt>;

/**
 * A path on the one HTTP server; one that ends in `/*` takes all below it. `handle` never throws; it may be given any method.
 * `maxBody` is its own limit in bytes (else 1 MiB); `own` leaves it to our own pages: a foreign Origin or Host is refused.
 */
export type Route = Readonly<{
  path: string;
  maxBody?: number;
  own?: boolean;
  handle(request: Request): Promise<Response>;
}>;

/** A fetched file; at most 20 MiB. */
export type Fetched = Readonly<{ bytes: Uint8Array; mime?: string; name?: string }>;

/** Structured log lines. No token, phone number or resident's words. */
export type Log = Readonly<Record<"debug" | "info" | "warn" | "error", (fields: object, message: string) => void>>;

/** A platform, as the rest of the program sees it. Made by a factory `createX(settings)`. */
export interface Adapter {
  readonly platform: string;
  /** What people call it, by language. */
  readonly title?: Readonly<Record<"zh-CN" | "en", string>>;
  readonly can: Capabilities;
  readonly pace: Pace;
  readonly routes: readonly Route[];
  /** Opens the channel. Resolves when the first attempt is over; a platform that is down is tried again until `stop`. */
  start(sink: Sink, hear?: Hear): Promise<void>;
  /** Sends one fitted message. Rejects only with `AdapterError`. Never paces, never retries by itself. */
  send(outbound: Outbound): Promise<Sent>;
  /** Fetches a file that came in. Rejects only with `AdapterError`. */
  fetch(file: InboundFile): Promise<Fetched>;
  /**
   * Reads again what was said since then (epoch ms), and gives it to the sink; resolves to how many messages. Absent where the
   * platform shows nothing of its past. Rejects only with `AdapterError`.
   */
  catchUp?(since: number): Promise<number>;
  /** Closes the channel; waits for inbounds in hand. */
  stop(): Promise<void>;
  state(): ChannelState;
}
