import type { Tally } from "./platform.js";
import type { Bot, Platform } from "./processes.js";
import type { Server } from "./server.js";

/** A bot in the race; `database` names the one it keeps its promises in. */
export type Runner = Readonly<{
  name: string;
  bot: Bot;
  path: string;
  answers: "echo" | "office";
  database: string | undefined;
}>;

/** One runner's figures of one lap; what is counted or used is a message's share. */
export type Lap = Readonly<{
  name: string;
  /** Messages answered in a second. */
  replies: number;
  p50: number;
  p95: number;
  p99: number;
  /** Of the bot's own process, ms. */
  cpuMs: number;
  /** Of its database's sessions, ms. */
  databaseMs: number | undefined;
  /** Round trips to the database. */
  statements: number;
  /** Calls to the platform: cadres and groups are told as well. */
  calls: number;
  /** How long the bot went on talking after the last resident had stopped, ms. */
  drainMs: number;
  wrong: number;
  rssMiB: number;
}>;

type Settings = Readonly<{
  platform: Platform;
  server: Server;
  residents: number;
  ms: number;
  rounds: number;
  secret: string;
}>;

/**
 * Lets residents write to each runner in turn, round after round, so that a machine that slows down slows all of them.
 * The first round only warms up.
 */
export async function race(runners: readonly Runner[], settings: Settings): Promise<readonly (readonly Lap[])[]> {
  const rounds: Lap[][] = [];
  for (let round = 0; round <= settings.rounds; round++) {
    const laps: Lap[] = [];
    for (const runner of runners) laps.push(await lap(runner, settings));
    if (round > 0) rounds.push(laps);
  }
  return rounds;
}

async function lap(runner: Runner, settings: Settings): Promise<Lap> {
  const { platform, residents, ms, secret } = settings;
  const { bot, answers } = runner;
  const before = await used(runner, settings);
  const tally = await platform.play({ target: bot.origin + runner.path, secret, residents, ms, answers });
  const after = await used(runner, settings);
  const messages = Math.max(1, tally.answered);
  const share = (of: "cpuMs" | "databaseMs" | "statements") => (after[of] - before[of]) / messages;
  return {
    name: runner.name,
    ...times(tally, ms),
    cpuMs: share("cpuMs"),
    databaseMs: Number.isNaN(share("databaseMs")) ? undefined : share("databaseMs"),
    statements: share("statements"),
    calls: tally.calls / messages,
    drainMs: tally.drainMs,
    wrong: tally.wrong,
    rssMiB: after.rssBytes / 2 ** 20,
  };
}

async function used({ bot, database }: Runner, { server }: Settings) {
  const databaseMs = database === undefined ? undefined : await server.cpuMs(database);
  return { ...(await bot.figures()), databaseMs: databaseMs ?? Number.NaN };
}

function times({ latencies }: Tally, ms: number): Pick<Lap, "replies" | "p50" | "p95" | "p99"> {
  const sorted = [...latencies].sort((one, other) => one - other);
  const [p50, p95, p99] = [at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99)];
  return { replies: (sorted.length * 1000) / ms, p50, p95, p99 };
}

/** The value below which this share of a sorted list lies; NaN of an empty one. */
export function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return at(
    [...values].sort((one, other) => one - other),
    0.5,
  );
}
