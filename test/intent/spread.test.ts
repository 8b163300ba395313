import { describe, expect, it } from "vitest";
import { understand } from "../../src/intent/matter.js";
import { readOffice } from "../../src/office/index.js";

const read = await readOffice("examples/office.yaml");
if ("faults" in read) throw new Error("the example office has faults");
const { office } = read;

describe("what comes from one village and reaches another (M28)", () => {
  it.each([
    ["上镇村往河里倒垃圾，淌到我们下营村来了", "shangzhen", ["xiaying"]],
    ["上游上镇村乱倒垃圾，我们下营村都臭了", "shangzhen", ["xiaying"]],
    ["上镇村污水流到下营村", "shangzhen", ["xiaying"]],
    ["我们上镇村倒的垃圾淌到下营村去了", "shangzhen", ["xiaying"]],
    ["下营村被上镇村排的污水淹了", "shangzhen", ["xiaying"]],
    ["我们下营村的水被上游污染了，应该是上镇村的厂子排的", "shangzhen", ["xiaying"]],
    ["从上镇村二组飘过来的烟，下营一组家家都呛", "sz-2", ["xy-1"]],
    ["上鎮村三組養豬的糞水流到下營村一組的溝裡", "sz-3", ["xy-1"]],
    ["下营村河沟里全是从上镇村漂下来的垃圾", "shangzhen", ["xiaying"]],
    ["上镇村的污水流到下营村，又漫到梨花社区", "shangzhen", ["xiaying", "lihua"]],
    ["Shangzhen dumps rubbish into the river and it comes down to us in Xiaying", "shangzhen", ["xiaying"]],
    ["The pig farm in Shangzhen drains into the stream and pollutes our village Xiaying", "shangzhen", ["xiaying"]],
    ["smoke from Shangzhen is blowing into Xiaying", "shangzhen", ["xiaying"]],
  ])("「%s」 is of the first and reaches the other", (text, area, affected) => {
    expect(understand(office, text).matter).toMatchObject({ area, affected });
  });

  it.each([
    ["下营村的人往上镇村倒垃圾"],
    ["上镇村把垃圾倒到下营村"],
    ["下营村和上镇村中间的河里有垃圾，影响两个村"],
    ["上镇村三组和下营村交界的沟堵了，水淹到下营村了"],
    ["上镇村和下营村的污水流到梨花社区"],
  ])("「%s」 does not say from where: both are asked about", (text) => {
    const { matter, between, spread } = understand(office, text);
    expect(matter).not.toHaveProperty("affected");
    expect(matter.area).toBeUndefined();
    expect(between.length).toBeGreaterThan(1);
    expect(spread).toBeDefined();
  });

  it.each([
    ["下营村和上镇村的路灯都坏了"],
    ["我家在下营村，上镇村三组的路灯坏了"],
    ["从上镇村到下营村的公交一直不来"],
    ["我从上镇村搬到下营村，户口怎么迁"],
  ])("「%s」 is no crossing", (text) => {
    expect(understand(office, text).spread).toBeUndefined();
  });

  it("two groups of one village have one desk: nothing reaches another", () => {
    expect(understand(office, "上镇一组的污水流到上镇三组").spread).toBeUndefined();
  });

  it("a place that is told decides where it comes from; the other village stays the one that it reaches", () => {
    const text = "上镇村往河里倒垃圾，淌到我们下营村来了";
    expect(understand(office, text, "上镇村二组").matter).toMatchObject({ area: "sz-2", affected: ["xiaying"] });
    expect(understand(office, text, "下营村").matter).toMatchObject({ area: "xiaying", affected: ["shangzhen"] });
    expect(understand(office, text, "梨花社区").matter).not.toHaveProperty("affected");
  });

  it("a shared point does not decide it: whoever complains may stand at either end", () => {
    const inXiaying = { latitude: 40.295, longitude: 117.07 };
    const text = "上镇村把垃圾倒到下营村";
    expect(understand(office, text, undefined, inXiaying).matter.area).toBeUndefined();
  });
});
