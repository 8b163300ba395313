import type { Digest, Season, Visited } from "../../core/digest/index.js";
import type { MetricId, Stage, Unit } from "../../core/figures/index.js";

/** A metric's name, and its one written definition: what is counted, of what, and what is left out. */
export type Definition = Readonly<{ name: string; means: string }>;

/** A figure that is of no request: 走访, 走访应到, 消息负担, 没送到的消息. */
export type Beside = "visits" | "visitsDue" | "burden" | "undelivered";

/** The digest in one language. */
export type DigestTongue = Readonly<{
  metrics: Readonly<Record<MetricId, Definition>>;
  /** What is counted beside requests: visits, messages. */
  beside: Readonly<Record<Beside, Definition>>;
  names: Names;
  /** What the digest is called, with office and dates. */
  title(digest: Digest): string;
  /** All that is said in a week when nothing happened. */
  quiet(digest: Digest): string;
  /** The parts of `domain.md` §10.3 in their order; a part may have several lines. */
  parts(digest: Digest): readonly string[];
  /** 口径说明: what the figures are of, and what they leave out. */
  basis(digest: Digest): string;
}>;

/** Words that picture, sheet and text share. */
export type Names = Readonly<{
  /** A category in this language; an unknown one as it is written. */
  category(id: string): string;
  stages: Readonly<Record<Stage, string>>;
  seasons: Readonly<Record<Season, string>>;
  units: Readonly<Record<Unit, string>>;
  /** What an official is asked to do. */
  decide(decision: Pick<Digest["decisions"][number], "act" | "why">): string;
  /** The same on a button, before the number. */
  settle: Readonly<Record<Digest["decisions"][number]["act"], string>>;
  lateness(ms: number): string;
  /** 走访, in a few words: households, times, short ones. */
  visited(visits: Visited): string;
  heads: Readonly<Record<Head, string>>;
}>;

/** Headings of the picture and of the sheet's tables. */
export type Head =
  | "trend"
  | "overall"
  | "topics"
  | "bands"
  | "units"
  | "areas"
  | "overdue"
  | "decisions"
  | "basis"
  | "corrections"
  | "metric"
  | "means"
  | "full"
  | "assessed"
  | "unit"
  | "band"
  | "area"
  | "count"
  | "share"
  | "before"
  | "number"
  | "stage"
  | "late"
  | "period"
  | "was"
  | "now"
  | "requests"
  | "act"
  | "gaps"
  | "visitsDue"
  | "visitsMissed"
  | "beside"
  | "mean"
  | "none"
  | "week"
  | "households"
  | "clusters"
  | "owner";
