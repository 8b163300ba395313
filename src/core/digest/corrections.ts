import {
  type Book,
  figure,
  inPeriod,
  livesIn,
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
  return earlier.flatMap((span) => {
    const period = periodOf(span);
    const revised = all.filter(
      ({ was, now }) => was.registeredAt < span.end && (livesIn(was, period) || livesIn(now, period)),
    );
    if (revised.length === 0) return [];
    const now = inPeriod(book, period);
    const then = { ...now, traces: before(now, revised) };
    return (["full", "assessed"] as const).flatMap((basis) => {
      const [is, was] = basis === "full" ? [now, then] : [withoutExcluded(now), withoutExcluded(then)];
      return corrected(revised, { span, basis, is, was });
    });
  });
}

type Compared = Readonly<{ span: Span; basis: Basis; is: Book; was: Book }>;

function corrected(revised: readonly Revised[], { span, basis, is, was }: Compared): readonly Correction[] {
  // The keys of the table are the ids of the metrics, all of them.
  const ids = Object.keys(metrics) as MetricId[];
  return ids.flatMap((metric) => {
    const changed = revised.filter((one) => weight(metric, one.was, is, basis) !== weight(metric, one.now, is, basis));
    if (changed.length === 0) return [];
    const requests = changed.map((one) => refOf(one.now));
    return [
      { period: span.name, metric, basis, was: figure(metric, was).value, now: figure(metric, is).value, requests },
    ];
  });
}

/** The same period's requests as they were known at the last freeze. */
function before(now: Book, revised: readonly Revised[]): readonly Trace[] {
  const then = new Map(revised.map((one) => [one.now, one.was]));
  const kept = now.traces.map((trace) => then.get(trace) ?? trace);
  const here = new Set(now.traces);
  return [...kept, ...revised.flatMap((one) => (here.has(one.now) ? [] : [one.was]))];
}

/** What one request adds to a metric, as a text that can be compared. */
function weight(metric: MetricId, trace: Trace, scope: Scope, basis: Basis): string {
  if (basis === "assessed" && trace.exclusion.grantedAt !== undefined) return "";
  const measure: Measure = metrics[metric];
  if (measure.kind === "mix") return measure.weights.map(([rate]) => weight(rate, trace, scope, basis)).join();
  const { of, hit } = partOf(measure, trace, scope);
  return of === 0 ? "" : `${of}:${hit}`;
}
