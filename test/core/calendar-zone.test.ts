import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkTime, isWorking, type WorkCalendar, workTimeBetween } from "../../src/core/calendar.js";
import {
  addDays,
  dayNumber,
  dayText,
  instantOf,
  localDay,
  localTime,
  nextAt,
  quiet,
  startOfDay,
  weekdayOf,
} from "../../src/core/zone.js";

const HOUR = 3_600_000;
const berlin = "Europe/Berlin";
const newYork = "America/New_York";
const shanghai = "Asia/Shanghai";

/** "2026-03-29 02:30" in a zone. */
function at(zone: string, text: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[- :]/).map(Number);
  return instantOf(zone, { year, month, day, hour, minute });
}

const utc = (instant: number) => new Date(instant).toISOString().slice(0, 16);

describe("local time", () => {
  it.each([
    [shanghai, "2026-11-18 10:00", "2026-11-18T02:00"],
    [shanghai, "2027-01-01 00:00", "2026-12-31T16:00"],
    // Summer time starts: 02:30 is skipped, and becomes the moment of the skip.
    [berlin, "2026-03-29 01:59", "2026-03-29T00:59"],
    [berlin, "2026-03-29 02:30", "2026-03-29T01:00"],
    [berlin, "2026-03-29 03:00", "2026-03-29T01:00"],
    [newYork, "2026-03-08 02:30", "2026-03-08T07:00"],
    [newYork, "2026-03-08 03:30", "2026-03-08T07:30"],
    // Summer time ends: 02:30 comes twice, and is the first.
    [berlin, "2026-10-25 02:30", "2026-10-25T00:30"],
    [berlin, "2026-10-25 03:00", "2026-10-25T02:00"],
    [newYork, "2026-11-01 01:30", "2026-11-01T05:30"],
    [newYork, "2026-11-01 02:00", "2026-11-01T07:00"],
    // Beirut skips midnight, and Samoa skipped a day.
    ["Asia/Beirut", "2026-03-29 00:00", "2026-03-28T22:00"],
    ["Pacific/Apia", "2011-12-30 12:00", "2011-12-30T10:00"],
    // Shanghai had summer time once.
    [shanghai, "1988-07-01 12:00", "1988-07-01T03:00"],
  ])("%s %s is %s UTC", (zone, local, expected) => {
    expect(utc(at(zone, local))).toBe(expected);
  });

  it("is read back as it was written, and carries over what is out of range", () => {
    expect(localTime(shanghai, at(shanghai, "2024-02-29 23:59"))).toEqual({
      year: 2024,
      month: 2,
      day: 29,
      weekday: 4,
      hour: 23,
      minute: 59,
    });
    expect(localDay(shanghai, instantOf(shanghai, { year: 2026, month: 13, day: 1 }))).toBe("2027-01-01");
    expect(localDay(shanghai, instantOf(shanghai, { year: 2026, month: 2, day: 29 }))).toBe("2026-03-01");
  });

  it("survives the round trip unless the clocks showed it twice, and never runs backwards", () => {
    const zone = fc.constantFrom(
      shanghai,
      berlin,
      newYork,
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "America/St_Johns",
    );
    const minute = fc.integer({ min: Date.UTC(1975, 0) / 60_000, max: Date.UTC(2037, 0) / 60_000 });
    fc.assert(
      fc.property(zone, minute, minute, fc.integer({ min: 0, max: 180 }), (zone, one, two, near) => {
        const back = instantOf(zone, localTime(zone, one * 60_000));
        expect([0, HOUR / 2, HOUR]).toContain(one * 60_000 - back);
        expect(localTime(zone, back)).toEqual(localTime(zone, one * 60_000));
        const wall = (minutes: number) => instantOf(zone, { year: 1970, month: 1, day: 1, minute: minutes });
        for (const other of [two, one + near]) {
          expect(Math.sign(wall(other) - wall(one)) * Math.sign(other - one)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe("days", () => {
  it("keep their local time across both changes of summer time", () => {
    expect(addDays(berlin, at(berlin, "2026-03-28 10:00"), 1)).toBe(at(berlin, "2026-03-29 10:00"));
    expect(at(berlin, "2026-03-29 10:00") - at(berlin, "2026-03-28 10:00")).toBe(23 * HOUR);
    expect(addDays(newYork, at(newYork, "2026-10-31 10:00"), 1) - at(newYork, "2026-10-31 10:00")).toBe(25 * HOUR);
    expect(addDays(newYork, at(newYork, "2026-11-01 10:00"), -1)).toBe(at(newYork, "2026-10-31 10:00"));
    expect(addDays(berlin, at(berlin, "2026-03-28 02:30"), 1)).toBe(at(berlin, "2026-03-29 03:00"));
  });

  it("run over leap days and year ends", () => {
    expect(localDay(shanghai, addDays(shanghai, at(shanghai, "2024-02-28 10:00"), 1))).toBe("2024-02-29");
    expect(localDay(shanghai, addDays(shanghai, at(shanghai, "2026-02-28 10:00"), 1))).toBe("2026-03-01");
    expect(localDay(shanghai, addDays(shanghai, at(shanghai, "2026-12-25 10:00"), 7))).toBe("2027-01-01");
  });

  it("keep seconds, and leave an instant alone when none is added", () => {
    const second = at(newYork, "2026-11-01 01:30") + HOUR + 12_345;
    expect(addDays(newYork, second, 0)).toBe(second);
    expect(addDays(newYork, second, 1) % 60_000).toBe(12_345);
  });

  it("start at midnight, or where the clocks skip it, at the first moment there is", () => {
    expect(startOfDay(berlin, at(berlin, "2026-03-29 12:00"))).toBe(at(berlin, "2026-03-29 00:00"));
    expect(localTime("Asia/Beirut", startOfDay("Asia/Beirut", at("Asia/Beirut", "2026-03-29 12:00"))).hour).toBe(1);
  });

  it("are numbered so that neighbours differ by one", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("2026-03-01") - dayNumber("2026-02-28")).toBe(1);
    expect(dayText(dayNumber("2024-02-29"))).toBe("2024-02-29");
    expect(["1969-12-28", "1970-01-01", "2026-11-22"].map((day) => weekdayOf(dayNumber(day)))).toEqual([7, 4, 7]);
  });
});

describe("the next time the clock shows", () => {
  it.each([
    [shanghai, "2026-11-18 08:29", { minute: 510 }, "2026-11-18 08:30"],
    [shanghai, "2026-11-18 08:30", { minute: 510 }, "2026-11-19 08:30"],
    [shanghai, "2026-11-18 08:30", { minute: 510, weekday: 1 }, "2026-11-23 08:30"],
    [shanghai, "2026-11-23 08:29", { minute: 510, weekday: 1 }, "2026-11-23 08:30"],
    [shanghai, "2026-11-23 08:30", { minute: 510, weekday: 1 }, "2026-11-30 08:30"],
    [berlin, "2026-03-29 01:00", { minute: 150 }, "2026-03-29 03:00"],
    [newYork, "2026-12-31 23:00", { minute: 0 }, "2027-01-01 00:00"],
  ])("%s, from %s, %o: %s", (zone, from, when, next) => {
    expect(nextAt(zone, at(zone, from), when)).toBe(at(zone, next));
  });
});

describe("quiet hours", () => {
  const night = { from: 1260, until: 420 };

  it.each([
    ["2026-11-18 20:59", undefined],
    ["2026-11-18 21:00", "2026-11-19 07:00"],
    ["2026-11-18 23:00", "2026-11-19 07:00"],
    ["2026-11-19 00:00", "2026-11-19 07:00"],
    ["2026-11-19 06:59", "2026-11-19 07:00"],
    ["2026-11-19 07:00", undefined],
  ])("over night, %s waits until %s", (when, end) => {
    expect(quiet(night, shanghai, at(shanghai, when))).toBe(end && at(shanghai, end));
  });

  it("may lie within a day, and are none when they start as they end", () => {
    const lunch = { from: 720, until: 810 };
    expect(quiet(lunch, shanghai, at(shanghai, "2026-11-18 12:00"))).toBe(at(shanghai, "2026-11-18 13:30"));
    expect(quiet(lunch, shanghai, at(shanghai, "2026-11-18 13:30"))).toBeUndefined();
    expect(quiet({ from: 0, until: 0 }, shanghai, at(shanghai, "2026-11-18 00:00"))).toBeUndefined();
  });

  it("end by the clock in the night that is an hour short", () => {
    const from = at(berlin, "2026-03-28 23:00");
    expect((quiet(night, berlin, from) ?? 0) - from).toBe(7 * HOUR);
  });
});

describe("work across a change of summer time", () => {
  const round: WorkCalendar = {
    zone: berlin,
    spans: [{ from: 0, until: 1440 }],
    week: [1, 2, 3, 4, 5, 6, 7],
    holidays: new Set(),
    makeups: new Set(),
  };

  it("is an hour less in spring and an hour more in autumn", () => {
    expect(workTimeBetween(round, at(berlin, "2026-03-29 00:00"), at(berlin, "2026-03-30 00:00"))).toBe(23 * HOUR);
    expect(workTimeBetween(round, at(berlin, "2026-10-25 00:00"), at(berlin, "2026-10-26 00:00"))).toBe(25 * HOUR);
    expect(addWorkTime(round, at(berlin, "2026-03-29 00:00"), 24 * HOUR)).toBe(at(berlin, "2026-03-30 01:00"));
  });

  it("is none in a span that the clocks skip", () => {
    const early = { ...round, spans: [{ from: 120, until: 180 }] };
    expect(isWorking(early, at(berlin, "2026-03-29 02:00"))).toBe(false);
    expect(addWorkTime(early, at(berlin, "2026-03-28 02:30"), HOUR)).toBe(at(berlin, "2026-03-30 02:30"));
  });
});
