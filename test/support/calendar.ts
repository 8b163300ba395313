import type { WorkCalendar } from "../../src/core/calendar.js";
import { chineseCalendar } from "../../src/office/holidays.js";

/** A village's week: Monday to Friday, 08:30-12:00 and 13:30-17:30 in Shanghai, with the holidays of the kept calendar. */
export const village: WorkCalendar = {
  zone: "Asia/Shanghai",
  spans: [
    { from: 510, until: 720 },
    { from: 810, until: 1050 },
  ],
  week: [1, 2, 3, 4, 5],
  ...chineseCalendar(),
};

/** The instant of `2026-03-02 09:00` in Shanghai. */
export function at(local: string): number {
  return Date.parse(`${local.replace(" ", "T")}+08:00`);
}

/** An instant as `2026-03-02 09:00` in Shanghai. */
export function shown(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
