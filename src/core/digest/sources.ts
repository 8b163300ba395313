import {
  type Book,
  type Measure,
  type MetricId,
  metrics,
  partOf,
  type Ref,
  refOf,
  type Trace,
  villageOf,
} from "../figures/index.js";
import { isSealed } from "./sealed.js";

/** One request behind the figures of a digest: where it is counted, and what it adds to each metric. */
export type Source = Ref &
  Readonly<{
    unit: string;
    village: string | undefined;
    category: string | undefined;
    sealed: boolean;
    /** Counted under 全口径 only. */
    excluded: boolean;
    /** How many messages about it did not reach the resident in the period. */
    unreached: number;
    /** By metric: of how many, and how many hold, in tenths. */
    parts: Readonly<Partial<Record<MetricId, readonly [of: number, hit: number]>>>;
  }>;

/** Which number is opened: a metric, or those whom something did not reach; of all requests, or of those in a breakdown. */
export type Opened = Readonly<{
  metric: MetricId | "unreached";
  /** 不含剔除; else 全口径. */
  assessed: boolean;
  unit?: string | undefined;
  village?: string | undefined;
  category?: string | undefined;
}>;

/** Every request that adds to a figure of the book's period. */
export function sourcesOf(book: Book, unreached: Readonly<Record<string, number>>): readonly Source[] {
  return book.traces
    .map((trace) => sourceOf(book, trace, unreached))
    .filter((source) => source.unreached > 0 || Object.keys(source.parts).length > 0)
    .sort((one, other) => one.no - other.no || (one.id < other.id ? -1 : 1));
}

/** The requests behind a number, and how much of it each is; of a rate, those that hold come with a share. */
export function openNumber(
  sources: readonly Source[],
  opened: Opened,
): readonly (Source & Readonly<{ hit: number }>)[] {
  const { metric, assessed, unit, village, category } = opened;
  return sources.flatMap((source) => {
    if (assessed && source.excluded) return [];
    if (unit !== undefined && (source.unit !== unit || source.sealed)) return [];
    if (village !== undefined && (source.village !== village || source.sealed)) return [];
    if (category !== undefined && (source.category !== category || source.sealed)) return [];
    if (metric === "unreached") return source.unreached > 0 ? [{ ...source, hit: 0 }] : [];
    const [of, hit] = source.parts[callbackOf(metric)] ?? [0, 0];
    return of > 0 ? [{ ...source, hit }] : [];
  });
}

/** A mix of rates is of the callbacks that its rates are of. */
function callbackOf(metric: MetricId): MetricId {
  const measure: Measure = metrics[metric];
  return measure.kind === "mix" ? (measure.weights[0]?.[0] ?? metric) : metric;
}

function sourceOf(book: Book, trace: Trace, unreached: Readonly<Record<string, number>>): Source {
  const { matter } = trace.request;
  const parts = Object.entries(metrics).flatMap(([id, measure]: [string, Measure]) => {
    if (measure.kind === "mix") return [];
    const { of, hit } = partOf(measure, trace, book);
    return of === 0 ? [] : [[id, [of, hit]] as const];
  });
  return {
    ...refOf(trace),
    unit: trace.unit,
    village: villageOf(book.office, matter.area)?.id,
    category: matter.category,
    sealed: isSealed(trace),
    excluded: trace.exclusion.grantedAt !== undefined,
    unreached: unreached[trace.request.id] ?? 0,
    parts: Object.fromEntries(parts),
  };
}
