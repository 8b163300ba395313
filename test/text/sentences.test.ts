import { describe, expect, it } from "vitest";
import type { Say } from "../../src/core/say.js";
import { type About, render } from "../../src/text/index.js";
import { examples, now } from "./examples/index.js";

const languages = [
  ["zh", "zh-CN"],
  ["en", "en"],
] as const;

const said = (say: Say, more: Partial<About> = {}) =>
  render({ to: "here", weight: "reply", say }, { language: "zh-CN", zone: "Asia/Shanghai", now, group: false, ...more })
    .text;

describe.each(languages)("all sentences in %s", (short, language) => {
  const all: readonly Say[] = Object.values(examples(short)).flat();

  it("read as they are written down for the eye", async () => {
    const lines = all.map((say) => `— ${say.kind}\n${said(say, { language })}\n`);
    await expect(`${lines.join("\n")}`).toMatchFileSnapshot(`./${short}.txt`);
  });

  it.each(all.map((say) => [say.kind, say] as const))("%s is not long and has no hole in it", (_kind, say) => {
    const text = said(say, { language });
    expect(text.length).toBeLessThanOrEqual(600);
    expect(text).not.toMatch(/undefined|NaN|\[object|null| {2}|，，|。。|\n\n/);
    expect(text.trim()).toBe(text);
  });

  it("never suggest an answer to a question", () => {
    for (const say of all)
      expect(said(say, { language })).not.toMatch(/请打满意|好评|五星|请.{0,4}点.{0,2}满意|five stars|rate us/i);
  });
});

describe("what a resident is told at each moment (domain.md §17)", () => {
  const liu = { id: "liu", name: "刘德宏", title: "便民服务岗" };
  const wang = { id: "wang", name: "王秀英", title: "水务岗" };
  const contactBy = Date.parse("2026-11-23T18:00:00+08:00");
  const answerBy = Date.parse("2026-11-29T10:00:00+08:00");

  it.each<[Say, string]>([
    [
      { kind: "registered", no: 31, who: liu, contactBy, answerBy },
      "已登记 Q-0031。\n首问责任人：刘德宏（便民服务岗）。\n最迟 明天 18:00 联系您，最迟 11月29日 周日 10:00 答复。\n回复“进度”可查。",
    ],
    [{ kind: "claimed", no: 31, who: liu, contactBy }, "刘德宏（便民服务岗）已签收 Q-0031，将在 明天 18:00 前联系您。"],
    [
      { kind: "handing-over", no: 31, to: wang, who: liu },
      "Q-0031 正与王秀英（水务岗）交接；交接完成前仍由刘德宏（便民服务岗）负责。",
    ],
    [
      { kind: "handed-over", no: 31, to: wang, first: liu },
      "Q-0031 已由王秀英（水务岗）接收办理，刘德宏（便民服务岗）继续跟踪。",
    ],
    [{ kind: "registered-in-group", no: 31 }, "已登记 Q-0031。详情请私聊我，避免公开个人信息。"],
    [
      { kind: "emergency", numbers: ["110", "120"], sealed: true },
      "谢谢您愿意说出来，我听到了。您不用一个人扛着，有人愿意帮您。\n现在就有危险，请马上拨打 120（急救）、110（报警）。想找人说说话，打 12356（心理援助热线）。\n协调员已被提醒，会尽快联系您；您说的话不会发到群里，也不转给别人。\n如果说的是身边的人，请陪着对方，别让对方一个人待着。方便时告诉我：在什么位置？身边有人吗？",
    ],
    [
      { kind: "emergency", numbers: ["119"] },
      "如有危险，请立即拨打 119（火警救援）。\n值班人员已被提醒，会尽快联系您。您在什么位置？方便时发来。",
    ],
  ])("%o", (say, text) => {
    expect(said(say)).toBe(text);
  });

  it("says nothing of a time that is already over as if it were to come", () => {
    expect(said({ kind: "claimed", no: 31, who: liu, contactBy: now - 1 })).toBe(
      "刘德宏（便民服务岗）已签收 Q-0031，会尽快联系您。",
    );
  });

  it("has a name for an unknown person rather than none", () => {
    expect(said({ kind: "urged", no: 31, who: { id: "", name: "", title: "" } })).toContain("提醒了值班人员");
    expect(said({ kind: "urged", no: 31, who: { id: "x", name: "x", title: "" } })).toContain("提醒了x。");
  });
});

describe("a number that is not there and one that is not yours", () => {
  it.each(languages)("are refused in %s with the very same words", (_short, language) => {
    const missing = said({ kind: "refused", refused: "unknown" }, { language });
    const forbidden = said(
      { kind: "refused", refused: "unknown", no: 44, who: { id: "liu", name: "刘德宏", title: "" } },
      { language },
    );
    expect(forbidden).toBe(missing);
    expect(missing).toMatch(/请核对|check/);
  });
});

describe("what was given to the answerable person goes along", () => {
  const brief: Say = {
    kind: "brief",
    no: 31,
    category: "市政设施/路灯",
    place: "三组",
    contactBy: now + 1,
    contacted: [],
    answerBy: now + 1,
  };
  const materials = [
    { kind: "text", text: "我家门口，路灯坏了" },
    { kind: "image" },
    { kind: "image" },
    { kind: "voice", text: "路灯坏了" },
    { kind: "place", text: "三组 (40.10000, 117.10000)" },
    { kind: "unheard-of" },
  ];

  it("with the resident's own words, how to reach them, and how many files come", () => {
    const text = said(brief, { materials, reporter: { name: "张三", phone: "13800000000" } });
    expect(text).toContain(
      "居民的话：\n我家门口，路灯坏了\n三组 (40.10000, 117.10000)\n随后附上：照片 2 份、语音 1 份、文件 1 份\n",
    );
    expect(text).toContain("联系居民：张三 13800000000");
    expect(said(brief, { materials, language: "en" })).toContain("Sent along: 2 photos, 1 voice message, 1 file");
  });

  it("and a way to ask where no phone number is known", () => {
    expect(said(brief)).toContain("发“留言 31”和要说的话");
  });

  it("but nothing of it in a group", () => {
    const text = said(brief, { materials, reporter: { name: "张三", phone: "13800000000" }, group: true });
    expect(text).not.toMatch(/张三|138|门口|三组/);
  });

  it("and staff never hear that a resident was pressed to withdraw (B20)", () => {
    const pressed = said({ kind: "withdrawn-staff", no: 31, why: "pressed" });
    expect(pressed).toBe(said({ kind: "withdrawn-staff", no: 31, why: undefined }));
  });
});
