import { setTimeout as sleep } from "node:timers/promises";
import type { Office } from "../core/office.js";
import { type Adapter, AdapterError, fit, type Log, type Outbound, type Sent } from "../port/index.js";
import { createBatch } from "../store/batch.js";
import type { Deliveries, Fate } from "../store/deliveries.js";
import type { Delivery } from "../store/types.js";
import type { Pace } from "./pace.js";
import { nothing, type Passed, toOutbound } from "./render.js";

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

type Settings = Readonly<{
  deliveries: Deliveries;
  adapters: ReadonlyMap<string, Adapter>;
  pace: Pace;
  office: () => Office;
  clock: () => number;
  log: Log;
  /** The sealed material that goes with a delivery. */
  materials: (delivery: Delivery) => Promise<Passed>;
  /** A test's hook at the awaits of the delivery path. */
  at?: (point: string) => void | Promise<void>;
}>;

/** How often the ledger is looked at when nothing wakes us, ms. */
const LOOK_MS = 1_000;
/** How many rows one look takes. */
const MOST = 200;
/** A need that could not be said for this long has expired, ms. */
const EXPIRES_MS = 3 * 86_400_000;
/** The longest rest that a platform may impose on us before we look again, ms. */
const LONGEST_REST_MS = 15 * 60_000;

/** How long we wait at most before a platform that was away is asked again, ms. */
const LONGEST_BACKOFF_MS = 30_000;

/** Starts the deliverer of a process. */
export function createDeliverer(settings: Settings): Deliverer {
  const { deliveries, clock, log } = settings;
  const queues = new Map<string, Delivery[]>();
  const inHand = new Set<string>();
  const mark = createBatch(
    async (fates: readonly Fate[]) => {
      await deliveries.mark(fates, clock());
      return fates.map(() => undefined);
    },
    { most: 200, atOnce: 1 },
  );
  let stopped = false;
  let wakeUp: () => void = () => undefined;
  const working = new Set<Promise<void>>();

  function push(rows: readonly Delivery[]): void {
    for (const row of rows) {
      if (inHand.has(row.id)) continue;
      inHand.add(row.id);
      const queue = queues.get(row.conversation);
      if (queue !== undefined) queue.push(row);
      else {
        queues.set(row.conversation, [row]);
        const work = drain(row.conversation).finally(() => working.delete(work));
        working.add(work);
      }
    }
  }

  async function drain(conversation: string): Promise<void> {
    const queue = queues.get(conversation) ?? [];
    for (let row = queue[0]; row !== undefined; row = queue[0]) {
      const fate = stopped ? undefined : await attempt(settings, row).catch((error) => puzzled(settings, row, error));
      queue.shift();
      inHand.delete(row.id);
      if (fate !== undefined)
        await mark(fate).catch((error) => log.error({ err: error }, "a delivery's fate could not be written"));
      if (fate === undefined || fate.state === "queued") letGo(queue);
    }
    queues.delete(conversation);
  }

  /** What stands behind a delivery that waits goes back to the ledger with it: its order is kept there. */
  function letGo(queue: Delivery[]): void {
    for (const row of queue.splice(0)) inHand.delete(row.id);
  }

  async function look(): Promise<void> {
    while (!stopped) {
      try {
        push(await deliveries.claim(clock(), MOST));
        if (inHand.size > 0) await deliveries.renew([...inHand], clock());
      } catch (error) {
        if (!stopped) log.warn({ err: error }, "the delivery ledger could not be read; it is tried again");
      }
      await Promise.race([
        sleep(LOOK_MS, undefined, { ref: false }),
        new Promise<void>((resolve) => (wakeUp = resolve)),
      ]);
    }
  }

  const looking = look();
  return {
    push,
    wake: () => wakeUp(),
    async idle() {
      while (working.size > 0) await Promise.all(working);
    },
    async stop() {
      stopped = true;
      wakeUp();
      await Promise.all([...working, looking]);
    },
  };
}

/** One attempt at one delivery: every piece of it, each at the platform's pace. */
async function attempt(settings: Settings, delivery: Delivery): Promise<Fate> {
  const { adapters, pace, clock, at } = settings;
  const adapter = adapters.get(delivery.platform);
  if (adapter === undefined) return later(delivery, clock() + 60_000, "the channel is not open", delivery.pieces);
  const messages = await compose(settings, adapter, delivery);
  let sent: Sent = {};
  let done = delivery.pieces;
  try {
    for (const message of messages.slice(done)) {
      await at?.("before send");
      sent = await pace.run(delivery.platform, { id: delivery.chat, kind: delivery.kind }, () => adapter.send(message));
      await at?.("after send");
      done++;
    }
    return { id: delivery.id, state: "accepted", ref: sent.ref, slot: sent.slot };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return afterFault(settings, delivery, error, done);
  }
}

async function compose(settings: Settings, adapter: Adapter, delivery: Delivery): Promise<readonly Outbound[]> {
  const { deliveries, materials, office, clock } = settings;
  const { card, under } = delivery.notice;
  const [edit, above, passed] = await Promise.all([
    card === undefined ? undefined : deliveries.cardRef(delivery.conversation, card),
    under === undefined ? undefined : deliveries.cardRef(delivery.conversation, under),
    delivery.notice.materials === undefined ? nothing : materials(delivery),
  ]);
  return fit(toOutbound(delivery, { office: office(), now: clock(), passed, edit, under: above }), adapter.can);
}

/** What a platform's refusal means for the delivery; each fault has its row. */
function afterFault({ pace, clock, log }: Settings, delivery: Delivery, error: AdapterError, pieces: number): Fate {
  const now = clock();
  const waited = delivery.attempts + 1;
  const backoff = Math.min(1_000 * 2 ** Math.min(delivery.attempts, 8), LONGEST_BACKOFF_MS);
  log.warn(
    { delivery: delivery.id, platform: delivery.platform, fault: error.fault, code: error.code, attempts: waited },
    error.message,
  );
  if (error.fault === "gone" || error.fault === "unfit" || error.fault === "closed")
    return { id: delivery.id, state: "failed", error: `${error.fault}: ${error.message}` };
  if (delivery.createdAt > 0 && now - delivery.createdAt > EXPIRES_MS)
    return { id: delivery.id, state: "expired", error: error.message };
  if (error.fault === "throttled") {
    const rest = Math.min(error.retryAfterMs ?? backoff, LONGEST_REST_MS);
    pace.rest(delivery.platform, rest);
    return later(delivery, now + rest, error.message, pieces);
  }
  return later(delivery, now + (error.fault === "forbidden" ? 60_000 : backoff), error.message, pieces);
}

function later({ id }: Delivery, at: number, error: string, pieces: number): Fate {
  return { id, state: "queued", at, error, pieces };
}

/** A bug of ours stops this piece of work, loudly; the row waits for a mended program. */
function puzzled({ clock, log }: Settings, delivery: Delivery, error: unknown): Fate {
  log.error(
    { err: error, delivery: delivery.id, kind: delivery.notice.say.kind },
    "a delivery could not be made into a message",
  );
  const wait = Math.min(10_000 * 2 ** Math.min(delivery.attempts, 10), 3_600_000);
  return later(delivery, clock() + wait, "the program could not make this message", delivery.pieces);
}
