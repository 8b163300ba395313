import type { Tally } from "./platform.js";
import type { Figures } from "./probe.js";
import type { Bot, Platform } from "./processes.js";

/** A bot in the race. */
export type Runner = Readonly<{ name: string; bot: Bot; path: string; answers: "echo" | "office" }>;

/** One runner's figures of one round. */
export type Lap = Readonly<{
  name: string;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Of the bot's own process for each message, ms. */
  cpuMs: number;
  /** Statements asked of the database for each message. */
  statements: number;
  /** Calls to the platform for each message: cadres and groups are told as well. */
  calls: number;
  drainMs: number;
  wrong: number;
  rssMiB: number;
}>;

type Settings = Readonly<{ platform: Platform; residents: number; ms: number; rounds: number; secret: string }>;

/** Lets the runners write in turn, round after round, so that a machine that slows down slows all of them. The first round only warms up. */
export async function race(runners: readonly Runner[], settings: Settings): Promise<readonly (readonly Lap[])[]> {
  const rounds: Lap[][] = [];
  for (let round = 0; round <= settings.rounds; round++) {
    const laps: Lap[] = [];
    for (const runner of runners) laps.push(await lap(runner, settings));
    if (round > 0) rounds.push(laps);
  }
  return rounds;
}

async function lap({ name, bot, path, answers }: Runner, settings: Settings): Promise<Lap> {
  const { platform, residents, ms, secret } = settings;
  const before = await bot.figures();
  const tally = await platform.play({ target: bot.origin + path, secret, residents, ms, answers });
  return { name, ...summary(tally, ms, before, await bot.figures()) };
}

function summary(tally: Tally, ms: number, before: Figures, after: Figures): Omit<Lap, "name"> {
  const sorted = [...tally.latencies].sort((one, other) => one - other);
  const messages = Math.max(1, sorted.length);
  return {
    perSecond: (sorted.length * 1000) / ms,
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    p99: at(sorted, 0.99),
    cpuMs: (after.cpuMs - before.cpuMs) / messages,
    statements: (after.statements - before.statements) / messages,
    calls: tally.calls / messages,
    drainMs: tally.drainMs,
    wrong: tally.wrong,
    rssMiB: after.rssBytes / 1024 / 1024,
  };
}

/** The value below which this share of a sorted list lies. */
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
