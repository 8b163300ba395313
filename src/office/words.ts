import type { Limit } from "../core/office.js";

/** What a clerk writes in the office file, read; each of these answers undefined for what it cannot read. */
export type Reading<T> = (text: string) => T | undefined;

/** A time of day, `08:30` or `24:00`, in minutes. */
export const readTime: Reading<number> = (text) => {
  const [, hour, minute] = /^([01]?\d|2[0-4])[:：]([0-5]\d)$/.exec(text.trim()) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= 1440 ? minutes : undefined;
};

/** A stretch of the day, `08:30-12:00`. */
export const readSpan: Reading<{ from: number; until: number }> = (text) => {
  const [first, second, ...rest] = text.split(/[-–—~至]/);
  const from = readTime(first ?? "");
  const until = readTime(second ?? "");
  return from === undefined || until === undefined || rest.length > 0 ? undefined : { from, until };
};

/** The weekdays, Monday first, as the file and its messages name them. */
export const weekdays = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

/** Weekdays, `MON-FRI` or `SAT,SUN` or 周一至周五, as ISO numbers in order. */
export const readWeek: Reading<readonly number[]> = (text) => {
  const days = text.split(/[,，、\s]+/).map(readDays);
  return days.every((part) => part !== undefined) ? [...new Set(days.flat())].sort((a, b) => a - b) : undefined;
};

/** A weekday and a time, `MON 08:30`. */
export const readWeeklyTime: Reading<{ weekday: number; minute: number }> = (text) => {
  const [day = "", time = "", ...rest] = text.trim().split(/\s+/);
  const weekday = readDay(day);
  const minute = readTime(time);
  return weekday === undefined || minute === undefined || rest.length > 0 ? undefined : { weekday, minute };
};

/** A time limit, `2 workhours` or `7天`. */
export const readLimit: Reading<Limit> = (text) => {
  const [, amount, word = ""] = /^(\d{1,4})\s*(\S+)$/.exec(text.trim()) ?? [];
  const unit = Object.hasOwn(units, word) ? units[word] : undefined;
  return unit === undefined || Number(amount) === 0 ? undefined : { amount: Number(amount), unit };
};

/** A date that exists, `2026-10-01`. */
export const readDate: Reading<string> = (text) => {
  const shaped = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return shaped !== undefined && !Number.isNaN(shaped.getTime()) && shaped.toISOString().startsWith(text)
    ? text
    : undefined;
};

/** A time zone that this machine knows. */
export const readZone: Reading<string> = (text) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone === "" ? undefined : text;
  } catch {
    return undefined;
  }
};

const units: Readonly<Record<string, Limit["unit"]>> = {
  minute: "minutes",
  minutes: "minutes",
  分钟: "minutes",
  hour: "hours",
  hours: "hours",
  小时: "hours",
  workhour: "workhours",
  workhours: "workhours",
  工作小时: "workhours",
  工时: "workhours",
  workday: "workdays",
  workdays: "workdays",
  工作日: "workdays",
  day: "days",
  days: "days",
  天: "days",
};

function readDays(text: string): readonly number[] | undefined {
  const [first = "", last = first, ...rest] = text.split(/[-–—~至到]/);
  const from = readDay(first);
  const until = readDay(last);
  if (from === undefined || until === undefined || rest.length > 0) return undefined;
  return Array.from({ length: ((until - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
}

function readDay(text: string): number | undefined {
  const name = text.trim().toUpperCase();
  const english = weekdays.map(String).indexOf(name);
  if (english >= 0) return english + 1;
  const [, chinese = ""] = /^(?:周|星期)([一二三四五六日天])$/.exec(name) ?? [];
  const index = "一二三四五六日天".indexOf(chinese);
  return chinese === "" ? undefined : Math.min(index + 1, 7);
}
