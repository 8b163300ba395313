import { describe, expect, it } from "vitest";
import { assessmentMonth, assessmentSpan, isoWeek, weekSpan } from "../../src/core/period.js";
import { instantOf, localDay } from "../../src/core/zone.js";

const shanghai = "Asia/Shanghai";

function day(text: string, zone = shanghai): number {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return instantOf(zone, { year, month, day });
}

describe("ISO weeks", () => {
  it.each([
    ["2026-11-16", "2026-W47"],
    ["2026-11-22", "2026-W47"],
    ["2026-11-23", "2026-W48"],
    // 53 weeks, and the days of one year that belong to another's week.
    ["2020-12-31", "2020-W53"],
    ["2021-01-03", "2020-W53"],
    ["2021-01-04", "2021-W01"],
    ["2024-12-30", "2025-W01"],
    ["2026-12-31", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
  ])("%s lies in %s", (date, week) => {
    expect(isoWeek(shanghai, day(date))).toBe(week);
    const [start, end] = weekSpan(shanghai, week);
    expect(start <= day(date) && day(date) < end).toBe(true);
    expect(isoWeek(shanghai, end - 1)).toBe(week);
    expect(isoWeek(shanghai, start - 1)).not.toBe(week);
  });

  it("begin on Monday 00:00 of the zone", () => {
    expect(weekSpan(shanghai, "2026-W47")).toEqual([day("2026-11-16"), day("2026-11-23")]);
    const [start, end] = weekSpan("Europe/Berlin", "2026-W13");
    expect(end - start).toBe((7 * 24 - 1) * 3_600_000);
  });

  it.each(["2025-W53", "2026-W00", "2026-47", "last week", ""])("%j is refused", (week) => {
    expect(() => weekSpan(shanghai, week)).toThrow(RangeError);
  });
});

describe("assessment months", () => {
  it.each([
    ["2026-11-18", "2026-11"],
    ["2026-11-19", "2026-12"],
    ["2026-12-19", "2027-01"],
    ["2027-01-18", "2027-01"],
    ["2024-02-29", "2024-03"],
  ])("%s counts for %s", (date, month) => {
    expect(assessmentMonth(shanghai, day(date))).toBe(month);
    const [start, end] = assessmentSpan(shanghai, month);
    expect(start <= day(date) && day(date) < end).toBe(true);
  });

  it("run from the 19th to the 18th, over a year's end too", () => {
    expect(assessmentSpan(shanghai, "2027-01").map((at) => localDay(shanghai, at))).toEqual([
      "2026-12-19",
      "2027-01-19",
    ]);
  });

  it.each(["2026-13", "2026-00", "2026-1", "November"])("%j is refused", (month) => {
    expect(() => assessmentSpan(shanghai, month)).toThrow(RangeError);
  });
});
