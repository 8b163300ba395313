import { dayNumber, dayText, type Instant, type LocalDay, localDayNumber, minuteOfDay, weekdayOf } from "./zone.js";

export { assessmentMonth, assessmentSpan, isoWeek, type Period, weekSpan } from "./period.js";
export {
  addDays,
  DAY,
  dayText,
  type Instant,
  instantOf,
  type LocalDay,
  localDay,
  localTime,
  MINUTE,
  nextAt,
  quiet,
  startOfDay,
} from "./zone.js";

/** A stretch of a working day, in minutes from local midnight: 08:30–12:00 is 510 to 720. */
export type Span = Readonly<{ from: number; until: number }>;

/** When an office works. Days off and make-up days (调休) are data; every other day follows the week. */
export type WorkCalendar = Readonly<{
  /** IANA name, such as Asia/Shanghai. */
  zone: string;
  /** In order, without overlap. */
  spans: readonly Span[];
  /** ISO weekdays that are worked, 1 Monday … 7 Sunday. */
  week: readonly number[];
  holidays: ReadonlySet<LocalDay>;
  makeups: ReadonlySet<LocalDay>;
  /** The last year that `holidays` and `makeups` are published for; absent where they need no publishing. */
  lastKnownYear?: number;
}>;

/** Whether the office works on a date. */
export function isWorkday(cal: WorkCalendar, date: LocalDay): boolean {
  if (cal.makeups.has(date)) return true;
  return !cal.holidays.has(date) && cal.week.includes(weekdayOf(dayNumber(date)));
}

/** Whether the office is at work at an instant; the end of a span is no longer work. */
export function isWorking(cal: WorkCalendar, at: Instant): boolean {
  return stretchesOf(cal, localDayNumber(cal.zone, at)).some((work) => at >= work.from && at < work.until);
}

/** The instant itself where the office is at work then, else when it next opens. Throws RangeError for a calendar that never works. */
export function nextWork(cal: WorkCalendar, at: Instant): Instant {
  return isWorking(cal, at) ? at : workAfter(cal, at, 1) - 1;
}

/** Whether the days off of a year are known; beyond, a year is only its weeks, and `doctor` says so. */
export function covers(cal: WorkCalendar, year: number): boolean {
  return cal.lastKnownYear === undefined || year <= cal.lastKnownYear;
}

/**
 * The earliest instant by which `ms` of working time have passed since `at`; for a negative `ms`, the latest instant from
 * which that much work is left until `at`. None is `at` itself. Throws RangeError for a calendar that never works.
 */
export function addWorkTime(cal: WorkCalendar, at: Instant, ms: number): Instant {
  if (ms === 0) return at;
  return ms > 0 ? workAfter(cal, at, ms) : workBefore(cal, at, -ms);
}

function workAfter(cal: WorkCalendar, at: Instant, ms: number): Instant {
  let left = ms;
  let idle = 0;
  for (let day = localDayNumber(cal.zone, at); idle <= IDLE_DAYS; day++, idle++) {
    for (const work of stretchesOf(cal, day)) {
      const from = Math.max(work.from, at);
      if (from >= work.until) continue;
      if (from + left <= work.until) return from + left;
      left -= work.until - from;
      idle = 0;
    }
  }
  throw neverWorks(cal);
}

function workBefore(cal: WorkCalendar, at: Instant, ms: number): Instant {
  let left = ms;
  let idle = 0;
  for (let day = localDayNumber(cal.zone, at); idle <= IDLE_DAYS; day--, idle++) {
    for (const work of stretchesOf(cal, day).toReversed()) {
      const until = Math.min(work.until, at);
      if (until <= work.from) continue;
      if (until - left >= work.from) return until - left;
      left -= until - work.from;
      idle = 0;
    }
  }
  throw neverWorks(cal);
}

/** Milliseconds of working time between two instants; negative if `b` is the earlier. */
export function workTimeBetween(cal: WorkCalendar, a: Instant, b: Instant): number {
  if (b < a) return 0 - workTimeBetween(cal, b, a);
  let sum = 0;
  const last = localDayNumber(cal.zone, b);
  for (let day = localDayNumber(cal.zone, a); day <= last; day++) {
    for (const work of stretchesOf(cal, day)) {
      sum += Math.max(0, Math.min(work.until, b) - Math.max(work.from, a));
    }
  }
  return sum;
}

/**
 * When the office closes on the nth working day after the day of `at`, which itself does not count: 次日 counts from 00:00
 * (`domain.md` §7.3). n = 0 is 当日, the close of the day itself, or of the next working day once that is over. For a negative
 * n it is the close of the nth working day before. Throws RangeError for a calendar that never works.
 */
export function addWorkDays(cal: WorkCalendar, at: Instant, n: number): Instant {
  const today = localDayNumber(cal.zone, at);
  if (n === 0) {
    const close = closeOfDay(cal, today);
    return isWorkday(cal, dayText(today)) && close >= at ? close : addWorkDays(cal, at, 1);
  }
  const step = Math.sign(n);
  let left = Math.abs(n);
  let idle = 0;
  for (let day = today + step; idle <= IDLE_DAYS; day += step, idle++) {
    if (stretchesOf(cal, day).length === 0) continue;
    left -= 1;
    if (left === 0) return closeOfDay(cal, day);
    idle = 0;
  }
  throw neverWorks(cal);
}

/** When a local day's last working span ends, whether or not the day is worked; midnight for a calendar without spans. */
export function closeOfDay(cal: WorkCalendar, day: number): Instant {
  return minuteOfDay(cal.zone, day, cal.spans.at(-1)?.until ?? 1440);
}

/** No holiday is longer: a calendar that has not worked for this many days never will. */
const IDLE_DAYS = 400;

function neverWorks(cal: WorkCalendar): RangeError {
  return new RangeError(`the calendar of ${cal.zone} has no working time: give it a week and spans`);
}

type Stretch = Readonly<{ from: Instant; until: Instant }>;

/** What is worked on each day, remembered for as long as the calendar lives: deadlines ask for the same days all the time. */
const worked = new WeakMap<WorkCalendar, Map<number, readonly Stretch[]>>();
const MOST_DAYS = 8_192;
const NONE: readonly Stretch[] = [];

function stretchesOf(cal: WorkCalendar, day: number): readonly Stretch[] {
  let days = worked.get(cal);
  if (days === undefined || days.size >= MOST_DAYS) {
    days = new Map();
    worked.set(cal, days);
  }
  let stretches = days.get(day);
  if (stretches === undefined) {
    stretches = isWorkday(cal, dayText(day)) ? stretchesIn(cal, day) : NONE;
    days.set(day, stretches);
  }
  return stretches;
}

/** A span that the start of summer time swallows whole is no work. */
function stretchesIn(cal: WorkCalendar, day: number): readonly Stretch[] {
  return cal.spans
    .map((span) => ({ from: minuteOfDay(cal.zone, day, span.from), until: minuteOfDay(cal.zone, day, span.until) }))
    .filter((work) => work.until > work.from);
}
