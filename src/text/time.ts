import { type Instant, localDayNumber, localTime, MINUTE } from "../core/zone.js";
import type { Clock } from "./types.js";

/** A time in the office's zone as a language says it; midnight belongs to the day that it ends. */
export function timeWords(clock: Clock, where: Readonly<{ zone: string; now: Instant }>, at: Instant): string {
  const wall = localTime(where.zone, at);
  const midnight = wall.hour === 0 && wall.minute === 0;
  const shown = midnight ? at - MINUTE : at;
  const days = localDayNumber(where.zone, shown) - localDayNumber(where.zone, where.now);
  const hour = midnight ? "24:00" : `${two(wall.hour)}:${two(wall.minute)}`;
  return clock.join(isNear(days) ? clock.near[days] : dayOf(clock, where, shown), hour);
}

function dayOf(clock: Clock, where: Readonly<{ zone: string; now: Instant }>, at: Instant): string {
  const date = localTime(where.zone, at);
  return clock.day(date, date.year === localTime(where.zone, where.now).year);
}

function isNear(days: number): days is -1 | 0 | 1 {
  return Math.abs(days) <= 1;
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}
