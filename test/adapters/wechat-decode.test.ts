import { describe, expect, it } from "vitest";
import { types } from "wechaty-puppet";
import { cutQuote, decode, type Kind, type Raw } from "../../adapters/wechat/decode.js";
import { faultOf, within } from "../../adapters/wechat/faults.js";
import { puppetFault } from "../../adapters/wechat/gate.js";
import { milliseconds, placeOf } from "../../adapters/wechat/read.js";
import { createRecent } from "../../adapters/wechat/recent.js";

const me = { id: "wxid_bot", names: ["便民首问", "首问"] };
const li = { id: "wxid_li", names: ["李秀英"] };
const group = { id: "1@chatroom", kind: "group" } as const;

function raw(more: Partial<Raw>): Raw {
  return {
    ...{ id: "m1", kind: "Text", at: 1, text: "", mentioned: [], me },
    chat: { id: li.id, kind: "private" },
    from: { id: li.id, name: "李秀英" },
    ...more,
  };
}

describe("a WeChat message is understood", () => {
  it("in a private chat as it was written", () => {
    expect(decode(raw({ text: "  路灯坏了\n三天了 " }))).toMatchObject({
      text: "  路灯坏了\n三天了 ",
      addressed: true,
    });
  });

  it("as ours when our own account said it: then it is nothing", () => {
    expect(decode(raw({ text: "您好", from: { id: me.id } }))).toBeUndefined();
  });

  it("as addressed when the bot is mentioned by id, and the name it has in that room goes", () => {
    const heard = decode(raw({ chat: group, text: "@便民首问\u2005路灯坏了", mentioned: [me] }));
    expect(heard).toMatchObject({ text: "路灯坏了", addressed: true });
    expect(heard?.mentions).toBeUndefined();
  });

  it("as addressed when the puppet tells no ids and the name alone must do, on a phone or a computer", () => {
    for (const text of ["@首问\u2005路灯坏了", "路灯坏了 @首问", "@首问 路灯坏了"]) {
      expect(decode(raw({ chat: group, text }))).toMatchObject({ text: "路灯坏了", addressed: true });
    }
  });

  it("as not addressed when a longer name only begins like the bot's", () => {
    const heard = decode(raw({ chat: group, text: "@首问办老刘\u2005路灯坏了" }));
    expect(heard).toMatchObject({ text: "@首问办老刘 路灯坏了", addressed: false });
  });

  it("with the others who are mentioned", () => {
    const text = "@首问\u2005@李秀英\u2005说的对吗";
    const heard = decode(raw({ chat: group, text, mentioned: [me, li], from: { id: "wxid_wang" } }));
    expect(heard).toMatchObject({ text: "@李秀英 说的对吗", mentions: [{ id: li.id, name: "李秀英" }] });
  });

  it("as an answer to the bot's message where that is known again", () => {
    const text = "「首问：新诉求 Q-0001」\n- - - - - - - - - - - - - - -\n我来办";
    const quoted = { ref: "m0", fromBot: true, from: me.id };
    expect(decode(raw({ chat: group, text, quoted }))).toMatchObject({
      text: "我来办",
      addressed: true,
      quote: { ref: "m0", fromBot: true, text: "新诉求 Q-0001" },
    });
  });

  it("as addressed by a quote of the bot even where the message is not known again", () => {
    const heard = decode(raw({ chat: group, text: "「首问：很久以前」\n- - - - - - -\n还是坏的" }));
    expect(heard).toMatchObject({ text: "还是坏的", addressed: true });
    expect(heard?.quote).toBeUndefined();
  });

  it("whatever its kind is: only what was taken back is nothing", () => {
    const all = Object.values(types.Message).filter((kind) => typeof kind === "string");
    // The reverse half of a numeric enum holds its names.
    const silent = all.filter((kind) => decode(raw({ kind: kind as Kind, text: "<xml/>" })) === undefined);
    expect(silent).toEqual(["Recalled"]);
  });

  it("without the markup that money and notices come as", () => {
    for (const kind of ["Transfer", "RedEnvelope", "Unknown", "ChatHistory"] as const) {
      expect(decode(raw({ kind, text: "<msg>…</msg>" }))).toMatchObject({ text: "", addressed: true });
    }
  });

  it("by the words that a link or card shows", () => {
    expect(decode(raw({ kind: "Url", text: "<xml/>", shown: "通知\nhttps://a.example" }))?.text).toBe(
      "通知\nhttps://a.example",
    );
  });
});

describe("WeChat's oddities", () => {
  it("a dash or a bracket alone is no quote", () => {
    expect(cutQuote("「通知」明天停水")).toBeUndefined();
    expect(cutQuote("「张三：你好」\n明天见")).toBeUndefined();
  });

  it("a quoted message is found again by chat and words, and the oldest is forgotten first", () => {
    const recent = createRecent(2);
    for (const text of ["一", "二", "三"]) recent.note("c", text, { ref: text, fromBot: false, from: "a" });
    expect(["一", "二", "三"].map((text) => recent.find("c", text)?.ref)).toEqual([undefined, "二", "三"]);
    expect(recent.find("another", "三")).toBeUndefined();
  });

  it("seconds and milliseconds are told apart", () => {
    expect(milliseconds(1_790_000_000)).toBe(1_790_000_000_000);
    expect(milliseconds(1_790_000_000_123)).toBe(1_790_000_000_123);
  });

  it("a place is read as the SDK means to give it, and as its gateway client really does", () => {
    const meant = { accuracy: 15, address: "上镇村", latitude: 40.47, longitude: 117.11, name: "村委会" };
    const real = {
      ...meant,
      latitude: 0,
      longitude: 0,
      address: "NOADDRESS",
      name: "NONAME",
      u: [15, "上镇村", 40.47, 117.11, "村委会"],
    };
    for (const one of [meant, real])
      expect(placeOf(one)).toEqual({ latitude: 40.47, longitude: 117.11, label: "村委会" });
  });
});

describe("a puppet's failure", () => {
  it.each([
    ["对方开启了朋友验证，你还不是他（她）朋友", undefined, "gone"],
    ["message has been sent, but rejected: 消息已发出，但被对方拒收了", undefined, "gone"],
    ["not logged in", 2, "forbidden"],
    ["Invalid Wechaty TOKEN", 16, "forbidden"],
    ["send too frequently: too fast", 2, "throttled"],
    ["no connection: contact not found", 14, "unreachable"],
    ["something nobody has heard of", 2, "unreachable"],
  ])("「%s」 (%s) is %s", (message, code, fault) => {
    const error = faultOf(Object.assign(new Error(message), code === undefined ? {} : { code }));
    expect(error).toMatchObject({ name: "AdapterError", fault });
    expect(error.message).not.toContain(message);
  });

  it("to answer at all ends in unreachable after the time it was given", async () => {
    await expect(within(20, new Promise(() => {}))).rejects.toMatchObject({ fault: "unreachable", code: "timeout" });
  });
});

describe("the gate", () => {
  it("lets the gateway and the mock through", () => {
    for (const name of ["wechaty-puppet-service", "wechaty-puppet-mock"])
      expect(puppetFault(name, false)).toBeUndefined();
  });

  it.each(["wechat4u", "wechat", "padlocal", "xp"])(
    "refuses wechaty-puppet-%s, and says why and what to do",
    (short) => {
      const fault = puppetFault(`wechaty-puppet-${short}`, false);
      expect(fault).toContain("WECHATY_PUPPET=wechaty-puppet-service");
      expect(fault).toContain("WECHATY_ALLOW_UNOFFICIAL");
      expect(fault).not.toContain("nobody here knows");
      expect(puppetFault(`wechaty-puppet-${short}`, true)).toBeUndefined();
    },
  );

  it("refuses what it does not know", () => {
    for (const name of ["wechaty-puppet-new", "", "constructor"])
      expect(puppetFault(name, false)).toContain("nobody here knows");
  });
});
