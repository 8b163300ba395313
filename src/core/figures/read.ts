import type { Instant } from "../calendar.js";
import type { Event, Fact } from "../event.js";
import { evolve } from "../evolve.js";
import type { Office } from "../office.js";
import { lastRound, type Outcome, type Request, wasContacted } from "../request.js";
import { unitOf } from "../unit.js";
import type { Callback, Ending, Handover, Score, Subject, Told, Trace } from "./trace.js";
import { leadUnit } from "./unit.js";

/** The facts of one request, oldest first. */
export type History = readonly Event[];

/** What a history says up to each of some instants in order, not included; undefined for a draft that was not yet registered. */
export function readTrace<const Instants extends readonly Instant[]>(
  office: Office,
  history: History,
  instants: Instants,
): { [K in keyof Instants]: Trace | undefined } {
  let read: Read = { request: undefined, notes: blank, lastAt: 0 };
  let next = 0;
  const traces = instants.map((until) => {
    for (let event = history[next]; event !== undefined && event.at < until; event = history[++next])
      read = readOn(office, read, event);
    return traceOf(office, read);
  });
  // One trace for each instant, in their order.
  return traces as { [K in keyof Instants]: Trace | undefined };
}

type Read = Readonly<{ request: Request | undefined; notes: Notes; lastAt: Instant }>;

function readOn(office: Office, { request: before, notes, lastAt }: Read, event: Event): Read {
  const after = evolve(before, event);
  return {
    request: after,
    notes: note(notes, { event, before: before ?? after, after, office }),
    lastAt: event.fact.is === "archived" ? lastAt : event.at,
  };
}

function traceOf(office: Office, { request, notes, lastAt }: Read): Trace | undefined {
  if (request?.due === undefined || notes.registeredAt === undefined) return undefined;
  const { registeredAt, ...rest } = notes;
  const unit = leadUnit(office, request.lead, request.matter.area);
  return { ...rest, registeredAt, lastAt, request: subjectOf(request), unit, due: request.due };
}

/** The traces of many histories in the order of their numbers, whatever order they came in. */
export function readTraces(office: Office, histories: readonly History[], until: Instant): readonly Trace[] {
  return histories
    .map((history) => readTrace(office, history, [until])[0])
    .filter((trace) => trace !== undefined)
    .sort((a, b) => a.request.year - b.request.year || a.request.no - b.request.no);
}

function subjectOf(request: Request): Subject {
  const { id, no, year, reporter, sealed, ruling, asked, supervised, redo, matter } = request;
  const { area, category, kind, place } = matter;
  return { id, no, year, reporter, sealed, ruling, asked, supervised, redo, matter: { area, category, kind, place } };
}

type Notes = Omit<Trace, "request" | "unit" | "due" | "registeredAt" | "lastAt"> &
  Readonly<{ registeredAt: Instant | undefined }>;

type Step = Readonly<{ event: Event; before: Request; after: Request; office: Office }>;

function note(notes: Notes, step: Step): Notes {
  const { event, after } = step;
  // The table is keyed by the fact's own tag, so the row takes exactly this fact.
  const row = rows[event.fact.is] as ((notes: Notes, fact: Fact, step: Step) => Partial<Notes>) | undefined;
  const next = { ...notes, ...row?.(notes, event.fact, step) };
  return next.contactedAt === undefined && wasContacted(after) ? { ...next, contactedAt: event.at } : next;
}

type Rows = { [K in Fact["is"]]?: (notes: Notes, fact: Extract<Fact, { is: K }>, step: Step) => Partial<Notes> };

/** What each fact adds; a fact without a row changes no figure. A new fact about figures is a new row. */
const rows: Rows = {
  drafted: (_, { repeats }) => ({ isRepeat: repeats !== undefined }),
  registered: (_, __, { event }) => ({ registeredAt: event.at }),
  supplemented: ({ repeats }, { again }, { event }) => (again ? { repeats: [...repeats, event.at] } : {}),
  offered: ({ offers, handovers }, { offer }, { event: { at } }) => ({
    offers: [...offers, at],
    ...(offer.kind === "handover" && { handovers: [...handovers, { at, endedAt: undefined, accepted: false }] }),
  }),
  nudged: ({ droppedAt }, { stage }, { event, before }) =>
    stage === 3 && before.offer?.kind === "first" ? { droppedAt: droppedAt ?? event.at } : {},
  claimed: ({ takenAt }, _, { event }) => ({ takenAt: takenAt ?? event.at }),
  accepted: ({ takenAt, handovers }, _, { event }) => ({
    takenAt: takenAt ?? event.at,
    handovers: endLast(handovers, event.at, true),
  }),
  declined: ({ declinedAt, handovers, hops, bounces }, { by }, { event: { at }, before, office }) => ({
    ...(before.offer?.kind === "first" && { declinedAt: declinedAt ?? at }),
    ...(before.offer?.kind === "handover" && { handovers: endLast(handovers, at, false) }),
    ...(before.offer?.kind !== "escalation" && {
      hops: [...hops, at],
      bounces: [...bounces, { at, from: unitOf(office, before.accountable ?? ""), to: unitOf(office, by) }],
    }),
  }),
  "return-asked": ({ returns, bounces }, { returning }, { event: { at }, before, office }) => ({
    returns: [...returns, at],
    bounces: [...bounces, { at, from: unitOf(office, before.firstAsked ?? ""), to: returning.unit }],
  }),
  "return-approved": ({ hops }, _, { event }) => ({ hops: [...hops, event.at] }),
  decided: ({ decisions, takenAt }, _, { event: { at } }) => ({
    decisions: [...decisions, at],
    takenAt: takenAt ?? at,
  }),
  progressed: ({ promises }, { promise }) =>
    promise === undefined
      ? {}
      : { promises: [...promises, { due: promise.due, keptAt: undefined, voidAt: undefined }] },
  "promise-kept": ({ promises }, { index }, { event }) => ({
    promises: promises.map((told, i) => (i === index ? { ...told, keptAt: event.at } : told)),
  }),
  answered: ({ answeredAt, promises, orders, parkings }, _, { event: { at } }) => ({
    answeredAt: [...answeredAt, at],
    promises: promises.map((told) => (isOpen(told) && at <= told.due ? { ...told, keptAt: at } : told)),
    orders: orders.map((order) => ({ ...order, metAt: order.metAt ?? at })),
    parkings: unpark(parkings, at),
  }),
  rated: ({ callbacks }, _, { event, after }) => ({ callbacks: hear(callbacks, after, event.at) }),
  parked: ({ parkings }, { parked }, { event: { at } }) => ({
    parkings: [...parkings, { at, until: undefined, reviews: [{ setAt: at, due: parked.review }] }],
  }),
  unparked: ({ parkings }, _, { event }) => ({ parkings: unpark(parkings, event.at) }),
  reviewed: ({ parkings }, { next }, { event: { at } }) => ({
    parkings: parkings.map((parking) =>
      parking.until === undefined ? { ...parking, reviews: [...parking.reviews, { setAt: at, due: next }] } : parking,
    ),
  }),
  supervised: ({ orders }, { supervision }, { event: { at } }) => ({
    orders: [...orders, { at, due: supervision.due, metAt: undefined }],
  }),
  credited: ({ credits }, { for: what }, { event }) => ({ credits: [...credits, { at: event.at, for: what }] }),
  suspected: ({ charges }, { code, who }, { event }) => ({
    charges: [...charges, { at: event.at, code, who, dismissed: false }],
  }),
  "breach-settled": ({ charges }, { code, who, confirmed }) => ({
    charges: charges.map((one) => (one.code === code && one.who === who ? { ...one, dismissed: !confirmed } : one)),
  }),
  excluded: ({ exclusion }, _, { event }) => ({ exclusion: { ...exclusion, grantedAt: event.at } }),
  "leave-refused": ({ exclusion }, _, { event, before: { asked } }) =>
    asked?.what === "exclude" || asked?.what === "appeal" ? { exclusion: { ...exclusion, refusedAt: event.at } } : {},
  merged: (_, __, { event }) => ({ mergedAt: event.at }),
  split: () => ({ mergedAt: undefined }),
  closed: (notes, { outcome }, { event }) => end(notes, event.at, outcome),
  withdrawn: (notes, _, { event }) => end(notes, event.at, "withdrawn"),
  referred: (notes, _, { event }) => end(notes, event.at, "referred"),
  reopened: ({ endings, redos, repeats }, { due, again }, { event: { at } }) => ({
    endings: reopen(endings, at),
    redos: [...redos, { at, due }],
    ...(again && { repeats: [...repeats, at] }),
  }),
  objected: ({ endings }, _, { event }) => ({ endings: reopen(endings, event.at) }),
};

const blank: Notes = {
  registeredAt: undefined,
  takenAt: undefined,
  declinedAt: undefined,
  droppedAt: undefined,
  contactedAt: undefined,
  answeredAt: [],
  endings: [],
  callbacks: [],
  offers: [],
  handovers: [],
  returns: [],
  hops: [],
  bounces: [],
  decisions: [],
  promises: [],
  parkings: [],
  orders: [],
  redos: [],
  mergedAt: undefined,
  repeats: [],
  isRepeat: false,
  charges: [],
  credits: [],
  exclusion: { grantedAt: undefined, refusedAt: undefined },
};

function endLast(handovers: readonly Handover[], at: Instant, accepted: boolean): readonly Handover[] {
  return handovers.map((one) => (one.endedAt === undefined ? { ...one, endedAt: at, accepted } : one));
}

function isOpen(told: Told): boolean {
  return told.keptAt === undefined && told.voidAt === undefined;
}

function unpark(parkings: Notes["parkings"], at: Instant): Notes["parkings"] {
  return parkings.map((parking) => (parking.until === undefined ? { ...parking, until: at } : parking));
}

/** An end stops what waits: a hand-over is over, the time on the books too, and what is not yet due can no longer be kept. */
function end(notes: Notes, at: Instant, outcome: Outcome): Partial<Notes> {
  return {
    endings: [...notes.endings, { at, outcome, reopenedAt: undefined }],
    handovers: endLast(notes.handovers, at, false),
    parkings: unpark(notes.parkings, at),
    promises: notes.promises.map((told) => (isOpen(told) && at <= told.due ? { ...told, voidAt: at } : told)),
  };
}

function reopen(endings: readonly Ending[], at: Instant): readonly Ending[] {
  return endings.map((ending) => (ending.reopenedAt === undefined ? { ...ending, reopenedAt: at } : ending));
}

/** A callback is valid once all three questions are answered, or one of them with a plain no; later words change its score. */
function hear(callbacks: readonly Callback[], request: Request, at: Instant): readonly Callback[] {
  const round = lastRound(request);
  if (round === undefined) return callbacks;
  const { contacted, solved, satisfied } = round;
  const score: Score = { contacted, solved, satisfied };
  const number = request.rounds.length;
  const known = callbacks.find((callback) => callback.round === number);
  if (known !== undefined) return callbacks.map((one) => (one === known ? { ...one, score } : one));
  const complete = contacted !== undefined && solved !== undefined && satisfied !== undefined;
  if (!complete && solved !== "no" && satisfied !== "no") return callbacks;
  return [...callbacks, { round: number, at, score, first: score }];
}
