import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorkCalendar } from "../../src/core/calendar.js";
import { findTime } from "../../src/intent/time.js";

const calendar: WorkCalendar = {
  zone: "Asia/Shanghai",
  spans: [{ from: 510, until: 1050 }],
  week: [1, 2, 3, 4, 5],
  holidays: new Set(),
  makeups: new Set(),
};
const now = Date.parse("2026-11-18T10:00+08:00");

describe("the words that name a time", () => {
  it.each([
    ["周五前修好", "周五前"],
    ["最迟周五下午三点前 修好", "最迟周五下午三点前"],
    ["请在下周三上午10点之前办好", "下周三上午10点之前"],
    ["已报修，3天内到场", "3天内"],
    ["will be fixed by Friday 5pm, thanks", "by Friday 5pm"],
    ["done no later than the 25th of November", "no later than the 25th of November"],
    ["１２月１日　１８：００ 开会", "１２月１日　１８：００"],
    ["週五前修好", "週五前"],
    ["兩個小時內到", "兩個小時內"],
    ["下禮拜一下午三點", "下禮拜一下午三點"],
    ["周五前台有人", "周五"],
    ["周五或者周六", "周五"],
    ["路灯修好，   明天   ", "明天"],
  ])("can be cut out of: %s", (text, words) => {
    const found = findTime(text, { now, calendar });
    expect(found?.matched).toBe(words);
    expect(found && text.slice(found.index).startsWith(words)).toBe(true);
  });

  it("mean the same in traditional characters and full width", () => {
    const means = (text: string) => findTime(text, { now, calendar })?.at;
    expect(means("週五前")).toBe(means("周五前"));
    expect(means("兩個工作日內")).toBe(means("两个工作日内"));
    expect(means("明天下午３點")).toBe(means("明天下午3点"));
    expect(means("ＢＹ　ＦＲＩＤＡＹ")).toBe(means("by friday"));
  });

  it.each([
    "三组路灯坏了三天",
    "3号楼2单元漏水",
    "5号院门口",
    "一周一次",
    "每周五",
    "3-2-501",
    "Q-0031",
    "110",
    "尽快",
    "以后再说",
    "早就修好了",
    "周边环境",
    "提3点意见",
    "第3点",
    "下周前",
    "3天前",
    "13月1日",
    "2月30日",
    "2027-02-29",
    "25:70",
    "may I ask",
    "the sun is out",
    "she sat down",
    "2nd floor",
    "am",
    "now",
    "",
  ])("are not in: %j", (text) => {
    expect(findTime(text, { now, calendar })).toBeUndefined();
  });

  it("are found or not in any text, and are always a piece of it", () => {
    const word = fc.constantFrom(
      "下周",
      "周",
      "五",
      "3",
      "三十",
      "月",
      "日",
      "号",
      "点",
      "半",
      "前",
      "内",
      "by ",
      "Fri",
      "day ",
      "in ",
      "pm",
      ":",
      "/",
      " ",
      "明",
      "天",
      "晚",
      "工作日",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word, { maxLength: 12 }).map((words) => words.join("")),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 4e12 }), (typed, at) => {
        const found = findTime(typed, { now: at, calendar });
        if (found === undefined) return;
        expect(Number.isSafeInteger(found.at)).toBe(true);
        expect(found.matched).not.toBe("");
        expect(typed.slice(found.index, found.index + found.matched.length)).toBe(found.matched);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are found in a long letter, and no letter takes for ever", () => {
    const letter = `${"今年修了两次，每次都说马上，到现在还没有人来。".repeat(200)}请周五前修好`;
    const blank = `${"1".repeat(40_000)}${" ".repeat(40_000)}十${"上".repeat(40_000)}`;
    const start = performance.now();
    expect(findTime(letter, { now, calendar })?.matched).toBe("周五前");
    expect(findTime(blank, { now, calendar })).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
