import { describe, expect, it } from "vitest";
import { firstLevels } from "../../src/core/categories/levels.js";
import { categories, category } from "../../src/core/categories.js";

/** `domain.md` §6.3. */
const table = {
  市容环境: "垃圾清运, 道路保洁, 乱堆乱放, 公厕",
  市政设施: "路灯, 井盖, 道路破损, 排水堵塞, 健身器材",
  水电气热: "停水, 停电, 停气, 供暖",
  物业小区: "电梯, 漏水, 物业服务, 维修资金, 业委会",
  停车交通: "乱停车, 停车难, 信号灯, 公交",
  噪声扰民: "施工, 商业, 邻里, 广场舞",
  违法建设: "违建, 占道经营, 广告",
  公共安全: "消防通道, 飞线充电, 危房, 燃气隐患",
  民政养老: "助餐, 助浴, 低保, 高龄补贴, 走访",
  社保医疗教育: "医保, 就业, 入学",
  农业农村: "宅基地, 水利, 农资, 村务公开, 集体资产",
  矛盾纠纷: "邻里, 家庭, 合同, 消费",
  干部作风: "推诿, 态度, 不作为",
  协商议题: "公共项目, 规则",
  应急敏感: "扬言, 聚集, 断供, 自杀",
} as const satisfies Record<keyof typeof firstLevels, string>;

describe("the categories", () => {
  it("hold every row of the field's own table", () => {
    const wanted = Object.entries(table).flatMap(([l1, rest]) => rest.split(", ").map((l2) => `${l1}/${l2}`));
    expect(wanted.filter((id) => category(id) === undefined)).toEqual([]);
    expect(Object.keys(firstLevels)).toEqual(Object.keys(table));
  });

  it("are each there once, with words in both languages, none of them twice", () => {
    expect(new Set(categories.map((row) => row.id)).size).toBe(categories.length);
    for (const { en, words } of categories) {
      expect(`${en.l1} ${en.l2}`).toMatch(/^[\w',\- ]+$/);
      for (const list of [words.zh, words.en]) {
        expect(list.length).toBeGreaterThan(2);
        expect(new Set(list).size).toBe(list.length);
        expect(list.every((word) => word.trim() === word && word.length > 0)).toBe(true);
      }
    }
  });

  it("keep complaints about staff and grave matters sealed (§8.7)", () => {
    expect(new Set(categories.filter((row) => row.sealed).map((row) => row.l1))).toEqual(
      new Set(["干部作风", "应急敏感"]),
    );
  });
});
