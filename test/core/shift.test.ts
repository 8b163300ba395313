import { describe, expect, it } from "vitest";
import { fullRoster, type Roster } from "../../src/core/duty.js";
import { holesIn, shiftOf, shiftsIn } from "../../src/core/shift.js";
import { DAY, HOUR, MONDAY, office } from "./spec.js";

const MIDNIGHT = MONDAY - 9 * HOUR;
const where = (roster: Partial<Roster> = {}) => ({ office, roster: { ...fullRoster, ...roster } });
const leave = (staff: string, from: number, until: number) => ({
  staff,
  from,
  until,
  cover: undefined,
  briefed: false,
});

describe("shifts (domain.md §8.3)", () => {
  it("follow one another without a hole, and rotate day by day", () => {
    const week = shiftsIn(where(), "shangzhen", [MIDNIGHT, MIDNIGHT + 7 * DAY]);
    expect(week).toHaveLength(7);
    expect(week.map(({ staff }) => staff).every((staff, index) => staff !== week[index + 1]?.staff)).toBe(true);
    expect(week.slice(1).map(({ from }) => from)).toEqual(week.slice(0, -1).map(({ until }) => until));
  });
  it("one over midnight is one shift of the day it began on", () => {
    const nights = shiftsIn(where(), "xiaying", [MIDNIGHT, MIDNIGHT + 2 * DAY]);
    expect(nights[0]?.from).toBe(MIDNIGHT);
    expect(nights.at(-1)?.until).toBe(MIDNIGHT + 2 * DAY);
  });
  it("leave puts the other role on for just that time", () => {
    const [first] = shiftsIn(where(), "shangzhen", [MIDNIGHT, MIDNIGHT + DAY]);
    const staff = first?.staff ?? "";
    const away = where({ leaves: [leave(staff, MONDAY, MONDAY + HOUR)] });
    const parts = shiftsIn(away, "shangzhen", [MIDNIGHT, MIDNIGHT + DAY]);
    expect(parts.map((part) => [part.from, part.staff === staff])).toEqual([
      [MIDNIGHT, true],
      [MONDAY, false],
      [MONDAY + HOUR, true],
    ]);
  });
  it("a swap puts whoever agreed on, and is somebody's own shift then", () => {
    const mine = shiftOf(where(), "liu", MONDAY) ?? shiftOf(where(), "liu", MONDAY + DAY);
    expect(mine?.staff).toBe("liu");
    const swapped = where({
      swaps: [{ area: "shangzhen", from: mine?.from ?? 0, until: mine?.until ?? 0, staff: "zhao" }],
    });
    expect(shiftsIn(swapped, "shangzhen", [mine?.from ?? 0, mine?.until ?? 0]).map(({ staff }) => staff)).toEqual([
      "zhao",
    ]);
  });
  it("holes that leave tears are named, by village and time", () => {
    expect(holesIn(where(), [MIDNIGHT, MIDNIGHT + 7 * DAY])).toEqual([]);
    const both = where({ leaves: ["liu", "wang"].map((staff) => leave(staff, MONDAY, MONDAY + HOUR)) });
    expect(holesIn(both, [MIDNIGHT, MIDNIGHT + 7 * DAY])).toEqual([
      { area: "shangzhen", from: MONDAY, until: MONDAY + HOUR, staff: undefined },
    ]);
  });
});
