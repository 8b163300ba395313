import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { clip, page } from "../layout.js";
import type { Sentences } from "../types.js";
import { please } from "./parts.js";

/** What members of staff are told of decisions above them, of one another, and of the ledger (§8.5, §9). */
export const oversight = {
  "asked-for": ({ no, what, who, reason, until, route }, w) =>
    page(
      `${w.who(who)} asks for ${displayNo(no)}: ${w.names.asks[what]}.`,
      `Reason: ${clip(reason)}`,
      route && `Route: ${clip(route)}`,
      until === undefined ? undefined : `${untils[what]}: ${w.time(until)}`,
      what === "return"
        ? `Please send “approve ${no}” (and a name, to offer it to somebody), or “refuse ${no}” and why.`
        : `Please send “approve ${no}”, or “refuse ${no}” and why.`,
    ),
  "decided-on": ({ no, what, granted, who, reason }, w) =>
    page(
      `${w.who(who)} has ${granted ? "approved" : "refused"} for ${displayNo(no)}: ${w.names.asks[what]}.`,
      reason === "" ? undefined : `Reason: ${clip(reason)}`,
      granted ? undefined : `${displayNo(no)} is still with you. Please carry on.`,
    ),
  dispute: ({ no, who, text, parties, category, place, until }, w) =>
    page(
      `It is not agreed who handles ${displayNo(no)}. Please decide by ${w.time(until)}.`,
      w.matter(category, w.group ? undefined : place),
      text === "" ? undefined : `What is said: ${clip(text)}`,
      `Between: ${w.names.list(parties.map((one) => w.who(one)))}`,
      `${w.who(who)} acts meanwhile, is not charged for doing so, and the time for an answer stays.`,
      `To decide: “decide ${no} lead (post) assist (post) basis (row of the list)”`,
    ),
  ruled: ({ no, by, who, post, helping, basis, yours }, w) =>
    page(
      `${w.who(by)} has decided ${displayNo(no)}: lead ${post}${helping.length === 0 ? "" : `, assisting ${w.names.list(helping)}`}.`,
      `Basis: ${clip(basis)}`,
      yours
        ? "It is with you now and cannot be declined; the time for an answer stays."
        : `It is with ${w.who(who)} now.`,
    ),
  "assist-asked": ({ no, category, place, text, who, until }, w) =>
    page(
      `Please help with ${displayNo(no)}; the lead is ${w.who(who)}.`,
      `Matter: ${text === "" ? "ask the lead" : clip(text)}`,
      w.matter(category, w.group ? undefined : place),
      `${please(until, "report", w)}: send “assist ${no}” and what you did.`,
    ),
  assisted: ({ no, who, text }, w) => page(`${w.who(who)} reports on ${displayNo(no)}:`, clip(text)),
  "assist-silent": ({ no, who }, w) =>
    `There is no report yet from the assisting post on ${displayNo(no)}. Will ${w.who(who)} please send “assist ${no}” and what was done.`,
  ordered: ({ no, by, due }, w) =>
    page(
      `By order of ${w.who(by)}: finish ${displayNo(no)} by ${w.time(due)}.`,
      `When it is done, send “answer ${no}” and the result.`,
    ),
  "unhappy-twice": ({ no, who }, w) =>
    page(
      `${displayNo(no)} was done twice, and the resident still does not agree. ${w.who(who)} is answerable.`,
      "Please decide: do it again, explain and close, or exclude it.",
      `Send “supervise ${no}”, “explain ${no}” or “exclude ${no}”.`,
    ),
  "review-due": ({ no, review, missed }, w) =>
    missed
      ? `The review of ${displayNo(no)} was due ${w.time(review)}, and the resident was not told. Please send “review ${no}” and how it stands.`
      : `${displayNo(no)} is to be reviewed by ${w.time(review)}. Please send “review ${no}”, how it stands, and the next day.`,
  "stood-in": ({ no, who }, w) =>
    `${w.who(who)} has stepped in for you on ${displayNo(no)}. You are still answerable; to hand it over, choose the name below.`,
  joined: ({ no, child, households }) =>
    `One more household reports the same as ${displayNo(no)} (${displayNo(child)}): ${households} in all. Please contact them too and send “contacted ${child} by phone”; the answer goes to all.`,
  "alarm-staff": ({ no, place, who }, w) =>
    page(
      `CRITICAL: ${displayNo(no)}. Somebody may be in danger.`,
      w.group ? undefined : place && `Place: ${place}`,
      `The resident was told which number to call. Please reach them at once; ${w.who(who)} is answerable.`,
    ),
  bounced: ({ no, who }, w) =>
    `The resident says that ${displayNo(no)} was passed around. ${w.who(who)} is answerable. Please check; to have it decided, send “dispute ${no}” and the basis.`,
  "not-delivered": ({ no, why }, w) =>
    page(
      `A message about ${displayNo(no)} did not reach the resident: ${unreached[why]}.`,
      w.group ? undefined : w.contact && `The resident: ${w.contact}`,
      "Please reach them another way: by phone, by a visit, or through a neighbour.",
      "Note it here once you have reached them.",
    ),
  suspicion: ({ no, code, until }, w) =>
    page(
      `${displayNo(no)}: it was noted that this may have happened: ${w.names.breaches[code]} (${code}). Nothing is confirmed or published.`,
      `You may explain until ${w.time(until)}: send “plead ${no}” and what happened.`,
    ),
  "suspicion-open": ({ no, code, who, plea }, w) =>
    page(
      `Please settle ${displayNo(no)}: ${w.names.breaches[code]} (${code}), ${w.who(who)}.`,
      plea === undefined ? "They did not explain." : `They explain: ${clip(plea)}`,
      `Send “confirm breach ${no} ${code}” or “dismiss breach ${no} ${code}”.`,
    ),
  "suspicion-settled": ({ no, code, confirmed }, w) =>
    `${displayNo(no)}: ${w.names.breaches[code]} (${code}) was ${confirmed ? "confirmed" : "dismissed"}.`,
  "thanks-staff": ({ no }) => `The resident of ${displayNo(no)} thanks you.`,
} satisfies Partial<Sentences>;

const untils: Readonly<Record<Extract<Say, { kind: "asked-for" }>["what"], string>> = {
  return: "To be decided by",
  extend: "Until",
  park: "Review",
  refer: "Time",
  exclude: "Time",
  appeal: "Time",
};

const unreached = {
  gone: "they have left the chat, or take no more messages",
  refused: "the platform did not take it",
  late: "there was no chance to send it, and it is out of date",
  window: "the platform does not let us write first now; they get it once they write again",
  quota: "the platform lets our account send no more today; it follows by itself once it does",
} as const satisfies Record<Extract<Say, { kind: "not-delivered" }>["why"], string>;
