import { setTimeout as sleep } from "node:timers/promises";
import type { Fate } from "../store/fate.js";
import type { Delivery } from "../store/types.js";
import { type Attempting, attempt } from "./attempt.js";
import { type Burden, createBurden } from "./burden.js";
import { orElsewhere } from "./elsewhere.js";
import { createFates } from "./fates.js";
import { createLines, type Lines } from "./lines.js";
import { isCounted, sayPlanned } from "./window.js";

/** Sends what is owed, in order in each chat, and writes down what became of it. */
export interface Deliverer {
  /** Takes deliveries that are leased to this process. */
  push(deliveries: readonly Delivery[]): void;
  /** Looks for what is due: rows of other processes, of dead ones, and held ones whose time has come. */
  wake(): void;
  /** Resolves when no question is on its way to this chat any more: an answer to it may be quicker than the note that it was put. */
  asked(conversation: string): Promise<void>;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** How often the ledger is looked at when nothing wakes us, ms. */
const LOOK_MS = 1_000;
/** How long somebody's words wait for a question that is on its way to them, ms: one that is still with us, and one that the platform has. */
const ASKED = { soon: 1_000, most: 15_000 };
/** How many chats one look takes. */
const MOST = 200;
/** With so many rows of one platform in hand no more of it are taken: others may help, and what weighs more comes first. */
const CROWD = 300;

/** Starts the deliverer of a process. */
export function createDeliverer(settings: Attempting & Readonly<{ onFailed: () => void }>): Deliverer {
  const { deliveries, log } = settings;
  const stopping = new AbortController();
  const fates = createFates(settings, stopping.signal);
  const burden = createBurden(settings);
  const watch = createWatch(() => takeDue(settings, lines), stopping.signal, log);
  const lines: Lines = createLines({
    async work(row, behind) {
      if (stopping.signal.aborted) return undefined;
      const said = await (isCounted(settings, row)
        ? one(row, sayPlanned(planned, row, stopping.signal))
        : sayTogether(planned, burden, [row, behind], stopping.signal));
      await settings.at?.("marked");
      return said;
    },
    // Where this fails, the lease runs out by itself.
    giveBack: (row) => void deliveries.release(row.id).then(watch.wake, () => undefined),
  });

  const planned = { ...settings, write, keep: lines.push, saying: lines.saying };

  async function write(fate: Fate): Promise<void> {
    await fates.write(fate);
    if (isLost(fate) || isKept(fate)) settings.onFailed();
  }

  const watching = watch.begin();
  return {
    push: lines.push,
    wake: watch.wake,
    asked: (conversation) => lines.asked(conversation, ASKED),
    idle: lines.idle,
    async stop() {
      stopping.abort();
      watch.wake();
      await Promise.all([lines.idle(), watching]);
    },
  };
}

type Writing = Attempting & Readonly<{ write(fate: Fate): Promise<void> }>;

/** Reminders that wait for the same cadre are one message (§11.4); gives what was said, undefined where it waits for a retry. */
async function sayTogether(
  settings: Writing,
  burden: Burden,
  [row, behind]: readonly [Delivery, readonly Delivery[]],
  stopping: AbortSignal,
): Promise<readonly Delivery[] | undefined> {
  const { do: what, rows } = await burden.load(row, behind);
  if (what === "put-off") {
    await Promise.all(rows.map(({ id }) => settings.write({ id, state: "put-off", at: burden.tomorrow() })));
    return rows;
  }
  const [delivery, ...also] = rows;
  const tried = await attempt(settings, { delivery, also, seen: 0 }, stopping);
  const fate = await orElsewhere(settings, delivery, tried);
  await settings.write(fate);
  if (fate.state === "accepted") burden.note(delivery);
  return fate.state === "queued" ? undefined : fate.state === "accepted" ? rows : [delivery];
}

/** Kept back from somebody who does not know of it. */
function isKept(fate: Fate): boolean {
  return fate.state === "held" && fate.why !== "kept-for-result";
}

function isLost({ state }: Fate): boolean {
  return state === "failed" || state === "expired";
}

/** The row itself, where it was said. */
async function one(row: Delivery, saying: Promise<boolean>): Promise<readonly Delivery[] | undefined> {
  return (await saying) ? [row] : undefined;
}

/** Looks again and again until it is stopped: when woken, and every second by itself. */
function createWatch(look: () => Promise<void>, stopping: AbortSignal, log: Attempting["log"]) {
  let wakeUp: () => void = () => undefined;
  return {
    wake: () => wakeUp(),
    async begin() {
      while (!stopping.aborted) {
        await look().catch((error: unknown) => {
          if (!stopping.aborted) log.warn({ err: error }, "the delivery ledger could not be read; it is tried again");
        });
        await Promise.race([
          sleep(LOOK_MS, undefined, { ref: false }),
          new Promise<void>((resolve) => (wakeUp = resolve)),
        ]);
      }
    },
  };
}

/** What is due now, and the leases of what is still in hand. */
async function takeDue({ deliveries, clock }: Attempting, lines: Lines): Promise<void> {
  await lines.claimed(() => deliveries.claim(clock(), MOST, crowded(lines)));
  if (lines.inHand.size > 0) await deliveries.renew([...lines.inHand.keys()], clock());
}

function crowded({ inHand }: Lines): readonly string[] {
  const counts = new Map<string, number>();
  for (const { platform } of inHand.values()) counts.set(platform, (counts.get(platform) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= CROWD).map(([platform]) => platform);
}
