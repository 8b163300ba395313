import { describe, expect, it } from "vitest";
import { understandAll } from "../../src/intent/besides.js";
import { understand } from "../../src/intent/matter.js";
import { findSeveral } from "../../src/intent/several.js";
import { readOffice } from "../../src/office/index.js";

const read = await readOffice("examples/office.yaml");
if ("faults" in read) throw new Error("the example office has faults");
const { office } = read;
const all = (text: string) => understandAll(office, text, (part) => understand(office, part));

describe("several matters in one message (D6, M03)", () => {
  it.each([
    ["路灯坏了，还有自来水停了", ["路灯坏了", "自来水停了"]],
    ["路灯坏了还有自来水停了", ["路灯坏了", "自来水停了"]],
    ["三组的路灯坏了。另外村口垃圾没人收。", ["三组的路灯坏了", "村口垃圾没人收"]],
    ["1.路灯坏了 2.垃圾没人收", ["路灯坏了", "垃圾没人收"]],
    ["一是路灯不亮，二是下水道堵了", ["路灯不亮", "下水道堵了"]],
    ["我反映两个事，路灯坏了，还有广场舞太吵", ["路灯坏了", "广场舞太吵"]],
    ["两件事：停水了；垃圾没人收", ["停水了", "垃圾没人收"]],
    ["村口的井盖丢了，还有个事，低保什么时候发", ["村口的井盖丢了", "低保什么时候发"]],
    ["路燈壞了，還有自來水停了，另外垃圾沒人收", ["路燈壞了", "自來水停了", "垃圾沒人收"]],
    ["The street light is out, and also there is no water", ["The street light is out", "there is no water"]],
    [
      "Street light out. Another thing: the rubbish has not been collected",
      ["Street light out", "the rubbish has not been collected"],
    ],
  ])("「%s」 is parted", (text, texts) => {
    expect(findSeveral(text)).toEqual({ texts, sure: true });
  });

  it.each([
    ["水管爆了，水淌到路上"],
    ["路灯坏了，晚上黑，还有老人摔倒"],
    ["路灯坏了三天，打电话没人接，还有人说不归他们管"],
    ["下水道堵了，还有臭味"],
    ["下水道堵了，污水淌到路上，还有蚊子"],
    ["停水了，厕所也没法冲"],
    ["停水了，还有几天来水"],
    ["停水停电"],
    ["路塌了，还有一截护栏也掉下去了"],
    ["楼上漏水，还有物业不管"],
    ["工地半夜施工，灰尘大，还有大车把路压坏了"],
    ["树倒了把电线砸断了，停电了"],
    ["三组路灯坏了，还有，谢谢你们"],
    ["路灯坏了，另外麻烦快点修"],
    ["The drain is blocked and the road is flooded"],
  ])("「%s」 is one", (text) => {
    expect(findSeveral(text)).toBeUndefined();
  });

  it.each([["上镇村三组路灯坏了，自来水也停了"], ["电梯坏了，还有楼道漏水"]])(
    "「%s」 may be two: that is for the resident to say",
    (text) => {
      expect(findSeveral(text)?.sure).toBe(false);
      expect(all(text)).toMatchObject({ maybe: true });
      expect(all(text)).not.toHaveProperty("others");
    },
  );

  it.each([["家里煤气味很大，还有路灯坏了"], ["我要举报村会计，还有路灯坏了"]])(
    "「%s」 is never taken apart: danger and what is sealed stand first",
    (text) => expect(findSeveral(text)).toBeUndefined(),
  );

  it("a letter with many points is read as a whole", () => {
    const points = ["路灯坏了", "垃圾没人收", "停水了", "广场舞太吵", "乱停车堵门"];
    expect(findSeveral(points.map((point, index) => `${index + 1}、${point}`).join("；"))).toBeUndefined();
    expect(findSeveral(`路灯坏了，还有停水了。${"请尽快处理，谢谢。".repeat(20)}`)).toBeUndefined();
  });

  it("a place that is named once is meant for all; another is that matter's own", () => {
    const shared = all("上镇村三组路灯坏了，还有自来水停了");
    expect(shared.matter).toMatchObject({ category: "市政设施/路灯", area: "sz-3" });
    expect(shared.others).toMatchObject([{ category: "水电气热/停水", area: "sz-3", urgency: "urgent" }]);
    expect(all("路灯坏了，还有下营村自来水停了").matter.area).toBe("xiaying");
    expect(all("上镇村路灯坏了，还有梨花苑北区垃圾没人收").others).toMatchObject([{ area: "lh-north" }]);
    expect(all("上镇村二组路灯坏了，还有三组垃圾没人收").others).toMatchObject([{ area: "sz-3" }]);
  });
});
