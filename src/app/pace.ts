import Bottleneck from "bottleneck";
import type { Pace as PaceFacts, Rate } from "../port/index.js";

/** Lets messages go at the platforms' own speed: one limiter a chat, chained to one an account (`design.md` §4). */
export interface Pace {
  /** Runs the send when it is its turn. */
  run<T>(
    platform: string,
    chat: Readonly<{ id: string; kind: "private" | "group" }>,
    send: () => Promise<T>,
  ): Promise<T>;
  /** The platform asked for a rest of this long, ms: the whole account rests. */
  rest(platform: string, ms: number): void;
  stop(): Promise<void>;
}

/** A limiter is absent where it could never bind. */
type Account = Readonly<{
  all: Bottleneck | undefined;
  chats: Bottleneck.Group | undefined;
  groups: Bottleneck.Group | undefined;
  resting: { until: number };
}>;

/** Makes the pace of all platforms; `scale` multiplies every rate (PACE_SCALE). */
export function createPace(facts: ReadonlyMap<string, PaceFacts>, scale: number): Pace {
  const accounts = new Map([...facts].map(([platform, pace]) => [platform, open(pace, scale)] as const));
  return {
    async run(platform, chat, send) {
      const account = accounts.get(platform);
      if (account === undefined) return send();
      const own = (chat.kind === "group" ? account.groups : account.chats)?.key(chat.id);
      return through(own, () =>
        through(account.all, async () => {
          const wait = account.resting.until - Date.now();
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
          return send();
        }),
      );
    },
    rest(platform, ms) {
      const account = accounts.get(platform);
      if (account !== undefined) account.resting.until = Math.max(account.resting.until, Date.now() + ms);
    },
    async stop() {
      for (const { all, chats, groups } of accounts.values()) {
        await Promise.all([all?.disconnect(), chats?.disconnect(), groups?.disconnect()]);
      }
    },
  };
}

function through<T>(limiter: Bottleneck | undefined, work: () => Promise<T>): Promise<T> {
  return limiter === undefined ? work() : limiter.schedule(work);
}

function open(pace: PaceFacts, scale: number): Account {
  const [all, chat, group] = [pace.account, pace.chat, pace.group].map((rate) => gapOf(rate, scale));
  return {
    all: all === undefined ? undefined : new Bottleneck({ minTime: all, maxConcurrent: 16 }),
    chats: limiters(chat, 60_000),
    groups: limiters(group, 120_000),
    resting: { until: 0 },
  };
}

function limiters(minTime: number | undefined, timeout: number): Bottleneck.Group | undefined {
  return minTime === undefined ? undefined : new Bottleneck.Group({ minTime, maxConcurrent: 1, timeout });
}

/**
 * The least time from one message to the next, ms. A thousand a second and more, as on an API server of one's own, is no limit:
 * a chat's messages go one after the other anyway, and a limiter's own turns through the event loop would be the slowest part.
 */
function gapOf({ count, ms }: Rate, scale: number): number | undefined {
  const gap = ms / (count * scale);
  return gap <= 1 ? undefined : Math.ceil(gap);
}
