import { setTimeout as sleep } from "node:timers/promises";
import type { Office } from "../core/office.js";
import { type Adapter, AdapterError, fit, type Log, type Outbound, type Sent } from "../port/index.js";
import type { Deliveries, Fate } from "../store/deliveries.js";
import type { Delivery } from "../store/types.js";
import type { Pace } from "./pace.js";
import { nothing, type Passed, toOutbound } from "./render.js";

/** What attempts at deliveries need. */
export type Attempting = Readonly<{
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

/** A need that could not be said for this long has expired, ms. */
const EXPIRES_MS = 3 * 86_400_000;
/** The longest rest that a platform may impose on us before we look again, ms. */
const LONGEST_REST_MS = 15 * 60_000;
/** How long we wait at most before a platform that was away is asked again, ms. */
const LONGEST_BACKOFF_MS = 30_000;
/** How often, and with which pause, the database is asked again before a message is given up for now. */
const ASKS = 40;
const PAUSE_MS = 250;

/** One attempt at one delivery: every piece of it, each at the platform's pace. Never rejects. */
export async function attempt(settings: Attempting, delivery: Delivery, stopping: AbortSignal): Promise<Fate> {
  const { adapters, clock } = settings;
  const adapter = adapters.get(delivery.platform);
  if (adapter === undefined) return later(delivery, clock() + 60_000, "the channel is not open", delivery.pieces);
  try {
    await settings.at?.("claimed");
    return await say(settings, adapter, delivery, stopping);
  } catch (error) {
    return puzzled(settings, delivery, error);
  }
}

async function say(settings: Attempting, adapter: Adapter, delivery: Delivery, stopping: AbortSignal): Promise<Fate> {
  const { deliveries, pace, at } = settings;
  const messages = await compose(settings, adapter, delivery, stopping);
  let sent: Sent = {};
  let done = delivery.pieces;
  try {
    for (const message of messages.slice(done)) {
      await at?.("before send");
      sent = await pace.run(delivery.platform, { id: delivery.chat, kind: delivery.kind }, () => adapter.send(message));
      await at?.("after send");
      done++;
      // Whoever goes on after a crash begins behind this piece; not knowing is worth a repetition, but no delay.
      if (done < messages.length) await deliveries.advance(delivery.id, done).catch(() => undefined);
    }
    return { id: delivery.id, state: "accepted", ref: sent.ref, slot: sent.slot };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return afterFault(settings, delivery, error, done);
  }
}

async function compose(
  settings: Attempting,
  adapter: Adapter,
  delivery: Delivery,
  stopping: AbortSignal,
): Promise<readonly Outbound[]> {
  const { deliveries, materials, office, clock } = settings;
  const { card, under } = delivery.notice;
  const [edit, above, passed] = await patiently(stopping, () =>
    Promise.all([
      card === undefined ? undefined : deliveries.cardRef(delivery.conversation, card),
      under === undefined ? undefined : deliveries.cardRef(delivery.conversation, under),
      delivery.notice.materials === undefined ? nothing : materials(delivery),
    ]),
  );
  return fit(toOutbound(delivery, { office: office(), now: clock(), passed, edit, under: above }), adapter.can);
}

/** Reads that fail while the database is away for a moment are no fault of the message. */
async function patiently<T>(stopping: AbortSignal, read: () => Promise<T>): Promise<T> {
  for (let asked = 1; ; asked++) {
    try {
      return await read();
    } catch (error) {
      if (asked === ASKS || stopping.aborted) throw error;
      await sleep(PAUSE_MS, undefined, { ref: false });
    }
  }
}

/** What a platform's refusal means for the delivery; each fault has its row. */
function afterFault({ pace, clock, log }: Attempting, delivery: Delivery, error: AdapterError, pieces: number): Fate {
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
function puzzled({ clock, log }: Attempting, delivery: Delivery, error: unknown): Fate {
  log.error(
    { err: error, delivery: delivery.id, kind: delivery.notice.say.kind },
    "a delivery could not be made into a message",
  );
  const wait = Math.min(10_000 * 2 ** Math.min(delivery.attempts, 10), 3_600_000);
  return later(delivery, clock() + wait, "the program could not make this message", delivery.pieces);
}
