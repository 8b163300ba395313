import {
  exchange,
  figureFrom,
  livesIn,
  type Measure,
  type MetricId,
  metrics,
  partOf,
  refOf,
  type Scope,
  type SummedId,
  type Sums,
  sumOver,
  type Trace,
} from "../figures/index.js";
import type { Office } from "../office.js";
import type { Known, Past } from "./known.js";
import { periodOf } from "./span.js";
import type { Correction } from "./types.js";

/** What facts since the last freeze may say anew about the time before it: a request as it was known then, and as it is now. */
type Revised = Readonly<{ was: Trace; now: Trace }>;

type Basis = Correction["basis"];

/** Figures of earlier periods that facts written since the last freeze have changed (exclusions, second thoughts, dismissals). */
export function correctionsOf(office: Office, known: readonly Known[], past: readonly Past[]): readonly Correction[] {
  const all = known.flatMap(({ now, before }) => (before === undefined ? [] : [{ was: before, now }]));
  return past.flatMap(({ span, ...sums }) => {
    const scope = { office, period: periodOf(span) };
    const revised = all.filter(
      ({ was, now }) => was.registeredAt < span.end && (livesIn(was, scope.period) || livesIn(now, scope.period)),
    );
    return (["full", "assessed"] as const).flatMap((basis) =>
      corrected(revised, { scope, basis, now: sums[basis].sums }).map((one) => ({ period: span.name, ...one })),
    );
  });
}

type Compared = Readonly<{ scope: Scope; basis: Basis; now: Sums }>;

function corrected(
  revised: readonly Revised[],
  { scope, basis, now }: Compared,
): readonly Omit<Correction, "period">[] {
  const was = earlier(revised, { scope, basis, now });
  // The keys of the table are the ids of the metrics, all of them.
  return (Object.keys(metrics) as MetricId[]).flatMap((metric) => {
    const changed = revised.filter(
      (one) => weight(metric, one.was, scope, basis) !== weight(metric, one.now, scope, basis),
    );
    if (changed.length === 0) return [];
    const requests = changed.map((one) => refOf(one.now));
    return [{ metric, basis, was: figureFrom(metric, was).value, now: figureFrom(metric, now).value, requests }];
  });
}

/** The sums of the same period as they were known at the last freeze. */
function earlier(revised: readonly Revised[], { scope, basis, now }: Compared): Sums {
  const counted = (traces: readonly Trace[]) => traces.filter((trace) => isCounted(trace, basis));
  const here = counted(revised.map((one) => one.now).filter((trace) => livesIn(trace, scope.period)));
  const then = counted(revised.map((one) => one.was));
  const over = (id: SummedId, traces: readonly Trace[]) => sumOver(metrics[id], traces, scope);
  return (id) => exchange(now(id), over(id, here), over(id, then));
}

function isCounted({ exclusion }: Trace, basis: Basis): boolean {
  return basis === "full" || exclusion.grantedAt === undefined;
}

/** What one request adds to a metric, as a text that can be compared. */
function weight(metric: MetricId, trace: Trace, scope: Scope, basis: Basis): string {
  if (!isCounted(trace, basis)) return "";
  const measure: Measure = metrics[metric];
  if (measure.kind === "mix") return measure.weights.map(([rate]) => weight(rate, trace, scope, basis)).join();
  const { of, hit } = partOf(measure, trace, scope);
  return of === 0 ? "" : `${of}:${hit}`;
}
