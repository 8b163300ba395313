import { describe, expect, it } from "vitest";
import { makeDigest } from "../../src/core/digest/index.js";
import type { Event } from "../../src/core/event.js";
import { type Book, figure, readTraces, withoutExcluded } from "../../src/core/figures/index.js";
import { DAY, HOUR, MONDAY, NINE, rated, registered, row, tenRatings, yes } from "../support/ledger.js";
import { exampleOffice } from "../support/made-up.js";

const office = exampleOffice();
const week = [MONDAY, MONDAY + 7 * DAY] as const;

function book(histories: readonly (readonly Event[])[]): Book {
  return { office, period: week, traces: readTraces(office, histories, week[1]) };
}

describe("the share of repeats (§10.2)", () => {
  const again = (no: number) =>
    row(NINE + no * HOUR, { is: "supplemented", text: "还没修", materials: [], again: true });

  it("counts what was reported anew while it was open (D1) and after it was answered (D3)", () => {
    const plain = [1, 2, 3, 4, 5].map((no) => registered(no));
    const [first = [], second = [], ...others] = plain;
    const third = registered(6).map((event) =>
      event.fact.is === "drafted" ? { ...event, fact: { ...event.fact, repeats: "q0" } } : event,
    );
    const repeated = book([[...first, again(1), again(2)], second, ...others, third]);
    // Six came and two more were known for the same: eight reports, three of them repeats.
    expect(figure("repeats", repeated)).toEqual({ unit: "percent", value: 375, of: 8 });
  });

  it("does not count what a resident adds, nor “not solved” of an answer", () => {
    const [first = [], ...others] = [1, 2, 3, 4, 5].map((no) => registered(no));
    const added = row(NINE + HOUR, { is: "supplemented", text: "在东头", materials: [] });
    const reopened = row(NINE + DAY, { is: "reopened", reason: "later", due: NINE + 3 * DAY });
    expect(figure("repeats", book([[...first, added, reopened], ...others]))).toMatchObject({ value: 0, of: 5 });
  });
});

describe("V22 on both bases", () => {
  const out = row(NINE + 3 * DAY, { is: "excluded", by: "sun", reason: "经核实不属实" });
  const ten = book(tenRatings.map((rating, i) => [...rated(i + 1, rating), ...(i === 9 ? [out] : [])]));
  const rates = (of: Book) =>
    (["contacted", "solved", "satisfied", "overall"] as const).map((id) => figure(id, of).value);

  it("is 90.0, 70.0, 78.0, 75.2 with what was excluded, and 100, 77.8, 86.7, 83.6 without it", () => {
    expect(figure("valid", ten).value).toBe(10);
    expect(rates(ten)).toEqual([900, 700, 780, 752]);
    expect(figure("valid", withoutExcluded(ten)).value).toBe(9);
    // 0.1 × 100 + 0.5 × 77.777… + 0.4 × 86.666… = 83.555…
    expect(rates(withoutExcluded(ten))).toEqual([1000, 778, 867, 836]);
    expect(figure("excluded", ten)).toMatchObject({ value: 100, of: 10 });
  });

  it("counts an exclusion that was asked for and refused as 查否, and leaves the request in both", () => {
    const asked = (at: number) =>
      row(at, {
        is: "asked-leave",
        asked: { what: "exclude", by: "liu", reason: "不属实", at, until: undefined, route: undefined },
      });
    const refused = row(NINE + 4 * DAY, { is: "leave-refused", by: "sun", reason: "理由不充分" }, "sun");
    const five = [1, 2, 3, 4, 5].map((no) => [...rated(no, yes), asked(NINE + 3 * DAY), refused]);
    expect(figure("exclusionRefused", book(five))).toMatchObject({ value: 1000, of: 5 });
    expect(figure("valid", withoutExcluded(book(five))).value).toBe(5);
  });
});

describe("first and final score (§10.1)", () => {
  it("are both kept, and the rates take the last word", () => {
    const told = rated(1, { contacted: "yes", solved: "yes", satisfied: "no" });
    const later = row(NINE + 2 * DAY + HOUR, { is: "rated", rating: { satisfied: "mostly" } });
    const [trace] = book([[...told, later]]).traces;
    expect(trace?.callbacks).toMatchObject([
      { first: { satisfied: "no" }, score: { satisfied: "mostly", contacted: "yes", solved: "yes" } },
    ]);
    const five = book([[...told, later], ...[2, 3, 4, 5].map((no) => rated(no, yes))]);
    expect(figure("satisfied", five).value).toBe(980);
  });
});

describe("ranks", () => {
  const units = [1, 2, 3, 4, 5].flatMap((no) => [rated(no, yes), rated(no + 5, yes, { area: "xy-1" })]);

  it("name nobody unless the office file switches them on, and then units only", () => {
    const told = (assessment: NonNullable<typeof office.assessment> | undefined) =>
      makeDigest({
        office: { ...office, ...(assessment && { assessment }) },
        period: "2026-W47",
        histories: units,
      });
    expect(told(undefined).bands.ranks).toBeUndefined();
    const ranked = told({ ranks: true, bands: { a: 950, b: 900 } });
    expect(ranked.bands.ranks).toBeDefined();
    for (const { name } of office.staff.values()) expect(JSON.stringify(ranked)).not.toContain(name);
  });
});
