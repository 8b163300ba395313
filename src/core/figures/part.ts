import type { Instant, Period } from "../calendar.js";
import type { Callback, Score, Trace } from "./trace.js";

/** A part of a rate: how many it is of, and how many of these hold, in tenths (基本满意 is 9 of 10). */
export type Part = Readonly<{ of: number; hit: number }>;

/** What does not belong to the rate, or not to the period. */
export const NONE: Part = { of: 0, hit: 0 };

/** One that does not hold. */
export const MISS: Part = { of: 1, hit: 0 };

/** One that holds. */
export const HIT: Part = { of: 1, hit: 10 };

/** Whether something happened in a period. */
export function within([start, end]: Period, at: Instant | undefined): boolean {
  return at !== undefined && start <= at && at < end;
}

/**
 * Something with a deadline: settled when it is done in time, else when the time is over, so that it belongs to one period and
 * later facts do not move it. What ended (`voidAt`) before it was due, undone, is left out.
 */
export function settled(period: Period, { due, doneAt, voidAt }: Deadline): Part {
  const inTime = doneAt !== undefined && doneAt <= due;
  if (!inTime && voidAt !== undefined && voidAt <= due) return NONE;
  if (!within(period, inTime ? doneAt : due)) return NONE;
  return inTime ? HIT : MISS;
}

/** When something had to be done, when it was, and when it no longer had to. */
export type Deadline = Readonly<{ due: Instant; doneAt: Instant | undefined; voidAt: Instant | undefined }>;

/** When nothing had to be done about it any more: it ended, or went into another household's request. */
export function voidAt({ endings, mergedAt }: Trace): Instant | undefined {
  const ends = [endings[0]?.at, mergedAt].filter((at) => at !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** A share of requests: those with a mark in the period, of these and those with a base in it. */
export function touched(period: Period, base: readonly Instant[], marks: readonly (Instant | undefined)[]): Part {
  if (marks.some((at) => within(period, at))) return HIT;
  return base.some((at) => within(period, at)) ? MISS : NONE;
}

/** Parts of one request as one part. */
export function together(parts: readonly Part[]): Part {
  let [of, hit] = [0, 0];
  for (const part of parts) {
    of += part.of;
    hit += part.hit;
  }
  return { of, hit };
}

/** The callback that counts in a period: the last that became valid in it. */
export function heard(trace: Trace, period: Period): Callback | undefined {
  return trace.callbacks.findLast(({ at }) => within(period, at));
}

/** What the counted callback of a period gives, in tenths; a request without one is not in V. */
export function said(trace: Trace, period: Period, tenths: (score: Score) => number): Part {
  const callback = heard(trace, period);
  return callback === undefined ? NONE : { of: 1, hit: tenths(callback.score) };
}
