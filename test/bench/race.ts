import type { Bot, Platform } from "./processes.js";
import { share } from "./rank.js";
import type { Tally } from "./residents.js";
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
  /** Of its database's sessions, ms; NaN where there is none or the system does not tell. */
  databaseMs: number;
  /** Round trips to the database. */
  statements: number;
  /** Calls to the platform: cadres and groups are told as well. */
  calls: number;
  /** How long the bot went on talking after the last resident had stopped, ms. */
  drainMs: number;
  lost: number;
  /** Residents who heard the same twice. */
  doubled: number;
  rssMiB: number;
}>;

type Settings = Readonly<{
  platform: Platform;
  server: Server;
  residents: number;
  ms: number;
  rounds: number;
  secret: string;
  /** Hears of every lap as it ends. */
  tell: (line: string) => void;
}>;

/**
 * Lets residents write to each runner in turn, round after round, so that a machine that slows down slows all of them.
 * The first round, twice as long, only warms up.
 */
export async function race(runners: readonly Runner[], settings: Settings): Promise<readonly (readonly Lap[])[]> {
  const rounds: Lap[][] = [];
  for (let round = 0; round <= settings.rounds; round++) {
    const laps: Lap[] = [];
    for (const runner of runners) {
      const done = await lap(runner, { ...settings, ms: round === 0 ? 2 * settings.ms : settings.ms });
      const which = round === 0 ? "warming up" : `round ${round} of ${settings.rounds}`;
      settings.tell(`${which}: ${done.name} ${done.replies.toFixed(0)} replies/s`);
      laps.push(done);
    }
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
  const each = (of: "cpuMs" | "databaseMs" | "statements") => (after[of] - before[of]) / Math.max(1, tally.sent);
  return {
    name: runner.name,
    ...times(tally, ms),
    cpuMs: each("cpuMs"),
    databaseMs: each("databaseMs"),
    statements: each("statements"),
    calls: tally.calls / Math.max(1, tally.sent),
    drainMs: tally.drainMs,
    lost: tally.lost,
    doubled: tally.doubled.length,
    rssMiB: after.rssBytes / 2 ** 20,
  };
}

async function used({ bot, database }: Runner, { server }: Settings) {
  const databaseMs = database === undefined ? undefined : await server.cpuMs(database);
  return { ...(await bot.figures()), databaseMs: databaseMs ?? Number.NaN };
}

function times({ latencies }: Tally, ms: number): Pick<Lap, "replies" | "p50" | "p95" | "p99"> {
  const [p50, p95, p99] = [share(latencies, 0.5), share(latencies, 0.95), share(latencies, 0.99)];
  return { replies: (latencies.length * 1000) / ms, p50, p95, p99 };
}
