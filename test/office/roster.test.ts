import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fullRoster, onDuty } from "../../src/core/duty.js";
import type { Duty, Office } from "../../src/core/office.js";
import { gaps, loadOffice, spellGap } from "../../src/office/index.js";

const loaded = loadOffice(`
office: { id: town, name: 镇 }
areas: [{ id: village, name: 村 }]
people: [{ id: sun, name: 孙一, roles: [coordinator, official, auditor] }]
`);
if ("faults" in loaded) throw new Error("the small office has faults");
const office = loaded.office;

function withDuty(...rows: readonly Partial<Duty>[]): Office {
  const row: Duty = {
    area: "village",
    post: undefined,
    from: 0,
    until: 1440,
    week: [1, 2, 3, 4, 5, 6, 7],
    people: ["sun"],
    rotate: "none",
  };
  return { ...office, duty: rows.map((change) => ({ ...row, ...change })) };
}

describe("gaps in the duty roster", () => {
  it("are none where every hour of every day has someone", () => {
    expect(gaps(withDuty({}))).toEqual([]);
    expect(gaps(withDuty({ from: 480, until: 1200 }, { from: 1200, until: 480 }))).toEqual([]);
    expect(gaps(withDuty({ from: 0, until: 0 }))).toEqual([]);
  });

  it("are the whole week where a village has no roster, whatever the town has", () => {
    const [gap] = gaps(withDuty({ area: "town" }));
    expect(gap).toEqual({ area: "village", week: [1], from: 0, minutes: 7 * 1440 });
    expect(gap && [spellGap(gap, "zh-CN"), spellGap(gap, "en")]).toEqual(["全周", "the whole week"]);
  });

  it.each([
    ["每天 22:00–次日 06:00", [{ from: 360, until: 1320 }]],
    ["周三 09:00–10:30", [{ week: [1, 2, 4, 5, 6, 7] }, { week: [3], until: 540 }, { week: [3], from: 630 }]],
    ["周六 00:00 起 48 小时", [{ week: [1, 2, 3, 4, 5] }]],
    ["周日 20:00–次日 08:00", [{ week: [2, 3, 4, 5, 6] }, { week: [7], until: 1200 }, { week: [1], from: 480 }]],
  ] as const)("are told as 「%s」", (words, rows) => {
    expect(gaps(withDuty(...rows)).map((gap) => spellGap(gap, "zh-CN"))).toEqual([words]);
  });

  it("are exactly the minutes in which nobody is on duty", () => {
    const minute = fc.integer({ min: 0, max: 24 }).map((hour) => hour * 60);
    const row = fc.record({
      from: minute.map((from) => from % 1440),
      until: minute,
      week: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    });
    const monday = Date.UTC(2026, 0, 5) - 8 * 3_600_000;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const some = withDuty(...rows);
        const open = new Set(
          gaps(some).flatMap(({ week, from, minutes }) =>
            week.flatMap((day) =>
              Array.from({ length: minutes / 60 }, (_, hour) => ((day - 1) * 24 + from / 60 + hour) % 168),
            ),
          ),
        );
        for (let hour = 0; hour < 168; hour++) {
          const there = onDuty(some, fullRoster, "village", monday + hour * 3_600_000 + 1_800_000);
          expect(open.has(hour)).toBe(there.length === 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
