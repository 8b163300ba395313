import type { Breach } from "../breach.js";
import type { Instant, Period } from "../calendar.js";
import type { Due, Matter, Outcome, Rating, Request } from "../request.js";

/** What the ledger says of one registered request, dated, so that any period up to the last fact can be counted from it. */
export type Trace = Readonly<{
  /** The request as its facts left it, as far as figures and lists need it. */
  request: Subject;
  /** The unit that leads (主办单位). */
  unit: string;
  registeredAt: Instant;
  /** When anything last happened to it. */
  lastAt: Instant;
  due: Due;
  /** When a named person first took it, by claiming or by accepting a hand-over. */
  takenAt: Instant | undefined;
  /** When the first offer was declined with a basis. */
  declinedAt: Instant | undefined;
  /** When silence on the first offer had to be told to the coordinator. */
  droppedAt: Instant | undefined;
  /** When the resident had been reached, or tried twice (I4). */
  contactedAt: Instant | undefined;
  answeredAt: readonly Instant[];
  endings: readonly Ending[];
  callbacks: readonly Callback[];
  offers: readonly Instant[];
  handovers: readonly Handover[];
  returns: readonly Instant[];
  /** When it was passed back: an offer declined, a return approved. */
  hops: readonly Instant[];
  /** Offers declined and returns asked for, each between two units. */
  bounces: readonly Bounce[];
  decisions: readonly Instant[];
  promises: readonly Told[];
  parkings: readonly Parking[];
  orders: readonly Order[];
  /** Each time it had to be done again (重办). */
  redos: readonly Readonly<{ at: Instant; due: Instant }>[];
  /** Since when it follows another household's request, whose clocks count for both (并单). */
  mergedAt: Instant | undefined;
  /** When the same person reported the same thing anew: while it was open (D1), or after it was answered (D3). */
  repeats: readonly Instant[];
  /** Whether it is itself a report of what was answered lately, and registered as new all the same (D3). */
  isRepeat: boolean;
  charges: readonly Charged[];
  credits: readonly Credit[];
  exclusion: Exclusion;
}>;

/** What is kept of a request: of a large office, many thousand are in memory at once. */
export type Subject = Pick<
  Request,
  "id" | "no" | "year" | "reporter" | "sealed" | "ruling" | "asked" | "supervised" | "redo"
> &
  Readonly<{ matter: Pick<Matter, "area" | "category" | "kind" | "place"> }>;

/** When it was closed, and when it was opened again if it was. */
export type Ending = Readonly<{ at: Instant; outcome: Outcome; reopenedAt: Instant | undefined }>;

/** What a resident said of one round (回访), dated when it first became valid; `score` is the last word, `first` the first. */
export type Callback = Readonly<{ round: number; at: Instant; score: Score; first: Score }>;

/** The answers to Q1–Q3; a question nobody answered counts as not answered with yes. */
export type Score = Readonly<{ [K in "contacted" | "solved" | "satisfied"]: Rating[K] | undefined }>;

/** A hand-over (移交) from offer to its end. */
export type Handover = Readonly<{ at: Instant; endedAt: Instant | undefined; accepted: boolean }>;

/** A refusal between two units. */
export type Bounce = Readonly<{ at: Instant; from: string; to: string }>;

/** A promise (承诺) as figures need it; void where the request ended before it was due. */
export type Told = Readonly<{ due: Instant; keptAt: Instant | undefined; voidAt: Instant | undefined }>;

/** A time on the books (挂账), with each review date and when it was set. */
export type Parking = Readonly<{
  at: Instant;
  until: Instant | undefined;
  reviews: readonly Readonly<{ setAt: Instant; due: Instant }>[];
}>;

/** An order from above (督办), and when it was answered. */
export type Order = Readonly<{ at: Instant; due: Instant; metAt: Instant | undefined }>;

/** A breach that was suspected, and whether that was dismissed (不成立). */
export type Charged = Readonly<{ at: Instant; code: Breach; who: string; dismissed: boolean }>;

/** A credit (§9, C01+): for standing in, for thanks from a resident, for a proposed row. */
export type Credit = Readonly<{ at: Instant; for: "stood-in" | "thanks" | "proposed" }>;

/** Whether it is out of the assessment (剔除), and when that was refused (查否). */
export type Exclusion = Readonly<{ grantedAt: Instant | undefined; refusedAt: Instant | undefined }>;

/** Whether the request is open just before an instant. */
export function openAt(trace: Trace, at: Instant): boolean {
  return trace.registeredAt < at && !trace.endings.some((end) => end.at < at && (end.reopenedAt ?? at) >= at);
}

/** Whether anything of it can count in a period: it was there, and had not been over before the period began. */
export function livesIn(trace: Trace, [start, end]: Period): boolean {
  return trace.registeredAt < end && (trace.lastAt >= start || openAt(trace, start));
}

/** The time on the books that holds just before an instant. */
export function parkingAt(trace: Trace, at: Instant): Parking | undefined {
  return trace.parkings.find((parking) => parking.at < at && (parking.until ?? at) >= at);
}

/** What is late, gravest first: 答复, 督办, 联系, 签收, 挂账复核. */
export type Stage = "answer" | "order" | "contact" | "claim" | "review";

/** The gravest thing that is late just before an instant, and since when; what follows another request is late there. */
export function latenessAt(trace: Trace, at: Instant): Readonly<{ stage: Stage; since: Instant }> | undefined {
  if (!openAt(trace, at) || before(trace.mergedAt, at)) return undefined;
  for (const [stage, since] of pending(trace, at)) if (since !== undefined && since < at) return { stage, since };
  return undefined;
}

/** Every due instant that is still waited for just before an instant. */
function pending(trace: Trace, at: Instant): readonly (readonly [Stage, Instant | undefined])[] {
  const first = before(trace.answeredAt[0], at);
  const redo = trace.redos.findLast((one) => one.at < at);
  const answered = redo === undefined ? first : trace.answeredAt.some((done) => redo.at <= done && done < at);
  const parking = parkingAt(trace, at);
  const order = trace.orders.find((one) => one.at < at && !before(one.metAt, at));
  const taken = first || before(trace.takenAt, at) || before(trace.declinedAt, at);
  return [
    ["answer", answered || parking !== undefined ? undefined : (redo?.due ?? trace.due.answer)],
    ["order", order?.due],
    ["contact", first || before(trace.contactedAt, at) ? undefined : trace.due.contact],
    ["claim", taken ? undefined : trace.due.claim],
    ["review", parking?.reviews.findLast(({ setAt }) => setAt < at)?.due],
  ];
}

function before(done: Instant | undefined, at: Instant): boolean {
  return done !== undefined && done < at;
}
