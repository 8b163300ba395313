import type { Instant } from "../calendar.js";
import { areaPath } from "../duty.js";
import { createTally, type History, livesIn, readTrace, type Tally, type Trace, within } from "../figures/index.js";
import type { Office } from "../office.js";
import { periodOf, spanNamed, spansUpTo, TREND } from "./span.js";
import type { Span } from "./types.js";

/** One request as a digest knows it: as it stands at the freeze and, where it was touched since, as it stood at the one before. */
export type Known = Readonly<{ now: Trace; before: Trace | undefined }>;

/** An earlier period of the trend, summed up under 全口径 and 不含剔除. */
export type Past = Readonly<{ span: Span; full: Tally; assessed: Tally }>;

/** Of which period and areas (none: the whole office), and when it is frozen; default at its end. */
export type Asked = Readonly<{ office: Office; period: string; frozenAt?: Instant; scope?: readonly string[] }>;

/**
 * What a digest takes from the ledgers, which it is given one by one and which need not be kept: a large office's are gigabytes.
 * What ended before the last two periods lives on in their sums alone.
 */
export type Reading = Readonly<{ add(history: History): void; requests: readonly Known[]; past: readonly Past[] }>;

/** Nothing read yet. */
export function createReading(asked: Asked): Reading {
  const { office, period, scope = [] } = asked;
  const span = spanNamed(office.zone, period);
  const spans = spansUpTo(office.zone, span, TREND);
  const last = spans.at(-2) ?? span;
  const now = asked.frozenAt ?? span.end;
  const freezes = [now - (span.end - last.end), now] as const;
  const past = spans.slice(0, -1).map((one) => pastOf(office, one));
  const requests: Known[] = [];
  return {
    requests,
    past,
    add(history) {
      const [before, known] = readTrace(office, history, freezes);
      if (known === undefined || !isIn({ office, scope }, known)) return;
      for (const one of past) count(one, known);
      const counts = livesIn(known, [last.start, now]) || known.request.asked !== undefined;
      const touched = history.some(({ at }) => within(freezes, at));
      if (counts) requests.push({ now: known, before: touched ? before : undefined });
    },
  };
}

function pastOf(office: Office, span: Span): Past {
  const scope = { office, period: periodOf(span) };
  return { span, full: createTally(scope), assessed: createTally(scope) };
}

function count({ span, full, assessed }: Past, trace: Trace): void {
  if (!livesIn(trace, periodOf(span))) return;
  full.add(trace);
  if (trace.exclusion.grantedAt === undefined) assessed.add(trace);
}

/** Whether a request is of the areas that are asked for; the office itself is all of them. */
function isIn({ office, scope }: Readonly<{ office: Office; scope: readonly string[] }>, { request }: Trace): boolean {
  if (scope.length === 0 || scope.some((id) => office.areas.get(id)?.parent === undefined)) return true;
  return areaPath(office, request.matter.area).some(({ id }) => scope.includes(id));
}
