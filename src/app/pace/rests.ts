import { z } from "zod";
import type { AdapterError } from "../../port/index.js";
import type { SharedClock } from "./redis.js";

/** A platform's wish that we wait: for how long (ms), in which chat, and whether it is the whole account that must. */
export type Rest = Readonly<{
  platform: string;
  chat: string;
  scope: AdapterError["scope"];
  ms: number;
  /** The account's calls of the day are used up. */
  daily?: boolean;
}>;

/** Who rests, and until when. */
export interface Rests {
  add(rest: Rest): void;
  /** How long this chat must still wait, ms; 0 where it need not. */
  ofChat(platform: string, chat: string): number;
  /** How long the whole account must still wait, ms. */
  ofAccount(platform: string): number;
  /** The same, where its calls of the day are used up. */
  spent(platform: string): number;
}

const told = z.object({ account: z.string(), key: z.string(), ms: z.number() });

/**
 * Keeps the rests of an office's accounts, and tells the other processes. A platform that does not say whose throttle it is
 * lets the chat rest; as soon as a second chat is throttled in that time, it was the account's.
 */
export function createRests(account: string, redis: SharedClock | undefined, clock: () => number): Rests {
  const until = new Map<string, number>();
  const keep = (key: string, ms: number) => {
    const now = clock();
    for (const [old, at] of until) if (at <= now) until.delete(old);
    until.set(key, Math.max(until.get(key) ?? 0, now + ms));
  };
  redis?.onTold((message) => {
    const rest = told.safeParse(asJson(message));
    if (rest.success && rest.data.account === account) keep(rest.data.key, rest.data.ms);
  });
  const leftOf = (key: string) => Math.max(0, (until.get(key) ?? 0) - clock());
  return {
    add({ platform, chat, scope, ms, daily = false }) {
      const own = keyOf(platform, chat);
      const others = [...until.keys()].some((key) => key.startsWith(`${platform}:`) && key !== own && leftOf(key) > 0);
      const key = scope === "account" || (scope === undefined && others) ? platform : own;
      for (const each of daily ? [key, dailyOf(platform)] : [key]) {
        keep(each, ms);
        redis?.tell(JSON.stringify({ account, key: each, ms }));
      }
    },
    ofChat: (platform, chat) => leftOf(keyOf(platform, chat)),
    ofAccount: leftOf,
    spent: (platform) => leftOf(dailyOf(platform)),
  };
}

function keyOf(platform: string, chat: string): string {
  return `${platform}:${chat}`;
}

function dailyOf(platform: string): string {
  return `${platform} daily`;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
