import { assessmentMonth, assessmentSpan, isoWeek, localDay, type Period, weekSpan } from "../calendar.js";
import type { Span } from "./types.js";

/** How many periods the trend shows, and how far back corrections are looked for. */
export const TREND = 8;

/** The period with a name: an ISO week, `2026-W47`, or an assessment month, `2026-11`. Throws RangeError for neither. */
export function spanNamed(zone: string, name: string): Span {
  const [start, end] = name.includes("W") ? weekSpan(zone, name) : assessmentSpan(zone, name);
  return { name, from: localDay(zone, start), to: localDay(zone, end - 1), start, end };
}

/** The last so many periods of the same kind, oldest first, the given one last. */
export function spansUpTo(zone: string, last: Span, count: number): readonly Span[] {
  const name = last.name.includes("W") ? isoWeek : assessmentMonth;
  const spans = [last];
  for (let first = last; spans.length < count; spans.unshift(first))
    first = spanNamed(zone, name(zone, first.start - 1));
  return spans;
}

/** A span as figures take it. */
export function periodOf({ start, end }: Span): Period {
  return [start, end];
}
