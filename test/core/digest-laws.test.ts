import { assert, nat, property, shuffledSubarray } from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { type Digest, makeDigest, spanNamed } from "../../src/core/digest/index.js";
import {
  type Figure,
  figure,
  type MetricId,
  metrics,
  readTraces,
  withoutExcluded,
} from "../../src/core/figures/index.js";
import { exampleOffice, type MadeUp, makeUp, SEPTEMBER } from "../support/made-up.js";

const office = exampleOffice();
const weeks = ["2026-W37", "2026-W38", "2026-W39"];
let town: readonly MadeUp[];

beforeAll(() => {
  town = makeUp({ office, from: SEPTEMBER, weeks: 5, perWeek: 45, seed: 7 });
});

function digestOf(period: string, made: readonly Pick<MadeUp, "events">[] = town): Digest {
  return makeDigest({ office, period, histories: made.map(({ events }) => events) });
}

it("gives the same bytes in whatever order the ledgers come, twice", () => {
  const first = JSON.stringify(digestOf("2026-W38"));
  const order = shuffledSubarray([...town.keys()], { minLength: town.length, maxLength: town.length });
  assert(
    property(order, (indices) => {
      const shuffled = indices.flatMap((index) => town[index] ?? []);
      return JSON.stringify(digestOf("2026-W38", shuffled)) === first;
    }),
    { numRuns: 4 },
  );
});

it("depends on nothing that was written after its freeze", () => {
  const first = JSON.stringify(digestOf("2026-W38"));
  const { end } = spanNamed(office.zone, "2026-W38");
  assert(
    property(nat(14 * 24 * 3_600_000), (later) => {
      const early = town
        .map(({ events }) => ({ events: events.filter(({ at }) => at < end + later) }))
        .filter(({ events }) => events.length > 0);
      return JSON.stringify(digestOf("2026-W38", early)) === first;
    }),
    { numRuns: 4 },
  );
});

it("lists as corrections exactly what the last digest would say otherwise today", () => {
  for (const [index, period] of weeks.entries()) {
    const last = weeks[index - 1];
    if (last === undefined) continue;
    const was = digestOf(last).figures;
    const { start, end } = spanNamed(office.zone, last);
    const known = spanNamed(office.zone, period).end;
    const book = {
      office,
      period: [start, end] as const,
      traces: readTraces(
        office,
        town.map((one) => one.events),
        known,
      ),
    };
    const corrections = digestOf(period).corrections.filter((one) => one.period === last);
    // The keys of the table are the ids of the metrics.
    for (const metric of Object.keys(metrics) as MetricId[]) {
      for (const [basis, now] of [
        ["full", book],
        ["assessed", withoutExcluded(book)],
      ] as const) {
        const told = corrections.find((one) => one.metric === metric && one.basis === basis);
        const values: Figure["value"][] =
          told === undefined ? [was[basis][metric].value, was[basis][metric].value] : [told.was, told.now];
        expect([metric, ...values]).toEqual([metric, was[basis][metric].value, figure(metric, now).value]);
      }
    }
  }
});

it("names no resident, no place and nothing that was said", () => {
  const text = JSON.stringify(weeks.map((week) => digestOf(week)));
  expect(text).not.toMatch(/"r\d+"|web:r|编的诉求|已安排|已处理/);
});

type Said = { contacted?: string; solved?: string; satisfied?: string };

/** The last callback of one ledger in a period, with a plain loop: no trace, no table. */
function lastSaid({ events }: MadeUp, start: number, end: number): Said | undefined {
  const said: Said[] = [];
  const valid: number[] = [];
  let round = 0;
  for (const { at, fact } of events) {
    if (at >= end) break;
    if (fact.is === "answered") round++;
    if (fact.is !== "rated") continue;
    const { reason: _, ...rating } = fact.rating;
    const mine: Said = { ...said[round], ...rating };
    said[round] = mine;
    const whole = mine.contacted && mine.solved && mine.satisfied;
    if (whole || mine.solved === "no" || mine.satisfied === "no") valid[round] ??= at;
  }
  return said[valid.findLastIndex((at) => at !== undefined && at >= start)];
}

/** Whether a ledger was registered before an instant and not ended. */
function isOpenAt({ events }: MadeUp, end: number): boolean {
  let open = false;
  for (const { at, fact } of events) {
    if (at >= end) break;
    if (["registered", "reopened", "objected"].includes(fact.is)) open = true;
    if (["closed", "withdrawn", "referred"].includes(fact.is)) open = false;
  }
  return open;
}

/** The main rates once more, without the figures' code, and without fractions. */
function plainly(made: readonly MadeUp[], start: number, end: number) {
  const all = made.flatMap((one) => lastSaid(one, start, end) ?? []);
  const count = (question: keyof Said, answer: string) => all.filter((one) => one[question] === answer).length;
  const share = (points: number) => Math.floor((points * 1000) / all.length + 0.5);
  const [contacted, solved] = [count("contacted", "yes"), count("solved", "yes")];
  const satisfied = count("satisfied", "yes") + 0.9 * count("satisfied", "mostly");
  const arrived = ({ events }: MadeUp) =>
    events.some(({ at, fact }) => fact.is === "registered" && start <= at && at < end);
  return [
    ["received", made.filter(arrived).length],
    ["open", made.filter((one) => isOpenAt(one, end)).length],
    ["valid", all.length],
    ["contacted", share(contacted)],
    ["solved", share(solved)],
    ["satisfied", share(satisfied)],
    ["overall", share((contacted + 5 * solved + 4 * satisfied) / 10)],
  ] as const;
}

it.each(weeks)("agrees with a second computation, written otherwise: %s", (week) => {
  const { start, end } = spanNamed(office.zone, week);
  const { full } = digestOf(week).figures;
  expect(full.valid.of).toBeGreaterThan(20);
  for (const [metric, value] of plainly(town, start, end))
    expect([metric, full[metric].value]).toEqual([metric, value]);
});
