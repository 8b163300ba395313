import type { Log } from "../../src/port/index.js";

/** How long silence may last, ms: after words of our own that should have come back, and altogether. */
export type Patience = Readonly<{ echoMs: number; quietMs: number }>;

const usual: Patience = { echoMs: 120_000, quietMs: 6 * 3_600_000 };

/** Whether anything comes in at all: a gateway can be connected, answer, and bring nothing. */
export type Hearing = Readonly<{
  /** The puppet told of a message, by its id. */
  heard(id: string): void;
  /** Our own words were taken, under this id. */
  said(id: string): void;
  /** A session stands, or has ended. */
  began(): void;
  ended(): void;
  /** Whether what we said should have come back by now, and nothing at all has. */
  isDeaf(): boolean;
  /** What the operator must know of it; empty where all is well. */
  note(): string;
}>;

/** How many ids are remembered each way: an echo may come before the answer to what was sent, or long after. */
const mostIds = 200;

/** How long a hole is told after it was found, ms. */
const tellMs = 24 * 3_600_000;

/** Hears that nothing is heard. `clock` is ours, epoch ms. */
export function createHearing(
  log: Log,
  { echoMs, quietMs }: Patience = usual,
  clock: () => number = Date.now,
): Hearing {
  const heard = createIds();
  const said = createIds();
  let echoes = false;
  let last: number | undefined;
  /** Since when nothing has come in after words of our own. */
  let waiting: number | undefined;
  let hole: Readonly<{ words: string; at: number }> | undefined;
  // Only where our own words have come back before is their silence a sign.
  const isDeaf = () => echoes && waiting !== undefined && waiting <= clock() - echoMs;
  return {
    isDeaf,
    heard: (id) => {
      if (said.has(id)) echoes = true;
      heard.add(id);
      waiting = undefined;
      last = clock();
    },
    said: (id) => {
      said.add(id);
      if (heard.has(id)) echoes = true;
      else waiting ??= clock();
    },
    began: () => {
      last ??= clock();
    },
    ended: () => {
      if (isDeaf()) hole = { words: holeOf(last ?? clock(), clock(), log), at: clock() };
      if (isDeaf()) last = clock();
      waiting = undefined;
    },
    note: () => {
      const lost = hole !== undefined && clock() - hole.at < tellMs ? `; ${hole.words}` : "";
      return lost + (last !== undefined && clock() - last > quietMs ? `; ${quiet(last)}` : "");
    },
  };
}

function createIds(): Readonly<{ add(id: string): void; has(id: string): boolean }> {
  const ids = new Set<string>();
  return {
    has: (id) => ids.has(id),
    add: (id) => {
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > mostIds && oldest !== undefined) ids.delete(oldest);
    },
  };
}

function quiet(since: number): string {
  return `nothing was heard since ${time(since)}: write to the account from another phone, and where nothing comes of it start the gateway again`;
}

function holeOf(from: number, until: number, log: Log): string {
  const hole = `the gateway brought nothing from ${time(from)} to ${time(until)}: what was written then may be lost, ask whoever wrote to say it again`;
  log.warn({ platform: "wechat" }, hole);
  return hole;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
