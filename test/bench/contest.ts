import { join } from "node:path";
import { type Platform, startBot } from "./processes.js";
import { type Lap, median, type Runner, race } from "./race.js";
import type { Server } from "./server.js";

/** What the race came to: each runner's median figures, and its replies a second beside the durable bot's. */
export type Contest = Readonly<{ laps: readonly Lap[]; ratios: readonly Ratio[] }>;

/** Replies a second, the durable bot's of the same round being 1: the median of the rounds, and how far they lie apart. */
export type Ratio = Readonly<{ name: string; median: number; lowest: number; highest: number }>;

/** What the bench is run with. */
export type Settings = Readonly<{
  platform: Platform;
  server: Server;
  folder: string;
  secret: string;
  residents: number;
  ms: number;
  rounds: number;
  /** Only these of echo, durable, shouwen. */
  only: readonly string[];
  /** A folder for CPU profiles of the bots. */
  profile: string | undefined;
}>;

/** The race: two bare grammY bots and the program, each in a process of its own, on the same platform and the same server. */
export async function contest(settings: Settings): Promise<Contest> {
  const runners: Runner[] = [];
  try {
    for (const [name, enter] of Object.entries(entries))
      if (settings.only.length === 0 || settings.only.includes(name)) runners.push(await enter(settings));
    const rounds = await race(runners, settings);
    const all = (name: string) => rounds.flatMap((laps) => laps.filter((lap) => lap.name === name));
    return {
      laps: runners.map(({ name }) => middle(name, all(name))),
      ratios: runners.map(({ name }) => ratio(name, all(name), all("durable"))),
    };
  } finally {
    await Promise.all(runners.map(({ bot }) => bot.stop()));
  }
}

const entries: Readonly<Record<string, (settings: Settings) => Promise<Runner>>> = {
  echo: async (settings) => ({
    name: "echo",
    bot: await startBot("./bots/echo.ts", { env: telegram(settings), profile: settings.profile }),
    path: "/",
    answers: "echo",
    database: undefined,
  }),
  durable: async (settings) => {
    const env = { ...telegram(settings), DATABASE_URL: await settings.server.database("durable") };
    const bot = await startBot("./bots/durable.ts", { env, profile: settings.profile });
    return { name: "durable", bot, path: "/", answers: "echo", database: "durable" };
  },
  shouwen: async (settings) => {
    const env = { ...officeEnv(settings), DATABASE_URL: await settings.server.database("shouwen") };
    const bot = await startBot("../../src/shouwen.mjs", { env, profile: settings.profile });
    return { name: "shouwen", bot, path: "/telegram/webhook", answers: "office", database: "shouwen" };
  },
};

function telegram({ platform, secret }: Pick<Settings, "platform" | "secret">): Readonly<Record<string, string>> {
  return {
    TELEGRAM_BOT_TOKEN: "1:bench",
    TELEGRAM_API_ROOT: platform.origin,
    TELEGRAM_WEBHOOK_SECRET: secret,
  };
}

/** The program's environment: the example office, and Telegram's pace times a thousand, since its pace is not ours to measure. */
export function officeEnv(
  settings: Pick<Settings, "platform" | "secret" | "folder">,
): Readonly<Record<string, string>> {
  return {
    ...telegram(settings),
    DATA_DIR: join(settings.folder, "shouwen"),
    PUBLIC_URL: "https://bench.invalid",
    PORT: "0",
    PACE_SCALE: "1000",
    LOG_LEVEL: "error",
  };
}

function middle(name: string, laps: readonly Lap[]): Lap {
  const of = (figure: Exclude<keyof Lap, "name" | "databaseMs">) => median(laps.map((lap) => lap[figure]));
  const databaseMs = median(laps.flatMap((lap) => lap.databaseMs ?? []));
  return {
    name,
    replies: of("replies"),
    p50: of("p50"),
    p95: of("p95"),
    p99: of("p99"),
    cpuMs: of("cpuMs"),
    databaseMs: Number.isNaN(databaseMs) ? undefined : databaseMs,
    statements: of("statements"),
    calls: of("calls"),
    drainMs: of("drainMs"),
    wrong: laps.reduce((sum, lap) => sum + lap.wrong, 0),
    rssMiB: of("rssMiB"),
  };
}

function ratio(name: string, laps: readonly Lap[], beside: readonly Lap[]): Ratio {
  const ratios = laps.map((lap, round) => lap.replies / (beside[round]?.replies ?? Number.NaN));
  return { name, median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}
