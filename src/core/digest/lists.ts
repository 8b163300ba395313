import type { Instant } from "../calendar.js";
import { type Book, latenessAt, openAt, refOf, type Trace, unitName, within } from "../figures/index.js";
import { order } from "./table.js";
import type { Decision, Overdue, Pair } from "./types.js";

/** Part 5: what is late at the end of the period, the longest first. */
export function overdueOf({ office, period, traces }: Book): readonly Overdue[] {
  const end = period[1];
  return traces
    .flatMap((trace): Overdue[] => {
      const late = latenessAt(trace, end);
      if (late === undefined) return [];
      return [{ ...refOf(trace), stage: late.stage, late: end - late.since, unit: unitName(office, trace.unit) }];
    })
    .sort((one, other) => other.late - one.late || order(one.id, other.id));
}

/** Part 6: pairs of units between which requests were refused at least twice in the period, the busiest three. */
export function pairsOf({ office, period, traces }: Book): readonly Pair[] {
  const refusals = new Map<string, Trace[]>();
  for (const trace of traces)
    for (const { at, from, to } of trace.bounces) {
      if (!within(period, at) || from === to) continue;
      const key = [from, to].sort(order).join("\n");
      refusals.set(key, [...(refusals.get(key) ?? []), trace]);
    }
  return [...refusals]
    .filter(([, each]) => each.length >= 2)
    .sort(([one, many], [other, more]) => more.length - many.length || order(one, other))
    .slice(0, 3)
    .map(([key, each]) => {
      const [one = "", other = ""] = key.split("\n");
      return {
        units: [unitName(office, one), unitName(office, other)],
        count: each.length,
        requests: [...new Set(each)].map(refOf).sort((ref, next) => ref.no - next.no),
      };
    });
}

/** How many decisions a digest asks for (part 12). */
export const MOST_DECISIONS = 3;

/** Part 12: everything that waits for an official, what waits longest first. */
export function decisionsOf({ office, period, traces }: Book): readonly Decision[] {
  return traces
    .filter((trace) => openAt(trace, period[1]) || trace.request.asked !== undefined)
    .flatMap((trace) => {
      const waits = waiting(trace);
      if (waits === undefined) return [];
      const { since, ...decision } = waits;
      return [{ since, decision: { ...refOf(trace), ...decision, unit: unitName(office, trace.unit) } }];
    })
    .sort((one, other) => one.since - other.since || order(one.decision.id, other.decision.id))
    .map(({ decision }) => decision);
}

type Waiting = Pick<Decision, "act" | "why"> & Readonly<{ since: Instant }>;

function waiting({ request: { ruling, asked, supervised, redo } }: Trace): Waiting | undefined {
  if (ruling !== undefined) return { act: "adjudicate", why: "dispute", since: ruling.at };
  if (asked?.what === "park") return { act: "park", why: "asked", since: asked.at };
  if (asked?.what === "exclude") return { act: "exclude", why: "asked", since: asked.at };
  if (asked?.what === "appeal") return { act: "exclude", why: "appeal", since: asked.at };
  if (supervised?.why === "unhappy-twice" && redo !== undefined && redo.at >= supervised.at)
    return { act: "exclude", why: "unhappy-twice", since: supervised.at };
  return undefined;
}
