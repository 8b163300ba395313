import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { categories } from "../../src/core/categories.js";
import type { Office } from "../../src/core/office.js";
import { loadOffice } from "../../src/office/index.js";

const file = "examples/office.yaml";

async function example(): Promise<Office> {
  const loaded = loadOffice(await readFile(file, "utf8"));
  if ("faults" in loaded) throw new Error(`the example has ${loaded.faults.length} faults`);
  expect(loaded.warnings).toEqual([]);
  return loaded.office;
}

describe("the example office", () => {
  it("is a tree of three levels with the office at its top", async () => {
    const { areas } = await example();
    expect(areas.get("zly")).toMatchObject({ level: 1, parent: undefined });
    expect(areas.get("shangzhen")).toMatchObject({ level: 2, parent: "zly" });
    expect(areas.get("sz-3")).toMatchObject({ name: "上镇三组", level: 3, parent: "shangzhen" });
    expect(areas.get("sz-3")?.aliases).toContain("三组");
  });

  it("gives everybody but the hands without a phone an account on the playground", async () => {
    const { staff } = await example();
    for (const one of staff.values()) expect(one.accounts.web).toBe(one.id);
    expect(staff.get("liu")?.accounts).toMatchObject({
      telegram: "1001",
      slack: "U1001",
      wechat: "o_liu",
      wecom: "liu",
    });
  });

  it("holds no number that could be somebody's", async () => {
    expect(await readFile(file, "utf8")).not.toMatch(/1[3-9]\d{9}|\d{17}[\dXx]/);
  });

  it("reads times, weekdays, rotations and digests into numbers", async () => {
    const { duty, digests } = await example();
    expect(duty[0]).toEqual({
      area: "shangzhen",
      post: "sz-desk",
      from: 0,
      until: 1440,
      week: [1, 2, 3, 4, 5, 6, 7],
      people: ["liu", "wang"],
      rotate: "daily",
    });
    expect(duty.find((row) => row.area === "xiaying" && row.from === 1200)).toMatchObject({ until: 480 });
    expect(digests[0]).toEqual({ to: ["zhang", "sun"], areas: ["zly"], weekday: 1, minute: 510 });
  });

  it("has a leading post for every category that needs one", async () => {
    const { remits, posts } = await example();
    const open = categories.filter((row) => !row.sealed);
    for (const { id, l1 } of open)
      expect(remits.some((remit) => remit.category === id || remit.category === l1)).toBe(true);
    for (const { lead } of remits) expect(posts.has(lead)).toBe(true);
  });

  it("gives the community its own working hours and everyone the published days off", async () => {
    const { calendar, calendars } = await example();
    expect(calendar.spans).toEqual([
      { from: 510, until: 720 },
      { from: 810, until: 1050 },
    ]);
    expect(calendars.get("lihua")?.spans[1]).toEqual({ from: 840, until: 1110 });
    expect(calendar.holidays.has("2026-10-01")).toBe(true);
    expect(calendar.lastKnownYear).toBeGreaterThanOrEqual(2026);
  });

  it("keeps the profile's clocks where it says nothing else", async () => {
    const { profile } = await example();
    expect(profile.answer.accident).toEqual({ amount: 2, unit: "hours" });
    expect(profile.handover).toEqual({ amount: 2, unit: "workhours" });
    expect(profile.quietStaff).toEqual({ from: 1260, until: 420 });
  });
});

describe("the office file", () => {
  const small = `
office: { id: o, name: 小镇 }
people:
  - { id: sun, name: 孙一, roles: [coordinator, official, auditor], accounts: { telegram: 1001 } }
duty: [{ area: o, from: "00:00", to: "24:00", people: [sun] }]
`;
  const load = (more: string) => {
    const loaded = loadOffice(small + more);
    if ("faults" in loaded) throw new Error(loaded.faults.map((fault) => `${fault.line} ${fault.code}`).join());
    return loaded.office;
  };

  it("may leave out whatever has a default, and keys without a value", () => {
    const office = load("aliases:\n".replace("aliases", "groups"));
    expect(office).toMatchObject({ zone: "Asia/Shanghai", language: "zh-CN", groups: [] });
    expect(office.staff.get("sun")).toMatchObject({ phone: undefined, accounts: { telegram: "1001" } });
  });

  it("changes only those clocks that it names", () => {
    const { profile } = load("deadlines: { claim: { normal: 4工时 }, answer: { ordinary: 10 workdays }, budget: 5 }");
    expect(profile.claim).toMatchObject({
      normal: { amount: 4, unit: "workhours" },
      urgent: { amount: 30, unit: "minutes" },
    });
    expect(profile.answer.ordinary).toEqual({ amount: 10, unit: "workdays" });
    expect(profile.budget).toBe(5);
  });

  it("starts from another published profile where it names one", () => {
    const loaded = loadOffice(small.replace("name: 小镇", "name: 小镇, profile: shandong"));
    expect("office" in loaded && loaded.office.profile.answer.ordinary).toEqual({ amount: 5, unit: "workdays" });
  });

  it("puts its own days off and working days over the published ones", () => {
    const { calendar } = load(
      'calendar: { days: cn, holidays: ["2031-01-02", "2026-02-14"], workdays: ["2026-10-01"] }',
    );
    expect(calendar.holidays.has("2031-01-02")).toBe(true);
    expect(calendar.makeups.has("2026-02-14")).toBe(false);
    expect(calendar.holidays.has("2026-10-01")).toBe(false);
    expect(calendar.makeups.has("2026-10-01")).toBe(true);
    expect(calendar.lastKnownYear).toBe(2031);
  });

  it("can do without published days: calendar: none", () => {
    const { calendar } = load("calendar: none");
    expect(calendar.holidays.size).toBe(0);
    expect(calendar).not.toHaveProperty("lastKnownYear");
  });

  it("takes weekdays in English and in Chinese", () => {
    const week = (text: string) => load(`digests: [{ to: [sun], areas: [o], at: "${text}" }]`).digests[0]?.weekday;
    expect([week("SUN 09:00"), week("周日 09:00"), week("星期三 09:00"), week("fri 09:00")]).toEqual([7, 7, 3, 5]);
  });
});
