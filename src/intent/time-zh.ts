import { MINUTE } from "../core/calendar.js";
import {
  counted,
  dateAhead,
  dateOf,
  dayOfMonth,
  daysAfter,
  endOfMonth,
  endOfNamedMonth,
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

/** 下周, 上上周: how many weeks or months from this one. */
const steps: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 当: 0, 下: 1, 下下: 2 };

/** 昨天, 后天: how many days from today. */
const dayWords: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  当: 0,
  明: 1,
  次: 1,
  第二: 1,
  后: 2,
  大后: 3,
};

/** Longer words stand before those they begin with. */
const partWords: Readonly<Record<string, Part>> = {
  凌晨: "dawn",
  清早: "early",
  清晨: "early",
  早晨: "early",
  早上: "early",
  早: "early",
  上午: "morning",
  中午: "noon",
  正午: "noon",
  下午: "afternoon",
  傍晚: "dusk",
  晚上: "night",
  晚间: "night",
  夜里: "night",
  夜间: "night",
  半夜: "night",
  深夜: "night",
  晚: "night",
  夜: "night",
};

const minuteUnits: Readonly<Record<string, number>> = { 小时: 60, 钟头: 60, 刻钟: 15, 分钟: 1 };
const dayUnits: Readonly<Record<string, "day" | "week" | "workday">> = {
  工作日: "workday",
  天: "day",
  日: "day",
  周: "week",
  星期: "week",
  礼拜: "week",
};
const thirds: Readonly<Record<string, number>> = { 上: 10, 中: 20 };

const DIGITS = "零〇一二两三四五六七八九十廿";
const N = `\\d{1,3}|[${DIGITS}]{1,4}`;
/** Not in the middle of a longer number, nor after 第. */
const START = `(?<![\\d第${DIGITS}])`;
const WITHIN = "\\s*(?:之|以)?(?:内|后)";
const STEP = "(?<step>上上|下下|上|下|本|这|当)个?";
const WEEK = "(?:周|星期|礼拜)";
/** 一周, 每周一 and 四周 name no weekday. */
const NO_COUNT = `(?<![\\d${DIGITS}几半每])`;
/** 3号楼 is a place. */
const NO_PLACE = "(?!\\s*(?:楼|院|门|井|线|机|库|地|铺|房|车|桥|路|摊|单元|公路|村|组|桌|店|厅|窗|岗|灯))";
const PART = `(?<part>${Object.keys(partWords).join("|")})`;
const LONE_PART = `(?<part>${Object.keys(partWords)
  .filter((word) => word.length > 1)
  .join("|")})`;
const HOUR = `(?<hour>${N})\\s*(?:点|时(?!间|候))`;
const PAST = `(?<half>半)|(?<quarters>[一三])刻`;
const OCLOCK = `${HOUR}(?:${PAST}|(?<minute>${N})分?|整)?钟?`;
const DIGITAL = "(?<![\\d:])(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:])";

/** How people name times in Chinese; folding writes 繁體 as 简体 first. */
export const chinese: TimeWords = {
  moments: counted(
    { pattern: `${START}(?<n>${N}|半)\\s*个?(?<half>半)?(?<unit>小时|钟头|分钟|刻钟)`, read: momentAfter },
    "",
    WITHIN,
  ),
  days: [
    { pattern: `${START}(?<n>${N})(?<unit>日)${WITHIN}`, read: dayAfter },
    ...counted({ pattern: `${START}(?<n>${N})\\s*个?(?<unit>工作日|天|周|星期|礼拜)`, read: dayAfter }, "", WITHIN),
    ...counted({ pattern: `${START}(?<n>${N}|半)\\s*个月`, read: monthAfter }, "", WITHIN),
    {
      pattern: "(?<!\\d)(?<y>20\\d\\d)(?:[-/.]|年)(?<m>\\d{1,2})(?:[-/.]|月)(?<d>\\d{1,2})(?:[日号]|t(?=\\d)|(?!\\d))",
      read: fullDate,
    },
    { pattern: `(?<year>今|明|后)年(?<m>${N})月(?<d>${N})[日号]?`, read: dateOfYear },
    { pattern: `${START}(?<m>${N})月(?<d>${N})[日号]?`, read: monthAndDay },
    { pattern: "(?<![\\d/.-])(?<m>\\d{1,2})/(?<d>\\d{1,2})(?![\\d/]|\\s*[号栋楼])", read: monthAndDay },
    { pattern: `${STEP}月(?<d>${N})[日号]?`, read: dayOfStep },
    { pattern: `(?<!月)${START}(?<d>${N})[日号]${NO_PLACE}`, read: ({ d }, today) => dayOfMonth(today, number(d)) },
    { pattern: "(?<word>大前|前|昨|今|当|明|次|第二|大后|后)[天日]", read: dayWord },
    { pattern: "(?<word>昨|今|明|后)(?=早|晚|夜)", read: dayWord },
    { pattern: `${NO_COUNT}(?:${STEP})?${WEEK}(?<iso>[一二三四五六日天]|[1-7](?!\\d))`, read: weekdayWord },
    { pattern: `${NO_COUNT}(?:${STEP})?周末`, read: ({ step }, today) => weekday(today, 7, steps[step ?? ""]) },
    {
      pattern: `${STEP}${WEEK}(?![一二三四五六日天末1-7]|之?前)`,
      read: ({ step }, today) => endOfWeek(today, stepOf(step)),
    },
    { pattern: `(?:${STEP})?月[底末]`, read: ({ step }, today) => endOfMonth(today, stepOf(step)) },
    { pattern: `${STEP}月(?:之|以)?内`, read: ({ step }, today) => endOfMonth(today, stepOf(step)) },
    {
      pattern: `${START}(?<m>${N})月[底末]`,
      read: ({ m }, today) => endOfNamedMonth(today, number(m)),
    },
    { pattern: `(?:(?<m>${N})月|${STEP}月|)(?<third>[上中下])旬`, read: thirdOfMonth },
    { pattern: "(?:今年)?年[底末]|今?年(?:之|以)?内", read: (_, today) => endOfNamedMonth(today, 12) },
  ],
  clocks: [
    { pattern: `(?:${PART}\\s*)?${DIGITAL}`, read: clock },
    { pattern: `${PART}\\s*${OCLOCK}`, read: clock },
    { pattern: LONE_PART, read: clock },
    { pattern: `${START}${HOUR}(?:${PAST}|钟|整)`, read: clock },
    // Alone, 3点 is a time only where nothing else can be counted: not in 提3点意见.
    { pattern: `${START}${OCLOCK}(?=\\s*(?:之前|以前|前|左右|$|[,，。;；!！、]))`, read: clock },
  ],
  looseClocks: [
    { pattern: `(?:${PART}\\s*)?${OCLOCK}`, read: clock },
    { pattern: PART, read: clock },
  ],
  before: "最迟|最晚|不晚于|不迟于",
  after: "(?:之前|以前|前(?![台后往面门任])|之内|以内|内|为止|止|左右)",
};

function momentAfter({ n, half, unit }: Groups, { now }: Today): number {
  const amount = n === "半" ? 0.5 : number(n) + (half === undefined ? 0 : 0.5);
  return now + amount * (minuteUnits[unit ?? ""] ?? Number.NaN) * MINUTE;
}

function dayAfter({ n, unit }: Groups, today: Today): NamedDay | undefined {
  const count = number(n);
  const days = dayUnits[unit ?? ""];
  return days === undefined || Number.isNaN(count) ? undefined : daysAfter(today, count, days);
}

function monthAfter({ n }: Groups, today: Today): NamedDay {
  return n === "半" ? daysAfter(today, 15, "day") : daysAfter(today, number(n), "month");
}

function fullDate({ y, m, d }: Groups): NamedDay | undefined {
  return only(dateOf(number(y), number(m), number(d)));
}

function dateOfYear({ year, m, d }: Groups, today: Today): NamedDay | undefined {
  return only(dateOf(monthOf(today).year + (dayWords[year ?? ""] ?? 0), number(m), number(d)));
}

function monthAndDay({ m, d }: Groups, today: Today): NamedDay | undefined {
  return dateAhead(today, number(m), number(d));
}

function dayOfStep({ step, d }: Groups, today: Today): NamedDay | undefined {
  const { year, month } = monthOf(today, stepOf(step));
  return only(dateOf(year, month, number(d)));
}

function dayWord({ word }: Groups, today: Today): NamedDay {
  return { day: today.day + (dayWords[word ?? ""] ?? 0) };
}

function weekdayWord({ step, iso = "" }: Groups, today: Today): NamedDay {
  const number = iso === "天" ? 7 : Number(iso) || "一二三四五六日".indexOf(iso) + 1;
  return weekday(today, number, steps[step ?? ""]);
}

/** 上旬 ends on the 10th, 中旬 on the 20th, 下旬 with the month. */
function thirdOfMonth({ m, step, third = "" }: Groups, today: Today): NamedDay | undefined {
  const day = thirds[third];
  if (day === undefined) return m ? endOfNamedMonth(today, number(m)) : endOfMonth(today, stepOf(step));
  if (m !== undefined) return dateAhead(today, number(m), day);
  const { year, month } = monthOf(today, stepOf(step));
  return step === undefined ? dayOfMonth(today, day) : only(dateOf(year, month, day));
}

function clock({ part, hour, minute, half, quarters }: Groups): NamedClock | undefined {
  const named = part === undefined ? undefined : partWords[part];
  const past = half ? 30 : quarters ? number(quarters) * 15 : minute ? number(minute) : 0;
  if (hour === undefined) return named && { part: named };
  const number24 = number(hour);
  // A comparison with NaN is false, so words that are no number end here too.
  if (!(number24 <= 24 && past < 60)) return undefined;
  return { hour: number24, minute: past, written24: /^0\d/.test(hour), ...(named && { part: named }) };
}

function stepOf(step: string | undefined): number {
  return steps[step ?? ""] ?? 0;
}

function only(day: number | undefined): NamedDay | undefined {
  return day === undefined ? undefined : { day };
}

/** 3, 三, 十五, 二十四, 廿三; NaN for what is no number. */
function number(text = ""): number {
  if (/^\d+$/.test(text)) return Number(text);
  const read = /^(?:(?<tens>[二两三四五六七八九])?(?<ten>十)|(?<twenty>廿))?(?<ones>[零〇一二两三四五六七八九])?$/.exec(
    text,
  );
  if (text === "" || read === null) return Number.NaN;
  const { tens, ten, twenty, ones } = read.groups ?? {};
  return (twenty ? 20 : 0) + (ten ? 10 * digit(tens ?? "一") : 0) + (ones ? digit(ones) : 0);
}

function digit(text: string): number {
  return text === "两" ? 2 : Math.max(0, "零一二三四五六七八九".indexOf(text));
}
