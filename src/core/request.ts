import type { Breach } from "./breach.js";
import type { Instant } from "./calendar.js";
import type { Class, Language, Urgency } from "./office.js";

/** Where a request stands; everything else is a facet (`design.md` §5). */
export type Status = "draft" | "registered" | "claimed" | "answered" | "closed";

/** How a closed request ended: 满意, 未能回访, 已解释, 告知途径, 撤单, 未确认. */
export type Outcome = "satisfied" | "dissatisfied" | "unreached" | "explained" | "referred" | "withdrawn" | "dropped";

/** What sort of matter it is (§6.2): 咨询, 求助, 投诉, 举报, 建议, 感谢. */
export type Kind = "question" | "help" | "complaint" | "report" | "advice" | "thanks";

/** Why a resident withdrew (T28): solved meanwhile, tired of waiting, a mistake, or pressed to (B20). */
export type WithdrawReason = "solved" | "waiting" | "mistake" | "pressed";

/** How a request came in (F6, F7): 聊天, 来访, 电话, 走访, 转来. */
export type Source = "chat" | "visit" | "phone" | "round" | "import";

/** Who did something. The bot is never answerable for anything. */
export type Actor =
  | Readonly<{ is: "resident"; id: string }>
  | Readonly<{ is: "staff"; id: string }>
  | Readonly<{ is: "bot"; id: "" }>;

/** The matter as the bot understood it; `text` is redacted, the resident's own words are sealed elsewhere (§11.3). */
export type Matter = Readonly<{
  text: string;
  kind: Kind;
  category: string | undefined;
  /** The place in the resident's words, redacted of door numbers. */
  place: string | undefined;
  area: string | undefined;
  /** The places in other villages that it reaches (波及地, M28), as areas; absent where it reaches none. */
  affected?: readonly string[];
  urgency: Urgency;
  class: Class;
}>;

/** What else the same words told of (D6): other matters, each to have a number of its own; or that there may be some. */
export type Besides = Readonly<{ others?: readonly Matter[]; maybe?: true }>;

/** Another request that was made of the same words. */
export type Beside = Readonly<{ id: string; no: number }>;

/** An offer that waits for a named person (§8.4): to claim it (签收), to take it over (移交), or to take it up to an official (提级). */
export type Offer = Readonly<{
  kind: "first" | "handover" | "escalation";
  to: string;
  /** The post it is offered to, if it is offered to a post: its B role may take it as well. */
  post: string | undefined;
  by: string | undefined;
  reason: string;
  at: Instant;
  until: Instant;
  /** How often silence has been answered: 0 none, 1 the person nudged, 2 B role asked, 3 the coordinator told. */
  stage: 0 | 1 | 2 | 3;
}>;

/** A contact with the resident (联系); two unreached ones count as contact (I4). */
export type Contact = Readonly<{ at: Instant; by: string; way: string; reached: boolean }>;

/** A time that was told to the resident (承诺). */
export type Promise = Readonly<{
  text: string;
  at: Instant;
  due: Instant;
  by: string;
  state: "open" | "kept" | "broken";
}>;

/** One answer and what the resident said of it (§10.1). */
export type Round = Readonly<{
  text: string;
  basis: string | undefined;
  by: string;
  at: Instant;
  /** Reminders already sent. */
  reminders: 0 | 1 | 2;
  /** When the last of them was. */
  remindedAt?: Instant;
  contacted: Rating["contacted"] | undefined;
  solved: Rating["solved"] | undefined;
  satisfied: Rating["satisfied"] | undefined;
  reason: Rating["reason"] | undefined;
}>;

/** The answers to the questions (§10.1): Q1 联系, Q2 解决, Q3 满意, Q4 原因. */
export type Rating = Readonly<{
  contacted: "yes" | "no";
  solved: "yes" | "mostly" | "no";
  satisfied: "yes" | "mostly" | "no";
  reason: "nobody" | "passed" | "result" | "attitude" | "slow" | "other";
}>;

/** Due instants that the profile set at registration; nothing but an extension moves `answer` (I5). */
export type Due = Readonly<{ claim: Instant; contact: Instant; answer: Instant }>;

/** A return that waits for the coordinator (退回); a unit has one per request. */
export type Returning = Readonly<{ by: string; unit: string; basis: string; at: Instant; until: Instant }>;

/** A dispute that waits for a decision (会商裁决): between whom, who acts meanwhile (先办后议), until when. */
export type Ruling = Readonly<{
  why: "declined" | "returned" | "disputed" | "objected";
  text: string;
  parties: readonly string[];
  provisional: string;
  at: Instant;
  until: Instant;
}>;

/** A request that cannot be solved soon (疑难挂账), with its next review; `reminded`: 0 not yet, 1 told that it comes, 2 missed. */
export type Parked = Readonly<{
  reason: string;
  by: string;
  owner: string;
  at: Instant;
  review: Instant;
  reminded: 0 | 1 | 2;
}>;

/** What the accountable person asked for and nobody has yet decided: 延期, 挂账, 不予受理, 剔除 and the appeal against its refusal. */
export type Asked = Readonly<{
  what: "extend" | "park" | "refer" | "exclude" | "appeal";
  by: string;
  reason: string;
  /** The new time of an extension, the first review of a parked request. */
  until: Instant | undefined;
  /** The lawful route of a referral. */
  route: string | undefined;
  at: Instant;
}>;

/** An order from above with a deadline (督办). */
export type Supervision = Readonly<{ by: string | undefined; due: Instant; at: Instant }>;

/** Whether a request is out of the assessment (剔除): refused once, it may be appealed against once (申诉). */
export type Exclusion = Readonly<{ is: "granted" | "refused" | "final"; by: string; reason: string; at: Instant }>;

/** An objection to what was decided (异议, M47): to change it or to take it back; it must be answered, and everybody concerned sees both. */
export type Contest = Readonly<{
  change: "modify" | "revoke";
  text: string;
  at: Instant;
  until: Instant;
  late: boolean;
  reply: Readonly<{ by: string; text: string; at: Instant }> | undefined;
}>;

/** A breach that is 疑似 until an official settles it (§9); the person may explain (申辩) until `until`. */
export type Charge = Readonly<{
  code: Breach;
  who: string;
  note: string;
  at: Instant;
  until: Instant;
  /** Explained or ripe, it is before the officials. */
  state: "suspected" | "explained" | "ripe" | "confirmed" | "dismissed";
}>;

/** One resident's matter under one number (诉求). A value: `evolve` makes the next one. */
export type Request = Readonly<{
  id: string;
  /** Per office and year, from 1; 0 while it is a draft. */
  no: number;
  year: number;
  status: Status;
  outcome: Outcome | undefined;
  language: Language;
  /** Who asked: a sealed id, never a name. */
  reporter: string;
  /** How it came in: said in a chat by the resident, or to a cadre who registered it (F6), or from another system (F7). */
  source: Source;
  /** 代登记人: the cadre who registered it for somebody (F6). */
  registrar: string | undefined;
  /** The conversation it came from; feedback goes there and nowhere else. */
  origin: string;
  matter: Matter;
  /** While it is a draft: the other matters of the same words, and whether there may be some. */
  others: Besides["others"] | undefined;
  maybe: true | undefined;
  /** Once it is registered: the others, under their own numbers. */
  beside: readonly Beside[] | undefined;
  /** Questions asked while it was a draft, at most three. */
  asks: number;
  draftedAt: Instant;
  reminded: boolean;
  /** 首问责任人: set once, never edited. */
  firstAsked: string | undefined;
  /** The rule of §8.1 that found the first asked. */
  firstRule: string | undefined;
  /** Cadres who were asked about the same matter later (F11). */
  alsoAsked: readonly string[];
  /** The emergency in which it was reported (M80). */
  alert?: string;
  /** Those whom it complains of: they are shown nothing of it (F9). */
  subjects: readonly string[];
  /** 当前责任人: moves only when another named person accepts. */
  accountable: string | undefined;
  /** Since when they are answerable, and when they last did something about it. */
  since: Instant | undefined;
  actedAt: Instant | undefined;
  /** 主办: the post that should handle it. */
  lead: string | undefined;
  /** 协办, as posts; those that reported, and those that were silent when they were due. */
  assists: readonly string[];
  assisted: readonly string[];
  silent: readonly string[];
  /** When somebody decided who assists; undefined where it was the list, which asks them at the first claim. */
  assistsFrom: Instant | undefined;
  basis: string | undefined;
  registeredAt: Instant | undefined;
  claimedAt: Instant | undefined;
  due: Due | undefined;
  offer: Offer | undefined;
  /** How often it was passed back since registration or the last decision; the second time makes a dispute (I8). */
  hops: number;
  /** Units that have used their one return. */
  returns: readonly string[];
  returning: Returning | undefined;
  ruling: Ruling | undefined;
  /** True once somebody decided who leads: that cannot be declined or returned (T17). */
  ruled: boolean;
  asked: Asked | undefined;
  extended: boolean;
  parked: Parked | undefined;
  supervised: (Supervision & Readonly<{ why: "order" | "unhappy-twice"; missed: boolean }>) | undefined;
  /** The time for doing it again (重办); `due.answer` stays what it was. */
  redo: Readonly<{ at: Instant; due: Instant }> | undefined;
  exclusion: Exclusion | undefined;
  charges: readonly Charge[];
  /** True once the resident objected to a referral (T31). */
  objected: boolean;
  /** The last objection to what was decided; absent where there was none. */
  contest?: Contest;
  sealed: boolean;
  alarmed: boolean;
  /** The request of another household that this one went into (并单), and those that went into this one. */
  mergedInto: string | undefined;
  children: readonly string[];
  contacts: readonly Contact[];
  promises: readonly Promise[];
  rounds: readonly Round[];
  urgedAt: Instant | undefined;
  closedAt: Instant | undefined;
  archived: boolean;
  /** Late marks already made, so that each is made once. */
  late: readonly LateMark[];
}>;

/** What can be late: the claim, the contact, the answer soon, the answer, the written reminder a day after, a decision, an order. */
export type LateMark = "claim" | "contact" | "yellow" | "red" | "written" | "return" | "ruling" | "order";

/** A request's number as people say it: `Q-0031`. */
export function displayNo(no: number): string {
  return `Q-${String(no).padStart(4, "0")}`;
}

/** True while somebody is answerable for it (I1). */
export function isOpen(request: Request): boolean {
  return request.status === "registered" || request.status === "claimed" || request.status === "answered";
}

/** The round whose questions are open, or were last open. */
export function lastRound(request: Request): Round | undefined {
  return request.rounds.at(-1);
}

/** When the resident must have the next answer: that of registration or of an extension, or that of the round that is done again. */
export function answerBy({ due, redo }: Pick<Request, "due" | "redo">): Instant | undefined {
  return redo?.due ?? due?.answer;
}

/** How many households a request speaks for (D2). */
export function households({ children }: Request): number {
  return children.length + 1;
}

/** True while it follows another household's request and has no answer of its own yet. */
export function isFollowing({ mergedInto, status }: Request): boolean {
  return mergedInto !== undefined && (status === "registered" || status === "claimed");
}

/** I4: somebody reached the resident, or tried twice. */
export function wasContacted(request: Request): boolean {
  return request.contacts.some((c) => c.reached) || request.contacts.length >= 2;
}
