import { expect, it } from "vitest";
import { mended } from "../../src/intent/mend.js";

it.each([
  ["at its beginning and its end at once", "下营村二组自来水停了", "下营村一组自来水停了两天"],
  ["in the middle", "上镇村三组的路灯坏了三天", "上镇村四组的路灯坏了三天"],
  ["by words that are put in here and there", "三组路灯不亮", "上镇村三组的路灯都不亮了"],
])("what was told gives way to words that were changed %s", (_, told, words) => {
  expect(mended(told, words)).toBe(words);
  expect(mended(`${told}\n晚上看不见路`, words)).toBe(`${words}\n晚上看不见路`);
});

it("words that are like nothing that was told take the place of nothing", () => {
  expect(mended("上镇村三组的路灯坏了三天\n晚上看不见路", "梨花苑1号楼电梯困过人")).toBeUndefined();
});
