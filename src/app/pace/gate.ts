import Bottleneck from "bottleneck";
import type { Rate } from "../../port/index.js";
import type { SharedClock } from "./redis.js";

/** What one more must wait at: it resolves when the rate allows it. */
export interface Gate {
  turn(key: string): Promise<void>;
  stop(): Promise<void>;
}

/** A rate as a limiter's settings; `burst` where a silence may be made up for. */
export type Limits = Readonly<
  | { minTime: number }
  | {
      reservoir: number;
      reservoirIncreaseAmount: number;
      reservoirIncreaseInterval: number;
      reservoirIncreaseMaximum: number;
    }
>;

/** Spread apart: one after the other at even gaps. Bursts: some at once, the rest as the bucket fills again. */
export type Manner = "spread" | "bursts";

/** How many a bucket holds when it is new: an answer and a card. It is small, since nobody knows what went before a restart. */
const FIRST = 2;
/** A bucket that is filled more often than this, ms, is filled by several at once. */
const FILL_MS = 2_000;
/** In Redis a limiter's intervals are counted in quarters of a second. */
const QUARTER_MS = 250;
/** How long an idle key is remembered, ms. A bucket that is forgotten begins small again. */
const IDLE_MS = 120_000;

/**
 * A rate as settings; undefined where it could never bind: a thousand a second and more, as on an API server of one's own,
 * since a limiter's own turns through the event loop would be the slowest part. A bucket's size, what is filled in within the
 * rate's window, and what a new one holds after a restart stay together below the rate, wherever its window is laid.
 */
export function limitsOf({ count, ms }: Rate, scale: number, manner: Manner): Limits | undefined {
  const most = count * scale;
  if (ms / most <= 1) return undefined;
  const size = Math.floor(most / 3) - FIRST;
  if (manner === "spread" || ms <= 1_000 || size < FIRST) return { minTime: Math.ceil(ms / most) };
  const filled = most - size - FIRST;
  const amount = Math.max(1, Math.ceil((filled * FILL_MS) / ms));
  // Filled but once within the rate's window, a bucket would hardly ever fill: even gaps say more.
  if (filled < 2 * amount) return { minTime: Math.ceil(ms / most) };
  const interval = Math.ceil(ms / (filled / amount - 1) / QUARTER_MS) * QUARTER_MS;
  return {
    reservoir: FIRST,
    reservoirIncreaseAmount: amount,
    reservoirIncreaseInterval: interval,
    reservoirIncreaseMaximum: size,
  };
}

/** Makes the gate of one rate: one limiter a key, counted in Redis where that answers, else in this process. */
export function createGate(limits: Limits, id: string, redis: SharedClock | undefined): Gate {
  const own = new Bottleneck.Group({ ...limits, timeout: IDLE_MS });
  const all =
    redis === undefined
      ? undefined
      : new Bottleneck.Group({
          ...limits,
          // Limits that were changed are another limiter: Redis keeps the settings that it first saw.
          id: `shouwen:${id}:${Object.values(limits).join("/")}`,
          timeout: IDLE_MS,
          heartbeatInterval: "reservoir" in limits ? 1_000 : 5_000,
          connection: redis.connection,
        });
  return {
    async turn(key) {
      if (redis?.answers() && all !== undefined) {
        // What Redis does not give in time is waited for here: too careful at worst, never stuck.
        const had = await Promise.race([
          all
            .key(key)
            .schedule(turned)
            .then(() => true),
          redis.lost(),
        ]).catch(() => false);
        if (had) return;
      }
      await own.key(key).schedule(turned);
    },
    async stop() {
      await own.disconnect();
    },
  };
}

/** Only the turn is waited for in a limiter: what is sent never fails or hangs inside it. */
async function turned(): Promise<void> {
  // The turn itself is all.
}
