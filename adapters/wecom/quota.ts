import { AdapterError, type Rate } from "../../src/port/index.js";

/** How many messages may still leave us. */
export type Quota = Readonly<{
  /**
   * Takes room for `count` messages at once; they count until the window after the returned function was called, which says
   * that the platform has them or never will. Throws `throttled` where there is no room, `unfit` where there never will be.
   */
  take(key: string, count: number): () => void;
}>;

/**
 * Counts by key, in sliding windows, to this share (0 to 1) of the rates. A message in flight counts, since the platform may
 * take it at any moment.
 */
export function createQuota(whole: readonly Rate[], share: number, clock: () => number): Quota {
  const rates = whole.map(({ count, ms }) => ({ count: Math.floor(count * share), ms }));
  const used = new Map<string, { at: number }[]>();
  const longest = Math.max(...rates.map(({ ms }) => ms));
  return {
    take: (key, count) => {
      if (rates.some((rate) => count > rate.count)) throw new AdapterError("unfit", "too many files in one message");
      const now = clock();
      const kept = (used.get(key) ?? []).filter(({ at }) => now - at <= longest);
      const wait = Math.max(...rates.map((rate) => waitFor(kept, rate, { count, now })));
      if (wait > 0) throw full(wait);
      const taken = Array.from({ length: count }, () => ({ at: Number.POSITIVE_INFINITY }));
      used.set(key, [...kept, ...taken]);
      return () => {
        for (const one of taken) one.at = clock();
      };
    },
  };
}

type Want = Readonly<{ count: number; now: number }>;

/** How long until so many more have room within the rate, ms. A time that is still to come is that of a clock set back. */
function waitFor(kept: readonly Readonly<{ at: number }>[], rate: Rate, { count, now }: Want): number {
  const times = kept.map(({ at }) => Math.min(at, now)).filter((at) => now - at <= rate.ms);
  const over = times.length + count - rate.count;
  const leaving = times.sort((a, b) => a - b)[over - 1];
  return leaving === undefined ? 0 : leaving + rate.ms + 1 - now;
}

function full(retryAfterMs: number): AdapterError {
  const why = "more would be too many messages for this chat: WeCom would drop them without a word";
  return new AdapterError("throttled", why, { retryAfterMs, scope: "chat" });
}
