import type { Instant } from "../../core/calendar.js";
import { displayNo } from "../../core/request.js";
import type { Held, Line } from "../../core/say.js";
import type { Words } from "../types.js";

/** A deadline: "Please claim it by tomorrow, 18:00", or at once where it is over. */
export function please(at: Instant, what: string, w: Words): string {
  return w.past(at)
    ? `Please ${what} as soon as you can (it was due ${w.time(at)})`
    : `Please ${what} by ${w.time(at)}`;
}

/** What a resident may expect: "will contact you by tomorrow, 18:00"; nobody is promised the past. */
export function will(at: Instant, what: string, w: Words): string {
  return w.past(at) ? `will ${what} as soon as possible` : `will ${what} by ${w.time(at)}`;
}

/** A request on one line of a list. Its place may be the resident's own words: not in a group. */
export function line({ no, category, place, situation, who, next, asks }: Line, w: Words): string {
  const what = [displayNo(no), w.category(category), w.group ? undefined : place];
  return [
    what.filter(Boolean).join(" "),
    asks ? "for you to take" : w.situation(situation),
    who?.name,
    next === undefined ? undefined : `by ${w.time(next)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What is kept back for a resident, and why; it follows now that they wrote. */
export function heldBack({ muted, quiet, quota, window }: Held): readonly (string | undefined)[] {
  return [
    muted > 0 ? `You switched reminders off. Kept back until you wrote, following now: ${muted}.` : undefined,
    quiet > 0 ? `Kept back at night, following now: ${quiet}.` : undefined,
    window > 0
      ? `This platform limits how often we may write first. Kept back until you wrote, following now: ${window}.`
      : undefined,
    quota > 0
      ? `The platform lets our account send no more today. Kept back, following by itself once it does: ${quota}.`
      : undefined,
  ];
}
