import type { Instant, LocalDay } from "../calendar.js";
import type { Figure, MetricId, Ref, Stage } from "../figures/index.js";
import type { Language } from "../office.js";

/** Something with a name that stood in the office file when the digest was made. */
export type Place = Readonly<{ id: string; name: string }>;

/** The weekly digest (周报) as data: the twelve parts of `domain.md` §10.3. The same ledger and office give the same value. */
export type Digest = Readonly<{
  office: Place;
  language: Language;
  /** The areas that the reader answers for; none means the whole office. */
  scope: readonly Place[];
  period: Span;
  /** Facts from here on are not in it; those that change an earlier digest are corrections in the next. */
  frozenAt: Instant;
  /** Nothing came, nothing closed, nothing waits: one line says so. */
  quiet: boolean;
  /** All metrics of the scope: 全口径 (含剔除) and 不含剔除. */
  figures: Readonly<{ full: Cells; assessed: Cells }>;
  /** How many came in the period before. */
  before: number;
  units: readonly UnitRow[];
  /** Counts summed, rates the mean of the units (§5.5). */
  summary: Cells;
  bands: Bands;
  topics: readonly Topic[];
  overdue: readonly Overdue[];
  pairs: readonly Pair[];
  hints: Hints;
  areas: readonly AreaRow[];
  sealed: readonly Readonly<{ category: string; count: Figure }>[];
  /** Visits to homes; absent where there are none, and in digests that were frozen before they were counted. */
  visits?: Visited;
  burden: Burden | undefined;
  /** What did not arrive: messages of any kind, and requests whose resident something did not reach. */
  delivery: Readonly<{ failed: number; unreached: number }> | undefined;
  /** Oldest first; the last is the digest's own period. */
  trend: readonly Point[];
  corrections: readonly Correction[];
  decisions: readonly Decision[];
  /** Decisions that wait beside those listed. */
  moreDecisions: number;
}>;

/** A week or an assessment month: `2026-W47`, `2026-11`; `to` is its last day. */
export type Span = Readonly<{ name: string; from: LocalDay; to: LocalDay; start: Instant; end: Instant }>;

/** A figure for every metric. */
export type Cells = Readonly<Record<MetricId, Figure>>;

/** A unit's line of the table (指标表), by band, then by name. */
export type UnitRow = Place & Readonly<{ band: Band | undefined; cells: Cells }>;

/** 分档: by thresholds, not by rank (§10.3, part 3). */
export type Band = "A" | "B" | "C";

/** The units of each band, those with too few callbacks apart, and the first and last where the office switched ranks on. */
export type Bands = Readonly<Record<Band | "none", readonly string[]>> &
  Readonly<{ ranks: Readonly<{ top: readonly string[]; bottom: readonly string[] }> | undefined }>;

/** A hot topic (热点); share in tenths of a percent, and the areas it came from most. */
export type Topic = Readonly<{
  category: string;
  count: Figure;
  share: number | undefined;
  before: number | undefined;
  areas: readonly string[];
}>;

/** One line of the overdue list (逾期清单): no reporter, no place. */
export type Overdue = Ref & Readonly<{ stage: Stage; late: number; unit: string }>;

/** Two units between which requests were refused (退转), and how often. */
export type Pair = Readonly<{ units: readonly [string, string]; count: number; requests: readonly Ref[] }>;

/** 未诉先办: what repeats at one place, what the season brings, where nobody has spoken. */
export type Hints = Readonly<{
  clusters: readonly Cluster[];
  seasons: readonly Season[];
  silent: readonly string[];
}>;

/** At least three households within seven days, one place, one category (V13). */
export type Cluster = Readonly<{
  category: string;
  area: string;
  households: number;
  days: number;
  owner: string;
  requests: readonly Ref[];
}>;

/** What a time of the year brings. */
export type Season = "rain" | "heat" | "heating" | "ice" | "fire" | "harvest";

/** A village's or community's line (分网格). */
export type AreaRow = Place &
  Readonly<{ received: Figure; open: Figure; late: Figure; gaps: number; visits?: VisitsDue }>;

/** Homes that are to be visited, and how many were visited less often than they should. */
export type VisitsDue = Readonly<{ due: number; missed: number }>;

/** 走访: to how many households, how often, and how often for less than 15 minutes. */
export type Visited = VisitsDue & Readonly<{ households: number; times: number; short: number }>;

/**
 * What the program itself asked of the staff (消息负担), beside answers to what they did: tenths of a message a person and day,
 * and a person and week; the most that one of them had in the period, whoever it was; and those sent at night.
 */
export type Burden = Readonly<{
  perDay: number | undefined;
  perWeek?: number | undefined;
  most?: number;
  night: number;
}>;

/** A period of the trend. */
export type Point = Readonly<{ period: string }> &
  Readonly<Record<"received" | "closed" | "open" | "late", number>> &
  Readonly<{ overall: number | undefined }>;

/** A figure of an earlier digest that facts written since have changed. */
export type Correction = Readonly<{
  period: string;
  metric: MetricId;
  basis: "full" | "assessed";
  was: Figure["value"];
  now: Figure["value"];
  requests: readonly Ref[];
}>;

/** What needs an official (请决定), and the act that does it. */
export type Decision = Ref &
  Readonly<{
    act: "adjudicate" | "park" | "exclude";
    why: "dispute" | "asked" | "appeal" | "unhappy-twice";
    unit: string;
  }>;
