import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { clip, page } from "../layout.js";
import type { Sentences, Words } from "../types.js";
import { please } from "./parts.js";

/** What members of staff are told of a request that reaches them: cards, offers, hand-overs (§8.4, §11.3). */
export const staff = {
  card: (say, w) =>
    page(
      `${displayNo(say.no)} ${cardState(say, w)}`,
      `Category: ${w.category(say.category) ?? w.names.uncategorized} (${w.names.urgencies[say.urgency]})`,
      say.place && `Area: ${say.place}`,
      `First asked: ${w.who(say.first)}`,
      say.state === "open" ? `${please(say.claimBy, "claim it", w)}.` : undefined,
    ),
  topic: ({ no, category, place }, w) =>
    [displayNo(no), w.category(category) ?? w.names.uncategorized, place].filter((part) => part).join(" "),
  "on-duty": ({ no, category, place, text, contactBy, lead }, w) =>
    page(
      `New request ${displayNo(no)}. You are the first asked.`,
      matter(text, w.matter(category, place)),
      `${please(contactBy, "contact the resident", w)}.`,
      lead === undefined
        ? "It falls to you: please claim it."
        : `${w.who(lead)} has been asked to claim it; until then it stays with you.`,
    ),
  offer: ({ no, category, place, text, first, acting, claimBy }, w) =>
    page(
      `New request ${displayNo(no)} for you to claim.`,
      matter(text, w.matter(category, place)),
      `First asked: ${w.who(first)}${first.id === acting.id ? ", who" : `. ${w.who(acting)}`} is answerable until you claim it.`,
      `${please(claimBy, "claim it", w)}. If it is not yours, send “decline ${no}” and the basis.`,
    ),
  brief: ({ no, category, place, contactBy, contacted, beside, answerBy }, w) =>
    page(
      `${displayNo(no)} is with you now.`,
      w.matter(category, w.group ? undefined : place),
      w.spoken && page("The resident's words:", w.spoken),
      w.files && `Sent along: ${w.files}`,
      w.group
        ? undefined
        : w.contact
          ? `Contact: ${w.contact}`
          : `The resident left no phone number. To ask here, send “write ${no}” and your words.`,
      beside && `They reported ${w.names.list(beside.map(displayNo))} in the same words: one call may do.`,
      contactLine(contactBy, contacted, w),
      `${please(answerBy, "answer", w)}.`,
    ),
  "handover-offer": ({ no, from, reason, category, place, text, done, answerBy, until }, w) =>
    page(
      `${w.who(from)} would like to hand ${displayNo(no)} over to you.`,
      matter(text, w.matter(category, place)),
      `Reason: ${reason}`,
      done.length === 0 ? undefined : `Done so far: ${w.names.list(done.map((item) => w.names.ways[item] ?? item))}`,
      answerBy === undefined ? undefined : `The answer is due ${w.time(answerBy)}; a hand-over does not move it.`,
      `${please(until, "accept or decline", w)}. Until you accept, ${w.who(from)} stays answerable.`,
    ),
  "handover-sent": ({ no, to, until, morning }, w) =>
    page(
      `${w.who(to)} has been asked to accept ${displayNo(no)} by ${w.time(until)}. Until then it stays with you.`,
      morning === undefined
        ? undefined
        : `Whoever is off duty is left alone at night and told by ${w.time(morning)}. If it cannot wait, ring.`,
    ),
  "handover-accepted": ({ no, who }, w) => `${w.who(who)} has accepted ${displayNo(no)} and is answerable now.`,
  "handover-declined": ({ no, who, basis }, w) =>
    page(`${w.who(who)} did not take ${displayNo(no)}; it stays with you.`, `Basis: ${basis}`),
  "accountable-changed": ({ no, who }, w) => `${w.who(who)} has claimed ${displayNo(no)} and is answerable now.`,
} satisfies Partial<Sentences>;

function contactLine(by: number | undefined, ways: readonly string[], w: Words): string {
  if (by !== undefined) return `${please(by, "contact the resident", w)}.`;
  if (ways.length === 0) return "The resident was tried twice and not reached; you may try again.";
  return `Done so far: ${w.names.list(ways.map((way) => w.names.ways[way] ?? way))}.`;
}

function matter(text: string, about: string | undefined): string {
  return page(`What: ${text === "" ? "a photo or voice message, shown once you have it" : clip(text)}`, about);
}

type Card = Extract<Say, { kind: "card" }>;

function cardState({ state, who }: Card, w: Words): string {
  return cardStates[state](w.who(who));
}

const cardStates: Readonly<Record<Card["state"], (who: string) => string>> = {
  open: () => "waiting to be claimed",
  claimed: (who) => `in progress, with ${who}`,
  handover: (who) => `being handed over, still with ${who}`,
  answered: (who) => `answered by ${who}`,
  closed: () => "closed",
  withdrawn: () => "withdrawn by the resident",
};
