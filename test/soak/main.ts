import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { table } from "../bench/print.js";
import { startServer } from "../bench/server.js";
import { type House, openHouse } from "../crash/life.js";
import { createDice } from "../support/dice.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechat } from "../world/wechat/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import { openWecom } from "../world/wecom/index.js";
import type { Actor } from "../world/world.js";
import { type Post, play, type Talk } from "./cast.js";
import { type Done, harass } from "./faults.js";
import { AGAIN, type FateCount, knownOf, settle } from "./ledger.js";
import { type Tally, tallyOf } from "./tally.js";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 100_000) },
  },
});
const lengthMs = Number(options.minutes) * 60_000;
const seed = Number(options.seed);
/**
 * How long everybody may still wait for what is owed when the troubles are over and the program has started for the last time,
 * ms. On a busy machine a start takes long, and a throttled account rests for a minute: only what never comes is lost.
 */
const AFTER_MS = 300_000;
const BASE = "soak";
const SLACK_EVERY_MS = 2_500;

const folder = await mkdtemp(join(tmpdir(), "shouwen-soak-"));
const server = await startServer(folder);
const posts = await openPosts();
const house = await openHouse({
  worlds: posts.map(({ world }) => world),
  databaseUrl: await server.database(BASE),
  env: { PACE_SCALE: "1", ...(process.env.REDIS_URL === undefined ? {} : { REDIS_URL: process.env.REDIS_URL }) },
});
try {
  console.log(`${options.minutes} min at the platforms' own pace, seed ${seed}`);
  const count = await soak(house);
  const fates = await settle((sql) => server.ask<FateCount>(BASE, sql), AFTER_MS);
  const again = await server.ask<{ platform: string; count: number }>(BASE, AGAIN);
  const tallies = count((platform) => again.find((one) => one.platform === platform)?.count ?? 0);
  console.log(show(tallies));
  console.log(fates.map(({ platform, state, count }) => `  ${platform} ${state} ${count}`).join("\n"));
  const bad = await faultsOf(tallies, fates);
  console.log(bad.length === 0 ? "0 lost, every need has one fate" : bad.join("\n"));
  process.exitCode = bad.length === 0 ? 0 : 1;
} finally {
  await house.clear();
  await Promise.all(posts.map(({ world }) => world.stop()));
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Every platform with a far side of its own; two of them have clocks that are four minutes off. */
async function openPosts(): Promise<readonly Post[]> {
  const [fast, slow] = [4 * 60_000, -4 * 60_000];
  // Everybody who comes needs a seat, and so do the cadres.
  const seats = Math.ceil(lengthMs / SLACK_EVERY_MS) + 50;
  const person =
    (prefix: string) =>
    (n: number): Actor => ({ id: `${prefix}${9000 + n}`, name: `居民${n}` });
  return [
    { world: await openTelegram(), everyMs: 1_500, givesUp: false, skewMs: 0, person: person("") },
    {
      world: await openSlackWorld({ mode: "socket", seats, patience: { tries: 10_000, pauseMs: 500 } }),
      ...{ everyMs: SLACK_EVERY_MS, givesUp: false, skewMs: 0, person: person("U") },
    },
    {
      world: await openWechatOfficial({ aes: true, windows: true, clock: () => Date.now() + fast }),
      ...{ everyMs: 2_000, givesUp: true, skewMs: fast, person: person("o_") },
    },
    {
      world: await openWecom({ clock: () => Date.now() + slow }),
      ...{ everyMs: 2_500, givesUp: true, skewMs: slow, person: person("w") },
    },
    { world: await openWechat("gateway"), everyMs: 10_000, givesUp: true, skewMs: 0, person: person("wxid_") },
  ];
}

/** Plays it; what it returns counts, once everything has its fate. */
async function soak(house: House): Promise<(again: (platform: string) => number) => readonly Tally[]> {
  const life = await house.begin();
  await sleep(2_000);
  const until = Date.now() + lengthMs;
  const dice = createDice(seed);
  const kills: number[] = [];
  let over = Number.POSITIVE_INFINITY;
  const killing = killThrice(house, life, kills).finally(() => {
    over = Math.max(until, Date.now()) + AFTER_MS;
  });
  const span = { until, isOver: () => Date.now() > over };
  const tallies = await Promise.all(
    posts.map(async (post) => {
      const talk: Talk = { residents: 0, said: 0, again: 0, expected: [] };
      const done: Done = [];
      await Promise.all([play(post, talk, span), harass(post, done, { until, dice })]);
      return (again: (platform: string) => number) =>
        tallyOf(post, talk, { done, kills, again: again(post.world.platform) });
    }),
  );
  await killing;
  return (again) => tallies.map((count) => count(again));
}

async function killThrice(house: House, first: Awaited<ReturnType<House["begin"]>>, kills: number[]): Promise<void> {
  let life = first;
  for (const _ of [1, 2, 3]) {
    await sleep(lengthMs / 4);
    kills.push(Date.now());
    await life.end("SIGKILL");
    life = await house.begin();
  }
}

function show(tallies: readonly Tally[]): string {
  const head = [
    "",
    "residents",
    "said",
    "again",
    "owed",
    "lost",
    "twice: killed",
    "tried again",
    "no reason",
    "troubles",
  ];
  const rows = tallies.map(({ platform, talk, done, ...counts }) => [
    platform,
    ...[talk.residents, talk.said, talk.again, talk.expected.length, counts.lost],
    ...[counts.afterKill, counts.afterSilence, counts.doubled],
    counted(done),
  ]);
  return table(head, rows);
}

function counted(done: Done): string {
  const counts = new Map<string, number>();
  for (const { name } of done) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(", ");
}

async function faultsOf(tallies: readonly Tally[], fates: readonly FateCount[]): Promise<readonly string[]> {
  const unheard = tallies.flatMap(({ platform, talk }) =>
    talk.expected.filter(({ heard }) => !heard).map(({ chat, what }) => ({ platform, chat, what })),
  );
  const lost = await Promise.all(
    unheard.map(async ({ platform, chat, what }) => {
      const [row] = await server.ask<{ known: string }>(BASE, knownOf(`${platform}:${chat}`));
      return `LOST ${platform} ${chat}: ${what} (${row?.known})`;
    }),
  );
  const twice = tallies.flatMap(({ platform, doubled }) => (doubled > 0 ? [`TWICE ${platform}: ${doubled}`] : []));
  const open = fates.flatMap(({ platform, state, count }) =>
    state === "no fate" ? [`NO FATE ${platform}: ${count}`] : [],
  );
  return [...lost, ...twice, ...open];
}
