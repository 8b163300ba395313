import type { Adapter, FileKind } from "../../src/port/index.js";

/** Someone on the platform's side. */
export type Actor = Readonly<{ id: string; name: string; language?: string }>;

/** A message of the bot as the person sees it. */
export type Seen = Readonly<{
  ref: string;
  chat: string;
  text: string;
  /** Labels of the buttons now under it. */
  buttons: readonly string[];
  /** Kinds of file it carried. */
  files: readonly FileKind[];
  /** The ref it stands under. */
  under?: string;
  /** How often its text was replaced. */
  edits: number;
  /** epoch ms */
  at: number;
}>;

/** A fault to inject into the platform's answers to the bot's own calls. `call` names the API method, or `send` for any that sends. */
export type Mishap = Readonly<{
  call: "send" | "fetch" | string;
  /** The next how many matching calls; default 1. */
  times?: number;
  as:
    | Readonly<{ kind: "throttled"; retryAfterMs: number }>
    | Readonly<{ kind: "http"; status: number }>
    | Readonly<{ kind: "refused"; code: string }>
    | Readonly<{ kind: "blocked" }>
    | Readonly<{ kind: "delay"; ms: number }>
    /** The message is taken, and the connection dropped before the answer. */
    | Readonly<{ kind: "cut" }>
    /** The connection is dropped before the message is taken. */
    | Readonly<{ kind: "down" }>
    /** The connection stays open, the message is not taken, and no answer ever comes. */
    | Readonly<{ kind: "mute" }>;
}>;

/** What a person does. `chat` absent: the private chat with the bot. */
export type Act = Readonly<{
  text?: string;
  file?: Readonly<{ kind: FileKind; bytes: Uint8Array; name?: string; mime?: string; transcript?: string }>;
  place?: Readonly<{ latitude: number; longitude: number; label?: string }>;
  chat?: string;
  /** Mention the bot in the text (groups). */
  mentionsBot?: boolean;
  mentions?: readonly Actor[];
  /** The ref of the message this one answers. */
  under?: string;
  event?: "started" | "stopped";
}>;

/**
 * A platform, played over real HTTP on 127.0.0.1. It delivers to the bot as the platform would (webhook, long poll, socket),
 * again when unacknowledged, and keeps what the bot sent.
 */
export interface World {
  readonly platform: string;
  /** What to put into the program's environment so that it talks to this world. `origin` is the program's own address, for webhooks. */
  env(origin?: string): Readonly<Record<string, string>>;
  /** A real adapter, real SDK, pointing at this world. */
  adapter(): Adapter;
  /** Where the world delivers its webhooks to; needed before the first act where the channel is a webhook. */
  deliverTo(origin: string): void;
  /** The group chat that exists from the start, with the bot in it; undefined where the platform has none. */
  readonly group: string | undefined;
  /** Does it; resolves once the bot has acknowledged it (or the platform has given up), with the message's ref. */
  act(actor: Actor, act: Act): Promise<string>;
  /** Presses the button with this label under that message; rejects if there is none. */
  press(actor: Actor, ref: string, label: string): Promise<void>;
  /** Delivers the last act once more, as the platform does when it is not sure. */
  repeat(): Promise<void>;
  /** Does it, and keeps it back; what this resolves to delivers it in the end, after whatever was said since. */
  late(actor: Actor, act: Act): Promise<() => Promise<void>>;
  /**
   * A connection goes half-open: the one by which the bot hears, or one by which something is being delivered to it. It stays
   * open, and nothing passes by it any more; what is said from then on comes by another, as soon as there is one.
   */
  stall(): Promise<void>;
  /** What the bot has sent, oldest first; of one chat (a private chat by the person's id), or all. */
  seen(chat?: string): readonly Seen[];
  /** The bytes of the files of a message that the bot sent. */
  fileBytes(ref: string): readonly Uint8Array[];
  mishap(mishap: Mishap): void;
  /** Refuses every connection until `up`; the port stays. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}
