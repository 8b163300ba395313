import { describe, expect, it } from "vitest";
import { understand } from "../../src/intent/matter.js";
import { readOffice } from "../../src/office/index.js";

const read = await readOffice("examples/office.yaml");
if ("faults" in read) throw new Error("the example office has faults");
const { office } = read;

const inShangzhen = { latitude: 40.31, longitude: 117.02 };
const inXiaying = { latitude: 40.295, longitude: 117.07 };
const nowhere = { latitude: 39.9, longitude: 116.4 };

describe("where a matter is", () => {
  it.each([
    ["the point alone", "路灯坏了", undefined, inShangzhen, "shangzhen", "上镇村"],
    [
      "words that name one place, whatever the point says",
      "下营村路灯坏了",
      undefined,
      inShangzhen,
      "xiaying",
      "下营村",
    ],
    [
      "words that several places have, and the point to choose",
      "三组路灯坏了",
      undefined,
      inXiaying,
      "xy-3",
      "下营三组",
    ],
    ["the platform's label for the point, kept as it is", "路灯坏了", "小卖部门口", inXiaying, "xiaying", "小卖部门口"],
    ["a point outside every boundary", "路灯坏了", undefined, nowhere, undefined, "📍"],
    ["no point and no words", "路灯坏了", undefined, undefined, undefined, undefined],
  ])("is told by %s", (_by, text, label, at, area, place) => {
    expect(understand(office, text, label, at).matter).toMatchObject({ area, place });
  });

  it("asks between namesakes where the point lies in neither", () => {
    expect(understand(office, "三组路灯坏了", undefined, nowhere).between.map(({ id }) => id)).toEqual([
      "sz-3",
      "xy-3",
    ]);
  });
});
