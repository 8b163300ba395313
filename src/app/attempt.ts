import { setTimeout as sleep } from "node:timers/promises";
import { heapUp } from "../core/many.js";
import type { Office } from "../core/office.js";
import { type Adapter, AdapterError, fit, type Log, type Outbound, type Sent } from "../port/index.js";
import type { Deliveries } from "../store/deliveries.js";
import type { Fate } from "../store/fate.js";
import { promptOf } from "../store/prompt.js";
import type { Delivery } from "../store/types.js";
import { askWords } from "../text/index.js";
import { weighs } from "./burden.js";
import type { Complete, Editions } from "./edition.js";
import { lastMoment } from "./lasting.js";
import type { Pace } from "./pace.js";
import { languageOf, nothing, type Passed, toOutbound } from "./render.js";

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
  /** Makes a one-time way into the board for a member of staff: only when it is said, so that it is kept nowhere. */
  door: (staff: string) => Promise<string>;
  /** Fills a delivery of the digest with what it says. */
  editions: Editions;
  /** The platform is being given something for this chat: from then on it can be answered. */
  saying?: (conversation: string) => void;
  /** A test's hook at the awaits of the delivery path. */
  at?: (point: string) => void | Promise<void>;
}>;

/** The longest rest that a platform may impose on us before we look again, ms. */
const LONGEST_REST_MS = 15 * 60_000;
/** How long we wait at most before a platform that was away is asked again, ms. */
const LONGEST_BACKOFF_MS = 30_000;
/** How often, and with which pause, the database is asked again before a message is given up for now. */
const ASKS = 40;
const PAUSE_MS = 250;

/** What is said as one message: a need, and those of its kind that go with it; `seen` is the chat's version where it counts. */
export type Bundle = Readonly<{
  delivery: Complete;
  also: readonly Delivery[];
  seen: number;
  /** It rides on the platform's own call. */
  free?: boolean;
  /** Where the resident may agree to notices: said with it. */
  ask?: string | undefined;
}>;

/** One attempt at one delivery: every piece of it, each at the platform's pace. Never rejects. */
export async function attempt(settings: Attempting, bundle: Bundle, stopping: AbortSignal): Promise<Fate> {
  const { adapters, clock } = settings;
  const { delivery } = bundle;
  const now = clock();
  if (now > lastMoment(delivery, now)) return { id: delivery.id, state: "expired", error: "it is too late to say it" };
  const adapter = adapters.get(delivery.platform);
  if (adapter === undefined) return later(delivery, now + 60_000, "the channel is not open", delivery.pieces);
  try {
    await settings.at?.("claimed");
    const complete = await patiently(stopping, () => settings.editions(delivery, adapter.can));
    return await say(settings, adapter, { ...bundle, delivery: complete }, stopping);
  } catch (error) {
    return puzzled(settings, bundle.delivery, error);
  }
}

async function say(settings: Attempting, adapter: Adapter, bundle: Bundle, stopping: AbortSignal): Promise<Fate> {
  const { deliveries, pace, at } = settings;
  const { delivery, also } = bundle;
  const messages = fit(await compose(settings, bundle, stopping), adapter.can);
  const sents: Sent[] = [];
  let done = delivery.pieces;
  try {
    for (const message of messages.slice(done)) {
      await at?.("before send");
      const send = () => {
        settings.saying?.(delivery.conversation);
        return adapter.send(message);
      };
      // A topic is no message: the card that goes there next is one.
      sents.push(
        await (message.topic === undefined
          ? pace.run({ ...delivery, stopping, free: bundle.free ?? false }, send)
          : send()),
      );
      await at?.("after send");
      done++;
      // Whoever goes on after a crash begins behind this piece; not knowing is worth a repetition, but no delay.
      // Several needs said together may be bundled otherwise next time: they begin anew.
      if (done < messages.length && also.length === 0)
        await deliveries.advance(delivery.id, done).catch(() => undefined);
    }
    return accepted(bundle, sents, settings.clock());
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return afterFault(settings, { adapter, bundle, error, pieces: also.length === 0 ? done : 0 });
  }
}

function accepted({ delivery, also }: Bundle, sents: readonly Sent[], at: number): Fate {
  // What stands in a heap asks nothing: it is answered by its number.
  const heap = also.length > 0 && weighs(delivery);
  const asking = also.at(-1) ?? delivery;
  return {
    id: delivery.id,
    state: "accepted",
    ref: sents.at(-1)?.ref,
    conversation: delivery.conversation,
    spent: sents.flatMap(({ slot }) => slot ?? []),
    merged: also.map(({ id }) => id),
    prompt: asking.opens && !heap ? promptOf(asking.notice, asking.kind, at) : undefined,
  };
}

/** Needs that are said together are one text under another, with what the last of them may be answered with. */
async function compose(settings: Attempting, bundle: Bundle, stopping: AbortSignal): Promise<Outbound> {
  const outbound = await composeAll(settings, bundle, stopping);
  if (bundle.ask === undefined) return outbound;
  return {
    ...outbound,
    text: `${outbound.text}\n\n${askWords(languageOf(bundle.delivery, settings.office()), bundle.ask)}`,
  };
}

async function composeAll(settings: Attempting, { delivery, also }: Bundle, stopping: AbortSignal): Promise<Outbound> {
  if (also.length > 0 && weighs(delivery)) return heaped(settings, [delivery, ...also]);
  const all: Outbound[] = [];
  for (const each of [delivery, ...also]) all.push(await composeOne(settings, each, stopping));
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined || first === last) return last ?? { chat: delivery.chat, text: "" };
  const files = all.flatMap((one) => one.files ?? []);
  return {
    chat: first.chat,
    // What was held back twice, as a question and its reminder, is said once.
    text: [...new Set(all.map(({ text }) => text))].join("\n\n"),
    ...(last.buttons === undefined ? {} : { buttons: last.buttons }),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** A cadre's reminders as one; they carry nothing sealed and no button, only what `我的清单` shows. */
function heaped({ office, clock }: Attempting, rows: readonly [Delivery, ...Delivery[]]): Outbound {
  const { options: _options, request: _request, ...notice } = rows[0].notice;
  const delivery = { ...rows[0], notice: { ...notice, say: heapUp(rows.map((row) => row.notice.say)) } };
  return toOutbound(delivery, {
    office: office(),
    now: clock(),
    passed: nothing,
    edit: undefined,
    under: undefined,
    door: undefined,
  });
}

async function composeOne(settings: Attempting, delivery: Complete, stopping: AbortSignal): Promise<Outbound> {
  const { deliveries, materials, door, office, clock } = settings;
  const { card, edits, under } = delivery.notice;
  const [edit, above, passed, way] = await patiently(stopping, () =>
    Promise.all([
      card === undefined ? edits : deliveries.cardRef(delivery.conversation, card),
      under === undefined ? undefined : deliveries.cardRef(delivery.conversation, under),
      delivery.notice.materials === undefined ? nothing : materials(delivery),
      delivery.notice.say.kind === "board-link" ? door(delivery.recipient) : undefined,
    ]),
  );
  const digest = delivery.edition === undefined ? {} : { digest: delivery.edition };
  const channels = titles(settings, delivery);
  return toOutbound(delivery, {
    office: office(),
    now: clock(),
    passed,
    edit,
    under: above,
    door: way,
    channels,
    ...digest,
  });
}

/** What people call each channel, in the language of whom this is for. */
function titles({ adapters, office }: Attempting, delivery: Delivery): ReadonlyMap<string, string> {
  const language = languageOf(delivery, office());
  return new Map([...adapters].map(([platform, { title }]) => [platform, title?.[language] ?? platform]));
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

/** What a platform's refusal means for the delivery; each fault has its row. `slot` is the consent that it was sent by. */
export function afterFault({ pace, clock, log }: Attempting, { adapter, bundle, error, pieces, slot }: Refused): Fate {
  const { delivery, seen } = bundle;
  const { id, conversation } = delivery;
  const now = clock();
  const waited = delivery.attempts + 1;
  const backoff = Math.min(1_000 * 2 ** Math.min(delivery.attempts, 8), LONGEST_BACKOFF_MS);
  log.warn(
    { delivery: delivery.id, platform: delivery.platform, fault: error.fault, code: error.code, attempts: waited },
    error.message,
  );
  if (error.fault === "closed" && adapter.can.window !== undefined)
    return {
      ...{ id, state: "closed", error: error.message, pieces, conversation, seen },
      slots: slot === undefined ? adapter.can.window.slots : [slot],
    };
  if (error.fault === "gone" || error.fault === "unfit" || error.fault === "closed")
    return { id, state: "failed", error: `${error.fault}: ${error.message}` };
  if (error.fault === "throttled") {
    const { daily } = error;
    // A day's calls may come back before midnight, if somebody clears the count.
    const rest = daily ? LONGEST_REST_MS : Math.min(error.retryAfterMs ?? backoff, LONGEST_REST_MS);
    pace.rest({ platform: delivery.platform, chat: delivery.chat, scope: error.scope, ms: rest, daily });
    // The account's calls are used up, not this person's: nothing of theirs is shut, and all that is owed to them is planned anew.
    if (adapter.can.window !== undefined && pace.spent(delivery.platform) > 0)
      return { ...{ id, state: "closed", error: error.message, pieces, conversation, seen }, slots: [] };
    return later(delivery, now + rest, error.message, pieces);
  }
  return later(delivery, now + (error.fault === "forbidden" ? 60_000 : backoff), error.message, pieces);
}

type Refused = Readonly<{ adapter: Adapter; bundle: Bundle; error: AdapterError; pieces: number; slot?: string }>;

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
