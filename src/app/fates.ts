import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../port/index.js";
import { createBatch } from "../store/batch.js";
import type { Fate } from "../store/fate.js";
import type { Attempting } from "./attempt.js";

/** How far apart fates are written, ms: those of many chats together. */
const APART_MS = 30;
/** How long to wait before a fate that could not be written is written again, ms. */
const PAUSE_MS = 300;

/** What became of deliveries, written many at a time, and again while the database is away: a forgotten fate is said twice. */
export function createFates({ deliveries, clock, log }: Attempting, stopping: AbortSignal) {
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
