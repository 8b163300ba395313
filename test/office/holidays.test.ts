import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isWorkday } from "../../src/core/calendar.js";
import { chineseCalendar } from "../../src/office/holidays.js";

const china = {
  zone: "Asia/Shanghai",
  spans: [{ from: 510, until: 1050 }],
  week: [1, 2, 3, 4, 5],
  ...chineseCalendar(),
};

/** As the State Council's yearly notices say; first and last day off, and the days worked for it. */
const published = [
  ["New Year 2024", "2024-01-01", "2024-01-01", []],
  ["Spring Festival 2024", "2024-02-10", "2024-02-17", ["2024-02-04", "2024-02-18"]],
  ["Qingming 2024", "2024-04-04", "2024-04-06", ["2024-04-07"]],
  ["Labour Day 2024", "2024-05-01", "2024-05-05", ["2024-04-28", "2024-05-11"]],
  ["Dragon Boat 2024", "2024-06-10", "2024-06-10", []],
  ["Mid-autumn 2024", "2024-09-15", "2024-09-17", ["2024-09-14"]],
  ["National Day 2024", "2024-10-01", "2024-10-07", ["2024-09-29", "2024-10-12"]],
  ["New Year 2025", "2025-01-01", "2025-01-01", []],
  ["Spring Festival 2025", "2025-01-28", "2025-02-04", ["2025-01-26", "2025-02-08"]],
  ["Qingming 2025", "2025-04-04", "2025-04-06", []],
  ["Labour Day 2025", "2025-05-01", "2025-05-05", ["2025-04-27"]],
  ["Dragon Boat 2025", "2025-05-31", "2025-06-02", []],
  ["National Day and Mid-autumn 2025", "2025-10-01", "2025-10-08", ["2025-09-28", "2025-10-11"]],
  ["New Year 2026", "2026-01-01", "2026-01-03", ["2026-01-04"]],
  ["Spring Festival 2026", "2026-02-15", "2026-02-23", ["2026-02-14", "2026-02-28"]],
  ["Qingming 2026", "2026-04-04", "2026-04-06", []],
  ["Labour Day 2026", "2026-05-01", "2026-05-05", ["2026-05-09"]],
  ["Dragon Boat 2026", "2026-06-19", "2026-06-21", []],
  ["Mid-autumn 2026", "2026-09-25", "2026-09-27", []],
  ["National Day 2026", "2026-10-01", "2026-10-07", ["2026-09-20", "2026-10-10"]],
] as const;

function daysFrom(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

describe("China's public holidays", () => {
  it.each(published)("%s: off from %s to %s, worked on %j instead", (_name, first, last, makeups) => {
    for (const day of daysFrom(first, last)) expect(isWorkday(china, day), day).toBe(false);
    for (const day of makeups) expect(isWorkday(china, day), day).toBe(true);
  });

  it("and nothing else differs from the week in those three years", () => {
    const off = new Set<string>(published.flatMap(([, first, last]) => daysFrom(first, last)));
    const worked = new Set<string>(published.flatMap(([, , , makeups]) => makeups));
    for (const day of daysFrom("2024-01-01", "2026-12-31")) {
      const weekend = [0, 6].includes(new Date(day).getUTCDay());
      expect(isWorkday(china, day), day).toBe(worked.has(day) || (!off.has(day) && !weekend));
    }
  });

  it("are known to the end of the last published year", () => {
    expect(china.lastKnownYear).toBeGreaterThanOrEqual(2026);
    expect([...china.makeups].filter((day) => china.holidays.has(day))).toEqual([]);
  });

  it("are the same on a machine west of Greenwich", () => {
    const script = `import { chineseCalendar } from "./src/office/holidays.ts";
      console.log([...chineseCalendar().holidays].filter((day) => day.startsWith("2026-01")).join());`;
    const shown = execFileSync("node", ["--import", "tsx", "--input-type=module", "-e", script], {
      env: { ...process.env, TZ: "America/New_York" },
      encoding: "utf8",
    });
    expect(shown.trim()).toBe("2026-01-01,2026-01-02,2026-01-03");
  });
});
