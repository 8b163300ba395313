import { MINUTE } from "../core/calendar.js";
import {
  counted,
  dateAhead,
  dateOf,
  dayOfMonth,
  daysAfter,
  endOfMonth,
  endOfWeek,
  type Groups,
  monthOf,
  type NamedClock,
  type NamedDay,
  type Part,
  type TimeWords,
  type Today,
  weekday,
} from "./time-rule.js";

const steps: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };
const dayWords: Readonly<Record<string, number>> = { yesterday: -1, today: 0, to: 0, tomorrow: 1, tmrw: 1, tmr: 1 };
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const numbers = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const partWords: Readonly<Record<string, Part>> = {
  am: "am",
  pm: "pm",
  morning: "morning",
  noon: "noon",
  midday: "noon",
  lunchtime: "noon",
  afternoon: "afternoon",
  evening: "night",
  night: "night",
};

const N = `\\b(?<n>\\d{1,3}|(?:an?|${numbers.join("|")})(?=\\s))`;
const IN = "\\b(?:in|within)\\s+";
const STEP = "(?:(?<step>this|next|last)\\s+)?";
const LONG_WEEKDAY = "(?<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\\b";
const SHORT_WEEKDAY = "(?<weekday>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\\b";
const MONTH =
  "\\b(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
const TH = "(?:st|nd|rd|th)?";
const YEAR = "(?:,?\\s+(?<y>20\\d\\d))?(?!\\d)";
const HOUR = "(?<hour>1[0-2]|0?\\d)(?::(?<minute>[0-5]\\d))?\\s*(?<half>[ap])\\.?m\\b\\.?";

/** How people name times in English. Looking back over more than one space would make a long blank slow. */
export const english: TimeWords = {
  moments: [
    ...counted({ pattern: `${N}\\s*(?<unit>h|m)(?:ours?|rs?|inutes?|ins?)?\\b`, read: momentAfter }, IN, ""),
    { pattern: `${IN}half\\s+an\\s+hour\\b`, read: (_, { now }) => now + 30 * MINUTE },
  ],
  days: [
    ...counted(
      { pattern: `${N}\\s+(?<work>(?:work|working|business)\\s+)?(?<unit>day|week|month)s?\\b`, read: dayAfter },
      IN,
      "",
    ),
    { pattern: `${MONTH}\\s+(?<d>\\d{1,2})${TH}${YEAR}`, read: date },
    { pattern: `\\b(?<d>\\d{1,2})${TH}\\s+(?:of\\s+)?${MONTH}${YEAR}`, read: date },
    {
      pattern: "(?<=\\b(?:by|on|before|until|till) (?:the )?|^ ?the )(?<d>\\d{1,2})(?:st|nd|rd|th)\\b",
      read: date,
    },
    { pattern: "\\b(?:the\\s+)?day\\s+after\\s+tomorrow\\b", read: (_, today) => ({ day: today.day + 2 }) },
    { pattern: "\\b(?<word>yesterday|today|tomorrow|tmrw?)\\b", read: dayWord },
    { pattern: "\\b(?<word>to)(?=night\\b)", read: dayWord },
    { pattern: `\\b${STEP}${LONG_WEEKDAY}`, read: weekdayWord },
    // "The sun" and "sat" are words: a short name needs something before it, or comes first.
    { pattern: `\\b(?<step>this|next|last)\\s+${SHORT_WEEKDAY}`, read: weekdayWord },
    { pattern: `(?<=\\b(?:by|on|before|until|till) |^ ?)${SHORT_WEEKDAY}`, read: weekdayWord },
    {
      pattern: "\\b(?:(?<step>this|next)\\s+)?weekend\\b",
      read: ({ step }, today) => weekday(today, 7, steps[step ?? ""]),
    },
    { pattern: "\\b(?<step>this|next)\\s+(?<unit>week|month|year)\\b", read: endOf },
    { pattern: "\\bend\\s+of\\s+(?:the\\s+|(?<step>this|next)\\s+)?(?<unit>day|week|month|year)\\b", read: endOf },
    { pattern: "\\b(?:eo(?<unit>[dwmy])|cob)\\b", read: endOf },
  ],
  clocks: [
    { pattern: `(?<![\\d:])${HOUR}`, read: clock },
    { pattern: "\\b(?:this\\s+)?(?<part>morning|noon|midday|afternoon|evening)\\b", read: clock },
    { pattern: "\\bmidnight\\b", read: () => ({ hour: 24 }) },
    {
      pattern: "(?<=\\b(?:at|by|before) )(?<hour>[01]?\\d|2[0-3])(?:\\s*o'?clock\\b|(?=\\s*(?:$|[,.;!])))",
      read: clock,
    },
  ],
  looseClocks: [
    { pattern: "(?<=\\bat )(?<hour>[01]?\\d|2[0-3])(?![\\d:])", read: clock },
    { pattern: "(?<part>night|lunchtime)\\b", read: clock },
  ],
  before: "\\b(?:no\\s+later\\s+than|by|before|until|till|on|at)(?:\\s+the)?\\s",
  after: "",
};

function momentAfter({ n, unit }: Groups, { now }: Today): number {
  return now + number(n) * (unit === "h" ? 60 : 1) * MINUTE;
}

function dayAfter({ n, work, unit }: Groups, today: Today): NamedDay {
  const plain = unit === "week" || unit === "month" ? unit : "day";
  return daysAfter(today, number(n), work === undefined ? plain : "workday");
}

function date({ y, month, d }: Groups, today: Today): NamedDay | undefined {
  if (month === undefined) return dayOfMonth(today, number(d));
  const named = months.indexOf(month.slice(0, 3)) + 1;
  if (y === undefined) return dateAhead(today, named, number(d));
  const day = dateOf(number(y), named, number(d));
  return day === undefined ? undefined : { day };
}

function dayWord({ word }: Groups, today: Today): NamedDay {
  return { day: today.day + (dayWords[word ?? ""] ?? 0) };
}

function weekdayWord({ step, weekday: name = "" }: Groups, today: Today): NamedDay {
  return weekday(today, weekdays.indexOf(name.slice(0, 3)) + 1, steps[step ?? ""]);
}

/** End of day, week, month, year; "next week" and "this month" are their ends too. */
function endOf({ step, unit = "d" }: Groups, today: Today): NamedDay | undefined {
  const ahead = steps[step ?? ""] ?? 0;
  if (unit.startsWith("w")) return endOfWeek(today, ahead);
  if (unit.startsWith("m")) return endOfMonth(today, ahead);
  return unit.startsWith("y") ? endOfMonth(today, 12 - monthOf(today).month + 12 * ahead) : { day: today.day };
}

function clock({ part, hour, minute, half }: Groups): NamedClock {
  const named = partWords[part ?? `${half}m`];
  const time =
    hour === undefined ? {} : { hour: number(hour), minute: number(minute ?? "0"), written24: /^0\d/.test(hour) };
  return { ...time, ...(named && { part: named }) };
}

function number(text = ""): number {
  if (text === "a" || text === "an") return 1;
  const word = numbers.indexOf(text);
  return word >= 0 ? word : Number(text);
}
