import { describe, expect, it } from "vitest";
import { defaultSettings, makeDigest, spanNamed, spansUpTo } from "../../src/core/digest/index.js";
import type { Event } from "../../src/core/event.js";
import { DAY, HOUR, MONDAY, NINE, rated, registered, row, yes } from "../support/ledger.js";
import { exampleOffice } from "../support/made-up.js";

const office = exampleOffice();
const base = { office, period: "2026-W47" };

function digestOf(histories: readonly (readonly Event[])[], more: Partial<Parameters<typeof makeDigest>[0]> = {}) {
  return makeDigest({ ...base, histories, ...more });
}

describe("a quiet week", () => {
  it("is one in which nothing came, nothing closed and nothing waits", () => {
    expect(digestOf([]).quiet).toBe(true);
    expect(digestOf([registered(1)]).quiet).toBe(false);
    const before = registered(1, {}, NINE - 7 * DAY);
    const closed = [...before, row(NINE - 6 * DAY, { is: "withdrawn", why: undefined })];
    expect(digestOf([closed]).quiet).toBe(true);
    expect(digestOf([before]).quiet).toBe(false);
  });
});

describe("periods", () => {
  it("are named weeks or assessment months, eight in the trend", () => {
    const digest = digestOf([registered(1)]);
    expect(digest.period).toMatchObject({ from: "2026-11-16", to: "2026-11-22", start: MONDAY });
    expect(digest.trend.map(({ period }) => period)).toEqual(
      [40, 41, 42, 43, 44, 45, 46, 47].map((week) => `2026-W${week}`),
    );
    expect(digest.trend.at(-1)).toMatchObject({ received: 1, open: 1, late: 1 });
    const month = spanNamed(office.zone, "2026-11");
    expect(month).toMatchObject({ from: "2026-10-19", to: "2026-11-18" });
    expect(spansUpTo(office.zone, month, 3).map(({ name }) => name)).toEqual(["2026-09", "2026-10", "2026-11"]);
  });
});

describe("the table of units", () => {
  const histories = [
    ...[1, 2, 3, 4, 5].map((no) => rated(no, yes)),
    ...[6, 7, 8, 9].map((no) => rated(no, yes)),
    ...[10, 11].map((no) => rated(no, { ...yes, solved: "no", satisfied: "no" })),
  ];

  it("puts units in bands by thresholds, without ranks unless they are switched on", () => {
    const { units, bands } = digestOf(histories);
    expect(units.map(({ name, band }) => [name, band])).toEqual([["上镇村", "B"]]);
    expect(bands).toMatchObject({ A: [], B: ["上镇村"], C: [], none: [], ranks: undefined });
    const strict = { ...defaultSettings, bands: { a: 990, b: 950 }, ranks: true };
    expect(digestOf(histories, { settings: strict }).bands).toMatchObject({
      C: ["上镇村"],
      ranks: { top: [], bottom: [] },
    });
  });

  it("puts a unit with fewer than five callbacks in no band, and hides its small cells", () => {
    const { bands, units } = digestOf(histories.slice(0, 4));
    expect(bands.none).toEqual(["上镇村"]);
    expect(units[0]?.cells.received.value).toBe("few");
    expect(units[0]?.cells.overall.value).toBeUndefined();
  });
});

describe("未诉先办", () => {
  const leak = (no: number, day: number, area = "sz-1") =>
    registered(no, { category: "物业小区/漏水", area }, NINE + day * DAY);

  it("hints at three households with one matter in one place within seven days (V13)", () => {
    const { hints } = digestOf([leak(1, 0), leak(2, 2), leak(3, 4)]);
    expect(hints.clusters).toEqual([
      {
        category: "物业小区/漏水",
        area: "上镇一组",
        households: 3,
        days: 4,
        owner: "上镇村",
        requests: [1, 2, 3].map((no) => ({ id: `q${no}`, no })),
      },
    ]);
  });

  it("does not hint at two, nor at eight days, nor at another place, nor at one household three times", () => {
    const thrice = [1, 2, 3].map((no) =>
      leak(no, no).map((event) =>
        event.fact.is === "drafted" ? { ...event, fact: { ...event.fact, reporter: "r1" } } : event,
      ),
    );
    for (const histories of [
      [leak(1, 0), leak(2, 2)],
      [leak(1, -7), leak(2, -2), leak(3, 1)],
      [leak(1, 0), leak(2, 1), leak(3, 2, "sz-2")],
      thrice,
    ])
      expect(digestOf(histories).hints.clusters).toEqual([]);
  });

  it("names the season, and villages from which nothing came for two weeks", () => {
    const { hints } = digestOf([leak(1, 0)]);
    expect(hints.seasons).toEqual(["heating", "fire"]);
    expect(hints.silent).toEqual(["下营村", "梨花社区"]);
  });
});

describe("lists", () => {
  it("say what is late, the longest first, and never a reporter", () => {
    const { overdue } = digestOf([registered(1, {}, NINE + 3 * DAY), registered(2)]);
    expect(overdue).toEqual([
      { id: "q2", no: 2, stage: "contact", late: 7 * DAY - 9 * HOUR - DAY, unit: "上镇村" },
      { id: "q1", no: 1, stage: "contact", late: 7 * DAY - 9 * HOUR - 4 * DAY, unit: "上镇村" },
    ]);
  });

  it("ask for at most three decisions, each with its act, what waits longest first", () => {
    const asked = (no: number, what: "park" | "exclude" | "appeal", hours: number) => [
      ...registered(no),
      row(NINE + hours * HOUR, {
        is: "asked-leave",
        asked: { what, by: "liu", reason: "资金未到", until: undefined, route: undefined, at: NINE + hours * HOUR },
      }),
    ];
    const { decisions, moreDecisions } = digestOf([
      asked(1, "park", 9),
      asked(2, "exclude", 5),
      asked(3, "appeal", 7),
      asked(4, "park", 8),
    ]);
    expect(decisions.map(({ no, act, why }) => [no, act, why])).toEqual([
      [2, "exclude", "asked"],
      [3, "exclude", "appeal"],
      [4, "park", "asked"],
    ]);
    expect(moreDecisions).toBe(1);
  });

  it("count sealed matters in the whole and as «<5», and tell of them nowhere else", () => {
    const sealed = registered(1, { category: "干部作风/推诿", area: "sz-2" });
    const { sealed: counts, figures, ...rest } = digestOf([sealed]);
    expect(figures.full.received.value).toBe(1);
    expect(counts).toEqual([{ category: "干部作风", count: { unit: "count", value: "few", of: 0 } }]);
    expect(rest).toMatchObject({ topics: [], overdue: [], units: [], decisions: [] });
    expect(rest.areas.every(({ received }) => received.value === 0)).toBe(true);
  });

  it("keep to the reader's areas", () => {
    const histories = [registered(1), registered(2, { area: "xy-1" }), registered(3, { area: undefined })];
    expect(digestOf(histories, { scope: ["xiaying"] }).figures.full.received.value).toBe(1);
    expect(digestOf(histories, { scope: ["zly"] }).figures.full.received.value).toBe(3);
    expect(digestOf(histories, { scope: ["xiaying"] }).areas.map(({ id }) => id)).toEqual(["xiaying"]);
  });
});

describe("after the freeze", () => {
  const week = [1, 2, 3, 4, 5].map((no) => rated(no, yes));
  const excluded = [
    ...rated(6, { ...yes, solved: "no" }),
    row(MONDAY + 8 * DAY, { is: "excluded", by: "sun", reason: "不属实" }),
  ];
  const histories = [...week, excluded];

  it("a digest stays what it was", () => {
    const early = histories.map((history) => history.filter(({ at }) => at < MONDAY + 7 * DAY));
    expect(JSON.stringify(digestOf(histories))).toBe(JSON.stringify(digestOf(early)));
    expect(digestOf(histories).figures.assessed.solved.value).toBe(833);
  });

  it("what changes it is a correction in the next, with the requests that moved", () => {
    const next = digestOf(histories, { period: "2026-W48" });
    expect(next.corrections).toContainEqual({
      period: "2026-W47",
      metric: "solved",
      basis: "assessed",
      was: 833,
      now: 1000,
      requests: [{ id: "q6", no: 6 }],
    });
    expect(next.corrections.every(({ basis }) => basis === "assessed")).toBe(true);
    expect(digestOf(histories, { period: "2026-W49" }).corrections).toEqual([]);
  });

  it("a second thought about the same answer is one as well, under both bases", () => {
    const regret = [...rated(7, yes), row(MONDAY + 8 * DAY, { is: "rated", rating: { solved: "no" } })];
    const { corrections } = digestOf([...week, regret], { period: "2026-W48" });
    expect(
      corrections.filter(({ metric }) => metric === "solved").map(({ basis, was, now }) => [basis, was, now]),
    ).toEqual([
      ["full", 1000, 833],
      ["assessed", 1000, 833],
    ]);
  });
});
