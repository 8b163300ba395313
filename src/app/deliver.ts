import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../port/index.js";
import { createBatch } from "../store/batch.js";
import type { Fate } from "../store/fate.js";
import type { Delivery } from "../store/types.js";
import { type Attempting, attempt } from "./attempt.js";
import { orElsewhere } from "./elsewhere.js";
import { isCounted, sayPlanned } from "./window.js";

/** Sends what is owed, in order in each chat, and writes down what became of it. */
export interface Deliverer {
  /** Takes deliveries that are leased to this process. */
  push(deliveries: readonly Delivery[]): void;
  /** Looks for what is due: rows of other processes, of dead ones, and held ones whose time has come. */
  wake(): void;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** How often the ledger is looked at when nothing wakes us, ms. */
const LOOK_MS = 1_000;
/** How many rows one look takes. */
const MOST = 200;
/** How far apart fates are written, ms: those of many chats together. */
const APART_MS = 10;
/** How long to wait before a fate that could not be written is written again, ms. */
const PAUSE_MS = 300;

/** Starts the deliverer of a process. */
export function createDeliverer(settings: Attempting & Readonly<{ onFailed: () => void }>): Deliverer {
  const { deliveries, clock, log } = settings;
  const stopping = new AbortController();
  const fates = createFates(settings, stopping.signal);
  let wakeUp: () => void = () => undefined;
  const lines = createLines({
    async work(row) {
      if (stopping.signal.aborted) return false;
      const goesOn = await (isCounted(settings, row) ? sayPlanned(planned, row, stopping.signal) : sayAlone(row));
      await settings.at?.("marked");
      return goesOn;
    },
    giveBack(row) {
      // Where this fails, the lease runs out by itself.
      void deliveries.release(row.id).then(wakeUp, () => undefined);
    },
  });

  const planned = { ...settings, write, keep: lines.push };

  async function write(fate: Fate): Promise<void> {
    await fates.write(fate);
    if (fate.state === "failed" || fate.state === "expired") settings.onFailed();
  }

  async function sayAlone(delivery: Delivery): Promise<boolean> {
    const tried = await attempt(settings, { delivery, also: [], seen: 0 }, stopping.signal);
    const fate = await orElsewhere(settings, delivery, tried);
    await write(fate);
    return fate.state !== "queued";
  }

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await lines.claimed(() => deliveries.claim(clock(), MOST));
        if (lines.inHand.size > 0) await deliveries.renew([...lines.inHand], clock());
      } catch (error) {
        if (!stopping.signal.aborted)
          log.warn({ err: error }, "the delivery ledger could not be read; it is tried again");
      }
      await Promise.race([
        sleep(LOOK_MS, undefined, { ref: false }),
        new Promise<void>((resolve) => (wakeUp = resolve)),
      ]);
    }
  }

  const looking = look();
  return {
    push: lines.push,
    wake: () => wakeUp(),
    idle: lines.idle,
    async stop() {
      stopping.abort();
      wakeUp();
      await Promise.all([lines.idle(), looking]);
    },
  };
}

/** What became of deliveries, written many at a time, and again while the database is away: a forgotten fate is said twice. */
function createFates({ deliveries, clock, log }: Attempting, stopping: AbortSignal) {
  const mark = createBatch(
    async (fates: readonly Fate[]) => {
      await deliveries.mark(fates, clock());
      return fates.map(() => undefined);
    },
    { most: 200, atOnce: 1, apartMs: APART_MS },
  );
  return {
    async write(fate: Fate): Promise<void> {
      for (let told = false; ; told = true) {
        const failed = await mark(fate).then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
        if (failed === undefined) return;
        if (!told) logUnwritten(log, failed.error);
        if (stopping.aborted) return;
        await sleep(PAUSE_MS, undefined, { ref: false });
      }
    },
  };
}

function logUnwritten(log: Log, error: unknown): void {
  log.error({ err: error }, "a delivery's fate could not be written; it is tried again");
}

/**
 * The chats that are being written to, each a line of deliveries. `work` says whether the line may go on; where it may not,
 * what stands behind goes back to the ledger, which keeps the order.
 */
function createLines({
  work,
  giveBack,
}: Readonly<{ work(row: Delivery): Promise<boolean>; giveBack(row: Delivery): void }>) {
  const lines = new Map<string, Delivery[]>();
  const inHand = new Set<string>();
  const working = new Set<Promise<void>>();
  /** Chats whose line was given back: until the ledger gives them out again, nothing newer may pass. */
  const resting = new Set<string>();
  let waiting: Delivery[] | undefined;

  function add(row: Delivery): void {
    if (inHand.has(row.id)) return;
    if (resting.has(row.conversation)) return void giveBack(row);
    inHand.add(row.id);
    const line = lines.get(row.conversation);
    if (line === undefined) {
      lines.set(row.conversation, [row]);
      const walk = walkDown(row.conversation).finally(() => working.delete(walk));
      working.add(walk);
    } else line.push(row);
  }

  async function walkDown(conversation: string): Promise<void> {
    const line = lines.get(conversation) ?? [];
    for (let row = line[0]; row !== undefined; row = line[0]) {
      const goesOn = await work(row);
      const done = goesOn ? line.splice(0, 1) : line.splice(0);
      for (const { id } of done) inHand.delete(id);
      if (!goesOn) resting.add(conversation);
    }
    lines.delete(conversation);
  }

  return {
    inHand,
    /** Takes new rows. While a claim is on its way they wait, since what it brings is older. */
    push(rows: readonly Delivery[]): void {
      if (waiting !== undefined) waiting.push(...rows);
      else for (const row of rows) add(row);
    },
    /** Takes what the ledger gives out. */
    async claimed(claim: () => Promise<readonly Delivery[]>): Promise<void> {
      waiting = [];
      let rows: readonly Delivery[] = [];
      try {
        rows = await claim();
      } finally {
        for (const { conversation } of rows) resting.delete(conversation);
        const all = [...rows, ...waiting];
        waiting = undefined;
        for (const row of all) add(row);
      }
    },
    async idle(): Promise<void> {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
