import { addDays, type Instant, isoWeek, nextAt } from "../calendar.js";
import { villageOf } from "../figures/index.js";
import type { Office, Staff } from "../office.js";
import { viewOf } from "../search.js";
import { homeOf } from "../unit.js";
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

/**
 * Which areas somebody's digest is of (§15): those that the office file orders for them, else all for those above, else the
 * village they work in; undefined for whoever is given none.
 */
export function readerScope(office: Office, staff: Staff): readonly string[] | undefined {
  const ordered = office.digests.filter(({ to }) => to.includes(staff.id)).flatMap(({ areas }) => areas);
  if (ordered.length > 0) return scopeOf(office, ordered);
  const view = viewOf(office, staff);
  if (view === undefined) return undefined;
  return view.all ? [] : scopeOf(office, [villageOf(office, homeOf(office, staff.id))?.id ?? office.id]);
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
