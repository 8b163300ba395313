import { describe, expect, it } from "vitest";
import { isAdvert } from "../../src/intent/advert.js";
import { coaxes } from "../../src/intent/coax.js";
import { readCommand } from "../../src/intent/interpret.js";
import { findCategory } from "../../src/intent/matter.js";
import { normal } from "../../src/intent/normal.js";
import { asksForList } from "../../src/intent/remark.js";

describe("a trouble that is told in a shape rather than a word", () => {
  it.each([
    ["巷子口那个灯吧好些天都没亮过", "市政设施/路灯"],
    ["水龙头拧开啥也不出", "水电气热/停水"],
    ["谁家的狗天天追着人咬", "市容环境/动物"],
    ["拿插排给电瓶车在楼下充电", "公共安全/飞线充电"],
    ["前头停了辆面包车，我的车进不去", "停车交通/乱停车"],
    ["晚上回来找不到一个停车的地方", "停车交通/停车难"],
    ["包工头欠着不给我们发工钱", "社保医疗教育/就业"],
    ["三个儿子都不养我", "矛盾纠纷/家庭"],
    ["商场不肯退", "矛盾纠纷/消费"],
    ["the toilet is clogged", "市政设施/排水堵塞"],
    ["干部把扶贫的钱装进自己腰包", "干部作风/不作为"],
    ["大厅的人爱骂人", "干部作风/态度"],
  ])("“%s”: %s", (text, category) => expect(findCategory(normal(text))).toBe(category));

  it.each(["孩子不管多晚都学习", "红绿灯不亮"])("“%s” has another, or none", (text) => {
    expect(["矛盾纠纷/家庭", "市政设施/路灯"]).not.toContain(findCategory(normal(text)));
  });
});

describe("a number before the command", () => {
  it.each([
    ["2号 催办", "urge", 2],
    ["编号０００７ 进度", "status", 7],
    ["第3单进度", "status", 3],
    ["#12 urge", "urge", 12],
  ] as const)("“%s”", (text, act, no) => expect(readCommand(text, false)).toMatchObject({ act, no }));
  it.each(["1号楼停水", "3号 没水了", "5号 我办"])("“%s” is none of a resident's", (text) => {
    expect(readCommand(text, false)).toBeUndefined();
  });
});

it("a cadre asks for the list in other words", () => {
  expect(["我手里还有几件", "还剩哪些没办的", "what's left"].map(asksForList)).toEqual([true, true, true]);
  expect(["还有几个零件没到", "我手上有事"].map(asksForList)).toEqual([false, false]);
});

it("words that tell the resident which answer to give", () => {
  for (const text of ["回访问起来您说满意就行", "评价时都选第一项", "不给满意我要挨罚的", "帮忙点一下已解决"])
    expect(coaxes(text)).toBe(true);
  for (const text of ["回访时请如实说", "评价完全由您选", "麻烦您看看解决了吗", "不满意您直说"])
    expect(coaxes(text)).toBe(false);
});

it("an advert sells; whoever was cheated by one does not", () => {
  for (const text of ["刷单日结，加V：made-up", "代开发票，详询13800000000"]) expect(isAdvert(text)).toBe(true);
  for (const text of ["刷单被骗了，对方让我加微信", "墙上到处贴办证的，写着联系电话"])
    expect(isAdvert(text)).toBe(false);
});
