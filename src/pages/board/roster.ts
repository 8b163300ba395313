import { onDuty, type Roster } from "../../core/duty.js";
import type { Area, Office } from "../../core/office.js";
import { addDays, type Instant, startOfDay } from "../../core/zone.js";

/** Somebody on duty from one minute of a day to another; nobody is a gap. */
export type Shift = Readonly<{ from: number; until: number; staff: string | undefined }>;

/** An area's week: seven days of shifts, and the hours nobody has. */
export type Week = Readonly<{
  area: Area;
  days: readonly Readonly<{ at: Instant; shifts: readonly Shift[] }>[];
  gapMinutes: number;
}>;

/** Shifts begin and end on half hours. */
const STEP = 30;
const MINUTES = 1440;

/** Who is on duty in each area that has a roster, in the week that begins at `from`. */
export function weeksOf(office: Office, roster: Roster, from: Instant): readonly Week[] {
  const listed = new Set(office.duty.map(({ area }) => area));
  const areas = [...office.areas.values()].filter(({ id, level }) => listed.has(id) || level === 2);
  const days = Array.from({ length: 7 }, (_, day) => startOfDay(office.zone, addDays(office.zone, from, day)));
  return areas.map((area) => {
    const week = days.map((at) => ({ at, shifts: shiftsOf(office, roster, area.id, at) }));
    const gaps = week.flatMap(({ shifts }) => shifts.filter(({ staff }) => staff === undefined));
    return { area, days: week, gapMinutes: gaps.reduce((sum, gap) => sum + gap.until - gap.from, 0) };
  });
}

function shiftsOf(office: Office, roster: Roster, area: string, day: Instant): readonly Shift[] {
  const shifts: { from: number; until: number; staff: string | undefined }[] = [];
  for (let minute = 0; minute < MINUTES; minute += STEP) {
    const staff = onDuty(office, roster, area, day + minute * 60_000)[0]?.staff;
    const last = shifts.at(-1);
    if (last !== undefined && last.staff === staff) last.until = minute + STEP;
    else shifts.push({ from: minute, until: minute + STEP, staff });
  }
  return shifts;
}
