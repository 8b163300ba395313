import { addDays, type Instant, startOfDay } from "../../core/calendar.js";
import { areaName, standinsIn } from "../../core/duty.js";
import { named } from "../../core/named.js";
import { type Shift, shiftsIn } from "../../core/shift.js";
import { postsOf } from "../../core/unit.js";
import { localDayNumber, weekdayOf } from "../../core/zone.js";
import { type Case, say } from "../case.js";
import type { Handler } from "./resident.js";

/** How many shifts of an area 值班 shows. */
const SHOWN = 7;

/** 值班: who is on now, and for the rest of the week (§8.3); for cadres of their areas, for others of every village. */
export const rosterActs = {
  roster: (about) => {
    const end = weekEnd(about);
    return say({
      say: {
        kind: "roster",
        areas: areasOf(about).map((area) => {
          const [now, ...next] = shiftsIn(about, area, [about.now, end]);
          return {
            place: areaName(about.office, area) ?? "",
            now: who(about, now),
            next: next.slice(0, SHOWN).map((shift) => ({
              from: shift.from,
              until: shift.until,
              who: who(about, shift),
            })),
          };
        }),
      },
    });
  },
} satisfies Partial<Record<"roster", Handler>>;

/** Who takes over from somebody: the next on duty in their area, else the other role of their post. */
export function receiverOf(about: Case): string | undefined {
  const { office, actor } = about;
  const areas = office.duty.filter(({ people }) => people.includes(actor.id)).map(({ area }) => area);
  const end = addDays(office.zone, about.now, 2);
  const next = areas
    .flatMap((area) => shiftsIn(about, area, [about.now, end]).slice(1))
    .find(({ staff }) => staff !== undefined && staff !== actor.id);
  const [post] = postsOf(office, actor.id);
  return next?.staff ?? (post && standinsIn(post, actor.id)[0]);
}

function areasOf({ office, actor, staff }: Case): readonly string[] {
  const own = office.duty.filter(({ people }) => people.includes(actor.id)).map(({ area }) => area);
  const villages = [...office.areas.values()].filter(({ level }) => level === 2).map(({ id }) => id);
  return staff !== undefined && own.length > 0 ? [...new Set(own)] : villages;
}

/** The end of the local Sunday. */
function weekEnd({ office, now }: Case): Instant {
  const today = weekdayOf(localDayNumber(office.zone, now));
  return addDays(office.zone, startOfDay(office.zone, now), 8 - today);
}

function who({ office }: Case, shift: Shift | undefined) {
  return shift?.staff === undefined ? undefined : named(office, shift.staff);
}
