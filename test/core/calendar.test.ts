import { describe, expect, it } from "vitest";
import { addWorkDays, addWorkTime, covers, isWorkday, isWorking, workTimeBetween } from "../../src/core/calendar.js";
import { at, shown, village } from "../support/calendar.js";

const HOUR = 3_600_000;

describe("working hours", () => {
  it.each([
    ["2026-11-18 08:29", false],
    ["2026-11-18 08:30", true],
    ["2026-11-18 11:59", true],
    ["2026-11-18 12:00", false],
    ["2026-11-18 13:30", true],
    ["2026-11-18 17:30", false],
    ["2026-11-21 10:00", false],
    ["2026-10-01 10:00", false],
    ["2026-10-10 10:00", true],
  ])("at %s the office is at work: %s", (when, working) => {
    expect(isWorking(village, at(when))).toBe(working);
  });

  it.each([
    // Wednesday, within a span, over lunch, over night, over the weekend.
    ["2026-11-18 09:00", 2, "2026-11-18 11:00"],
    ["2026-11-18 11:00", 2, "2026-11-18 14:30"],
    ["2026-11-18 16:30", 2, "2026-11-19 09:30"],
    ["2026-11-20 16:30", 2, "2026-11-23 09:30"],
    // A Saturday that is a make-up day, and the first of eight days off.
    ["2025-10-11 16:30", 2, "2025-10-13 09:30"],
    ["2025-09-30 17:00", 2, "2025-10-09 10:00"],
    // The Sunday before the Spring Festival of 2025 is worked.
    ["2025-01-26 16:30", 1.5, "2025-01-27 09:00"],
    // Asked at night, and at lunch.
    ["2026-11-18 23:00", 2, "2026-11-19 10:30"],
    ["2026-11-18 12:30", 1, "2026-11-18 14:30"],
    // Time that ends with a span ends there, and does not leap to the next span.
    ["2026-11-18 08:30", 3.5, "2026-11-18 12:00"],
    ["2026-11-18 08:30", 7.5, "2026-11-18 17:30"],
    ["2026-11-18 23:00", 0, "2026-11-18 23:00"],
    // Counted back.
    ["2026-11-18 14:30", -2, "2026-11-18 11:00"],
    ["2026-11-23 09:30", -2, "2026-11-20 16:30"],
    ["2026-11-21 12:00", -7.5, "2026-11-20 08:30"],
  ])("%s and %d hours of work is %s", (from, hours, to) => {
    expect(shown(addWorkTime(village, at(from), hours * HOUR))).toBe(to);
  });

  it("counts what is worked between two instants, and its negative the other way round", () => {
    const friday = at("2026-11-20 16:30");
    const monday = at("2026-11-23 09:30");
    expect(workTimeBetween(village, friday, monday)).toBe(2 * HOUR);
    expect(workTimeBetween(village, monday, friday)).toBe(-2 * HOUR);
    expect(workTimeBetween(village, at("2025-10-01 00:00"), at("2025-10-09 00:00"))).toBe(0);
  });

  it("works through a night shift that ends at midnight", () => {
    const shift = { ...village, spans: [{ from: 1200, until: 1440 }] };
    expect(shown(addWorkTime(shift, at("2026-11-18 23:00"), 2 * HOUR))).toBe("2026-11-19 21:00");
    expect(shown(addWorkDays(shift, at("2026-11-18 23:00"), 1))).toBe("2026-11-20 00:00");
  });
});

describe("working days", () => {
  it.each([
    // The day of arrival does not count, whatever the hour; the deadline is the close of the nth.
    ["2026-11-18 00:00", 1, "2026-11-19 17:30"],
    ["2026-11-18 23:59", 1, "2026-11-19 17:30"],
    ["2026-11-20 09:00", 1, "2026-11-23 17:30"],
    ["2026-11-21 09:00", 1, "2026-11-23 17:30"],
    ["2025-09-30 09:00", 1, "2025-10-09 17:30"],
    ["2025-09-30 09:00", 3, "2025-10-11 17:30"],
    ["2026-02-13 09:00", 1, "2026-02-14 17:30"],
    ["2026-02-13 09:00", 2, "2026-02-24 17:30"],
    ["2024-12-31 09:00", 1, "2025-01-02 17:30"],
    // The same day (当日), or the next one that is worked.
    ["2026-11-18 10:00", 0, "2026-11-18 17:30"],
    ["2026-11-18 17:30", 0, "2026-11-18 17:30"],
    ["2026-11-18 17:31", 0, "2026-11-19 17:30"],
    ["2026-11-21 10:00", 0, "2026-11-23 17:30"],
    // A yellow card is shown at the close of the working day before.
    ["2026-11-23 17:30", -1, "2026-11-20 17:30"],
    ["2025-10-09 09:00", -2, "2025-09-29 17:30"],
  ])("%s and %d working days is %s", (from, days, to) => {
    expect(shown(addWorkDays(village, at(from), days))).toBe(to);
  });
});

describe("the edges of a calendar", () => {
  it("says which years it covers, and reckons by the week beyond", () => {
    expect(covers(village, 2026)).toBe(true);
    expect(covers(village, 2027)).toBe(false);
    expect(isWorkday(village, "2027-10-01")).toBe(true);
    expect(isWorkday(village, "2027-10-02")).toBe(false);
    const { lastKnownYear: _, ...unpublished } = village;
    expect(covers(unpublished, 2099)).toBe(true);
  });

  it("refuses a calendar that never works instead of searching for ever", () => {
    const idle = { ...village, week: [], makeups: new Set<string>() };
    expect(() => addWorkTime(idle, at("2026-11-18 10:00"), 1)).toThrow(RangeError);
    expect(() => addWorkTime(idle, at("2026-11-18 10:00"), -1)).toThrow(RangeError);
    expect(() => addWorkDays(idle, at("2026-11-18 10:00"), 1)).toThrow(RangeError);
    expect(() => addWorkDays({ ...village, spans: [] }, at("2026-11-18 10:00"), 1)).toThrow(RangeError);
  });

  it("finds the next working day after ten months without one", () => {
    const spring = { ...village, week: [], makeups: new Set(["2026-01-05", "2026-11-18"]) };
    expect(shown(addWorkTime(spring, at("2026-01-05 17:00"), HOUR))).toBe("2026-11-18 09:00");
  });
});
