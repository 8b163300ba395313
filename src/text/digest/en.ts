import type { Digest, Overdue, VisitsDue } from "../../core/digest/index.js";
import type { MetricId } from "../../core/figures/index.js";
import { displayNo } from "../../core/request.js";
import { beside, metrics } from "./en/metrics.js";
import { names } from "./en/names.js";
import { show, signed, signedShare, some, tenths } from "./show.js";
import type { DigestTongue } from "./types.js";

/** The digest in English, in the order of `domain.md` §18. */
export const en: DigestTongue = {
  metrics,
  beside,
  names,
  title: (digest) => `${kind(digest)}, ${whose(digest)}, ${dates(digest.period)}`,
  quiet: (digest) => `${en.title(digest)}: nothing new, nothing late, nothing for you to decide${missing(digest)}.`,
  parts: (digest) => [
    `${en.title(digest)}\nBasis: all (with excluded) / without excluded; V = valid callbacks`,
    intake(digest),
    rates(digest),
    bands(digest),
    topics(digest),
    overdue(digest),
    passing(digest),
    hints(digest),
    areas(digest),
    `9 Sealed: ${digest.sealed.length === 0 ? "none" : `${list(digest.sealed, ({ category, count }) => `${classes[category] ?? "other"} ${show(count)}`)} (details only for those allowed)`}`,
    `10 Thanks ${show(digest.figures.full.thanks)}; stood in ${show(digest.figures.full.stoodIn)}`,
    `11 ${en.basis(digest)}`,
    decisions(digest),
  ],
  basis: (digest) =>
    [
      `Promises kept ${show(digest.figures.full.promises)}; repeats ${show(digest.figures.full.repeats)}${visits(digest)}`,
      ...reached(digest),
      `Parked ${show(digest.figures.full.parked)} (reviews late ${show(digest.figures.full.reviewLate)}); excluded ${show(digest.figures.full.excluded)}; refused ${show(digest.figures.full.exclusionRefused)}`,
      ...corrections(digest),
      `No rate under V = 5, no count under 5 in a breakdown; sealed matters only in the totals.`,
    ].join("\n   "),
};

/** Sealed classes by their first level (§6.3). */
const classes: Readonly<Record<string, string>> = { 干部作风: "conduct of staff", 应急敏感: "grave matters" };

function kind({ period }: Digest): string {
  return period.name.includes("W") ? "Weekly digest" : "Monthly digest";
}

/** "9 Nov–15 Nov". */
function dates({ from, to }: Digest["period"]): string {
  return [from, to].map((day) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ""}`).join("–");
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

function whose({ office, scope }: Digest): string {
  return scope.length === 0 ? office.name : list(scope, ({ name }) => name);
}

function intake({ figures: { full }, before }: Digest): string {
  const change = full.received.of - before;
  const share = signedShare(change, before);
  return `1 Received ${show(full.received)} (${signed(change)}${share === undefined ? "" : `, ${share}`} on the last), closed ${show(full.closed)}, open ${show(full.open)}, late ${show(full.late)}`;
}

function rates({ figures: { full, assessed } }: Digest): string {
  const line = (cells: typeof full) =>
    `contact ${show(cells.contacted)}, solved ${show(cells.solved)}, satisfied ${show(cells.satisfied)}, overall ${show(cells.overall)}`;
  const named = (id: MetricId) => `${metrics[id].name.toLowerCase()} ${show(full[id])}`;
  return [
    `2 Without excluded (V = ${show(assessed.valid)}): ${line(assessed)}`,
    `   All (V = ${show(full.valid)}): ${line(full)}`,
    `   ${named("caught")}, ${named("claimedInTime")}, ${named("answeredInTime")}`,
  ].join("\n");
}

function bands({ bands: { A, B, C, none, ranks } }: Digest): string {
  const units = (band: readonly string[]) => (band.length === 0 ? "—" : band.join(", "));
  const few = none.length === 0 ? "" : `; too few: ${none.join(", ")}`;
  const ranked = ranks === undefined ? " (no ranks)" : `\n   First: ${units(ranks.top)}; last: ${units(ranks.bottom)}`;
  return `3 Bands A: ${units(A)}; B: ${units(B)}; C: ${units(C)}${few}${ranked}`;
}

function topics({ topics: all }: Digest): string {
  if (all.length === 0) return "4 Hot topics: —";
  const each = all.map(({ category, count, share, before }) => {
    const change = before === undefined ? "" : `, ${signed(count.of - before)}`;
    return `${names.category(category)} ${show(count)}${share === undefined ? "" : ` (${tenths(share)}%${change})`}`;
  });
  return `4 Hot topics: ${each.join("; ")}`;
}

const nudges: Readonly<Record<Overdue["stage"], string>> = {
  answer: " → please press",
  order: " → please ask",
  contact: "",
  claim: "",
  review: " → please review",
};

function overdue({ overdue: all }: Digest): string {
  if (all.length === 0) return "5 Late: none";
  const each = ({ no, stage, late, unit }: Overdue) =>
    `${displayNo(no)} ${names.stages[stage]} late by ${names.lateness(late)}, ${unit}${nudges[stage]}`;
  return `5 Late: ${some(all, 5, { each, join: "\n   ", rest: (count) => `${count} more in the list` })}`;
}

function passing({ figures: { full }, pairs }: Digest): string {
  const bounced = pairs.map(({ units: [one, other], count }) => `${one} ⇄ ${other} ${count} refusals`);
  return [
    `6 Hand-overs p50 ${show(full.handoverHalf)}, p90 ${show(full.handoverMost)} working hours; returned ${show(full.returned)}, passed on twice ${show(full.passedTwice)}`,
    ...bounced,
    `decided ${show(full.adjudicated)}`,
  ].join("; ");
}

function hints({ hints: { clusters, seasons, silent } }: Digest): string {
  const lines = clusters.slice(0, 3).map((one) => {
    const when = one.days === 1 ? "a day" : `${one.days} days`;
    return `${one.area}, ${names.category(one.category)}: ${one.households} households in ${when}; ${one.owner} could lead`;
  });
  const more = clusters.length > 3 ? [`${clusters.length - 3} more in the list`] : [];
  const season = seasons.length === 0 ? [] : [`In season: ${seasons.map((id) => names.seasons[id]).join("; ")}`];
  const quiet = silent.length === 0 ? [] : [`Nothing for two weeks from: ${silent.join(", ")}`];
  return `7 Before it is complained of: ${[...lines, ...more, ...season, ...quiet].join("\n   ") || "—"}`;
}

function areas({ areas: all }: Digest): string {
  const each = all.map(({ name, open, late, gaps, visits }) => {
    const gap = gaps === 0 ? "" : `, ${gaps} roster ${gaps === 1 ? "gap" : "gaps"}`;
    return `${name}: open ${show(open)}, late ${show(late)}${due(visits)}${gap}`;
  });
  return `8 Areas ${each.join("\n   ") || "—"}`;
}

/** Homes are counted; no door stands here. */
function due(visits: VisitsDue | undefined): string {
  if (visits === undefined) return "";
  return `, homes to visit ${visits.due}, ${visits.missed === 0 ? "all visited" : `${visits.missed} missing`}`;
}

function missing({ visits: one }: Digest): string {
  return one === undefined || one.missed === 0 ? "" : `; homes to visit ${one.due}, ${one.missed} missing`;
}

function visits({ visits: one }: Digest): string {
  if (one === undefined) return "";
  return `; visits ${names.visited(one)}`;
}

function reached({ burden, delivery }: Digest): readonly string[] {
  const lost = delivery === undefined ? 0 : delivery.failed;
  const parts = [
    ...(burden === undefined ? [] : [`Messages ${burdenOf(burden)}, ${burden.night} at night`]),
    ...(delivery === undefined
      ? []
      : [
          lost === 0
            ? "every message arrived"
            : `messages that did not arrive ${lost}, about ${delivery.unreached} residents' requests`,
        ]),
  ];
  return parts.length === 0 ? [] : [parts.join("; ")];
}

function burdenOf({ perDay, perWeek, most }: NonNullable<Digest["burden"]>): string {
  if (perDay === undefined) return "—";
  const week = perWeek === undefined || most === undefined ? "" : ` (${tenths(perWeek)} a week, at most ${most})`;
  return `${tenths(perDay)} a person a day${week}`;
}

/** Only 综合 is said here; the rest stands in the list. */
function corrections({ corrections: all }: Digest): readonly string[] {
  if (all.length === 0) return [];
  const main = all.filter(({ metric, basis, was, now }) => metric === "overall" && basis === "full" && was !== now);
  const each = main.map(
    ({ period, was, now }) =>
      `${period} overall ${show({ unit: "points", value: was, of: 0 })} → ${show({ unit: "points", value: now, of: 0 })}`,
  );
  return [`Corrected: ${all.length} figures${each.length === 0 ? "" : ` (${each.join(", ")})`}, see the list`];
}

function decisions({ decisions: all, moreDecisions }: Digest): string {
  if (all.length === 0) return "12 Please decide: nothing";
  const each = all.map((one, index) => `(${index + 1}) ${displayNo(one.no)}, ${one.unit}: ${names.decide(one)}`);
  const more = moreDecisions === 0 ? [] : [`${moreDecisions} more wait, see the list`];
  return `12 Please decide: ${[...each, ...more].join("\n   ")}`;
}

function list<T>(items: readonly T[], each: (item: T) => string): string {
  return items.map(each).join(", ");
}
