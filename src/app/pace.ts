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

type Account = Readonly<{
  all: Bottleneck;
  chats: Bottleneck.Group;
  groups: Bottleneck.Group;
  resting: { until: number };
}>;

/** Makes the pace of all platforms; `scale` multiplies every rate (PACE_SCALE). */
export function createPace(facts: ReadonlyMap<string, PaceFacts>, scale: number): Pace {
  const accounts = new Map([...facts].map(([platform, pace]) => [platform, open(pace, scale)] as const));
  return {
    async run(platform, chat, send) {
      const account = accounts.get(platform);
      if (account === undefined) return send();
      const own = (chat.kind === "group" ? account.groups : account.chats).key(chat.id);
      return own.schedule(() =>
        account.all.schedule(async () => {
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
        await Promise.all([all.disconnect(), chats.disconnect(), groups.disconnect()]);
      }
    },
  };
}

function open(pace: PaceFacts, scale: number): Account {
  return {
    all: new Bottleneck({ ...reservoir(pace.account, scale), maxConcurrent: 16 }),
    chats: new Bottleneck.Group({ ...reservoir(pace.chat, scale), maxConcurrent: 1, timeout: 60_000 }),
    groups: new Bottleneck.Group({ ...reservoir(pace.group, scale), maxConcurrent: 1, timeout: 120_000 }),
    resting: { until: 0 },
  };
}

/** Few a period: a budget that is filled up again, so that a first answer never waits. One a period: a gap. */
function reservoir({ count, ms }: Rate, scale: number): Bottleneck.ConstructorOptions {
  if (ms / (count * scale) < 1) return {};
  if (count === 1) return { minTime: Math.ceil(ms / scale) };
  return { minTime: Math.ceil(ms / (count * scale)) };
}
