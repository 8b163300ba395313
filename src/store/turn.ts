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

/** How often a turn is decided anew when others keep being first. */
const TRIES = 8;
/** How far apart statements begin, ms: short beside what a person notices, long enough for the busy to share them. */
const APART_MS = 30;

type Item = Readonly<{ scene: Scene; decide: Decide }>;
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
    for (let tries = 1; ; tries++) {
      const scene = await read(query);
      if (scene.seen) return { seen: true, deliveries: [] };
      try {
        return { seen: false, deliveries: await write({ scene, decide }) };
      } catch (error) {
        if (!(error instanceof Conflict) || tries >= TRIES) throw error;
        await counters.refresh();
      }
    }
  };
}

type Answer = readonly Delivery[] | Error;

/** All together; if somebody was first in any of them, each alone, so that one conflict or fault never spoils its neighbours. */
async function commit(settings: Settings, counters: Counters, items: readonly Item[]): Promise<readonly Answer[]> {
  try {
    return await together(settings, counters, items);
  } catch (error) {
    if (items.length === 1) return [isConflict(error) ? new Conflict() : asError(error)];
    await counters.refresh();
    const answers: Answer[] = [];
    for (const item of items) answers.push(...(await commit(settings, counters, [item])));
    return answers;
  }
}

async function together(settings: Settings, counters: Counters, items: readonly Item[]): Promise<readonly Answer[]> {
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
  return writes.map((write, index) => mine(write, index, made));
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
