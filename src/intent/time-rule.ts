import { addWorkDays, closeOfDay, DAY, dayText, type Instant, isWorkday, type WorkCalendar } from "../core/calendar.js";
import { localDayNumber, weekdayOf } from "../core/zone.js";

/** What time words are relative to: the moment they were typed, its local day by number, and the office's calendar. */
export type Today = Readonly<{ now: Instant; day: number; calendar: WorkCalendar }>;

/** A day that was named, by number; `later` where its name comes round again and means that once the first has passed. */
export type NamedDay = Readonly<{ day: number; later?: number }>;

/** A time of day that was named: a part of it, an hour, or both. `written24` where "03:30" leaves no doubt about the half. */
export type NamedClock = Readonly<{ part?: Part; hour?: number; minute?: number; written24?: boolean }>;

/** The groups of a pattern, by name; those that did not take part are undefined. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** One way of saying something, and what it then means; undefined or not finite where the words mean nothing, as 2月30日. */
export type Rule<T> = Readonly<{ pattern: string; read: (said: Groups, today: Today) => T | undefined }>;

/** Everything a language has for naming times; patterns see folded text (see `findTime`). */
export type TimeWords = Readonly<{
  /** Moments that need no time of day, such as 24小时内. */
  moments: readonly Rule<Instant>[];
  days: readonly Rule<NamedDay>[];
  /** Times of day that stand on their own. */
  clocks: readonly Rule<NamedClock>[];
  /** Times of day only next to a day: 周五3点, Friday morning. */
  looseClocks: readonly Rule<NamedClock>[];
  /** What may stand before and after, and is cut out with it: by, 前. */
  before: string;
  after: string;
}>;

/** A length of time counts from now when it is said to, or when nothing else is said: 3天内, and 3天 alone, not 坏了3天. */
export function counted<T>(rule: Rule<T>, before: string, after: string): readonly Rule<T>[] {
  return [`${before}${rule.pattern}${after}`, `^\\s*${rule.pattern}\\s*$`].map((pattern) => ({ ...rule, pattern }));
}

/** Minutes of the local day, counted from its start and perhaps beyond its end, of a named time; the office's close if none is. */
export function minuteOf(clock: NamedClock, close: number): number {
  const { part, hour, minute = 0 } = clock;
  if (hour !== undefined) return (part ? parts[part].hour(hour) : likelyHour(hour, clock.written24)) * 60 + minute;
  return part ? (parts[part].ends ?? (close > 720 ? close : 1080)) : close;
}

/** A part of the day: when it ends (undefined: as the office closes), and the hour that a number means within it. */
const parts = {
  am: { ends: 720, hour: (hour: number) => hour % 12 },
  pm: { ends: undefined, hour: (hour: number) => (hour % 12) + 12 },
  dawn: { ends: 360, hour: (hour: number) => hour % 12 },
  early: { ends: 540, hour: (hour: number) => hour },
  morning: { ends: 720, hour: (hour: number) => hour },
  noon: { ends: 720, hour: (hour: number) => (hour < 4 ? hour + 12 : hour) },
  afternoon: { ends: undefined, hour: (hour: number) => (hour < 12 ? hour + 12 : hour) },
  dusk: { ends: 1140, hour: (hour: number) => (hour < 12 ? hour + 12 : hour) },
  // 今晚12点 is the midnight that ends today, and 今晚2点 two hours after it.
  night: { ends: 1440, hour: (hour: number) => (hour < 6 ? hour + 24 : hour <= 12 ? hour + 12 : hour) },
} as const satisfies Record<string, { ends: number | undefined; hour: (hour: number) => number }>;

/** The parts of the day that people name. */
export type Part = keyof typeof parts;

/** Offices keep office hours: a bare 3 is 15:00, a bare 8 is 08:00. */
function likelyHour(hour: number, written24 = false): number {
  return !written24 && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

/** The number of a calendar date; undefined for a date that does not exist. */
export function dateOf(year: number, month: number, day: number): number | undefined {
  const number = Date.UTC(year, month - 1, day) / DAY;
  return new Date(number * DAY).getUTCDate() === day && month >= 1 && month <= 12 ? number : undefined;
}

/** Month and year of today, the month counted on by `months`: month 13 is January. */
export function monthOf(today: Today, months = 0): Readonly<{ year: number; month: number }> {
  const [year = 0, month = 0] = dayText(today.day).split("-").map(Number);
  return { year: year + Math.floor((month - 1 + months) / 12), month: ((((month - 1 + months) % 12) + 12) % 12) + 1 };
}

/** A date without a year: this year's, or next year's once it has passed. */
export function dateAhead(today: Today, month: number, day: number): NamedDay | undefined {
  const { year } = monthOf(today);
  const here = dateOf(year, month, day);
  const found = here !== undefined && here >= today.day ? here : dateOf(year + 1, month, day);
  return found === undefined ? undefined : { day: found };
}

/** A day of the month without a month: the next such day. */
export function dayOfMonth(today: Today, day: number): NamedDay | undefined {
  const ahead = [0, 1, 2, 3].flatMap((months) => {
    const { year, month } = monthOf(today, months);
    const found = dateOf(year, month, day);
    return found !== undefined && found >= today.day ? [found] : [];
  });
  const [first, later] = ahead;
  return first === undefined ? undefined : { day: first, ...(later === undefined ? {} : { later }) };
}

/** A weekday: the next one; or that of this week, or of a week so many weeks from it, even if it has passed. */
export function weekday(today: Today, iso: number, weeks: number | undefined): NamedDay {
  const monday = today.day - weekdayOf(today.day) + 1;
  if (weeks !== undefined) return { day: monday + weeks * 7 + iso - 1 };
  const day = today.day + ((iso - weekdayOf(today.day) + 7) % 7);
  return { day, later: day + 7 };
}

/** A week so many weeks from this one: its last working day that is still to come. */
export function endOfWeek(today: Today, weeks: number): NamedDay {
  return lastWorkday(today, today.day - weekdayOf(today.day) + 7 * (weeks + 1));
}

/** A month so many months from this one: its last working day that is still to come. */
export function endOfMonth(today: Today, months: number): NamedDay {
  return lastWorkday(today, lastDay(today, months));
}

/** A month of the year by number: the end of the next such month. */
export function endOfNamedMonth(today: Today, month: number): NamedDay | undefined {
  return month >= 1 && month <= 12 ? endOfMonth(today, (month - monthOf(today).month + 12) % 12) : undefined;
}

/** A number of days, weeks, months or working days from today, which itself does not count. */
export function daysAfter(today: Today, count: number, unit: "day" | "week" | "month" | "workday"): NamedDay {
  switch (unit) {
    case "day":
      return { day: today.day + count };
    case "week":
      return { day: today.day + count * 7 };
    case "month":
      return { day: Math.min(lastDay(today, count), sameDay(today, count)) };
    case "workday":
      // An office may close at 24:00, which is already the next day.
      return { day: localDayNumber(today.calendar.zone, addWorkDays(today.calendar, today.now, count) - 1) };
  }
}

function lastDay(today: Today, months: number): number {
  const { year, month } = monthOf(today, months);
  return Date.UTC(year, month, 0) / DAY;
}

/** The same day of another month; 31 January and a month runs over into March. */
function sameDay(today: Today, months: number): number {
  const { year, month } = monthOf(today, months);
  return Date.UTC(year, month - 1, Number(dayText(today.day).slice(8))) / DAY;
}

function lastWorkday(today: Today, end: number): NamedDay {
  const { calendar, now } = today;
  for (let day = end; day >= today.day && closeOfDay(calendar, day) > now; day--) {
    if (isWorkday(calendar, dayText(day))) return { day };
  }
  return { day: end };
}
