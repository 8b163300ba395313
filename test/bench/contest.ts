import { type Lap, type Runner, race } from "./race.js";
import { median } from "./rank.js";
import { entries, type Ground } from "./runners.js";

/** What the race came to: each runner's median figures, its replies a second beside the durable bot's, and how long it took to start. */
export type Contest = readonly Result[];

/** One runner's. */
export type Result = Readonly<{ lap: Lap; ratio: Ratio; startMs: number }>;

/** Replies a second, the durable bot's of the same round being 1: the median of the rounds, and how far they lie apart. */
export type Ratio = Readonly<{ median: number; lowest: number; highest: number }>;

/** How the race is run. */
export type Settings = Ground &
  Readonly<{
    residents: number;
    ms: number;
    rounds: number;
    /** Only these of echo, durable, shouwen. */
    only: readonly string[];
    tell: (line: string) => void;
  }>;

/** The race: starts the runners one after another, and stops them when it is over. */
export async function contest(settings: Settings): Promise<Contest> {
  const runners: Runner[] = [];
  try {
    for (const [name, enter] of Object.entries(entries))
      if (settings.only.length === 0 || settings.only.includes(name)) runners.push(await enter(settings));
    const laps = (await race(runners, settings)).flat();
    const of = (name: string) => laps.filter((lap) => lap.name === name);
    return runners.map(({ name, bot }) => ({
      lap: middle(name, of(name)),
      ratio: ratio(of(name), of("durable")),
      startMs: bot.startMs,
    }));
  } finally {
    await Promise.all(runners.map(({ bot }) => bot.stop()));
  }
}

function middle(name: string, laps: readonly Lap[]): Lap {
  const of = (figure: Exclude<keyof Lap, "name">) => median(laps.map((lap) => lap[figure]));
  const sum = (figure: "lost" | "doubled") => laps.reduce((all, lap) => all + lap[figure], 0);
  return {
    name,
    ...{ replies: of("replies"), p50: of("p50"), p95: of("p95"), p99: of("p99") },
    ...{ cpuMs: of("cpuMs"), databaseMs: of("databaseMs"), statements: of("statements"), calls: of("calls") },
    ...{ drainMs: of("drainMs"), rssMiB: of("rssMiB"), lost: sum("lost"), doubled: sum("doubled") },
  };
}

function ratio(laps: readonly Lap[], beside: readonly Lap[]): Ratio {
  const ratios = laps.map((lap, round) => lap.replies / (beside[round]?.replies ?? Number.NaN));
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}
