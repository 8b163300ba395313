import { type ChildProcess, fork, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Pace } from "../../../src/port/index.js";
import { freePort } from "../../support/port.js";
import type { Job } from "./mate.js";

const lacksRedis = spawnSync("redis-server", ["--version"]).error !== undefined;

/** Ten messages a second in all, five to one chat. */
const rates = {
  account: { count: 10, ms: 1_000 },
  chat: { count: 5, ms: 1_000 },
  group: { count: 5, ms: 1_000 },
} as const satisfies Pace;

/** How far clocks and turns of the event loop may put two processes' notes of one gap apart, ms. */
const BLUR_MS = 40;

describe.skipIf(lacksRedis)("three processes of one account, with a Redis", () => {
  let redis: Redis;
  let mates: readonly Mate[];

  beforeEach(async () => {
    redis = await openRedis();
    mates = await Promise.all([1, 2, 3].map(() => openMate(redis.url)));
    // Each has its connection by now, or it would keep its own pace.
    await sleep(500);
  });
  afterEach(async () => {
    for (const { child } of mates) child.kill("SIGKILL");
    await redis.stop();
  });

  it("keep the account's pace together", async () => {
    await Promise.all(mates.map((mate, i) => mate.does({ send: 8, chat: `chat ${i}` })));
    const gaps = gapsOf(mates);
    expect(gaps).toHaveLength(23);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100 - BLUR_MS);
    expect(gaps.reduce((sum, gap) => sum + gap)).toBeGreaterThanOrEqual(2_300 - BLUR_MS);
  });

  it("keep one chat's pace together", async () => {
    await Promise.all(mates.map((mate) => mate.does({ send: 3, chat: "one" })));
    expect(Math.min(...gapsOf(mates))).toBeGreaterThanOrEqual(200 - BLUR_MS);
  });

  it("rest together when the platform throttled one of them", async () => {
    await mates[0]?.does({ rest: 1_500, chat: "one" });
    await sleep(100);
    const since = Date.now();
    await Promise.all(mates.map((mate, i) => mate.does({ send: 1, chat: `chat ${i}` })));
    expect(Math.min(...mates.flatMap(({ times }) => times)) - since).toBeGreaterThanOrEqual(1_300);
  });

  it("go on, each at its own pace, when the Redis dies in the middle", async () => {
    const sending = Promise.all(mates.map((mate, i) => mate.does({ send: 8, chat: `chat ${i}` })));
    await sleep(400);
    await redis.stop();
    await sending;
    expect(mates.flatMap(({ times }) => times)).toHaveLength(24);
    // Eight messages are seven gaps; a machine that stands still for a moment makes one look longer and the next one shorter.
    for (const mate of mates)
      expect(gapsOf([mate]).reduce((sum, gap) => sum + gap)).toBeGreaterThanOrEqual(700 - BLUR_MS);
  });
});

type Mate = Readonly<{ child: ChildProcess; times: readonly number[]; does(job: Job): Promise<void> }>;

async function openMate(url: string): Promise<Mate> {
  const script = fileURLToPath(new URL("mate.ts", import.meta.url));
  const child = fork(script, [url, JSON.stringify(rates)], { execArgv: ["--import", "tsx"] });
  const times: number[] = [];
  const said = (word: string) =>
    new Promise<void>((resolve) => {
      child.on("message", (message) => {
        if (message === word) resolve();
      });
    });
  child.on("message", (message) => {
    if (typeof message === "object" && message !== null && "at" in message) times.push(Number(message.at));
  });
  await said("ready");
  return {
    child,
    times,
    async does(job) {
      const done = "rest" in job ? undefined : said("done");
      child.send(job);
      await done;
    },
  };
}

function gapsOf(mates: readonly Mate[]): readonly number[] {
  const times = mates.flatMap((mate) => mate.times).sort((a, b) => a - b);
  return times.slice(1).map((at, i) => at - (times[i] ?? 0));
}

type Redis = Readonly<{ url: string; stop(): Promise<void> }>;

async function openRedis(): Promise<Redis> {
  const port = await freePort();
  const child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (line: Buffer) => {
      if (line.includes("Ready to accept connections")) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
