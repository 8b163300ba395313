import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMessage, decodePress } from "../../adapters/slack/decode.js";
import { toBody, toTarget } from "../../adapters/slack/encode.js";
import { fromRef, toRef } from "../../adapters/slack/ref.js";
import { escaped, toPlain } from "../../adapters/slack/text.js";
import { refusal } from "../world/slack/limits.js";

const nameOf = (id: string) => ({ U1: "刘德宏" })[id];
const around = { botId: "UBOT", person: () => undefined, now: 1 };
const said = { channel: "C1", channel_type: "channel", user: "U1", ts: "1700000000.000100", text: "x" };

describe("Slack's text, as a person reads it", () => {
  it.each([
    ["<@UBOT> 路灯坏了", "路灯坏了"],
    ["路灯 <@UBOT> 坏了", "路灯 坏了"],
    ["路灯坏了<@UBOT|shouwen>", "路灯坏了"],
    ["<@U1> 看看", "@刘德宏 看看"],
    ["<@U2> 看看", "@U2 看看"],
    ["<@U2|wang> 看看", "@wang 看看"],
    ["<#C1|zly> 和 <#C2>", "#zly 和 #C2"],
    ["<!here> <!subteam^S1|@roads> <!date^1^{date}|周一>", "@here @roads 周一"],
    ["<https://a.b/c?d=1&amp;e=2>", "https://a.b/c?d=1&e=2"],
    ["<http://a.b|a.b>", "a.b"],
    ["<https://a.b|点这里>", "点这里 (https://a.b)"],
    ["<mailto:x@a.b|x@a.b>", "x@a.b"],
    ["1 &lt; 2 &amp;&amp; 3 &gt; 2, &amp;lt;", "1 < 2 && 3 > 2, &lt;"],
    [":smile: 10:30:00", ":smile: 10:30:00"],
    ["  缩进 ", "  缩进 "],
  ])("%s", (text, plain) => expect(toPlain(text, "UBOT", nameOf).text).toBe(plain));

  it("what was escaped reads as it was written, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(toPlain(escaped(text), "UBOT", nameOf).text).toBe(text);
      }),
    );
  });

  it("names everyone mentioned once, and not the bot", () => {
    expect(toPlain("<@U1> <@UBOT> <@U2|x> <@U1>", "UBOT", nameOf)).toMatchObject({
      mentioned: ["U1", "U2"],
      namesBot: true,
    });
  });
});

describe("Slack's events", () => {
  it("a thread under the bot's message is addressed, under another's not", () => {
    const thread = { ...said, thread_ts: "1600000000.000001" };
    expect(decodeMessage({ ...thread, parent_user_id: "UBOT" }, around)).toMatchObject({
      addressed: true,
      ref: "C1:1700000000.000100:1600000000.000001",
      quote: { ref: "C1:1600000000.000001", fromBot: true },
    });
    expect(decodeMessage({ ...thread, parent_user_id: "U2" }, around)).toMatchObject({
      addressed: false,
      quote: { fromBot: false, from: "U2" },
    });
  });

  it("the first message of a thread answers nothing", () => {
    const first = decodeMessage({ ...said, thread_ts: said.ts }, around);
    expect(first).toMatchObject({ ref: "C1:1700000000.000100", at: 1_700_000_000_000 });
    expect(first?.quote).toBeUndefined();
  });

  it("a voice clip brings what Slack heard in it", () => {
    const transcription = { status: "complete", preview: { content: "路灯坏了" } };
    const files = [{ id: "F1", mimetype: "audio/mp4", url_private: "https://files.slack.com/x", transcription }];
    expect(decodeMessage({ ...said, subtype: "file_share", files }, around)?.files).toEqual([
      { id: "https://files.slack.com/x", kind: "voice", mime: "audio/mp4", transcript: "路灯坏了" },
    ]);
  });

  it("a press that sits on no message, or carries nothing, is none", () => {
    const press = { user: { id: "U1" }, channel: { id: "C1" }, message: { ts: "1.2" }, action: { value: "x" } };
    expect(decodePress(press, around)).toMatchObject({ press: { data: "x", ref: "C1:1.2" } });
    expect(decodePress({ ...press, action: {} }, around)).toBeUndefined();
    expect(decodePress({ user: press.user, action: press.action }, around)).toBeUndefined();
  });
});

describe("words for Slack", () => {
  it("links can be opened, and nothing else is read as markup", () => {
    const { text, blocks } = toBody({ chat: "C1", text: "登录（https://a.b/c?x=1），<b>*勿转*</b>" });
    expect(text).toBe("登录（https://a.b/c?x=1），&lt;b&gt;*勿转*&lt;/b&gt;");
    expect(blocks).toEqual([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "登录（" },
              { type: "link", url: "https://a.b/c?x=1", text: "https://a.b/c?x=1" },
              { type: "text", text: "），<b>*勿转*</b>" },
            ],
          },
        ],
      },
    ]);
  });

  it("every button has an action id of its own, a label that fits, and its look", () => {
    const buttons = [
      { label: "认领", data: "claim", look: "primary" },
      { label: "长".repeat(80), data: "x" },
    ] as const;
    const [, actions] = toBody({ chat: "C1", text: "？", buttons }).blocks;
    expect(actions).toMatchObject({
      type: "actions",
      elements: [
        { action_id: "press-0", value: "claim", style: "primary" },
        { action_id: "press-1", text: { text: `${"长".repeat(74)}…` } },
      ],
    });
  });

  it("whatever is said within the limits, Slack takes", () => {
    const label = fc.string({ minLength: 1, maxLength: 100 });
    const button = fc.record({ label, data: fc.string({ maxLength: 64 }) });
    const words = fc.record({
      chat: fc.constant("C1"),
      text: fc.string({ unit: "binary", minLength: 1, maxLength: 3000 }),
      buttons: fc.array(button, { maxLength: 25 }),
    });
    fc.assert(
      fc.property(words, (outbound) => {
        const { text, blocks } = toBody(outbound);
        expect(text.length).toBeLessThanOrEqual(4001);
        expect(refusal({ text, blocks: JSON.stringify(blocks) })).toBeUndefined();
      }),
    );
  });

  it("goes into the thread of what it stands under, by the real channel", () => {
    expect(toTarget({ chat: "U1", text: "" })).toEqual({ channel: "U1" });
    expect(toTarget({ chat: "U1", text: "", under: "D1:1.2" })).toEqual({ channel: "D1", thread_ts: "1.2" });
    expect(toTarget({ chat: "C1", text: "", under: "C1:3.4:1.2" })).toEqual({ channel: "C1", thread_ts: "1.2" });
    expect(toTarget({ chat: "C1", text: "", under: "C2:1.2" })).toEqual({ channel: "C1" });
    expect(toTarget({ chat: "C1", text: "", under: "nonsense" })).toEqual({ channel: "C1" });
  });

  it("a ref names its place again", () => {
    expect(fromRef(toRef("C1", "1.2"))).toEqual({ channel: "C1", ts: "1.2" });
    expect(fromRef(toRef("C1", "3.4", "1.2"))).toEqual({ channel: "C1", ts: "3.4", thread: "1.2" });
    expect(fromRef("42")).toBeUndefined();
  });
});
