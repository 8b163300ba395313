/** A point in time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A date on the wall calendar of some zone, "yyyy-mm-dd". */
export type LocalDay = string;

/** What clocks and calendars on the wall show; `weekday` is ISO (1 Monday … 7 Sunday). */
export type LocalTime = Readonly<{
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
}>;

/** A local date, and a time of day if one is meant; fields out of range carry over (month 13, hour 24, minute 1440). */
export type LocalInput = Readonly<{ year: number; month: number; day: number; hour?: number; minute?: number }>;

/** Quiet hours in minutes of the local day; `until` below `from` runs over midnight, equal means never (`domain.md` §7.3). */
export type QuietHours = Readonly<{ from: number; until: number }>;

/** One minute in milliseconds. */
export const MINUTE = 60_000;

/** One day of 24 hours in milliseconds; a local day may be an hour shorter or longer. */
export const DAY = 86_400_000;

/** Today's date in a zone. */
export function localDay(zone: string, at: Instant): LocalDay {
  return dayText(localDayNumber(zone, at));
}

/** What the clock on the wall shows in a zone. */
export function localTime(zone: string, at: Instant): LocalTime {
  const wall = new Date(wallOf(zone, at));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: weekdayOf(Math.floor(wall.getTime() / DAY)),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/**
 * When a zone's clocks show this. A time that they show twice (the end of summer time) is the first of the two; a time that
 * they skip is the moment of the skip. So a later local time is never an earlier instant.
 */
export function instantOf(zone: string, local: LocalInput): Instant {
  return instantOfWall(zone, Date.UTC(local.year, local.month - 1, local.day, local.hour ?? 0, local.minute ?? 0));
}

/** The first instant of the local day that `at` lies in (01:00 where the clocks skip midnight). */
export function startOfDay(zone: string, at: Instant): Instant {
  return instantOfWall(zone, localDayNumber(zone, at) * DAY);
}

/**
 * The same local time `n` calendar days later (earlier, if negative), as a resident reads 「7天」 (`domain.md` §7.3): across a
 * change of summer time that is an hour more or less than n × 24 h.
 */
export function addDays(zone: string, at: Instant, n: number): Instant {
  return n === 0 ? at : instantOfWall(zone, wallOf(zone, at) + n * DAY);
}

/** The first instant after `at` when the clock shows `minute` of the day, on that ISO weekday if one is given. */
export function nextAt(zone: string, at: Instant, when: Readonly<{ minute: number; weekday?: number }>): Instant {
  let day = localDayNumber(zone, at);
  if (when.weekday !== undefined) day += (when.weekday - weekdayOf(day) + 7) % 7;
  const step = when.weekday === undefined ? 1 : 7;
  let next = minuteOfDay(zone, day, when.minute);
  while (next <= at) {
    day += step;
    next = minuteOfDay(zone, day, when.minute);
  }
  return next;
}

/** When the quiet period that `at` lies in ends; undefined outside it. The first quiet minute is in, the last end is out. */
export function quiet(hours: QuietHours, zone: string, at: Instant): Instant | undefined {
  const { hour, minute: past } = localTime(zone, at);
  const minute = hour * 60 + past;
  const { from, until } = hours;
  const inside = from < until ? minute >= from && minute < until : from > until && (minute >= from || minute < until);
  return inside ? nextAt(zone, at, { minute: until }) : undefined;
}

/** The number of a date, counted from 1970-01-01; consecutive dates differ by one, so rosters can rotate by it. */
export function dayNumber(day: LocalDay): number {
  return Date.parse(day) / DAY;
}

/** The date of a day number. */
export function dayText(day: number): LocalDay {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The number of the local day that `at` lies in. */
export function localDayNumber(zone: string, at: Instant): number {
  return Math.floor(wallOf(zone, at) / DAY);
}

/** The ISO weekday of a day number: 1 Monday … 7 Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The instant of a minute (0–1440) of a local day, by the rule of `instantOf`. */
export function minuteOfDay(zone: string, day: number, minute: number): Instant {
  return instantOfWall(zone, day * DAY + minute * MINUTE);
}

/** What the wall shows, written as if it were UTC: the arithmetic of local dates then needs no zone. */
function wallOf(zone: string, at: Instant): number {
  return at + offsetAt(zone, at);
}

function instantOfWall(zone: string, wall: number): Instant {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  if (before === after) return wall - before;
  const early = wall - Math.max(before, after);
  if (wallOf(zone, early) === wall) return early;
  const late = wall - Math.min(before, after);
  return wallOf(zone, late) === wall ? late : skipBetween(zone, early, late);
}

/** The moment between two instants at which a zone's clocks jump ahead. */
function skipBetween(zone: string, early: Instant, late: Instant): Instant {
  const offset = offsetAt(zone, early);
  let [low, high] = [early, late];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

type Offsets = Readonly<{ format: Intl.DateTimeFormat; byDay: Map<number, number | undefined> }>;

const zones = new Map<string, Offsets>();

/** Keeps a zone's table small when someone asks for centuries. */
const MOST_DAYS = 8_192;

/** Milliseconds that a zone is ahead of UTC. Intl costs microseconds, so each UTC day without a change is asked for once. */
function offsetAt(zone: string, at: Instant): number {
  const known = zones.get(zone) ?? openZone(zone);
  const day = Math.floor(at / DAY);
  const cached = known.byDay.get(day);
  if (cached !== undefined) return cached;
  if (known.byDay.has(day)) return measure(known.format, at);
  if (known.byDay.size >= MOST_DAYS) known.byDay.clear();
  const first = measure(known.format, day * DAY);
  const steady = first === measure(known.format, (day + 1) * DAY - 1);
  known.byDay.set(day, steady ? first : undefined);
  return steady ? first : measure(known.format, at);
}

function openZone(zone: string): Offsets {
  const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const opened = { format, byDay: new Map<number, number | undefined>() };
  zones.set(zone, opened);
  return opened;
}

function measure(format: Intl.DateTimeFormat, at: Instant): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
