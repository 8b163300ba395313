import { type Measure, type MetricId, metrics, type Scope } from "./metrics.js";
import { mean, times as multiply, type Ratio, ratio, rounded, sum } from "./ratio.js";
import { partOf, type SummedId, type Sums, sumOver } from "./sums.js";
import { livesIn, type Trace } from "./trace.js";

/** Fewer than this many make no rate, and in a breakdown no count either (§10.2). */
const FEW = 5;

/** What the metrics are taken of: some traces, in a period, under an office's rules. */
export type Book = Scope & Readonly<{ traces: readonly Trace[] }>;

/**
 * A metric's value. `value` is whole for a count, else tenths: of a percent, of a point, of a working hour. It is undefined («—»)
 * for a rate or a time of fewer than five, and "few" («<5») for such a count in a breakdown.
 */
export type Figure = Readonly<{ unit: Unit; value: number | "few" | undefined; of: number }>;

/** What a value is in: 件, 百分比, 分, 工时. */
export type Unit = "count" | "percent" | "points" | "hours";

/** A request as a list names it. */
export type Ref = Readonly<{ id: string; no: number }>;

/** A metric of a whole book: rates are of all its requests together. */
export function figure(metric: MetricId, book: Book): Figure {
  return figureFrom(metric, sumsOf(book));
}

/** A metric's value, given the sums of what it is made of. */
export function figureFrom(metric: MetricId, sums: Sums): Figure {
  return figureOf(metrics[metric], measured(metric, sums));
}

/** The sums of a book, each made when it is asked for. */
export function sumsOf(book: Book): Sums {
  return (metric) => sumOver(metrics[metric], book.traces, book);
}

/** A metric as a breakdown shows it: below five neither the count is told nor what a rate is of, save none at all. */
export function smallFigure(metric: MetricId, book: Book): Figure {
  const whole = figure(metric, book);
  if (whole.of === 0 || whole.of >= FEW) return whole;
  return { ...whole, value: whole.unit === "count" ? "few" : undefined, of: 0 };
}

/** The book of another period: only what can count in it, since a large office's history is long. */
export function inPeriod(book: Book, period: Scope["period"]): Book {
  return { ...book, period, traces: book.traces.filter((trace) => livesIn(trace, period)) };
}

/** The book without what was taken out of the assessment (不含剔除); as it stands it is 全口径. */
export function withoutExcluded(book: Book): Book {
  return { ...book, traces: book.traces.filter(({ exclusion }) => exclusion.grantedAt === undefined) };
}

/** A metric of the summary row: counts are summed, rates are the arithmetic mean of the units that have any (§5.5). */
export function summary(metric: MetricId, books: readonly Book[]): Figure {
  const measure: Measure = metrics[metric];
  const each = books.map((book) => measured(metric, sumsOf(book)));
  const of = each.reduce((all, one) => all + one.of, 0);
  return figureOf(measure, { of, exact: mean(each.flatMap(({ exact }) => (exact === undefined ? [] : [exact]))) });
}

/** The requests behind a metric: all that it is of, and those that hold, even in part. */
export function requests(metric: MetricId, book: Book): Readonly<{ of: readonly Ref[]; hit: readonly Ref[] }> {
  const measure: Measure = metrics[metric];
  if (measure.kind === "mix") return requests(measure.weights[0]?.[0] ?? "contacted", book);
  const parts = book.traces.map((trace) => ({ ref: refOf(trace), part: partOf(measure, trace, book) }));
  return {
    of: parts.filter(({ part }) => part.of > 0).map(({ ref }) => ref),
    hit: parts.filter(({ part }) => part.hit > 0).map(({ ref }) => ref),
  };
}

/** A trace as a list names it. */
export function refOf({ request }: Trace): Ref {
  return { id: request.id, no: request.no };
}

const units = { count: "count", rate: "percent", mix: "points", quantile: "hours" } as const;

const HOUR = 3_600_000;

/** How many a value is of, and the value in tenths before it is rounded; none where there is nothing to measure. */
type Measured = Readonly<{ of: number; exact: Ratio | undefined }>;

function figureOf({ kind }: Measure, { of, exact }: Measured): Figure {
  if (kind === "count") return { unit: units[kind], value: of, of };
  return { unit: units[kind], value: exact === undefined || of < FEW ? undefined : rounded(exact), of };
}

function measured(metric: MetricId, sums: Sums): Measured {
  const measure: Measure = metrics[metric];
  if (measure.kind === "mix") return mixed(measure.weights, sums);
  // What is no mix is summed.
  const { of, hit, times } = sums(metric as SummedId);
  switch (measure.kind) {
    case "count":
      return { of, exact: undefined };
    case "rate":
      return { of, exact: of === 0 ? undefined : ratio(hit * 100, of) };
    case "quantile": {
      const at = times.toSorted((a, b) => a - b)[Math.ceil((measure.percent * of) / 100) - 1];
      return { of, exact: at === undefined ? undefined : ratio(at * 10, HOUR) };
    }
  }
}

/** Rates of the same callbacks, each by its weight in tenths. */
function mixed(weights: Extract<Measure, { kind: "mix" }>["weights"], sums: Sums): Measured {
  const rates = weights.map(([rate, tenths]) => ({ ...measured(rate, sums), tenths }));
  const parts = rates.flatMap(({ exact, tenths }) => (exact === undefined ? [] : [multiply(exact, ratio(tenths, 10))]));
  return { of: rates[0]?.of ?? 0, exact: parts.length < rates.length ? undefined : sum(parts) };
}
