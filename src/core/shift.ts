import { addDays, type Instant, startOfDay } from "./calendar.js";
import { onDuty, type Roster } from "./duty.js";
import type { Office } from "./office.js";
import { localDayNumber, minuteOfDay } from "./zone.js";

/** Who is on duty in an area from one instant to another; nobody where the roster has a hole. */
export type Shift = Readonly<{ area: string; from: Instant; until: Instant; staff: string | undefined }>;

/** The shifts of an area in a stretch of time, one after the other, with leave and swaps as they are known now (§8.3). */
export function shiftsIn(
  { office, roster }: Readonly<{ office: Office; roster: Roster }>,
  area: string,
  [from, until]: readonly [Instant, Instant],
): readonly Shift[] {
  const cuts = [...new Set([from, ...changes(office, roster, area, [from, until])])].sort((one, other) => one - other);
  const shifts: Shift[] = [];
  cuts.forEach((at, index) => {
    const staff = onDuty(office, roster, area, at)[0]?.staff;
    const end = cuts[index + 1] ?? until;
    const last = shifts.at(-1);
    if (last !== undefined && last.staff === staff) shifts[shifts.length - 1] = { ...last, until: end };
    else shifts.push({ area, from: at, until: end, staff });
  });
  return shifts;
}

/** Somebody's own shift that touches a local day, in any area; undefined where they have none. */
export function shiftOf(
  where: Readonly<{ office: Office; roster: Roster }>,
  staff: string,
  day: Instant,
): Shift | undefined {
  const { office } = where;
  const start = startOfDay(office.zone, day);
  const areas = new Set(office.duty.filter(({ people }) => people.includes(staff)).map(({ area }) => area));
  return [...areas]
    .flatMap((area) => shiftsIn(where, area, [start, addDays(office.zone, start, 1)]))
    .find((shift) => shift.staff === staff);
}

/** The holes that leave and swaps tear into the roster of the villages (B17): for doctor and the digest, beside the office file's own. */
export function holesIn(
  where: Readonly<{ office: Office; roster: Roster }>,
  span: readonly [Instant, Instant],
): readonly Shift[] {
  const villages = [...where.office.areas.values()].filter(({ level }) => level === 2);
  return villages.flatMap(({ id }) => shiftsIn(where, id, span)).filter(({ staff }) => staff === undefined);
}

/** Every instant within a stretch at which somebody else may be on duty. */
function changes(
  office: Office,
  roster: Roster,
  area: string,
  [from, until]: readonly [Instant, Instant],
): readonly Instant[] {
  const minutes = new Set(
    office.duty.filter((duty) => duty.area === area).flatMap((duty) => [duty.from, duty.until % 1440, 0]),
  );
  const first = localDayNumber(office.zone, from);
  const last = localDayNumber(office.zone, until);
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const turns = days.flatMap((day) => [...minutes].map((minute) => minuteOfDay(office.zone, day, minute)));
  const others = [...roster.leaves, ...roster.swaps].flatMap((one) => [one.from, one.until]);
  return [...turns, ...others].filter((at) => at > from && at < until);
}
