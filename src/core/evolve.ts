import type { Event, Fact } from "./event.js";
import type { Charge, Request, Round } from "./request.js";

/** The request after a fact. Every fact has its row, so that a forgotten one does not compile. */
export function evolve(request: Request | undefined, event: Event): Request {
  const { fact } = event;
  if (fact.is === "drafted") return draft(fact, event);
  if (request === undefined) throw new Error(`the ledger begins with ${fact.is}, not with drafted`);
  // The table is keyed by the fact's own tag, so the row takes exactly this fact.
  const row = rows[fact.is] as (request: Request, fact: Fact, event: Event) => Partial<Request>;
  const own = event.by.is === "staff" && event.by.id === request.accountable;
  return { ...request, ...(own ? { actedAt: event.at } : {}), ...row(request, fact, event) };
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
  amended: (_, { matter, others, maybe }) => ({ matter, others, maybe }),
  asked: ({ asks }) => ({ asks: asks + 1 }),
  reminded: () => ({ reminded: true }),
  registered: (_, { is: _is, acting, ...facts }, { at }) => ({
    ...facts,
    others: undefined,
    maybe: undefined,
    status: "registered",
    accountable: acting ?? facts.firstAsked,
    since: at,
    registeredAt: at,
  }),
  hurried: ({ matter }, { due, alert }) => ({
    due,
    alert,
    matter: matter.urgency === "normal" ? { ...matter, urgency: "urgent" } : matter,
  }),
  offered: (_, { offer }) => ({ offer }),
  nudged: ({ offer }, { stage }) => (offer === undefined ? {} : { offer: { ...offer, stage } }),
  claimed: (request, { by }, { at }) => ({
    ...taken(request, by, at),
    status: "claimed",
    claimedAt: request.claimedAt ?? at,
    offer: undefined,
  }),
  "stood-in": () => ({}),
  contacted: ({ contacts }, { way, reached }, { at, by }) => ({
    contacts: [...contacts, { at, way, reached, by: by.id }],
  }),
  progressed: ({ promises, accountable }, { promise }, { at }) =>
    promise === undefined ? {} : { promises: [...promises, { ...promise, at, by: accountable ?? "", state: "open" }] },
  wrote: () => ({}),
  accepted: (request, { by }, { at }) => ({
    ...taken(request, by, at),
    status: "claimed",
    claimedAt: request.claimedAt ?? at,
    offer: undefined,
  }),
  declined: ({ hops, status, claimedAt, offer }, _, { at }) => ({
    offer: undefined,
    hops: offer?.kind === "escalation" ? hops : hops + 1,
    status: status === "registered" ? "claimed" : status,
    claimedAt: claimedAt ?? at,
  }),
  "return-asked": ({ returns }, { returning }) => ({ returning, returns: [...returns, returning.unit] }),
  "return-approved": ({ hops, late }, { lead }) => ({
    returning: undefined,
    lead,
    hops: hops + 1,
    late: late.filter((mark) => mark !== "return"),
  }),
  "return-refused": ({ late }) => ({ returning: undefined, late: late.filter((mark) => mark !== "return") }),
  disputed: ({ claimedAt }, { ruling }, { at }) => ({
    ruling,
    status: "claimed",
    claimedAt: claimedAt ?? at,
    offer: undefined,
    returning: undefined,
    asked: undefined,
  }),
  decided: (request, { lead, accountable, assists, basis }, { at }) => ({
    ...taken(request, accountable, at),
    status: "claimed",
    lead,
    assists,
    assisted: [],
    silent: [],
    assistsFrom: at,
    basis,
    ruling: undefined,
    ruled: true,
    hops: 0,
    late: request.late.filter((mark) => mark !== "ruling"),
  }),
  proposed: () => ({}),
  "asked-leave": (_, { asked }) => ({ asked }),
  "leave-refused": ({ asked, exclusion }, { by, reason }, { at }) => ({
    asked: undefined,
    exclusion:
      asked?.what === "exclude" || asked?.what === "appeal"
        ? { is: asked.what === "appeal" ? "final" : "refused", by, reason, at }
        : exclusion,
  }),
  extended: ({ due }, { until }) => ({ asked: undefined, extended: true, due: due && { ...due, answer: until } }),
  parked: (_, { parked }) => ({ asked: undefined, parked }),
  "review-due": ({ parked }, { stage }) => ({ parked: parked && { ...parked, reminded: stage } }),
  reviewed: ({ parked }, { next }) => ({ parked: parked && { ...parked, review: next, reminded: 0 } }),
  unparked: ({ due, redo }, { until }) => ({
    parked: undefined,
    ...(redo === undefined ? { due: due && { ...due, answer: until } } : { redo: { ...redo, due: until } }),
  }),
  answered: ({ rounds, accountable, promises }, { text, basis }, { at }) => ({
    status: "answered",
    rounds: [...rounds, { ...unrated, text, basis, at, by: accountable ?? "" }],
    promises: promises.map((promise) =>
      promise.state === "open" && at <= promise.due ? { ...promise, state: "kept" } : promise,
    ),
    // An answer ends what was still being asked: whose it was no longer matters to the resident.
    ...ended,
  }),
  "feedback-reminded": ({ rounds }, _, { at }) => ({
    rounds: editLast(rounds, (r) => ({ reminders: r.reminders === 0 ? 1 : 2, remindedAt: at })),
  }),
  rated: ({ rounds }, { rating }) => ({ rounds: editLast(rounds, () => rating) }),
  reopened: (request, { due }, { at }) => ({ ...again(request, at, due), outcome: undefined, closedAt: undefined }),
  supervised: (request, { supervision, why }, { at }) => ({
    supervised: { ...supervision, why, missed: false },
    ...(why === "unhappy-twice" ? again(request, at, supervision.due) : {}),
  }),
  "explained-why": () => ({}),
  excluded: (_, { by, reason }, { at }) => ({ asked: undefined, exclusion: { is: "granted", by, reason, at } }),
  closed: (_, { outcome }, { at }) => ({ ...ended, status: "closed", outcome, closedAt: at }),
  withdrawn: (_, __, { at }) => ({ ...ended, status: "closed", outcome: "withdrawn", closedAt: at }),
  "gave-reason": () => ({}),
  merged: (request, { into, accountable, claimed }, { at }) => ({
    ...taken(request, accountable, at),
    ...(claimed ? { status: "claimed", claimedAt: at } : {}),
    mergedInto: into,
    offer: undefined,
  }),
  joined: ({ children }, { child }) => ({ children: [...children, child] }),
  split: ({ status, claimedAt }, _, { at }) => ({
    mergedInto: undefined,
    status: status === "registered" ? "claimed" : status,
    claimedAt: claimedAt ?? at,
  }),
  parted: ({ children }, { child }) => ({ children: children.filter((id) => id !== child) }),
  referred: (_, __, { at }) => ({ ...ended, status: "closed", outcome: "referred", closedAt: at }),
  objected: () => ({ objected: true, status: "claimed", outcome: undefined, closedAt: undefined }),
  contested: (_, { change, text, until }, { at }) => ({
    contest: { change, text, at, until, late: false, reply: undefined },
  }),
  "contest-late": ({ contest }) => (contest === undefined ? {} : { contest: { ...contest, late: true } }),
  "contest-answered": ({ contest }, { by, text }, { at }) =>
    contest === undefined ? {} : { contest: { ...contest, reply: { by, text, at } } },
  supplemented: () => ({}),
  "asked-too": ({ alsoAsked }, { staff }) => ({ alsoAsked: [...alsoAsked, staff] }),
  urged: (_, __, { at }) => ({ urgedAt: at }),
  escalated: () => ({}),
  alarmed: ({ matter }) => ({ alarmed: true, matter: { ...matter, urgency: "critical" } }),
  late: ({ late, supervised }, { mark }) =>
    mark === "order" ? { supervised: supervised && { ...supervised, missed: true } } : { late: [...late, mark] },
  assisted: ({ assisted }, { post }) => ({ assisted: [...assisted, post] }),
  "assist-silent": ({ silent }, { post }) => ({ silent: [...silent, post] }),
  "promise-kept": ({ promises }, { index }) => ({
    promises: promises.map((p, i) => (i === index ? { ...p, state: "kept" } : p)),
  }),
  "promise-broken": ({ promises }, { index }) => ({
    promises: promises.map((p, i) => (i === index ? { ...p, state: "broken" } : p)),
  }),
  suspected: ({ charges }, { is: _is, ...charge }, { at }) => ({
    charges: [...charges, { ...charge, at, state: "suspected" }],
  }),
  explained: ({ charges }, { code, by }) => ({ charges: mark(charges, { code, who: by }, "explained") }),
  ripened: ({ charges }, { code, who }) => ({ charges: mark(charges, { code, who }, "ripe") }),
  "breach-settled": ({ charges }, { code, who, confirmed }) => ({
    charges: mark(charges, { code, who }, confirmed ? "confirmed" : "dismissed"),
  }),
  credited: () => ({}),
  revealed: () => ({}),
  archived: () => ({ archived: true }),
};

/** Somebody else is answerable from now on, or the same person still is. */
function taken({ accountable, since }: Request, by: string, at: number): Partial<Request> {
  return { accountable: by, since: accountable === by ? since : at };
}

/** Done again: with a time of its own, and late marks of its own. */
function again({ late }: Request, at: number, due: number): Partial<Request> {
  return {
    status: "claimed",
    redo: { at, due },
    late: late.filter((mark) => mark !== "yellow" && mark !== "red" && mark !== "written"),
  };
}

/** Open charges of a code against somebody, in their next state. */
function mark(
  charges: readonly Charge[],
  { code, who }: Pick<Charge, "code" | "who">,
  state: Charge["state"],
): readonly Charge[] {
  const open = (charge: Charge) => charge.state !== "confirmed" && charge.state !== "dismissed";
  return charges.map((charge) =>
    charge.code === code && charge.who === who && open(charge) ? { ...charge, state } : charge,
  );
}

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

function draft(fact: Extract<Fact, { is: "drafted" }>, { at, by }: Event): Request {
  const { id, reporter, origin, language, matter, others, maybe, sealed, source = "chat" } = fact;
  return {
    ...blank,
    id,
    reporter,
    origin,
    language,
    matter,
    others,
    maybe,
    sealed,
    source,
    registrar: by.is === "staff" ? by.id : undefined,
    draftedAt: at,
  };
}

const blank = {
  no: 0,
  year: 0,
  status: "draft",
  outcome: undefined,
  beside: undefined,
  asks: 0,
  reminded: false,
  firstAsked: undefined,
  firstRule: undefined,
  alsoAsked: [],
  subjects: [],
  accountable: undefined,
  since: undefined,
  actedAt: undefined,
  lead: undefined,
  assists: [],
  assisted: [],
  silent: [],
  assistsFrom: undefined,
  basis: undefined,
  registeredAt: undefined,
  claimedAt: undefined,
  due: undefined,
  offer: undefined,
  hops: 0,
  returns: [],
  returning: undefined,
  ruling: undefined,
  ruled: false,
  asked: undefined,
  extended: false,
  parked: undefined,
  supervised: undefined,
  redo: undefined,
  exclusion: undefined,
  charges: [],
  objected: false,
  alarmed: false,
  mergedInto: undefined,
  children: [],
  contacts: [],
  promises: [],
  rounds: [],
  urgedAt: undefined,
  closedAt: undefined,
  archived: false,
  late: [],
} as const satisfies Partial<Request>;
