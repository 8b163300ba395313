import type { Duty, Language, Office } from "../core/office.js";
import type { Draft, Entry } from "./draft.js";
import { type Finding, found } from "./fault.js";
import { weekdays } from "./words.js";

/** A time of the week when nobody is on duty in an area: it begins at minute `from` of each of these ISO weekdays. */
export type Gap = Readonly<{ area: string; week: readonly number[]; from: number; minutes: number }>;

/** Minutes of the week, Monday 00:00 being 0; `until` is not in it. */
type Stretch = Readonly<{ from: number; until: number }>;
type Shift = Pick<Duty, "area" | "from" | "until" | "week">;

const DAY = 1440;
const WEEK = 7 * DAY;

/** The holes in the duty roster of each village (§8.3), the same hole on several days as one. */
export function gaps(office: Office): readonly Gap[] {
  const villages = [...office.areas.values()].filter((area) => area.level === 2);
  const watched = villages.length > 0 ? villages : [...office.areas.values()];
  return watched.flatMap(({ id }) => gapsIn(id, office.duty));
}

/** A gap in words: `MON–FRI 22:00–06:00`, `周六 00:00 起 48 小时`. */
export function spellGap(gap: Gap, language: Language): string {
  return spellTime(gap.week, gap.from, gap.minutes, language);
}

/** Villages without full cover, and rows that leave it open who is first asked. */
export function checkRoster(draft: Draft): readonly Finding[] {
  const shifts = draft.duty.map(({ value }) => ({ ...value, until: value.to }));
  const villages = draft.areas.filter(({ value }) => value.level === 2);
  const holes = (villages.length > 0 ? villages : draft.areas).flatMap(({ at, value }) => {
    const found_ = gapsIn(value.id, shifts);
    if (found_.length === 0) return [];
    const [spans, spansEn] = (["zh-CN", "en"] as const).map((one) =>
      found_.map((gap) => spellGap(gap, one)).join(one === "en" ? ", " : "、"),
    );
    return [found("gap", at, { area: value.name, id: value.id, spans: spans ?? "", spansEn: spansEn ?? "" })];
  });
  return [...holes, ...checkOverlaps(draft.duty)];
}

type DutyRow = Draft["duty"][number]["value"];

function checkOverlaps(rows: readonly Entry<DutyRow>[]): readonly Finding[] {
  return rows.flatMap((row, index) => {
    const clash = rows.slice(0, index).find((other) => clashes(other.value, row.value));
    if (clash === undefined) return [];
    const [first] = common(clash.value, row.value);
    const from = first?.from ?? 0;
    const length = (first?.until ?? 0) - from;
    const [spans, spansEn] = (["zh-CN", "en"] as const).map((one) =>
      spellTime([Math.floor(from / DAY) + 1], from % DAY, length, one),
    );
    return [found("dutyOverlap", row.at, { spans: spans ?? "", spansEn: spansEn ?? "" }, clash.at)];
  });
}

/** Two posts may be on duty side by side, and the same people in both rows leave nothing open. */
function clashes(one: DutyRow, other: DutyRow): boolean {
  const same = one.people.join() === other.people.join() && one.rotate === other.rotate;
  return one.area === other.area && one.post === other.post && !same && common(one, other).length > 0;
}

function common(one: DutyRow, other: DutyRow): readonly Stretch[] {
  const others = stretches({ ...other, until: other.to });
  return stretches({ ...one, until: one.to }).flatMap((a) =>
    others
      .map((b) => ({ from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }))
      .filter((both) => both.from < both.until),
  );
}

function gapsIn(area: string, duty: readonly Shift[]): readonly Gap[] {
  const covered = duty
    .filter((shift) => shift.area === area)
    .flatMap(stretches)
    .toSorted((a, b) => a.from - b.from);
  const holes: Stretch[] = [];
  let until = 0;
  for (const stretch of covered) {
    if (stretch.from > until) holes.push({ from: until, until: stretch.from });
    until = Math.max(until, stretch.until);
  }
  if (until < WEEK) holes.push({ from: until, until: WEEK });
  return alike(area, aroundSunday(holes));
}

/** A hole that runs over Sunday midnight is one hole. */
function aroundSunday(holes: readonly Stretch[]): readonly Stretch[] {
  const [first, last] = [holes[0], holes.at(-1)];
  if (first === undefined || last === undefined || first === last || first.from > 0 || last.until < WEEK) return holes;
  return [...holes.slice(1, -1), { from: last.from, until: WEEK + first.until }];
}

function alike(area: string, holes: readonly Stretch[]): readonly Gap[] {
  const grouped = new Map<string, Gap>();
  for (const hole of holes) {
    const from = hole.from % DAY;
    const minutes = hole.until - hole.from;
    const key = `${from} ${minutes}`;
    const week = [...(grouped.get(key)?.week ?? []), Math.floor(hole.from / DAY) + 1];
    grouped.set(key, { area, week, from, minutes });
  }
  return [...grouped.values()];
}

/** A shift over midnight belongs to the day it began on; Sunday's runs into Monday. */
function stretches(shift: Omit<Shift, "area">): readonly Stretch[] {
  const length = shift.until > shift.from ? shift.until - shift.from : shift.until + DAY - shift.from;
  return shift.week.flatMap((day) => {
    const from = (day - 1) * DAY + shift.from;
    const until = from + length;
    return until <= WEEK
      ? [{ from, until }]
      : [
          { from, until: WEEK },
          { from: 0, until: until - WEEK },
        ];
  });
}

function spellTime(week: readonly number[], from: number, minutes: number, language: Language): string {
  const english = language === "en";
  if (minutes === WEEK) return english ? "the whole week" : "全周";
  const days = spellWeek(week, english);
  if (minutes > DAY)
    return english
      ? `${days} ${clock(from)} for ${minutes / 60} hours`
      : `${days} ${clock(from)} 起 ${minutes / 60} 小时`;
  const until = from + minutes;
  const end =
    until > DAY ? (english ? `${clock(until - DAY)} the next day` : `次日 ${clock(until - DAY)}`) : clock(until);
  return `${days} ${clock(from)}–${end}`;
}

function spellWeek(week: readonly number[], english: boolean): string {
  const name = (day: number) => (english ? (weekdays[day - 1] ?? "") : `周${"一二三四五六日"[day - 1]}`);
  const first = week[0] ?? 1;
  const last = week.at(-1) ?? 1;
  if (week.length === 7) return english ? "every day" : "每天";
  if (week.length > 2 && last - first === week.length - 1) return `${name(first)}${english ? "–" : "至"}${name(last)}`;
  return week.map(name).join(english ? ", " : "、");
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
