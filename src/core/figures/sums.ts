import { type Measure, type MetricId, metrics, type Scope } from "./metrics.js";
import type { Part } from "./part.js";
import type { Trace } from "./trace.js";

/** What requests add to one metric: how many, how many of these hold (in tenths), and the times that a quantile is of, ms. */
export type Sum = Part & Readonly<{ times: readonly number[] }>;

/** The metrics that are summed; a mix is made of these. */
export type SummedId = { [K in MetricId]: (typeof metrics)[K] extends Summed ? K : never }[MetricId];

/** The sum of each metric, of one period. */
export type Sums = (metric: SummedId) => Sum;

type Summed = Exclude<Measure, { kind: "mix" }>;

/** The sums of a period that grow request by request: none need be kept for them. */
export type Tally = Readonly<{ add(trace: Trace): void; sums: Sums }>;

/** Nothing counted yet. */
export function createTally(scope: Scope): Tally {
  const grown = new Map(summed.map(([id]) => [id, empty()]));
  const of = (id: SummedId) => grown.get(id) ?? empty();
  return {
    add(trace) {
      for (const [id, measure] of summed) grow(of(id), measure, trace, scope);
    },
    sums: of,
  };
}

/** A metric summed over some requests. */
export function sumOver(measure: Summed, traces: readonly Trace[], scope: Scope): Sum {
  const sum = empty();
  for (const trace of traces) grow(sum, measure, trace, scope);
  return sum;
}

/** A sum with other requests in the place of some of its own. */
export function exchange(sum: Sum, out: Sum, into: Sum): Sum {
  const times = [...sum.times];
  for (const time of out.times) times.splice(times.indexOf(time), 1);
  return {
    of: sum.of - out.of + into.of,
    hit: sum.hit - out.hit + into.hit,
    times: [...times, ...into.times],
  };
}

/** What one request adds to a metric that is no mix. */
export function partOf(measure: Summed, trace: Trace, scope: Scope): Part {
  if (measure.kind === "rate") return measure.of(trace, scope);
  const found = measure.of(trace, scope);
  const of = typeof found === "object" ? found.length : Number(found);
  return { of, hit: of * 10 };
}

type Growing = { of: number; hit: number; times: number[] };

function empty(): Growing {
  return { of: 0, hit: 0, times: [] };
}

function grow(sum: Growing, measure: Summed, trace: Trace, scope: Scope): void {
  const { of, hit } = partOf(measure, trace, scope);
  sum.of += of;
  sum.hit += hit;
  if (measure.kind === "quantile" && of > 0) sum.times.push(...measure.of(trace, scope));
}

// The keys of the table are the ids of the metrics, and a mix is left out.
const summed = (Object.entries(metrics) as [MetricId, Measure][]).filter(
  (row): row is [SummedId, Summed] => row[1].kind !== "mix",
);
