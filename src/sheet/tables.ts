import type { Digest } from "../core/digest/index.js";
import type { Figure, MetricId, Ref } from "../core/figures/index.js";
import { displayNo } from "../core/request.js";
import { type DigestTongue, show } from "../text/digest/index.js";

/** A cell: words, a whole number, or tenths that are shown with one decimal. */
export type Cell = string | number | Readonly<{ tenths: number }>;

/** A sheet of the workbook: its name, headings, rows. */
export type Table = Readonly<{ name: string; head: readonly string[]; rows: readonly (readonly Cell[])[] }>;

/** The tables of a digest; those without a row are left out, save the figures. No reporter and no place is in them. */
export function tablesOf(digest: Digest, tongue: DigestTongue): readonly Table[] {
  const [figures, ...others] = [
    figureTable(digest, tongue),
    unitTable(digest, tongue),
    trendTable(digest, tongue),
    topicTable(digest, tongue),
    overdueTable(digest, tongue),
    clusterTable(digest, tongue),
    areaTable(digest, tongue),
    besideTable(digest, tongue),
    correctionTable(digest, tongue),
    decisionTable(digest, tongue),
  ];
  return [figures, ...others.filter(({ rows }) => rows.length > 0)].filter((table) => table !== undefined);
}

function figureTable({ figures }: Digest, { metrics, names: { heads } }: DigestTongue): Table {
  // The keys of the table are the ids of the metrics, all of them.
  const ids = Object.keys(metrics) as MetricId[];
  return {
    name: heads.metric,
    head: [heads.metric, heads.full, heads.assessed, heads.means],
    rows: ids.map((id) => [metrics[id].name, cell(figures.full[id]), cell(figures.assessed[id]), metrics[id].means]),
  };
}

const unitColumns = [
  "received",
  "closed",
  "valid",
  "reached",
  "fixed",
  "pleased",
  "mostlyPleased",
  "contacted",
  "solved",
  "satisfied",
  "overall",
  "claimedInTime",
  "answeredInTime",
  "caught",
] as const satisfies readonly MetricId[];

function unitTable({ units, summary }: Digest, { metrics, names: { heads } }: DigestTongue): Table {
  const row = (cells: Digest["summary"]) => unitColumns.map((id) => cell(cells[id]));
  return {
    name: heads.units,
    head: [heads.unit, heads.band, ...unitColumns.map((id) => metrics[id].name)],
    rows: [
      ...units.map(({ name, band, cells }) => [name, band ?? "—", ...row(cells)]),
      [heads.mean, "", ...row(summary)],
    ],
  };
}

function trendTable({ trend }: Digest, { metrics, names: { heads } }: DigestTongue): Table {
  const counts = ["received", "closed", "open", "late"] as const;
  return {
    name: heads.trend.split(/[:：]/)[0] ?? heads.trend,
    head: [heads.week, ...counts.map((id) => metrics[id].name), heads.overall],
    rows: trend.map((point) => [
      point.period,
      ...counts.map((id) => point[id]),
      point.overall === undefined ? "—" : { tenths: point.overall },
    ]),
  };
}

function topicTable({ topics }: Digest, { names: { heads, category } }: DigestTongue): Table {
  return {
    name: heads.topics,
    head: [heads.topics, heads.count, `${heads.share}（%）`, heads.before, heads.area],
    rows: topics.map((topic) => [
      category(topic.category),
      cell(topic.count),
      topic.share === undefined ? "—" : { tenths: topic.share },
      topic.before ?? "—",
      topic.areas.join(" "),
    ]),
  };
}

function overdueTable({ overdue }: Digest, { names: { heads, stages, lateness } }: DigestTongue): Table {
  return {
    name: heads.overdue,
    head: [heads.number, heads.stage, heads.late, heads.unit],
    rows: overdue.map(({ no, stage, late, unit }) => [displayNo(no), stages[stage], lateness(late), unit]),
  };
}

function clusterTable({ hints: { clusters } }: Digest, { names: { heads, category } }: DigestTongue): Table {
  return {
    name: heads.clusters,
    head: [heads.areas, heads.topics, heads.households, heads.owner, heads.requests],
    rows: clusters.map((one) => [one.area, category(one.category), one.households, one.owner, numbers(one.requests)]),
  };
}

function areaTable({ areas }: Digest, { metrics, names: { heads } }: DigestTongue): Table {
  return {
    name: heads.areas,
    head: [
      ...[heads.areas, metrics.received.name, metrics.open.name, metrics.late.name, heads.gaps],
      ...[heads.visitsDue, heads.visitsMissed],
    ],
    rows: areas.map(({ name, received, open, late, gaps, visits }) => [
      ...[name, cell(received), cell(open), cell(late), gaps],
      ...[visits?.due ?? "—", visits?.missed ?? "—"],
    ]),
  };
}

/** What is not counted from requests, with its definition. */
function besideTable({ visits, burden, delivery }: Digest, { beside, names }: DigestTongue): Table {
  const { heads } = names;
  const told = (perDay: number | undefined): Cell => (perDay === undefined ? "—" : { tenths: perDay });
  return {
    name: heads.beside,
    head: [heads.metric, heads.count, heads.means],
    rows: [
      ...(visits === undefined ? [] : [[beside.visits.name, names.visited(visits), beside.visits.means]]),
      ...(visits === undefined
        ? []
        : [[beside.visitsDue.name, `${visits.due}, ${heads.visitsMissed} ${visits.missed}`, beside.visitsDue.means]]),
      ...(burden === undefined ? [] : [[beside.burden.name, told(burden.perDay), beside.burden.means]]),
      ...(delivery === undefined ? [] : [[beside.undelivered.name, delivery.failed, beside.undelivered.means]]),
    ],
  };
}

function correctionTable({ corrections, figures }: Digest, { metrics, names: { heads } }: DigestTongue): Table {
  return {
    name: heads.corrections,
    head: [heads.period, heads.metric, heads.basis, heads.was, heads.now, heads.requests],
    rows: corrections.map(({ period, metric, basis, was, now, requests }) => {
      const { unit } = figures.full[metric];
      const told = (value: Figure["value"]) => cell({ unit, value, of: 0 });
      return [period, metrics[metric].name, heads[basis], told(was), told(now), numbers(requests)];
    }),
  };
}

function decisionTable({ decisions }: Digest, { names: { heads, decide } }: DigestTongue): Table {
  return {
    name: heads.decisions,
    head: [heads.number, heads.unit, heads.act],
    rows: decisions.map((one) => [displayNo(one.no), one.unit, decide(one)]),
  };
}

/** A figure as a cell: a number to reckon with, or the words for what is not told. */
function cell(figure: Figure): Cell {
  if (typeof figure.value !== "number") return show(figure);
  return figure.unit === "count" ? figure.value : { tenths: figure.value };
}

function numbers(refs: readonly Ref[]): string {
  return refs.map(({ no }) => displayNo(no)).join(" ");
}
