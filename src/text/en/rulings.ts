import { displayNo } from "../../core/request.js";
import { clip, page } from "../layout.js";
import type { Sentences } from "../types.js";

/** What a resident is told while it is settled above whose their request is, and how long it takes (§17). */
export const rulings = {
  returning: ({ no, who }, w) =>
    `It is being checked who should handle ${displayNo(no)}. Until that is clear, ${w.who(who)} is answerable.`,
  adjudicating: ({ no, who, until }, w) =>
    `It is not agreed who should handle ${displayNo(no)}; that is decided by ${w.time(until)}. ${w.who(who)} works on it meanwhile, and you do not wait longer.`,
  decided: ({ no, who, first, basis }, w) =>
    page(
      `It is decided: ${w.who(who)} handles ${displayNo(no)}${first.id === who.id ? "" : `, and ${w.who(first)} keeps an eye on it`}.`,
      `Basis: ${clip(basis)}`,
    ),
  extended: ({ no, until, reason, who }, w) =>
    page(
      `${displayNo(no)} needs more time. The reason: ${clip(reason)}`,
      `You will have an answer by ${w.time(until)}; ${w.who(who)} is still answerable.`,
    ),
  parked: ({ no, reason, review, who }, w) =>
    page(
      `${displayNo(no)} cannot be solved soon. The reason: ${clip(reason)}`,
      `It is not forgotten: ${w.who(who)} is answerable, and you will hear how it stands by ${w.time(review)}.`,
    ),
  reviewed: ({ no, text, next, who }, w) =>
    page(`News of ${displayNo(no)} from ${w.who(who)}:`, text, `You will hear again by ${w.time(next)}.`),
  unparked: ({ no, who, answerBy }, w) =>
    `Work on ${displayNo(no)} goes on with ${w.who(who)}; you will have an answer by ${w.time(answerBy)}.`,
  referred: ({ no, basis, route }) =>
    page(
      `We cannot accept ${displayNo(no)}.`,
      `Basis: ${clip(basis)}`,
      `Where you can turn: ${clip(route)}`,
      `If you do not agree, send “i object ${no}” and why; somebody else will decide.`,
    ),
  merged: ({ no, into, who }, w) =>
    page(
      `A neighbour has reported the same (${displayNo(into)}), and ${w.who(who)} is working on it.`,
      `The two are handled together, and you hear all the news. Your own number is still ${displayNo(no)}: send “status ${no}” to see how it stands.`,
    ),
  split: ({ no, who }, w) =>
    `${displayNo(no)} is handled by itself now; ${w.who(who)} is answerable and will contact you.`,
  supervised: ({ no, who, due }, w) =>
    `An official now watches over ${displayNo(no)}: ${w.who(who)} must finish it by ${w.time(due)}.`,
  explanation: ({ no, who, text }, w) => page(`About ${displayNo(no)}, ${w.who(who)} explains:`, text),
  "answered-before": ({ no, text, at, again }, w) =>
    page(
      `You reported this before (${displayNo(no)}) and were answered ${w.time(at)}:`,
      clip(text),
      again
        ? "Please choose: something is new and should be registered, or the same people should do it again."
        : "If something is new, choose below, and it is registered anew.",
      "You can also call 12345.",
    ),
  thanked: ({ who }, w) => `Your thanks have gone to ${w.who(who)}.`,
  answerable: ({ no, who, first, since }, w) =>
    page(
      `${w.who(who)} is answerable for ${displayNo(no)}, since ${w.time(since)}.`,
      first.id === who.id ? undefined : `Asked first: ${w.who(first)}.`,
    ),
} satisfies Partial<Sentences>;
