import type { Opened } from "../../../core/digest/index.js";
import { metrics } from "../../../core/figures/index.js";

/** The address of a week's digest. */
export function weekHref(week: string): string {
  return `/board/digest/${week}`;
}

/** Where a number opens to: its metric and basis, and the part of the breakdown that it stands in. */
export function numberHref(week: string, { metric, assessed, unit, village, category }: Opened): string {
  const query = new URLSearchParams({ metric });
  if (assessed) query.set("basis", "assessed");
  if (unit !== undefined) query.set("unit", unit);
  if (village !== undefined) query.set("village", village);
  if (category !== undefined) query.set("category", category);
  return `${weekHref(week)}/open?${query}`;
}

/** What an address opens; undefined for what is no number of the digest. */
export function openedBy(url: URL): Opened | undefined {
  const get = (name: string) => url.searchParams.get(name) ?? undefined;
  const metric = get("metric");
  if (metric === undefined || !isMetric(metric)) return undefined;
  const place = { unit: get("unit"), village: get("village"), category: get("category") };
  return { metric, assessed: get("basis") === "assessed", ...place };
}

function isMetric(name: string): name is Opened["metric"] {
  return name === "unreached" || Object.hasOwn(metrics, name);
}
