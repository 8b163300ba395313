import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Weight } from "../core/say.js";
import { AdapterError, type Log, type Pace as PaceFacts, type Rate } from "../port/index.js";
import { createDoor, type Door } from "./pace/door.js";
import { createGate, type Gate, limitsOf, type Manner } from "./pace/gate.js";
import { openSharedClock, type SharedClock } from "./pace/redis.js";
import { createRests, type Rest } from "./pace/rests.js";

/** What wants to go: where to, and how much it matters. */
export type Turn = Readonly<{
  platform: string;
  chat: string;
  kind: "private" | "group";
  weight: Weight;
  /** It rides on the platform's own call, so that it goes although the account must rest. */
  free?: boolean;
  /** Whoever still waits when this fires is sent back with `unreachable`; from a long rest, with `throttled`. */
  stopping: AbortSignal;
}>;

/** Lets messages go at the platforms' own speed: one limiter a chat, chained to one an account (`design.md` §4). */
export interface Pace {
  /** Runs the send when it is its turn. */
  run<T>(turn: Turn, send: () => Promise<T>): Promise<T>;
  /** The platform asked for a rest. */
  rest(rest: Rest): void;
  /** How long until it is looked again whether the account's calls of the day, which were used up, have come back, ms. */
  spent(platform: string): number;
  stop(): Promise<void>;
}

type Settings = Readonly<{
  facts: ReadonlyMap<string, PaceFacts>;
  /** Multiplies every rate (PACE_SCALE). */
  scale: number;
  /** Whose accounts these are: processes with the same name share their pace through `redisUrl`. */
  account: string;
  redisUrl: string | undefined;
  log: Log;
  /** Default the machine's. */
  clock?: () => number;
}>;

/** How many calls of one process to one platform are on their way at once. */
const AT_ONCE = 16;
/** How long a rest may be waited for in hand, ms. */
const SHORT_MS = 5_000;

/** Who goes first where many wait for the account (0 first): one person's answer never waits behind a campaign's news. */
const priority = { critical: 0, reply: 1, result: 2, need: 3, news: 4 } as const satisfies Record<Weight, number>;

type Account = Readonly<{
  /** Lets the weightiest in first. Absent where no rate could bind. */
  door: Door | undefined;
  all: readonly Gate[];
  chats: readonly Gate[];
  groups: readonly Gate[];
}>;

/** Makes the pace of all platforms. */
export function createPace(settings: Settings): Pace {
  const { facts, account, redisUrl, log } = settings;
  const redis = redisUrl === undefined ? undefined : openSharedClock(redisUrl, log);
  const rests = createRests(account, redis, settings.clock ?? Date.now);
  const accounts = new Map([...facts].map(([platform, pace]) => [platform, open(settings, redis, platform, pace)]));
  return {
    async run(turn, send) {
      const own = accounts.get(turn.platform);
      if (own === undefined) return send();
      await passed(turn.kind === "group" ? own.groups : own.chats, turn.chat);
      await rested("chat", rests.ofChat(turn.platform, turn.chat), turn.stopping);
      const go = async () => {
        await passed(own.all, "all");
        if (turn.free !== true) await rested("account", rests.ofAccount(turn.platform), turn.stopping);
        return send();
      };
      return own.door === undefined ? go() : own.door(priority[turn.weight], go);
    },
    rest: rests.add,
    spent: rests.spent,
    async stop() {
      for (const { all, chats, groups } of accounts.values()) {
        await Promise.all([...all, ...chats, ...groups].map((gate) => gate.stop()));
      }
      await redis?.stop();
    },
  };
}

async function passed(gates: readonly Gate[], key: string): Promise<void> {
  for (const gate of gates) await gate.turn(key);
}

/** Waits in hand for a short rest; what must wait longer goes back to the ledger, so that others are not kept behind it. */
async function rested(scope: "chat" | "account", wait: number, stopping: AbortSignal): Promise<void> {
  if (wait > SHORT_MS)
    throw new AdapterError("throttled", "the platform asked for a rest", { retryAfterMs: wait, scope });
  // Everybody who waits listens for the end.
  setMaxListeners(0, stopping);
  if (wait > 0 && !stopping.aborted) await sleep(wait, undefined, { signal: stopping }).catch(() => undefined);
  if (stopping.aborted) throw new AdapterError("unreachable", "the program stops: it is said after the next start");
}

function open(
  { account, scale }: Settings,
  redis: SharedClock | undefined,
  platform: string,
  pace: PaceFacts,
): Account {
  const gates = (part: keyof PaceFacts, manner: Manner): readonly Gate[] =>
    ratesOf(pace[part]).flatMap((rate) => {
      const limits = limitsOf(rate, scale, manner);
      return limits === undefined ? [] : [createGate(limits, `${account}:${platform}:${part}`, redis)];
    });
  const all = gates("account", "spread");
  return {
    door: all.length === 0 ? undefined : createDoor(AT_ONCE),
    all,
    chats: gates("chat", "bursts"),
    groups: gates("group", "bursts"),
  };
}

function ratesOf(rates: Rate | readonly Rate[]): readonly Rate[] {
  return "count" in rates ? [rates] : rates;
}
