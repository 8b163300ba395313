import { DAY, dayNumber, type Instant, localDay, localDayNumber, minuteOfDay, weekdayOf } from "./zone.js";

/** A stretch of time: its first instant and the first one after it. */
export type Period = readonly [start: Instant, end: Instant];

/** The ISO week that `at` lies in: "2026-W47". Monday starts it, and its Thursday says which year it belongs to. */
export function isoWeek(zone: string, at: Instant): string {
  const day = localDayNumber(zone, at);
  const thursday = day - weekdayOf(day) + 4;
  const year = new Date(thursday * DAY).getUTCFullYear();
  return `${year}-W${pad(Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1)}`;
}

/** From Monday 00:00 to the next Monday 00:00, local. Throws RangeError for a week that does not exist, such as 2025-W53. */
export function weekSpan(zone: string, week: string): Period {
  const [, year = "", number = ""] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  const fourth = dayNumber(`${year}-01-04`);
  const monday = fourth - weekdayOf(fourth) + 1 + (Number(number) - 1) * 7;
  const start = minuteOfDay(zone, monday, 0);
  if (year === "" || isoWeek(zone, start) !== week) throw new RangeError(`${week} is no ISO week; write 2026-W47`);
  return [start, minuteOfDay(zone, monday + 7, 0)];
}

/** The assessment month that `at` lies in, named after the month it ends in: 19 October to 18 November is "2026-11" (`domain.md` §5.5). */
export function assessmentMonth(zone: string, at: Instant): string {
  const [year, month, day] = localDay(zone, at).split("-").map(Number);
  return monthText(year ?? 0, (month ?? 0) + ((day ?? 0) >= 19 ? 1 : 0));
}

/** From the 19th of the month before, 00:00, to the 19th, 00:00, local. Throws RangeError for what is no month. */
export function assessmentSpan(zone: string, month: string): Period {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (year === undefined || number === undefined) throw new RangeError(`${month} is no month; write 2026-11`);
  const before = monthText(Number(year), Number(number) - 1);
  return [minuteOfDay(zone, dayNumber(`${before}-19`), 0), minuteOfDay(zone, dayNumber(`${month}-19`), 0)];
}

function monthText(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
