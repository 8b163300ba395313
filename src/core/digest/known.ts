import type { Instant, Period } from "../calendar.js";
import { type History, livesIn, readTrace, type Trace, within } from "../figures/index.js";
import type { Office } from "../office.js";
import { spanNamed, spansUpTo, TREND } from "./span.js";

/** One request as a digest knows it: as it stands at the freeze and, where it was touched since, as it stood at the one before. */
export type Known = Readonly<{ now: Trace; before: Trace | undefined }>;

/** Of which period, and when it is frozen; default at its end. */
export type Asked = Readonly<{ office: Office; period: string; frozenAt?: Instant }>;

/** The freeze before this one, and this one. */
function freezesOf({ office, period, frozenAt }: Asked): Period {
  const span = spanNamed(office.zone, period);
  const [earlier = span] = spansUpTo(office.zone, span, 2);
  const at = frozenAt ?? span.end;
  return [at - (span.end - earlier.end), at];
}

/**
 * Reads ledgers for a digest one by one; undefined for what was not registered by then. What is known is small beside the
 * ledger, which need not be kept: a large office's are gigabytes.
 */
export function knowing(asked: Asked): (history: History) => Known | undefined {
  const { office } = asked;
  const freezes = freezesOf(asked);
  const span = spanNamed(office.zone, asked.period);
  const [oldest = span] = spansUpTo(office.zone, span, TREND);
  return (history) => {
    const now = readTrace(office, history, freezes[1]);
    if (now === undefined) return undefined;
    // It was only archived since: nothing of it counts in any period that is shown, and nothing waits.
    if (!livesIn(now, [oldest.start, freezes[1]]) && now.request.asked === undefined) return undefined;
    const touched = history.some(({ at }) => within(freezes, at));
    return { now, before: touched ? readTrace(office, history, freezes[0]) : undefined };
  };
}
