import type { Instant } from "../calendar.js";
import { category as categoryNamed } from "../categories.js";
import {
  type Book,
  figure,
  figureFrom,
  type History,
  inPeriod,
  ratio,
  rounded,
  type Sums,
  smallFigure,
  sumsOf,
  villageOf,
  withoutExcluded,
} from "../figures/index.js";
import type { Office } from "../office.js";
import { correctionsOf } from "./corrections.js";
import { hintsOf, villagesIn } from "./hints.js";
import { createReading, type Known, type Reading } from "./known.js";
import { decisionsOf, MOST_DECISIONS, overdueOf, pairsOf } from "./lists.js";
import { isSealed } from "./sealed.js";
import { type DigestSettings, settingsOf } from "./settings.js";
import { type Source, sourcesOf } from "./sources.js";
import { periodOf, spanNamed, spansUpTo, TREND } from "./span.js";
import { cellsOf, groupBy, tableOf } from "./table.js";
import { topicsOf } from "./topics.js";
import type { AreaRow, Burden, Digest, Point, Span } from "./types.js";
import { type VisitRow, visitedIn, visitsDueIn } from "./visits.js";

export { complete } from "./complete.js";
export { duePushes, lastWeek, type Push, readerScope, scopeOf } from "./due.js";
export { gapsIn } from "./gaps.js";
export { createReading } from "./known.js";
export { defaultSettings } from "./settings.js";
export { type Opened, openNumber, type Source } from "./sources.js";
export { spanNamed, spansUpTo } from "./span.js";
export type * from "./types.js";
export type { VisitRow } from "./visits.js";

/** What a digest is made of, the requests aside. */
type Setting = Readonly<{
  office: Office;
  /** An ISO week, `2026-W47`, or an assessment month, `2026-11`. */
  period: string;
  /** Default: the end of the period. */
  frozenAt?: Instant;
  /** Areas that the reader answers for; default the whole office. */
  scope?: readonly string[];
  deliveries?: Deliveries;
  /** Holes in the duty roster, by village. */
  gaps?: ReadonlyMap<string, number>;
  /** Visits to homes that ended in the period. */
  visits?: readonly VisitRow[];
  settings?: DigestSettings;
}>;

/** With the ledgers of all requests that were open or touched since `since(…)`, in any order. */
export type Material = Setting & Readonly<{ histories: readonly History[] }>;

/** With what was read from those ledgers, for the same period and areas. */
export type ReadMaterial = Setting & Readonly<{ reading: Reading }>;

/** What the delivery ledger says of the period. */
export type Deliveries = Readonly<{
  /** Messages to staff that they had not just asked for, how many of them at night, and staff × days. */
  messages: number;
  night: number;
  staffDays: number;
  /** The most that one person had. */
  most: number;
  /** Messages to staff that platforms refused, or that came too late. */
  failed: number;
  /** The same of residents: how many, by the request's id. */
  unreached: Readonly<Record<string, number>>;
}>;

/** A digest, and the requests behind its figures. */
export type Frozen = Readonly<{ digest: Digest; sources: readonly Source[] }>;

/** From when on a digest needs the ledger: the start of the first period of its trend. */
export function since(office: Office, period: string): Instant {
  return spansUpTo(office.zone, spanNamed(office.zone, period), TREND)[0]?.start ?? 0;
}

/** Makes a digest from the ledger alone. Pure: the same material in any order gives the same value, key by key. */
export function makeDigest({ histories, ...setting }: Material): Digest {
  const reading = createReading(setting);
  for (const history of histories) reading.add(history);
  return freeze({ ...setting, reading }).digest;
}

/** The same of what was read ledger by ledger, with the requests behind each figure. */
export function freeze(material: ReadMaterial): Frozen {
  const { office, reading } = material;
  const span = spanNamed(office.zone, material.period);
  const spans = spansUpTo(office.zone, span, TREND);
  const frozenAt = material.frozenAt ?? span.end;
  const known = inOrder(reading.requests);
  const whole: Book = { office, period: periodOf(span), traces: known.map(({ now }) => now) };
  const book = inPeriod(whole, whole.period);
  const assessed = withoutExcluded(book);
  const earlier = spans.at(-2) ?? span;
  const before = inPeriod(whole, periodOf(earlier));
  const full = cellsOf((metric) => figure(metric, book));
  const lists = listsOf(material, whole, before);
  const sources = sourcesOf(book, material.deliveries?.unreached ?? {});
  const digest: Digest = {
    office: { id: office.id, name: office.name },
    language: office.language,
    scope: (material.scope ?? []).map((id) => ({ id, name: office.areas.get(id)?.name ?? id })),
    period: span,
    frozenAt,
    quiet: [full.received, full.closed, full.late, full.valid].every(({ of }) => of === 0) && isQuiet(lists),
    figures: { full, assessed: cellsOf((metric) => figure(metric, assessed)) },
    before: figure("received", before).of,
    ...lists,
    sealed: sealedOf(book),
    ...visitsIn(material, span),
    burden: burdenOf(material),
    delivery: deliveryOf(material, sources),
    trend: [
      ...reading.past.map((one) => pointOf(one.span, one.full.sums, one.assessed.sums)),
      pointOf(span, sumsOf(book), sumsOf(assessed)),
    ],
    corrections: correctionsOf(office, known, reading.past),
  };
  return { digest, sources };
}

function visitsIn({ office, scope = [], visits = [] }: Setting, span: Span): Pick<Digest, "visits"> {
  const visited = visitedIn({ office, scope, span, visits });
  return visited === undefined ? {} : { visits: visited };
}

/** Parts 2–8 and 12: what is told request by request, unit by unit, place by place, without what is sealed. */
function listsOf(material: Setting, all: Book, earlier: Book) {
  const { settings = settingsOf(material.office) } = material;
  const whole = inPeriod(all, all.period);
  const book = withoutSealed(whole);
  // What was asked for may wait although the request is closed.
  const decisions = decisionsOf(withoutSealed(all));
  return {
    ...tableOf(book, settings),
    topics: topicsOf(book, withoutSealed(earlier), figure("received", whole).of),
    overdue: overdueOf(book),
    pairs: pairsOf(book),
    hints: hintsOf(withoutSealed(all), settings, material.scope ?? []),
    areas: areasOf(book, material),
    decisions: decisions.slice(0, MOST_DECISIONS),
    moreDecisions: Math.max(0, decisions.length - MOST_DECISIONS),
  };
}

function isQuiet({ decisions, hints }: Pick<Digest, "decisions" | "hints">): boolean {
  return decisions.length === 0 && hints.clusters.length === 0;
}

function withoutSealed(book: Book): Book {
  return { ...book, traces: book.traces.filter((trace) => !isSealed(trace)) };
}

function inOrder(known: readonly Known[]): readonly Known[] {
  return known.toSorted((a, b) => a.now.request.year - b.now.request.year || a.now.request.no - b.now.request.no);
}

/** Part 8: village by village, also those where nothing happened. */
function areasOf(book: Book, { office, gaps, scope = [], visits = [], period }: Setting): readonly AreaRow[] {
  const span = spanNamed(office.zone, period);
  const groups = new Map(
    groupBy(book, ({ request }) => villageOf(office, request.matter.area)?.id).map(({ key, book: own }) => [key, own]),
  );
  return villagesIn(office, scope).map(({ id, name }): AreaRow => {
    const own = groups.get(id) ?? { ...book, traces: [] };
    const [received, open, late] = (["received", "open", "late"] as const).map((metric) => smallFigure(metric, own));
    const none = smallFigure("received", { ...book, traces: [] });
    const due = visitsDueIn({ office, span, visits }, id);
    const counts = { received: received ?? none, open: open ?? none, late: late ?? none };
    return { id, name, ...counts, gaps: gaps?.get(id) ?? 0, ...(due && { visits: due }) };
  });
}

/** Part 9: sealed classes by their first level, counts only. */
function sealedOf(book: Book): Digest["sealed"] {
  const own = { ...book, traces: book.traces.filter(isSealed) };
  return groupBy(own, ({ request }) => categoryNamed(request.matter.category ?? "")?.l1 ?? "")
    .map(({ key, book: group }) => ({ category: key, count: smallFigure("received", group) }))
    .filter(({ count }) => count.value !== 0);
}

function burdenOf({ deliveries }: Setting): Burden | undefined {
  if (deliveries === undefined) return undefined;
  const { messages, night, staffDays, most } = deliveries;
  const per = (days: number) => (staffDays === 0 ? undefined : rounded(ratio(messages * 10 * days, staffDays)));
  return { perDay: per(1), perWeek: per(7), most, night };
}

/** Of residents, only those of the reader's areas. */
function deliveryOf({ deliveries }: Setting, sources: readonly Source[]): Digest["delivery"] {
  if (deliveries === undefined) return undefined;
  const lost = sources.filter(({ unreached }) => unreached > 0);
  const messages = lost.reduce((all, { unreached }) => all + unreached, 0);
  return { failed: deliveries.failed + messages, unreached: lost.length };
}

function pointOf({ name }: Span, full: Sums, assessed: Sums): Point {
  const overall = figureFrom("overall", assessed).value;
  return {
    period: name,
    received: full("received").of,
    closed: full("closed").of,
    open: full("open").of,
    late: full("late").of,
    overall: typeof overall === "number" ? overall : undefined,
  };
}
