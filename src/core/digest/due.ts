import { addDays, type Instant, isoWeek, nextAt } from "../calendar.js";
import type { Office } from "../office.js";
import { spanNamed } from "./span.js";

/** A digest that somebody is to be sent: of which week and areas (none: the whole office), and since when. */
export type Push = Readonly<{ staff: string; period: string; areas: readonly string[]; at: Instant }>;

/**
 * The last digest that each recipient of the office file should have by now: of the week that was over then. Whoever was not
 * sent it, since the program was down, is sent it late; what is older stands on the board.
 */
export function duePushes(office: Office, now: Instant): readonly Push[] {
  return office.digests.flatMap(({ to, areas, weekday, minute }) => {
    const at = nextAt(office.zone, addDays(office.zone, now, -7), { minute, weekday });
    const period = lastWeek(office, at);
    return to
      .filter((staff) => office.staff.has(staff))
      .map((staff) => ({ staff, period, areas: scopeOf(office, areas), at }));
  });
}

/** The last week that is over. */
export function lastWeek({ zone }: Office, now: Instant): string {
  return isoWeek(zone, spanNamed(zone, isoWeek(zone, now)).start - 1);
}

/** Areas as a digest is kept by them: sorted, and none where the whole office is among them. */
export function scopeOf(office: Office, areas: readonly string[]): readonly string[] {
  const known = areas.flatMap((id) => office.areas.get(id) ?? []);
  if (known.some(({ parent }) => parent === undefined)) return [];
  return [...new Set(known.map(({ id }) => id))].sort();
}
