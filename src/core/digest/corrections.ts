import {
  type Book,
  figure,
  type Measure,
  type MetricId,
  metrics,
  partOf,
  refOf,
  type Scope,
  type Trace,
  withoutExcluded,
} from "../figures/index.js";
import type { Known } from "./known.js";
import { periodOf } from "./span.js";
import type { Correction, Span } from "./types.js";

/** What facts since the last freeze may say anew about the time before it: a request as it was known then, and as it is now. */
type Revised = Readonly<{ was: Trace; now: Trace }>;

type Basis = Correction["basis"];

/** Figures of earlier periods that facts written since the last freeze have changed (exclusions, second thoughts, dismissals). */
export function correctionsOf(book: Book, known: readonly Known[], earlier: readonly Span[]): readonly Correction[] {
  const all = known.flatMap(({ now, before }) => (before === undefined ? [] : [{ was: before, now }]));
  // The keys of the table are the ids of the metrics, all of them.
  const ids = Object.keys(metrics) as MetricId[];
  return earlier.flatMap((span) => {
    const scope = { office: book.office, period: periodOf(span) };
    const revised = all.filter(({ was }) => was.registeredAt < span.end);
    return (["full", "assessed"] as const).flatMap((basis) =>
      ids.flatMap((metric) => {
        const changed = revised.filter(
          ({ was, now }) => weight(metric, was, scope, basis) !== weight(metric, now, scope, basis),
        );
        return changed.length === 0 ? [] : [correction(book, changed, { span, basis, metric })];
      }),
    );
  });
}

/** What one request adds to a metric, as a text that can be compared. */
function weight(metric: MetricId, trace: Trace, scope: Scope, basis: Basis): string {
  if (basis === "assessed" && trace.exclusion.grantedAt !== undefined) return "";
  const measure: Measure = metrics[metric];
  if (measure.kind === "mix") return measure.weights.map(([rate]) => weight(rate, trace, scope, basis)).join();
  const { of, hit } = partOf(measure, trace, scope);
  return of === 0 ? "" : `${of}:${hit}`;
}

type What = Readonly<{ span: Span; basis: Basis; metric: MetricId }>;

function correction(book: Book, changed: readonly Revised[], { span, basis, metric }: What): Correction {
  const then = new Map(changed.map((one) => [one.now, one.was]));
  const before = book.traces.map((trace) => then.get(trace) ?? trace);
  const [was, now] = [before, book.traces].map((traces) => {
    const own = { ...book, traces, period: periodOf(span) };
    return figure(metric, basis === "full" ? own : withoutExcluded(own)).value;
  });
  return { period: span.name, metric, basis, was, now, requests: changed.map((one) => refOf(one.now)) };
}
