import { type Period, workTimeBetween } from "../calendar.js";
import { calendarOf } from "../deadlines.js";
import type { Office } from "../office.js";
import { HIT, heard, MISS, NONE, type Part, said, settled, together, touched, voidAt, within } from "./part.js";
import { latenessAt, openAt, parkingAt, type Trace } from "./trace.js";

/** What is counted: a period under the rules of an office. */
export type Scope = Readonly<{ office: Office; period: Period }>;

/** How a metric comes from traces: a sum, a rate, a mix of rates by weight, or a quantile of working time in ms. */
export type Measure =
  | Readonly<{ kind: "count"; of(trace: Trace, scope: Scope): number | boolean }>
  | Readonly<{ kind: "rate"; of(trace: Trace, scope: Scope): Part }>
  | Readonly<{ kind: "mix"; weights: readonly (readonly [rate: RateId, tenths: number])[] }>
  | Readonly<{ kind: "quantile"; percent: number; of(trace: Trace, scope: Scope): readonly number[] }>;

/** The three rates of the callback (三率), of which 综合 is mixed. */
export type RateId = "contacted" | "solved" | "satisfied";

/** A metric's id; its definition in words has the same name. */
export type MetricId = keyof typeof metrics;

/** Every metric of `domain.md` §10.2 that the ledger can tell, and the one way in which it is counted. */
export const metrics = {
  received: { kind: "count", of: (trace, { period }) => within(period, trace.registeredAt) },
  closed: {
    kind: "count",
    of: ({ endings }, { period }) =>
      endings.some(({ at, reopenedAt }) => within(period, at) && !within(period, reopenedAt)),
  },
  open: { kind: "count", of: (trace, { period }) => openAt(trace, period[1]) },
  late: { kind: "count", of: (trace, { period }) => latenessAt(trace, period[1]) !== undefined },
  claimedInTime: { kind: "rate", of: claimed },
  valid: { kind: "count", of: (trace, { period }) => heard(trace, period) !== undefined },
  contacted: {
    kind: "rate",
    of: (trace, { period }) => said(trace, period, ({ contacted }) => (contacted === "yes" ? 10 : 0)),
  },
  reached: { kind: "count", of: (trace, { period }) => heard(trace, period)?.score.contacted === "yes" },
  solved: { kind: "rate", of: (trace, { period }) => said(trace, period, ({ solved }) => (solved === "yes" ? 10 : 0)) },
  fixed: { kind: "count", of: (trace, { period }) => heard(trace, period)?.score.solved === "yes" },
  mostlySolved: { kind: "count", of: (trace, { period }) => heard(trace, period)?.score.solved === "mostly" },
  pleased: { kind: "count", of: (trace, { period }) => heard(trace, period)?.score.satisfied === "yes" },
  mostlyPleased: { kind: "count", of: (trace, { period }) => heard(trace, period)?.score.satisfied === "mostly" },
  satisfied: {
    kind: "rate",
    of: (trace, { period }) => said(trace, period, ({ satisfied }) => content[satisfied ?? "no"]),
  },
  overall: {
    kind: "mix",
    weights: [
      ["contacted", 1],
      ["solved", 5],
      ["satisfied", 4],
    ],
  },
  answeredInTime: { kind: "rate", of: answered },
  caught: { kind: "rate", of: caught },
  handoverHalf: { kind: "quantile", percent: 50, of: handoverTimes },
  handoverMost: { kind: "quantile", percent: 90, of: handoverTimes },
  returned: { kind: "rate", of: ({ offers, returns }, { period }) => touched(period, offers, returns) },
  passedTwice: {
    kind: "rate",
    of: ({ registeredAt, hops }, { period }) => touched(period, [registeredAt], [hops[1]]),
  },
  repeats: { kind: "rate", of: repeated },
  promises: { kind: "rate", of: kept },
  adjudicated: {
    kind: "count",
    of: ({ decisions }, { period }) => decisions.filter((at) => within(period, at)).length,
  },
  parked: { kind: "count", of: (trace, { period }) => parkingAt(trace, period[1]) !== undefined },
  reviewLate: { kind: "count", of: (trace, { period }) => latenessAt(trace, period[1])?.stage === "review" },
  excluded: {
    kind: "rate",
    of: ({ registeredAt, exclusion }, { period }) => touched(period, [registeredAt], [exclusion.grantedAt]),
  },
  exclusionRefused: {
    kind: "rate",
    of: ({ exclusion: { grantedAt, refusedAt } }, { period }) =>
      touched(period, grantedAt === undefined ? [] : [grantedAt], [refusedAt]),
  },
  thanks: {
    kind: "count",
    of: ({ request, registeredAt, credits }, { period }) =>
      Number(request.matter.kind === "thanks" && within(period, registeredAt)) +
      credits.filter((credit) => credit.for === "thanks" && within(period, credit.at)).length,
  },
  stoodIn: {
    kind: "count",
    of: ({ credits }, { period }) =>
      credits.filter((credit) => credit.for === "stood-in" && within(period, credit.at)).length,
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** 满意 counts whole, 基本满意 nine tenths (§5.5). */
const content = { yes: 10, mostly: 9, no: 0 } as const;

/** A repeat is counted with the reports: what was known for the same made no request of its own (D1). */
function repeated({ registeredAt, isRepeat, repeats }: Trace, { period }: Scope): Part {
  const [came, again] = [within(period, registeredAt), repeats.filter((at) => within(period, at)).length];
  return { of: Number(came) + again, hit: (Number(came && isRepeat) + again) * 10 };
}

/** An offer declined in time with a basis was answered, by another way: it is left out. */
function claimed(trace: Trace, { period }: Scope): Part {
  const { takenAt, declinedAt, due } = trace;
  const declined = declinedAt !== undefined && declinedAt <= due.claim && declinedAt < (takenAt ?? Infinity);
  return declined ? NONE : settled(period, { due: due.claim, doneAt: takenAt, voidAt: voidAt(trace) });
}

/** What was on the books (挂账) when the answer was due is told under that name. */
function answered(trace: Trace, { period }: Scope): Part {
  const { due, answeredAt, parkings } = trace;
  if (parkings.some(({ at, until }) => at <= due.answer && due.answer < (until ?? Infinity))) return NONE;
  return settled(period, { due: due.answer, doneAt: answeredAt[0], voidAt: voidAt(trace) });
}

/** Taken by a named person in the period, and neither left until the coordinator had to be told nor let go in a hand-over (B07). */
function caught(trace: Trace, { period }: Scope): Part {
  const letGo = trace.charges.some(({ code, at, dismissed }) => code === "B07" && !dismissed && within(period, at));
  if (letGo || within(period, trace.droppedAt)) return MISS;
  return within(period, trace.takenAt) ? HIT : NONE;
}

function kept({ promises }: Trace, { period }: Scope): Part {
  return together(promises.map(({ due, keptAt, voidAt }) => settled(period, { due, doneAt: keptAt, voidAt })));
}

function handoverTimes({ handovers, request }: Trace, { office, period }: Scope): readonly number[] {
  const accepted = handovers.filter((one) => one.accepted && within(period, one.endedAt));
  if (accepted.length === 0) return [];
  const calendar = calendarOf(office, request.matter.area);
  return accepted.map(({ at, endedAt }) => workTimeBetween(calendar, at, endedAt ?? at));
}
