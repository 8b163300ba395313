import { setTimeout as sleep } from "node:timers/promises";
import { createBatch } from "./batch.js";
import { addRows, emptyRows, isConflict, type Made, type Rows, toDelivery, writeRows } from "./commit.js";
import type { Database } from "./connect.js";
import type { Hot } from "./hot.js";
import { readScenes } from "./scene.js";
import { Conflict, type Delivery, type Numbers, type Scene, type SceneQuery, type Write } from "./types.js";

/** Decides on what was read. Pure and quick: it may be called again when somebody else was first. */
export type Decide = (scene: Scene, numbers: Numbers) => Write;

/** What a turn came to: stored before (`seen`), or written now with the deliveries that this process is to send. */
export type Turned = Readonly<{ seen: boolean; deliveries: readonly Delivery[] }>;

/** Reads, decides and writes: the one way in which anything changes. */
export type Turn = (query: SceneQuery, decide: Decide) => Promise<Turned>;

/** How often a turn is decided anew when other processes keep being first, and how long it then waits at most, ms. */
const TRIES = 20;
const PAUSE_MS = 50;
/** How far apart statements begin, ms: short beside what a person notices, long enough for the busy to share them. */
const APART_MS = 30;

type Item = Readonly<{ query: SceneQuery; scene: Scene; decide: Decide }>;
type Settings = Readonly<{
  database: Database;
  hot: Hot;
  office: string;
  clock: () => number;
  worker: () => number | undefined;
}>;

/** Makes the turn of a process; reads and writes of many conversations share their statements. */
export function createTurn(settings: Settings): Turn {
  const read = createBatch((queries: readonly SceneQuery[]) => readScenes(settings.hot, queries, settings.clock()), {
    most: 64,
    atOnce: 2,
    apartMs: APART_MS,
  });
  const counters = createCounters(settings.database);
  const write = createBatch((items: readonly Item[]) => commit(settings, counters, items), {
    most: 64,
    atOnce: 1,
    apartMs: APART_MS,
  });

  return async (query, decide) => {
    const scene = await read(query);
    return scene.seen ? SEEN : write({ query, scene, decide });
  };
}

const SEEN: Turned = { seen: true, deliveries: [] };

type Answer = Turned | Error;

/** All together; if somebody was first in any of them, each alone, so that one conflict or fault never spoils its neighbours. */
async function commit(settings: Settings, counters: Counters, items: readonly Item[]): Promise<readonly Answer[]> {
  try {
    return await together(settings, counters, items);
  } catch (error) {
    if (items.length === 1 && !isConflict(error)) return [asError(error)];
    await counters.refresh();
    const answers: Answer[] = [];
    for (const item of items) answers.push(await alone(settings, counters, item));
    return answers;
  }
}

/**
 * One by itself, decided anew on what stands there now: hundreds may report one cause at once, and each of them changes the same
 * request. Nobody else of this process writes meanwhile, so that only another process can be first.
 */
async function alone(settings: Settings, counters: Counters, { query, decide }: Item): Promise<Answer> {
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const [scene] = await readScenes(settings.hot, [query], settings.clock());
      if (scene === undefined) throw new Error("a scene was asked for and not read");
      if (scene.seen) return SEEN;
      const [turned] = await together(settings, counters, [{ query, scene, decide }]);
      return turned ?? SEEN;
    } catch (error) {
      if (!isConflict(error)) return asError(error);
      await sleep(Math.random() * PAUSE_MS);
      await counters.refresh();
    }
  }
  return new Conflict();
}

async function together(settings: Settings, counters: Counters, items: readonly Item[]): Promise<readonly Turned[]> {
  const { hot, office, clock, worker } = settings;
  const rows = emptyRows();
  await counters.ready(office, clock());
  const numbers = counters.taking(rows);
  // One that throws has perhaps taken a number and left half its rows: then nothing of this batch is written.
  const writes = items.map(({ scene, decide }, index) => {
    const write = decide(scene, numbers);
    addRows(rows, write, index, { office, now: clock() });
    return write;
  });
  const made = await writeRows(hot, rows, clock(), worker());
  counters.taken(rows);
  return writes.map((write, index) => ({ seen: false, deliveries: mine(write, index, made) }));
}

function mine(write: Write, owner: number, made: readonly Made[]): readonly Delivery[] {
  return made.flatMap((row) => {
    const delivery = row.owner === owner ? toDelivery(write, row) : undefined;
    return delivery === undefined ? [] : [delivery];
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("not an error", { cause: error });
}

type Counters = ReturnType<typeof createCounters>;

/** The last numbers given out, kept in memory and checked by the database at every commit: no gap, no double. */
function createCounters(database: Database) {
  const known = new Map<string, { office: string; year: number; value: number }>();

  async function load(office: string, year: number): Promise<void> {
    const row = await database.counter.upsert({
      where: { office_year: { office, year } },
      create: { office, year, value: 0 },
      update: {},
    });
    known.set(`${office}/${year}`, row);
  }

  return {
    /** Makes sure that this year's and its neighbours' counters are known: an office's year may differ from UTC's. */
    async ready(office: string, now: number): Promise<void> {
      const year = new Date(now).getUTCFullYear();
      for (const each of [year - 1, year, year + 1]) if (!known.has(`${office}/${each}`)) await load(office, each);
    },
    async refresh(): Promise<void> {
      for (const { office, year } of [...known.values()]) await load(office, year);
    },
    taking(rows: Rows): Numbers {
      return (office, year) => {
        const last = known.get(`${office}/${year}`);
        if (last === undefined) throw new Error(`no counter for the year ${year}`);
        const found = rows.counters.find((counter) => counter.office === office && counter.year === year);
        const counter = found ?? { office, year, expected: last.value, value: last.value };
        if (found === undefined) rows.counters.push(counter);
        counter.value++;
        return counter.value;
      };
    },
    taken(rows: Rows): void {
      for (const { office, year, value } of rows.counters) known.set(`${office}/${year}`, { office, year, value });
    },
  };
}
