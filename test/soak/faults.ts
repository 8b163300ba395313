import { setTimeout as sleep } from "node:timers/promises";
import type { Dice } from "../support/dice.js";
import type { Mishap } from "../world/world.js";
import type { Post } from "./cast.js";

/** What was done to one platform, and when, epoch ms. */
export type Done = Readonly<{ name: string; at: number }>[];

/** A kind of trouble. */
type Trouble = Readonly<{ name: string; strike(post: Post, dice: Dice): Promise<void> | void }>;

const soft: Readonly<Record<string, string>> = {
  telegram: "500 Internal Server Error",
  slack: "internal_error",
  "wechat-official": "-1",
  wecom: "-1",
};

const send =
  (as: Mishap["as"]) =>
  ({ world }: Post) =>
    world.mishap({ call: "send", as });

const troubles: readonly Trouble[] = [
  {
    name: "429",
    strike: ({ world }, dice) =>
      world.mishap({ call: "send", as: { kind: "throttled", retryAfterMs: 1_000 + dice.below(2_000) } }),
  },
  {
    name: "5xx",
    strike: ({ world }, dice) => world.mishap({ call: "send", as: { kind: "http", status: 500 + dice.below(4) } }),
  },
  {
    name: "ok:false",
    strike: ({ world }) => {
      const code = soft[world.platform];
      world.mishap({
        call: "send",
        as: code === undefined ? { kind: "http", status: 500 } : { kind: "refused", code },
      });
    },
  },
  { name: "no connection", strike: send({ kind: "down" }) },
  { name: "no answer", strike: send({ kind: "cut" }) },
  {
    name: "late answer",
    strike: ({ world }, dice) => world.mishap({ call: "send", as: { kind: "delay", ms: dice.below(3_000) } }),
  },
  { name: "half-open", strike: send({ kind: "delay", ms: 45_000 }) },
  { name: "delivered twice", strike: ({ world }) => void world.repeat().catch(() => undefined) },
  {
    name: "away",
    strike: async ({ world }, dice) => {
      await world.down();
      await sleep(500 + dice.below(2_000));
      await world.up();
    },
  },
];

/** Strikes the platform at random times until `until`; everything that was done is counted. */
export async function harass(post: Post, done: Done, { until, dice }: { until: number; dice: Dice }): Promise<void> {
  while (Date.now() < until) {
    // No faster than messages go: a trouble is met by the next message, and one that nobody meets would outlive the soak.
    await sleep(2 * post.everyMs + dice.below(4 * post.everyMs));
    const trouble = troubles[dice.below(troubles.length)];
    if (trouble === undefined || Date.now() >= until) continue;
    done.push({ name: trouble.name, at: Date.now() });
    await trouble.strike(post, dice);
  }
}
