import { describe, expect, it } from "vitest";
import { normal } from "../../src/intent/normal.js";
import { isPhone } from "../../src/intent/redact.js";
import { isCourtesy, type Remark, remarkIn } from "../../src/intent/remark.js";
import { isPlace, tellsTrouble } from "../../src/intent/where.js";
import { writtenIn } from "../../src/intent/written.js";
import { office } from "../core/spec.js";

const said: Readonly<Record<Remark, readonly string[]>> = {
  person: [
    "我想找人说话",
    "能不能找个人聊聊",
    "轉人工",
    "给我回个电话吧",
    "I want to talk to a person",
    "can someone call me back",
    "Let me speak to a real person",
  ],
  asks: [
    "路灯的事怎么样了？",
    "什么时候能修好",
    "有结果了吗",
    "处理到哪一步了",
    "Any news?",
    "when will it be fixed",
    "What's happening with the lamp",
    "有信儿没",
    "修好没",
    "还得等几天",
    "查一下我的单子",
    "现在谁在管",
    "who is handling it",
  ],
  waits: ["怎么还没人来", "等了三天一直没有动静", "没人管", "？？？", "Still waiting", "nobody has come yet"],
  urges: ["麻烦再催一下", "你们快点", "抓紧办吧", "please hurry up"],
  ends: ["算了", "不用修了，我自己弄好了", "取消这个单", "已经修好了", "never mind, it is back on", "cancel it please"],
  how: ["这个咋用啊", "你是机器人吗", "你能干什么", "how does it work"],
  upset: ["气死我了", "你们就是一群废物", "他妈的", "this is bullshit", "You are useless"],
  thanks: ["谢谢你们", "好的，谢谢", "辛苦了", "Thanks a lot"],
  okay: ["好的", "知道了。", "收到", "OK", "got it"],
  opens: ["测试", "我要投诉", "您好，我想反映个问题", "有个事", "I want to complain", "I have a question"],
};

describe("a remark is told from a matter", () => {
  it.each(Object.entries(said).flatMap(([remark, texts]) => texts.map((text) => [text, remark])))(
    "“%s” %s",
    (text, remark) => {
      expect(remarkIn(normal(text ?? ""))).toBe(remark);
    },
  );

  it.each([
    "上镇村三组路灯坏了三天了",
    "投诉广场舞太吵",
    "我要举报村会计",
    "好几天没人收垃圾",
    "低保怎么办理",
    "The street lamp at the corner is broken",
    "赶紧救人",
    "催款公司天天打电话",
    "别催了",
    "千万不要取消我的单",
    "亮了一夜没人关",
    "修好了又坏了",
    "",
  ])("“%s” is none", (text) => {
    expect(remarkIn(normal(text))).toBeUndefined();
  });
});

describe("the language of a text is that of its greater part", () => {
  it.each([
    ["The street light at 三组 has been broken for days", "en"],
    ["路灯坏了 please", "zh-CN"],
    ["我家 wifi 和 TV 都断了", "zh-CN"],
    ["Q-0031", undefined],
    ["/status 31", undefined],
    ["https://example.org/lamp", undefined],
    ["？！", undefined],
    ["Shangzhen village, no water", "en"],
  ] as const)("“%s”: %s", (text, language) => {
    expect(writtenIn(text)).toBe(language);
  });
});

describe("a place is told from what is wrong there", () => {
  it.each(["上镇村三组", "老槐树对面", "村委会门口", "near the school gate"])("“%s” is a place", (text) => {
    expect(isPlace(office, text)).toBe(true);
  });

  it.each(["上镇村三组路灯坏了", "你看看这个怎么弄", "the lamp in group 3 is broken"])("“%s” is none", (text) => {
    expect(tellsTrouble(text)).toBe(true);
    expect(isPlace(office, text)).toBe(false);
  });
});

it("a phone number alone is known as one", () => {
  expect(["13800001111", " 010-12345678 "].map(isPhone)).toEqual([true, true]);
  expect(["13800001111 路灯坏了", "31", ""].map(isPhone)).toEqual([false, false, false]);
});

describe("a courtesy and nothing more", () => {
  it.each([
    "好的",
    "好的，谢谢！",
    "谢谢您",
    "嗯嗯",
    "知道了，麻烦您了",
    "收到",
    "OK",
    "ok thanks",
    "Thank you very much",
    "got it, thanks",
  ])("“%s” is one", (text) => expect(isCourtesy(normal(text))).toBe(true));

  it.each([
    "好的，我电话13800001111",
    "谢谢，三组5号",
    "好的路灯还没修",
    "可以明天来吗",
    "thanks, it is still broken",
    "ok but when",
    "",
  ])("“%s” says more", (text) => expect(isCourtesy(normal(text))).toBe(false));
});
