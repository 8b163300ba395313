import { displayNo } from "../../../core/request.js";
import type { Sentences } from "./types.js";

const marks = {
  claim: "claimed late",
  contact: "contacted late",
  yellow: "the time for the answer is nearly over",
  red: "the answer is late",
  written: "a day late, reminded in writing",
  return: "the return was not decided in time",
  ruling: "the dispute was not decided in time",
  order: "the order was not carried out in time",
} as const;
const asks = {
  extend: "more time",
  park: "parking",
  refer: "a referral",
  exclude: "exclusion",
  appeal: "an appeal",
} as const;
const offers = { first: "Offered to", handover: "Hand-over offered to", escalation: "Taken up to" } as const;
const why = { unsolved: "not solved", unhappy: "not satisfied", later: "not solved after all" } as const;
const withdrawn = {
  solved: "it is solved",
  waiting: "the wait was too long",
  mistake: "a mistake",
  pressed: "pressed to",
} as const;
const credits = {
  "stood-in": "standing in",
  thanks: "the resident's thanks",
  proposed: "a proposed row of the list",
} as const;
const ending = (text: string | undefined, lead = ": ") => (text === undefined || text === "" ? "" : `${lead}${text}`);

/** The ledger in English. */
export const en: Sentences = {
  drafted: ({ source }) =>
    source === undefined || source === "chat" ? "Said a matter; a draft" : "Registered for somebody; a draft",
  amended: () => "Changed the draft",
  asked: ({ about }) => `Asked for the ${about}`,
  reminded: () => "Reminded to confirm the draft",
  registered: ({ no, firstAsked }, w) => `Registered as ${displayNo(no)}, first asked: ${w.who(firstAsked)}`,
  hurried: ({ until, intoNo }, w) =>
    `reported in an emergency (until ${w.time(until)}): urgent clocks, and told the notice${intoNo === undefined ? "" : `; same cause as ${displayNo(intoNo)}`}`,
  offered: ({ offer }, w) =>
    `${offers[offer.kind]} ${w.name(offer.to)}${ending(offer.reason)} (until ${w.time(offer.until)})`,
  nudged: ({ stage }) =>
    `Nobody took it yet: ${stage === 1 ? "reminded" : stage === 2 ? "the B role was asked" : "the coordinator was told"}`,
  claimed: ({ by }, w) => `Claimed by ${w.name(by)}`,
  "stood-in": ({ by }, w) => `${w.name(by)} stood in`,
  contacted: ({ way, reached }, w) =>
    `${reached ? "Reached" : "Did not reach"} the resident (${w.names.ways[way] ?? way})`,
  progressed: ({ text, promise }, w) =>
    `Progress: ${text}${promise === undefined ? "" : ` (promised for ${w.time(promise.due)})`}`,
  wrote: ({ text, to }) => `Wrote to ${to === "resident" ? "the resident" : "the person answerable"}: ${text}`,
  accepted: ({ by, from }, w) => `${w.name(by)} took it over from ${w.name(from)}`,
  declined: ({ by, basis }, w) => `${w.name(by)} declined${ending(basis)}`,
  "return-asked": ({ returning }, w) => `${w.name(returning.by)} asked to return it: ${returning.basis}`,
  "return-approved": ({ by }, w) => `${w.name(by)} granted the return`,
  "return-refused": ({ by, reason }, w) => `${w.name(by)} refused the return${ending(reason)}`,
  disputed: ({ ruling }, w) =>
    `Who should handle it is disputed; to be decided by ${w.time(ruling.until)}, ${w.name(ruling.provisional)} acts meanwhile`,
  decided: ({ by, lead, accountable, basis }, w) =>
    `${w.name(by)} decided: ${w.post(lead)} leads, ${w.name(accountable)} answers; basis: ${basis}`,
  proposed: ({ lead }, w) => `A row for the responsibility list was proposed: ${w.post(lead)} leads`,
  "asked-leave": ({ asked }) => `Asked for ${asks[asked.what]}${ending(asked.reason)}`,
  "leave-refused": ({ by, reason }, w) => `${w.name(by)} refused${ending(reason)}`,
  extended: ({ by, until, reason }, w) => `${w.name(by)} extended it to ${w.time(until)}${ending(reason)}`,
  parked: ({ parked }, w) => `Parked, review on ${w.time(parked.review)}${ending(parked.reason)}`,
  "review-due": ({ stage }) => (stage === 1 ? "The review is due" : "The review was missed"),
  reviewed: ({ next, text }, w) => `Reviewed: ${text}; next on ${w.time(next)}`,
  unparked: ({ by, until }, w) => `${w.name(by)} took it off the shelf; answer by ${w.time(until)}`,
  answered: ({ text, basis }) => `Answered: ${text}${ending(basis, " (basis: ")}${basis === undefined ? "" : ")"}`,
  "feedback-reminded": () => "Reminded of the questions",
  rated: ({ rating }) =>
    `Feedback: ${(["contacted", "solved", "satisfied", "reason"] as const)
      .filter((question) => rating[question] !== undefined)
      .map((question) => `${question} ${rating[question]}`)
      .join(", ")}`,
  reopened: ({ reason, due }, w) => `The resident says: ${why[reason]}; done again, answer by ${w.time(due)}`,
  supervised: ({ supervision, why: cause }, w) =>
    `${cause === "order" ? "Supervised" : "Unhappy twice: supervised"}, due ${w.time(supervision.due)}`,
  "explained-why": ({ by, text }, w) => `${w.name(by)} explained: ${text}`,
  excluded: ({ by, reason }, w) => `${w.name(by)} excluded it${ending(reason)}`,
  closed: ({ outcome }, w) => `Closed: ${w.names.outcomes[outcome]}`,
  withdrawn: ({ why: cause }) => `Withdrawn by the resident${ending(cause)}`,
  "gave-reason": ({ why: cause }) => `Reason for withdrawing: ${withdrawn[cause]}`,
  merged: ({ intoNo }) => `Joined with ${displayNo(intoNo)}`,
  joined: ({ childNo }) => `${displayNo(childNo)} joined`,
  split: () => "Split off to be handled alone",
  parted: () => "A household was split off",
  referred: ({ by, basis, route }, w) => `${w.name(by)} referred it; basis: ${basis}; route: ${route}`,
  objected: ({ text }) => `The resident objected${ending(text)}`,
  contested: ({ change, text, until }, w) =>
    `The resident objects, asks to ${change === "revoke" ? "take it back" : "change it"}: ${text}; answer by ${w.time(until)}`,
  "contest-late": () => "The objection was not answered in time",
  "contest-answered": ({ by, text }, w) => `${w.name(by)} answers the objection: ${text}`,
  supplemented: ({ text, materials }) =>
    `The resident added${ending(text)}${materials.length === 0 ? "" : ` (${materials.length} pieces)`}`,
  "asked-too": ({ staff }, w) => `The resident asked ${w.name(staff)} as well`,
  urged: () => "The resident urged",
  escalated: ({ by, to, reason }, w) => `${w.name(by)} took it up to ${w.name(to)}${ending(reason)}`,
  alarmed: () => "Words of danger: critical now",
  late: ({ mark }) => `Late: ${marks[mark]}`,
  assisted: ({ by, text }, w) => `${w.name(by)} assisted: ${text}`,
  "assist-silent": ({ post }, w) => `${w.post(post)} was silent when it was due`,
  "promise-kept": () => "A promise was kept",
  "promise-broken": () => "A promise was not kept",
  suspected: ({ code, who }, w) => `Suspected ${code} (${w.name(who)})`,
  explained: ({ code, by, text }, w) => `${w.name(by)} explained ${code}: ${text}`,
  ripened: ({ code, who }, w) => `${code} (${w.name(who)}): the time to explain is over`,
  "breach-settled": ({ code, who, by, confirmed }, w) =>
    `${w.name(by)} ${confirmed ? "confirmed" : "dismissed"} ${code} (${w.name(who)})`,
  credited: ({ who, for: what }, w) => `A credit for ${w.name(who)}: ${credits[what]}`,
  revealed: ({ by, reason }, w) => `${w.name(by)} looked at the resident's contact, because: ${reason}`,
  archived: () => "Archived",
};
