import type { Event, Fact } from "./event.js";
import type { Request, Round } from "./request.js";

/** The request after a fact. Every fact has its row, so that a forgotten one does not compile. */
export function evolve(request: Request | undefined, event: Event): Request {
  const { fact } = event;
  if (fact.is === "drafted") return draft(fact, event);
  if (request === undefined) throw new Error(`the ledger begins with ${fact.is}, not with drafted`);
  // The table is keyed by the fact's own tag, so the row takes exactly this fact.
  const row = rows[fact.is] as (request: Request, fact: Fact, event: Event) => Partial<Request>;
  return { ...request, ...row(request, fact, event) };
}

/** The request after all its facts, oldest first; undefined for none. */
export function replay(events: readonly Event[]): Request | undefined {
  return events.reduce<Request | undefined>(evolve, undefined);
}

type Rows = {
  [K in Exclude<Fact["is"], "drafted">]: (
    request: Request,
    fact: Extract<Fact, { is: K }>,
    event: Event,
  ) => Partial<Request>;
};

const rows: Rows = {
  amended: (_, { matter }) => ({ matter }),
  asked: ({ asks }) => ({ asks: asks + 1 }),
  reminded: () => ({ reminded: true }),
  registered: (_, { is: _is, ...facts }, { at }) => ({
    ...facts,
    status: "registered",
    accountable: facts.firstAsked,
    registeredAt: at,
  }),
  offered: (_, { offer }) => ({ offer }),
  nudged: ({ offer }, { stage }) => (offer === undefined ? {} : { offer: { ...offer, stage } }),
  claimed: (_, { by }, { at }) => ({ status: "claimed", accountable: by, claimedAt: at, offer: undefined }),
  "stood-in": () => ({}),
  contacted: ({ contacts }, { way, reached }, { at, by }) => ({
    contacts: [...contacts, { at, way, reached, by: by.id }],
  }),
  progressed: ({ promises, accountable }, { promise }, { at }) =>
    promise === undefined ? {} : { promises: [...promises, { ...promise, at, by: accountable ?? "", state: "open" }] },
  wrote: () => ({}),
  accepted: ({ claimedAt }, { by }, { at }) => ({
    status: "claimed",
    accountable: by,
    claimedAt: claimedAt ?? at,
    offer: undefined,
    ruling: undefined,
  }),
  declined: ({ hops, status, claimedAt }, _, { at }) => ({
    offer: undefined,
    hops: hops + 1,
    status: status === "registered" ? "claimed" : status,
    claimedAt: claimedAt ?? at,
  }),
  "return-asked": (_, { returning }) => ({ returning }),
  "return-approved": ({ returns, lead }) => ({
    returning: undefined,
    returns: lead === undefined ? returns : [...returns, lead],
  }),
  "return-refused": () => ({ returning: undefined }),
  disputed: (_, { ruling }) => ({ ruling, offer: undefined, returning: undefined }),
  decided: (_, { lead, accountable, assists, basis }, { at }) => ({
    status: "claimed",
    claimedAt: at,
    lead,
    accountable,
    assists,
    basis,
    ruling: undefined,
    offer: undefined,
  }),
  "asked-leave": (_, { asked }) => ({ asked }),
  "leave-refused": () => ({ asked: undefined }),
  extended: ({ due }, { until }) => ({ asked: undefined, extended: true, due: due && { ...due, answer: until } }),
  parked: (_, { parked }) => ({ asked: undefined, parked }),
  unparked: () => ({ parked: undefined }),
  reviewed: ({ parked }, { next }) => ({ parked: parked && { ...parked, review: next } }),
  answered: ({ rounds, accountable, promises }, { text, basis }, { at }) => ({
    status: "answered",
    rounds: [...rounds, { ...unrated, text, basis, at, by: accountable ?? "" }],
    promises: promises.map((promise) =>
      promise.state === "open" && at <= promise.due ? { ...promise, state: "kept" } : promise,
    ),
    asked: undefined,
    parked: undefined,
  }),
  "feedback-reminded": ({ rounds }) => ({
    rounds: editLast(rounds, (r) => ({ reminders: r.reminders === 0 ? 1 : 2 })),
  }),
  rated: ({ rounds }, { rating }) => ({ rounds: editLast(rounds, () => rating) }),
  reopened: () => ({ status: "claimed", outcome: undefined, closedAt: undefined }),
  supervised: (_, { supervision, why }) => ({
    supervised: supervision,
    ...(why === "unhappy-twice" ? { status: "claimed" } : {}),
  }),
  closed: (_, { outcome }, { at }) => ({ ...ended, status: "closed", outcome, closedAt: at }),
  withdrawn: (_, __, { at }) => ({ ...ended, status: "closed", outcome: "withdrawn", closedAt: at }),
  "gave-reason": () => ({}),
  merged: (_, { into }) => ({ mergedInto: into }),
  referred: (_, __, { at }) => ({ ...ended, status: "closed", outcome: "referred", closedAt: at }),
  objected: () => ({ status: "claimed", outcome: undefined, closedAt: undefined }),
  supplemented: () => ({}),
  urged: (_, __, { at }) => ({ urgedAt: at }),
  escalated: () => ({}),
  alarmed: ({ matter }) => ({ alarmed: true, matter: { ...matter, urgency: "critical" } }),
  late: ({ late }, { mark }) => ({ late: [...late, mark] }),
  "promise-kept": ({ promises }, { index }) => ({
    promises: promises.map((p, i) => (i === index ? { ...p, state: "kept" } : p)),
  }),
  "promise-broken": ({ promises }, { index }) => ({
    promises: promises.map((p, i) => (i === index ? { ...p, state: "broken" } : p)),
  }),
  suspected: () => ({}),
  explained: () => ({}),
  "breach-settled": () => ({}),
  credited: () => ({}),
  revealed: () => ({}),
  archived: () => ({ archived: true }),
};

const unrated = {
  reminders: 0,
  contacted: undefined,
  solved: undefined,
  satisfied: undefined,
  reason: undefined,
} as const;

/** What no closed request keeps waiting for. */
const ended = {
  offer: undefined,
  returning: undefined,
  ruling: undefined,
  asked: undefined,
  parked: undefined,
} as const;

function editLast(rounds: readonly Round[], edit: (round: Round) => Partial<Round>): readonly Round[] {
  return rounds.map((round, index) => (index === rounds.length - 1 ? { ...round, ...edit(round) } : round));
}

function draft(fact: Extract<Fact, { is: "drafted" }>, { at }: Event): Request {
  const { id, reporter, origin, language, matter, sealed } = fact;
  return {
    ...blank,
    id,
    reporter,
    origin,
    language,
    matter,
    sealed,
    draftedAt: at,
  };
}

const blank = {
  no: 0,
  year: 0,
  status: "draft",
  outcome: undefined,
  asks: 0,
  reminded: false,
  firstAsked: undefined,
  firstRule: undefined,
  accountable: undefined,
  lead: undefined,
  assists: [],
  basis: undefined,
  registeredAt: undefined,
  claimedAt: undefined,
  due: undefined,
  offer: undefined,
  hops: 0,
  returns: [],
  returning: undefined,
  ruling: undefined,
  asked: undefined,
  extended: false,
  parked: undefined,
  supervised: undefined,
  alarmed: false,
  mergedInto: undefined,
  contacts: [],
  promises: [],
  rounds: [],
  urgedAt: undefined,
  closedAt: undefined,
  archived: false,
  late: [],
} as const satisfies Partial<Request>;
