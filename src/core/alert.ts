import type { Instant } from "./calendar.js";
import { type Alert, areaPath } from "./duty.js";
import type { Office } from "./office.js";
import type { Matter } from "./request.js";

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
