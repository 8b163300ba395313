// One of several processes that share an account's pace: sends as it is told, and says when each message went.

import { createPace, type Turn } from "../../../src/app/pace.js";
import type { Pace } from "../../../src/port/index.js";

/** What a mate is told to do. */
export type Job = Readonly<{ send: number; chat: string }> | Readonly<{ rest: number; chat: string }>;

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const stopping = new AbortController().signal;
const [, , redisUrl = "", rates = "{}"] = process.argv;

const pace = createPace({
  // The test that starts us wrote it from a Pace.
  facts: new Map([["played", JSON.parse(rates) as Pace]]),
  scale: 1,
  account: "zly",
  redisUrl,
  log: quiet,
});

process.on("message", async (job: Job) => {
  const turn: Turn = { platform: "played", chat: job.chat, kind: "private", weight: "reply", stopping };
  if ("rest" in job) return pace.rest({ ...turn, scope: "account", ms: job.rest });
  for (let left = job.send; left > 0; left -= 1) await pace.run(turn, async () => process.send?.({ at: Date.now() }));
  process.send?.("done");
});
process.send?.("ready");
