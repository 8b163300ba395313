import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkDays, addWorkTime, isWorkday, type WorkCalendar, workTimeBetween } from "../../src/core/calendar.js";
import { localDay } from "../../src/core/zone.js";
import { chineseCalendar } from "../../src/office/holidays.js";

const HOUR = 3_600_000;

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 2, maxLength: 6 })
  .map((edges) => edges.toSorted((a, b) => a - b).map((edge) => edge * 5))
  .map((edges) =>
    edges.flatMap((from, index) => {
      const until = edges[index + 1];
      return index % 2 === 0 && until !== undefined ? [{ from, until }] : [];
    }),
  );

const calendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    zone: fc.constantFrom(
      "Asia/Shanghai",
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "America/St_Johns",
    ),
    week: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    spans,
    china: fc.boolean(),
  })
  .map(({ china, ...rest }) => ({
    ...rest,
    ...(china ? chineseCalendar() : { holidays: new Set<string>(), makeups: new Set<string>() }),
  }));

const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 31) });
const near = fc.integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2026, 4, 1) });
const work = fc.integer({ min: 0, max: 120 * HOUR });
const days = fc.integer({ min: 1, max: 40 });

describe("on any calendar, in any zone, across every change of summer time", () => {
  it("working time that was added is the working time between", () => {
    fc.assert(
      fc.property(calendar, instant, work, (cal, at, ms) => {
        expect(workTimeBetween(cal, at, addWorkTime(cal, at, ms))).toBe(ms);
        expect(workTimeBetween(cal, addWorkTime(cal, at, -ms), at)).toBe(ms);
      }),
    );
  });

  it("no earlier instant has as much working time behind it", () => {
    fc.assert(
      fc.property(calendar, instant, work, (cal, at, ms) => {
        fc.pre(ms > 0);
        const due = addWorkTime(cal, at, ms);
        expect(workTimeBetween(cal, at, due - 1)).toBe(ms - 1);
      }),
    );
  });

  it("who comes later is due later, and more time is never due sooner", () => {
    fc.assert(
      fc.property(calendar, instant, work, work, fc.integer({ min: 0, max: 72 * HOUR }), (cal, at, ms, more, wait) => {
        expect(addWorkTime(cal, at + wait, ms)).toBeGreaterThanOrEqual(addWorkTime(cal, at, ms));
        expect(addWorkTime(cal, at, ms + more)).toBeGreaterThanOrEqual(addWorkTime(cal, at, ms));
      }),
    );
  });

  it("waiting in two parts is waiting once", () => {
    fc.assert(
      fc.property(calendar, instant, work, work, (cal, at, first, second) => {
        expect(addWorkTime(cal, addWorkTime(cal, at, first), second)).toBe(addWorkTime(cal, at, first + second));
      }),
    );
  });

  it("working time adds up over any midpoint", () => {
    fc.assert(
      fc.property(calendar, near, near, near, (cal, a, b, c) => {
        expect(workTimeBetween(cal, a, b) + workTimeBetween(cal, b, c)).toBe(workTimeBetween(cal, a, c));
      }),
    );
  });

  it("a deadline in working days falls on a later day that is worked, the same for everyone who asked that day", () => {
    fc.assert(
      fc.property(calendar, instant, days, (cal, at, n) => {
        // A calendar whose only spans vanish into a change of the clocks has days that are named but not worked.
        const due = addWorkDays(cal, at, n);
        const day = localDay(cal.zone, due - 1);
        expect(isWorkday(cal, day)).toBe(true);
        expect(day > localDay(cal.zone, at)).toBe(true);
        expect(addWorkDays(cal, at, n + 1)).toBeGreaterThan(due);
        expect(addWorkDays(cal, due - 1, 1)).toBe(addWorkDays(cal, at, n + 1));
        expect(addWorkDays(cal, due - 1, -1)).toBeLessThan(due);
      }),
    );
  });
});
