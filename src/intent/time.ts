import type { Instant, WorkCalendar } from "../core/calendar.js";
import { localDayNumber, minuteOfDay } from "../core/zone.js";
import { english } from "./time-en.js";
import { minuteOf, type NamedClock, type NamedDay, type Rule, type Today } from "./time-rule.js";
import { chinese } from "./time-zh.js";

/** A time found in a text: when it is, and the words that say so, to be cut out at `index`. */
export type FoundTime = Readonly<{ at: Instant; matched: string; index: number }>;

/** When the words were typed, and the calendar (with its zone) that they mean. */
export type TimeContext = Readonly<{ now: Instant; calendar: WorkCalendar }>;

/**
 * The first time that a text names, in Chinese or English: 周五前, 明天下午3点, 3天内, by Friday, Dec 1 6pm.
 *
 * - A day without a time is the close of that working day, and 前 and "by" include it.
 * - A week or a month without a day is its last working day (下周, 月底); 3天内 is the close of the third day from tomorrow on.
 * - Hours and minutes count exactly from now (24小时内). A length of time alone (3天) counts only if it is the whole text.
 * - A bare hour is an office hour: 3点 is 15:00. A part of a day is its end: 上午 12:00, 今晚 24:00, 下午 when the office closes.
 * - A name that comes round (周五, 25号, 15:30) means the next time it does; 这周五 and 昨天 may lie in the past: check `at`.
 */
export function findTime(text: string, { now, calendar }: TimeContext): FoundTime | undefined {
  const folded = fold(text);
  const today: Today = { now, calendar, day: localDayNumber(calendar.zone, now) };
  const [found] = [
    first(moments, folded, today),
    withClock(first(days, folded, today), folded, today),
    withDay(first(clocks, folded, today), folded, today),
  ]
    .filter((one) => one !== undefined)
    .sort((a, b) => a.index - b.index || b.end - a.end);
  return found && cut(text, folded, found);
}

/** A rule, ready to look anywhere in a text, or at one place of it. */
type Compiled<T> = Readonly<{ anywhere: RegExp; here: RegExp; read: Rule<T>["read"] }>;

type Found<T> = Readonly<{ said: T; index: number; end: number }>;

const moments = [...chinese.moments, ...english.moments].map(compile);
const days = [...chinese.days, ...english.days].map(compile);
const clocks = [...chinese.clocks, ...english.clocks].map(compile);
const looseClocks = [...clocks, ...[...chinese.looseClocks, ...english.looseClocks].map(compile)];
const before = new RegExp(`(?:${chinese.before}|${english.before})\\s*$`);
const after = new RegExp(`\\s*${chinese.after}`, "y");
const between = /[\s,，的]*(?:(?:at|by|on|before)\s+)?/y;

function compile<T>({ pattern, read }: Rule<T>): Compiled<T> {
  return { anywhere: new RegExp(pattern, "g"), here: new RegExp(pattern, "y"), read };
}

/** The first words that a rule fits and finds a meaning in; of those that begin together, the longest. */
function first<T>(rules: readonly Compiled<T>[], text: string, today: Today): Found<T> | undefined {
  let best: Found<T> | undefined;
  for (const { anywhere, read } of rules) {
    for (const match of text.matchAll(anywhere)) {
      if (best !== undefined && match.index > best.index) break;
      const said = read(match.groups ?? {}, today);
      const end = match.index + match[0].length;
      if (said === undefined || (best?.index === match.index && best.end >= end)) continue;
      best = { said, index: match.index, end };
      break;
    }
  }
  return best;
}

/** The longest words at one place that a rule fits. */
function here<T>(rules: readonly Compiled<T>[], text: string, place: number, today: Today): Found<T> | undefined {
  let best: Found<T> | undefined;
  for (const rule of rules) {
    rule.here.lastIndex = place;
    const match = rule.here.exec(text);
    const said = match ? rule.read(match.groups ?? {}, today) : undefined;
    const end = place + (match?.[0].length ?? 0);
    if (said !== undefined && end > (best?.end ?? place)) best = { said, index: place, end };
  }
  return best;
}

function withClock(day: Found<NamedDay> | undefined, text: string, today: Today): Found<Instant> | undefined {
  if (day === undefined) return undefined;
  const clock = here(looseClocks, text, skip(between, text, day.end), today);
  const said = resolve(today, day.said, clock?.said ?? {});
  return { said, index: day.index, end: clock?.end ?? day.end };
}

/** "3pm on Friday"; without a day, the next time the clock shows it. */
function withDay(clock: Found<NamedClock> | undefined, text: string, today: Today): Found<Instant> | undefined {
  if (clock === undefined) return undefined;
  const day = here(days, text, skip(between, text, clock.end), today);
  const next = { day: today.day, later: today.day + 1 };
  return { said: resolve(today, day?.said ?? next, clock.said), index: clock.index, end: day?.end ?? clock.end };
}

function resolve({ now, calendar }: Today, { day, later }: NamedDay, clock: NamedClock): Instant {
  const minute = minuteOf(clock, calendar.spans.at(-1)?.until ?? 1440);
  const at = minuteOfDay(calendar.zone, day, minute);
  return at > now || later === undefined ? at : minuteOfDay(calendar.zone, later, minute);
}

/** Takes in the words around a time that belong to it, and leaves out the space. */
function cut(text: string, folded: string, { said, index, end }: Found<Instant>): FoundTime | undefined {
  if (!Number.isFinite(said)) return undefined;
  const start = before.exec(folded.slice(0, index))?.index ?? index;
  const raw = text.slice(start, skip(after, folded, end));
  return { at: said, matched: raw.trim(), index: start + raw.length - raw.trimStart().length };
}

function skip(pattern: RegExp, text: string, place: number): number {
  pattern.lastIndex = place;
  return pattern.test(text) ? pattern.lastIndex : place;
}

const traditional = "週禮號點鐘個內後兩時間這當為遲裡裏於";
const simplified = "周礼号点钟个内后两时间这当为迟里里于";

const foldable = new RegExp(`[\\uff01-\\uff5e\\u3000A-Z${traditional}]`, "g");

/** Half-width, lower-case, simplified, one character for one, so that places in it are places in the text. */
function fold(text: string): string {
  return text.replace(foldable, (char) => {
    if (char === "\u3000") return " ";
    if (char >= "\uff01") return String.fromCharCode(char.charCodeAt(0) - 0xfee0).toLowerCase();
    const known = traditional.indexOf(char);
    return known < 0 ? char.toLowerCase() : (simplified[known] ?? char);
  });
}
