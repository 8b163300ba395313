import { describe, expect, it } from "vitest";
import { coaxes } from "../../src/intent/coax.js";

const suggestive = [
  "已经修好了，请给个好评",
  "麻烦您点满意",
  "路灯换好了，请您在评价里选满意",
  "記得打五星",
  "帮忙打个满分，谢谢",
  "请回复解决了",
  "给我们好评吧",
  "Please choose satisfied",
  "It is done, please give us five stars",
  "give us a good rating",
];

const plain = [
  "路灯已经换好，请您看看亮不亮",
  "请选您满意的时间，我们上门",
  "请告诉我们您是否满意",
  "请您评价，满意不满意都行",
  "请给我们打电话",
  "请在评价里写满意度",
  "居民对结果满意，已签字",
  "Please tell us whether the lamp works",
  "Please give us your phone number",
  "The contractor was given a good price",
];

describe("words that tell the resident which answer to give", () => {
  it.each(suggestive)("%s", (text) => expect(coaxes(text)).toBe(true));
  it.each(plain)("and not: %s", (text) => expect(coaxes(text)).toBe(false));
});
