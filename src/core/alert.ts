import { addDays, type Instant, nextAt } from "./calendar.js";
import { type Alert, areaPath, withRole } from "./duty.js";
import type { Office } from "./office.js";
import type { Matter } from "./request.js";
import { homeOf } from "./unit.js";

/** The emergency that a matter belongs to now: the one with a cause before the one without, then the latest. */
export function alertFor(
  { office, alerts, now }: Readonly<{ office: Office; alerts: readonly Alert[]; now: Instant }>,
  { category, area }: Matter,
): Alert | undefined {
  const here = new Set(areaPath(office, area).map(({ id }) => id));
  const root = [...office.areas.values()].find(({ parent }) => parent === undefined)?.id;
  return alerts
    .filter((alert) => alert.from <= now && now < alert.until)
    .filter((alert) => here.has(alert.area) || alert.area === root)
    .filter((alert) => alert.category === undefined || isWithin(category, alert.category))
    .toSorted((one, other) => rank(other) - rank(one) || other.from - one.from)[0];
}

function isWithin(category: string | undefined, wide: string): boolean {
  return category === wide || category?.startsWith(`${wide}/`) === true;
}

function rank({ lead, category }: Alert): number {
  return (lead === undefined ? 0 : 2) + (category === undefined ? 0 : 1);
}

/** The daily digest of an emergency (M80): whom it is for, when it is due, and since when what is new in it counts. */
export type Brief = Readonly<{ alert: Alert; to: readonly string[]; at: Instant; since: Instant }>;

/** 08:30, as the weekly one. */
const MORNING = 8 * 60 + 30;

/** The last morning's digest of each emergency that is on, which officials of its area should have by now; of mornings missed, the last alone. */
export function dueBriefs({
  office,
  alerts,
  now,
}: Readonly<{ office: Office; alerts: readonly Alert[]; now: Instant }>): readonly Brief[] {
  const dayBefore = addDays(office.zone, now, -1);
  const at = nextAt(office.zone, dayBefore, { minute: MORNING });
  return alerts
    .filter((alert) => alert.from < at && now < alert.until)
    .map((alert) => {
      const since = Math.max(alert.from, addDays(office.zone, at, -1));
      return { alert, to: withRole(office, "official").filter((staff) => isOf(office, staff, alert.area)), at, since };
    });
}

/** Whether somebody works in an area, in one around it, or in a part of it. */
function isOf(office: Office, staff: string, area: string): boolean {
  const home = homeOf(office, staff);
  const within = (inner: string | undefined, outer: string | undefined) =>
    areaPath(office, inner).some(({ id }) => id === outer);
  return within(area, home) || within(home, area);
}
