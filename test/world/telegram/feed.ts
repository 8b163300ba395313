import { setTimeout as wait } from "node:timers/promises";
import { Refused, type Wire } from "./wire.js";

/** An update that waits for the bot's acknowledgement. */
type Waiting = {
  readonly update: Wire & { update_id: number };
  readonly chat: string;
  again: boolean;
  given: boolean;
  done(): void;
};

/** Where webhooks go. */
export type Hook = Readonly<{ url: string; secret: string | undefined }>;

/** How updates reach the bot: by long poll, or by webhook once one is set. */
export type Feed = Readonly<{
  /** Delivers an update of a chat; resolves when the bot has acknowledged it, or the platform has given up. */
  push(chat: string, update: Wire): Promise<void>;
  /** Delivers the last one again, whatever the bot has acknowledged. */
  repeat(): Promise<void>;
  poll(
    ask: Readonly<{ offset?: number; limit?: number; timeout?: number }>,
    signal: AbortSignal,
  ): Promise<readonly Wire[]>;
  hook(hook: Hook | undefined): void;
  /** The webhook that the bot has set. */
  hooked(): Hook | undefined;
  /** Sends webhooks to this origin, whatever the bot has said. */
  redirect(origin: string): void;
  pause(paused: boolean): void;
  /** Leaves the poll that waits, or the next one that does, without an answer for ever. */
  forget(): void;
}>;

/** A feed without updates; ids start where a real bot's might be. A webhook that does not answer is tried `tries` times. */
export function createFeed(tries = 10): Feed {
  const { queue, add, drop } = createQueue();
  const bell = createBell();
  let ids = 871_000_000;
  let last: Waiting | undefined;
  let post: Post = { hook: undefined, origin: undefined, paused: false, busy: new Set() };

  const ring = () => {
    bell.ring();
    if (post.hook && !post.paused) pump(queue, post.hook, post, { tries, drop, next: ring });
  };
  const enqueue = (update: Waiting["update"], chat: string, again: boolean) =>
    new Promise<void>((resolve) => {
      last = add({ update, chat, again, given: false, done: resolve });
      ring();
    });
  const change = (next: Partial<Post>) => {
    post = { ...post, ...next };
    ring();
  };
  return {
    push: (chat, update) => enqueue({ update_id: ++ids, ...update }, chat, false),
    repeat: () =>
      last ? enqueue(last.update, last.chat, true) : Promise.reject(new Error("nothing was delivered yet")),
    poll: async ({ offset = 0, limit = 100, timeout = 0 }, signal) => {
      if (post.hook) throw new Refused(409, "Conflict: can't use getUpdates method while webhook is active");
      for (const entry of queue.filter((one) => isHeard(one, offset))) drop(entry);
      if (queue.length === 0) await bell.wait(timeout * 1000, signal);
      const news = queue.slice(0, limit);
      for (const entry of news) entry.given = true;
      return news.map(({ update }) => update);
    },
    hook: (hook) => change({ hook }),
    hooked: () => post.hook,
    redirect: (origin) => change({ origin }),
    pause: (paused) => change({ paused }),
    forget: bell.forget,
  };
}

/** An offset acknowledges everything before it, but what is to be given once more must be given first. */
function isHeard({ update, again, given }: Waiting, offset: number): boolean {
  return update.update_id < offset && (!again || given);
}

function createQueue() {
  const queue: Waiting[] = [];
  return {
    queue,
    add: (entry: Waiting): Waiting => {
      queue.push(entry);
      return entry;
    },
    /** It is acknowledged, or given up. */
    drop: (entry: Waiting): void => {
      const at = queue.indexOf(entry);
      if (at !== -1) queue.splice(at, 1);
      entry.done();
    },
  };
}

/** Wakes the one poll that waits; a second poll ends the first, as the platform does. */
function createBell() {
  let waiting: { wake(): void; conflict(): void } | undefined;
  let forgets = false;
  return {
    ring: () => waiting?.wake(),
    forget: () => {
      forgets = waiting === undefined;
      waiting = undefined;
    },
    wait: (ms: number, signal: AbortSignal): Promise<void> => {
      if (forgets) {
        forgets = false;
        return new Promise(() => {});
      }
      waiting?.conflict();
      return new Promise<void>((resolve, reject) => {
        const end = (settle: () => void) => () => {
          clearTimeout(timer);
          if (waiting === mine) waiting = undefined;
          settle();
        };
        const words =
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
        const mine = { wake: end(resolve), conflict: end(() => reject(new Refused(409, words))) };
        const timer = setTimeout(() => waiting === mine && mine.wake(), ms);
        signal.addEventListener("abort", mine.wake);
        waiting = mine;
      });
    },
  };
}

type Post = Readonly<{ hook: Hook | undefined; origin: string | undefined; paused: boolean; busy: Set<string> }>;

/** Posts what waits, each chat's updates in order, and again while the answer is no 2xx. */
function pump(
  queue: readonly Waiting[],
  hook: Hook,
  post: Post,
  { tries, drop, next }: Readonly<{ tries: number; drop(entry: Waiting): void; next(): void }>,
): void {
  for (const entry of queue) {
    if (post.busy.has(entry.chat)) continue;
    post.busy.add(entry.chat);
    void deliver(entry.update, hook, post, tries).then(() => {
      post.busy.delete(entry.chat);
      drop(entry);
      next();
    });
  }
}

async function deliver(update: Wire, { url, secret }: Hook, { origin }: Post, tries: number): Promise<void> {
  const target = origin === undefined ? url : origin + new URL(url).pathname;
  const headers = {
    "content-type": "application/json",
    ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
  };
  for (let tried = 0; tried < tries; tried += 1) {
    const request = { method: "POST", headers, body: JSON.stringify(update), signal: AbortSignal.timeout(60_000) };
    const response = await fetch(target, request).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await wait(Math.min(50 * 2 ** tried, 1000));
  }
}
