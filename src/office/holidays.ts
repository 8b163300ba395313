import { createRequire } from "node:module";
import { z } from "zod";
import type { LocalDay } from "../core/calendar.js";

/** Days off and make-up working days (调休), with the last year that they are published for. */
export type Holidays = Readonly<{
  holidays: ReadonlySet<LocalDay>;
  makeups: ReadonlySet<LocalDay>;
  lastKnownYear: number;
}>;

/**
 * China's public holidays as the State Council published them, from 2004 to `lastKnownYear`. The next year's are published
 * each November: until chinese-days is updated, the office file may add them.
 */
export function chineseCalendar(): Holidays {
  china ??= read();
  return china;
}

let china: Holidays | undefined;

const days = z.record(z.iso.date(), z.string());

/** Reads the package's data, not its functions: those reckon in the machine's own zone and are a day off west of Greenwich. */
function read(): Holidays {
  const data = z
    .object({ holidays: days, workdays: days })
    .parse(createRequire(import.meta.url)("chinese-days/dist/chinese-days.json"));
  const holidays = Object.keys(data.holidays);
  return {
    holidays: new Set(holidays),
    makeups: new Set(Object.keys(data.workdays)),
    lastKnownYear: Math.max(...holidays.map((day) => Number(day.slice(0, 4)))),
  };
}
