import { describe, expect, it } from "vitest";
import { clock as enClock } from "../../src/text/en/names.js";
import { timeWords } from "../../src/text/time.js";
import { clock as zhClock } from "../../src/text/zh/names.js";

/** Sunday 22 November 2026, 10:00 in Shanghai. */
const where = { zone: "Asia/Shanghai", now: Date.parse("2026-11-22T10:00:00+08:00") };
const at = (local: string) => Date.parse(`${local.replace(" ", "T")}:00+08:00`);

describe("a time is said in the office's zone", () => {
  it.each([
    ["2026-11-22 18:00", "今天 18:00", "today, 18:00"],
    ["2026-11-23 09:05", "明天 09:05", "tomorrow, 09:05"],
    ["2026-11-21 18:00", "昨天 18:00", "yesterday, 18:00"],
    ["2026-11-24 18:00", "11月24日 周二 18:00", "Tue 24 Nov, 18:00"],
    ["2026-11-20 18:00", "11月20日 周五 18:00", "Fri 20 Nov, 18:00"],
    ["2027-01-04 08:30", "2027年1月4日 周一 08:30", "Mon 4 Jan 2027, 08:30"],
  ])("%s is %s", (local, chinese, english) => {
    expect(timeWords(zhClock, where, at(local))).toBe(chinese);
    expect(timeWords(enClock, where, at(local))).toBe(english);
  });

  it("midnight is the end of the day before it, not the start of the next", () => {
    expect(timeWords(zhClock, where, at("2026-11-23 00:00"))).toBe("今天 24:00");
    expect(timeWords(zhClock, where, at("2026-11-30 00:00"))).toBe("11月29日 周日 24:00");
    expect(timeWords(enClock, where, at("2027-01-01 00:00"))).toBe("Thu 31 Dec, 24:00");
  });

  it("the same instant is another day elsewhere", () => {
    expect(timeWords(enClock, { ...where, zone: "America/New_York" }, at("2026-11-23 08:00"))).toBe("tomorrow, 19:00");
    expect(timeWords(enClock, { ...where, zone: "UTC" }, at("2026-11-23 07:00"))).toBe("today, 23:00");
  });
});
