import { describe, expect, it } from "vitest";
import { approach, concerns, isMatter, subjectsOf } from "../../src/app/group.js";
import { isAdvert } from "../../src/intent/advert.js";
import { calledIn } from "../../src/intent/called.js";
import type { Inbound } from "../../src/port/index.js";
import { exampleOffice } from "../support/made-up.js";

const office = exampleOffice();
const group = office.groups.find(({ platform }) => platform === "telegram")?.chat ?? "";
const staffOf = (user: string) => [...office.staff.values()].find((staff) => staff.accounts.telegram === user)?.id;

const said = (text: string, more: Partial<Inbound> = {}): Inbound => ({
  key: "k",
  at: 0,
  chat: { id: group, kind: "group" },
  from: { id: "9001" },
  text,
  addressed: false,
  ...more,
});

describe("what is said in a group", () => {
  it.each(["三组路灯坏了", "@王干事 楼道堆东西谁管", "没水了", "家里煤气味很大", "street lamp is broken"])(
    "“%s” is a matter",
    (text) => expect(isMatter(text)).toBe(true),
  );
  it.each([
    "今晚吃什么",
    "谢谢，路灯修好了",
    "路灯亮了",
    "收到",
    "哈哈哈",
    "垃圾已经清理了",
    "thanks, the lamp works again",
  ])("“%s” is none", (text) => expect(isMatter(text)).toBe(false));
  it("V24: an advertisement is none, whatever else it names", () => {
    for (const text of [
      "百家乐首存送彩金 加微信 abc",
      "无抵押贷款秒到账 http://x.top",
      "路灯下日赚500 加群领",
      "Casino jackpot www.x.com",
    ]) {
      expect(isAdvert(text)).toBe(true);
      expect(isMatter(text)).toBe(false);
    }
    for (const text of ["有人在小区里赌博", "三组路灯坏了 照片见 https://example.org/a.jpg", "网贷骗子又来了"])
      expect(isAdvert(text)).toBe(false);
  });
  it("is heard only in the groups of the office file, and in their topics", () => {
    const lamp = said("三组路灯坏了");
    expect(concerns(office, "telegram", lamp, undefined)).toBe(true);
    expect(concerns(office, "telegram", { ...lamp, chat: { id: `${group}/7`, kind: "group" } }, undefined)).toBe(true);
    expect(concerns(office, "telegram", { ...lamp, chat: { id: "-1", kind: "group" } }, undefined)).toBe(false);
    expect(concerns(office, "telegram", said("今晚吃什么"), undefined)).toBe(false);
    expect(concerns(office, "telegram", said("今晚吃什么"), "liu")).toBe(false);
    expect(concerns(office, "telegram", said("我看看", { quote: { ref: "1", fromBot: false } }), "liu")).toBe(true);
  });
});

describe("who is called", () => {
  const called = (text: string, mentions: Inbound["mentions"] = []) =>
    calledIn({ office, area: "shangzhen", text, mentions, staffOf });

  it("is known by the platform's mention, by name, and by surname and title where only one fits", () => {
    expect(called("没水了", [{ id: "1002" }])).toEqual(["wang"]);
    expect(called("@王秀英 没水了")).toEqual(["wang"]);
    expect(called("@王秀英没水了 ＠刘德宏")).toEqual(["wang", "liu"]);
    expect(called("@王干事 楼道堆东西谁管")).toEqual(["wang"]);
    expect(called("@孙主任 @王干事 没水了")).toEqual(["sun", "wang"]);
  });
  it("is nobody where a name is not on the list or fits several", () => {
    expect(called("@赵四 没水了")).toEqual([]);
    expect(called("王秀英说没水了")).toEqual([]);
    expect(called("发到 a@example.org")).toEqual([]);
  });
  it("a complaint is about whom it names, else about whom it is said to", () => {
    expect(subjectsOf(office, "@王秀英 我要举报刘德宏收红包", ["wang"])).toEqual(["liu"]);
    expect(subjectsOf(office, "@刘德宏 我要举报你收红包", ["liu"])).toEqual(["liu"]);
    expect(subjectsOf(office, "@刘德宏 我要举报村会计", ["liu"])).toEqual([]);
    expect(subjectsOf(office, "@刘德宏 路灯坏了，你快来", ["liu"])).toEqual([]);
  });
  it("is an approach to the bot, to a cadre, or to nobody", () => {
    const where = { office, platform: "telegram", staffOf };
    expect(approach(where, said("没水了"))).toEqual({ by: "silence", staff: [], area: "shangzhen" });
    expect(approach(where, said("没水了", { addressed: true }))).toMatchObject({ by: "bot" });
    expect(approach(where, said("@王秀英 没水了"))).toMatchObject({ by: "mention", staff: ["wang"] });
  });
});
