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
  town = makeUp({ office, from: SEPTEMBER, weeks: 5, perWeek: 80, seed: 7 });
});

function digestOf(period: string, made = town): Digest {
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
        .map(({ request, events }) => ({ request, events: events.filter(({ at }) => at < end + later) }))
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

/** The main rates once more, with plain loops over facts: no trace, no table, no fraction. */
function plainly(made: readonly MadeUp[], start: number, end: number) {
  const last: Record<string, { contacted?: string; solved?: string; satisfied?: string }> = {};
  let received = 0;
  let open = 0;
  for (const { events } of made) {
    let [id, registered, closed, round] = ["", false, false, 0];
    const said: { contacted?: string; solved?: string; satisfied?: string }[] = [];
    const valid: number[] = [];
    for (const { at, fact } of events) {
      if (at >= end) break;
      if (fact.is === "drafted") id = fact.id;
      if (fact.is === "registered") {
        registered = true;
        if (at >= start) received++;
      }
      if (fact.is === "closed" || fact.is === "withdrawn" || fact.is === "referred") closed = true;
      if (fact.is === "reopened" || fact.is === "objected") closed = false;
      if (fact.is === "answered") round++;
      if (fact.is === "rated") {
        const mine = { ...said[round], ...fact.rating } as (typeof said)[number];
        said[round] = mine;
        const full = mine.contacted && mine.solved && mine.satisfied;
        if (valid[round] === undefined && (full || mine.solved === "no" || mine.satisfied === "no")) valid[round] = at;
      }
    }
    if (registered && !closed) open++;
    for (const [index, at] of valid.entries()) if (at !== undefined && at >= start) last[id] = said[index] ?? {};
  }
  const all = Object.values(last);
  const share = (points: number) => Math.floor((points * 1000) / all.length + 0.5);
  const contacted = all.filter((one) => one.contacted === "yes").length;
  const solved = all.filter((one) => one.solved === "yes").length;
  const pleased = all.filter((one) => one.satisfied === "yes").length;
  const mostly = all.filter((one) => one.satisfied === "mostly").length;
  const overall = share((contacted + 5 * solved + 4 * (pleased + 0.9 * mostly)) / 10);
  return {
    received,
    open,
    valid: all.length,
    contacted: share(contacted),
    solved: share(solved),
    satisfied: share(pleased + 0.9 * mostly),
    overall,
  };
}

it.each(weeks)("agrees with a second computation, written otherwise: %s", (week) => {
  const { start, end } = spanNamed(office.zone, week);
  const { full } = digestOf(week).figures;
  const plain = plainly(town, start, end);
  expect(plain.valid).toBeGreaterThan(20);
  for (const [metric, value] of Object.entries(plain))
    expect([metric, full[metric as keyof typeof plain].value]).toEqual([metric, value]);
});
