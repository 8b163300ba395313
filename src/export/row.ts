import { category } from "../core/categories.js";
import { areaName } from "../core/duty.js";
import type { Language, Office } from "../core/office.js";
import { answerBy, displayNo, lastRound, type Request, wasContacted } from "../core/request.js";
import { situationOf } from "../core/situation.js";
import { names as en } from "../text/en/names.js";
import { names as zh } from "../text/zh/names.js";

/** One request as other systems read it: what was done and when, and nothing of who asked. */
export type ExportRow = Readonly<{
  number: string;
  year: number;
  state: string;
  outcome: string;
  kind: string;
  urgency: string;
  category: string;
  categoryId: string;
  area: string;
  areaId: string;
  text: string;
  place: string;
  firstAsked: string;
  accountable: string;
  lead: string;
  assists: string;
  basis: string;
  registered: string;
  claimed: string;
  contacted: string;
  answerBy: string;
  answered: string;
  closed: string;
  answer: string;
  saidContacted: string;
  saidSolved: string;
  saidSatisfied: string;
  hops: number;
  rounds: number;
  households: number;
  extended: boolean;
  excluded: boolean;
  late: boolean;
}>;

/** Makes the row of a request, in words of a language; times are ISO 8601 in UTC. */
export function rowOf(request: Request, office: Office, language: Language): ExportRow {
  const names = language === "en" ? en : zh;
  const person = (id: string | undefined) => (id === undefined ? "" : (office.staff.get(id)?.name ?? id));
  const post = (id: string) => office.posts.get(id)?.title ?? id;
  const { matter, outcome } = request;
  const row = matter.category === undefined ? undefined : category(matter.category);
  return {
    number: displayNo(request.no),
    year: request.year,
    state: names.situations[situationOf(request)],
    outcome: outcome === undefined ? "" : names.outcomes[outcome],
    kind: matter.kind,
    urgency: names.urgencies[matter.urgency],
    category: row === undefined ? names.uncategorized : language === "en" ? row.en.l2 : row.l2,
    categoryId: matter.category ?? "",
    area: areaName(office, matter.area) ?? "",
    areaId: matter.area ?? "",
    text: matter.text,
    place: matter.place ?? "",
    firstAsked: person(request.firstAsked),
    accountable: person(request.accountable),
    lead: request.lead === undefined ? "" : post(request.lead),
    assists: request.assists.map(post).join("、"),
    basis: request.basis ?? "",
    ...timesOf(request),
    ...endOf(request),
  };
}

function timesOf(request: Request) {
  return {
    registered: iso(request.registeredAt),
    claimed: iso(request.claimedAt),
    contacted: wasContacted(request) ? iso(request.contacts[0]?.at) : "",
    answerBy: iso(answerBy(request)),
    answered: iso(lastRound(request)?.at),
    closed: iso(request.closedAt),
  };
}

function endOf(request: Request) {
  const round = lastRound(request);
  return {
    answer: round?.text ?? "",
    saidContacted: round?.contacted ?? "",
    saidSolved: round?.solved ?? "",
    saidSatisfied: round?.satisfied ?? "",
    hops: request.hops,
    rounds: request.rounds.length,
    households: request.children.length + 1,
    extended: request.extended,
    excluded: request.exclusion?.is === "granted",
    late: request.late.includes("red"),
  };
}

function iso(at: number | undefined): string {
  return at === undefined ? "" : new Date(at).toISOString();
}
