import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Office } from "../core/office.js";
import { displayNo } from "../core/request.js";
import { situationOf } from "../core/situation.js";
import type { Log } from "../port/index.js";
import type { Hooks, OwedHook } from "../store/hooks.js";

type Settings = Readonly<{
  hooks: Hooks;
  url: string;
  secret: string;
  office: () => Office;
  clock: () => number;
  log: Log;
}>;

const EVERY_MS = 1_000;
const MOST = 50;
const PATIENCE_MS = 10_000;
/** Tried for about two days: 5 s, doubled each time, an hour at most. */
const TRIES = 55;

/** Tells another system of every fact, signed, in order for each request, at least once; no reporter and no words are in it. */
export function createHooks(settings: Settings): Readonly<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const loop = look(settings, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function look(settings: Settings, stopping: AbortSignal): Promise<void> {
  const { hooks, clock, log } = settings;
  await hooks.want(true).catch((error: unknown) => log.error({ err: error }, "the webhook could not be set up"));
  while (!stopping.aborted) {
    const due = await hooks.due(clock(), MOST).catch((error: unknown) => {
      if (!stopping.aborted) log.warn({ err: error }, "what the webhook is owed could not be read; it is tried again");
      return [];
    });
    await Promise.all(due.map((one) => tellOne(settings, one, stopping)));
    if (due.length === 0) await sleep(EVERY_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
}

async function tellOne(settings: Settings, owed: OwedHook, stopping: AbortSignal): Promise<void> {
  const { hooks, clock, log } = settings;
  // What is sealed, or was never registered, is nobody else's business.
  if (owed.request.sealed || owed.request.no === 0) return hooks.taken(owed.id);
  const refused = await post(settings, owed, stopping);
  if (refused === undefined) return hooks.taken(owed.id);
  if (stopping.aborted) return;
  const last = owed.attempts + 1 >= TRIES;
  const wait = Math.min(5_000 * 2 ** owed.attempts, 3_600_000);
  log.warn({ hook: owed.id, attempts: owed.attempts + 1, refused, last }, "the webhook was not taken");
  await hooks.missed(owed.id, { at: last ? undefined : clock() + wait, error: refused });
}

/** Undefined once it was taken, else why not. */
async function post(
  { url, secret, office, clock }: Settings,
  owed: OwedHook,
  stopping: AbortSignal,
): Promise<string | undefined> {
  const body = JSON.stringify(payload(owed, office()));
  const timestamp = String(Math.floor(clock() / 1000));
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "error",
      headers: {
        "content-type": "application/json",
        "shouwen-delivery": `${owed.request.id}:${owed.seq}`,
        "shouwen-timestamp": timestamp,
        "shouwen-signature": `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`,
      },
      body,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(PATIENCE_MS)]),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : "unreachable";
  }
}

/** What happened and how the request stands: nothing of who asked, and none of anybody's words. */
function payload({ request, seq, at, fact }: OwedHook, office: Office): object {
  const { no, year, matter, firstAsked, accountable, due, outcome } = request;
  const time = (instant: number | undefined) => (instant === undefined ? null : new Date(instant).toISOString());
  return {
    id: `${request.id}:${seq}`,
    event: fact,
    at: time(at),
    office: office.id,
    request: {
      number: displayNo(no),
      year,
      situation: situationOf(request),
      outcome: outcome ?? null,
      category: matter.category ?? null,
      area: matter.area ?? null,
      urgency: matter.urgency,
      firstAsked: firstAsked ?? null,
      accountable: accountable ?? null,
      answerBy: time(due?.answer),
    },
  };
}
