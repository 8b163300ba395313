import {
  type Book,
  figure,
  type MetricId,
  metrics,
  smallFigure,
  summary,
  unitName,
  withoutExcluded,
} from "../figures/index.js";
import type { DigestSettings } from "./settings.js";
import type { Band, Bands, Cells, UnitRow } from "./types.js";

/** Every metric of a book, each by `take`. */
export function cellsOf(take: (metric: MetricId) => Cells[MetricId]): Cells {
  // The keys of the table are the ids of the metrics, all of them.
  const ids = Object.keys(metrics) as MetricId[];
  // Each id has its entry, so the record is whole.
  return Object.fromEntries(ids.map((id) => [id, take(id)])) as Cells;
}

/** Parts 2 and 3: each unit's figures without what was excluded, small cells hidden, by band and then by name. */
export function tableOf(book: Book, { bands, ranks }: DigestSettings) {
  const groups = groupBy(withoutExcluded(book), ({ unit }) => unit);
  const rows = groups
    .map(({ key, book: own }): UnitRow => {
      const points = figure("overall", own).value;
      const band = typeof points === "number" ? bandOf(points, bands) : undefined;
      return { id: key, name: unitName(book.office, key), band, cells: cellsOf((metric) => smallFigure(metric, own)) };
    })
    .filter(({ cells }) => columns.some((metric) => cells[metric].value !== 0))
    .sort((one, other) => order(one.band ?? "D", other.band ?? "D") || byName(one, other));
  const books = groups.map((group) => group.book);
  return {
    units: rows,
    summary: cellsOf((metric) => summary(metric, books)),
    bands: bandsOf(rows, ranks),
  };
}

/** The book cut into groups by a key of its traces, in the order of the keys. */
export function groupBy<K extends string>(
  book: Book,
  keyOf: (trace: Book["traces"][number]) => K | undefined,
): readonly Readonly<{ key: K; book: Book }>[] {
  const groups = new Map<K, Book["traces"][number][]>();
  for (const trace of book.traces) {
    const key = keyOf(trace);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [trace]);
    else group.push(trace);
  }
  return [...groups]
    .sort(([one], [other]) => order(one, other))
    .map(([key, traces]) => ({ key, book: { ...book, traces } }));
}

/** The order of two texts by their code units: the same on every machine, whatever its language. */
export function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What makes a unit worth a line in a period. */
const columns = ["received", "closed", "open", "valid"] as const;

function byName(one: UnitRow, other: UnitRow): number {
  return order(one.name, other.name) || order(one.id, other.id);
}

function bandOf(points: number, { a, b }: DigestSettings["bands"]): Band {
  return points >= a ? "A" : points >= b ? "B" : "C";
}

function bandsOf(rows: readonly UnitRow[], ranks: boolean): Bands {
  const inBand = (band: Band | undefined) => rows.filter((row) => row.band === band).map(({ name }) => name);
  const ranked = rows
    .filter(({ band }) => band !== undefined)
    .sort((one, other) => points(other) - points(one) || byName(one, other))
    .map(({ name }) => name);
  const ends = Math.min(3, Math.floor(ranked.length / 2));
  return {
    A: inBand("A"),
    B: inBand("B"),
    C: inBand("C"),
    none: inBand(undefined),
    ranks: ranks ? { top: ranked.slice(0, ends), bottom: ranked.slice(ranked.length - ends) } : undefined,
  };
}

function points({ cells }: UnitRow): number {
  return typeof cells.overall.value === "number" ? cells.overall.value : 0;
}
