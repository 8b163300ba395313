import { describe, expect, it } from "vitest";
import { readXml } from "../../adapters/tencent/xml.js";
import { decode } from "../../adapters/wechat-official/decode.js";
import type { Inbound } from "../../src/port/index.js";
import { li, openOffice } from "./wechat-official-office.js";

/** Payloads in the shape of the platform's own examples; what they say of sender and time is put around them. */
function read(body: string): Inbound | undefined {
  const head = `<ToUserName><![CDATA[toUser]]></ToUserName>
<FromUserName><![CDATA[o_li]]></FromUserName>
<CreateTime>1348831860</CreateTime>`;
  return decode(readXml(`<xml>\n${head}\n${body}\n</xml>`) ?? {})?.inbound;
}

const event = (name: string, more = "") =>
  read(`<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${name}]]></Event>${more}`);

const at = 1_348_831_860_000;
const passive = { slot: "passive", count: 1, until: at + 5000 };
const messageOpens = [passive, { slot: "service", count: 5, until: at + 48 * 3600_000 }];
const touchOpens = [passive, { slot: "service", count: 3, until: at + 60_000 }];

describe("messages", () => {
  it("text, with every digit of its MsgId", () => {
    const text = `<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[ 路灯坏了 <b>&amp;]]]]><![CDATA[> ]]></Content>
<MsgId>23456789012345678</MsgId>`;
    expect(read(text)).toEqual({
      key: "23456789012345678",
      at,
      chat: { id: "o_li", kind: "private" },
      from: { id: "o_li" },
      text: " 路灯坏了 <b>&amp;]]> ",
      addressed: true,
      opens: messageOpens,
    });
  });

  it("image, video and short video, as files", () => {
    for (const [type, kind] of [
      ["image", "image"],
      ["video", "video"],
      ["shortvideo", "video"],
    ] as const) {
      const heard = read(`<MsgType>${type}</MsgType><MediaId><![CDATA[m-1]]></MediaId><MsgId>1</MsgId>`);
      expect(heard).toMatchObject({ text: "", files: [{ id: "m-1", kind }] });
    }
  });

  it("voice, with what the platform heard", () => {
    const heard = read(`<MsgType><![CDATA[voice]]></MsgType><MediaId><![CDATA[m-2]]></MediaId>
<Format><![CDATA[amr]]></Format><Recognition><![CDATA[路灯坏了]]></Recognition><MsgId>2</MsgId>`);
    expect(heard?.files).toEqual([{ id: "m-2", kind: "voice", mime: "audio/amr", transcript: "路灯坏了" }]);
  });

  it("location, moved from GCJ-02 to WGS-84", () => {
    const heard = read(`<MsgType><![CDATA[location]]></MsgType><Location_X>39.908823</Location_X>
<Location_Y>116.397470</Location_Y><Scale>20</Scale><Label><![CDATA[天安门]]></Label><MsgId>3</MsgId>`);
    // What the national survey's shift makes of the gate's GPS position, 39.907422 N 116.391229 E.
    expect(heard?.place?.latitude).toBeCloseTo(39.907422, 4);
    expect(heard?.place?.longitude).toBeCloseTo(116.391229, 4);
    expect(heard?.place?.label).toBe("天安门");
  });

  it("location that is none, without a place", () => {
    const heard = read(
      "<MsgType>location</MsgType><Location_X>北</Location_X><Location_Y>1</Location_Y><MsgId>4</MsgId>",
    );
    expect(heard).toMatchObject({ text: "" });
    expect(heard?.place).toBeUndefined();
  });

  it("link, as words", () => {
    const heard = read(`<MsgType><![CDATA[link]]></MsgType><Title><![CDATA[停水通知]]></Title>
<Description><![CDATA[明天]]></Description><Url><![CDATA[https://example.org/1]]></Url><MsgId>5</MsgId>`);
    expect(heard?.text).toBe("停水通知\n明天\nhttps://example.org/1");
  });

  it("a kind of tomorrow, without words, so that the person is answered", () => {
    for (const kind of ["hologram", "constructor", "__proto__"]) {
      expect(read(`<MsgType>${kind}</MsgType><MsgId>6</MsgId>`)).toMatchObject({
        key: "6",
        text: "",
        opens: messageOpens,
      });
    }
  });

  it.each(["【收到不支持的消息类型，暂无法显示】", "[Unsupported Message]"])(
    "%s, which WeChat writes for a sticker, without words",
    (text) => {
      expect(read(`<MsgType>text</MsgType><Content><![CDATA[${text}]]></Content><MsgId>8</MsgId>`)?.text).toBe("");
      expect(read(`<MsgType>text</MsgType><Content>我发了${text}</Content><MsgId>9</MsgId>`)?.text).toBe(
        `我发了${text}`,
      );
    },
  );

  it("a field that came twice is not trusted", () => {
    expect(read("<MsgType>text</MsgType><Content>一</Content><Content>二</Content><MsgId>7</MsgId>")?.text).toBe("");
  });
});

describe("events", () => {
  it("a follow starts, with the scene of the code that was scanned", () => {
    expect(event("subscribe")).toMatchObject({ event: "started", text: "", opens: touchOpens });
    const scanned = event("subscribe", "<EventKey><![CDATA[qrscene_shangzhen]]></EventKey><Ticket>t</Ticket>");
    expect(scanned).toMatchObject({ event: "started", text: "/start shangzhen", opens: touchOpens });
  });

  it("an unfollow stops, and opens nothing", () => {
    expect(event("unsubscribe")).toMatchObject({ event: "stopped", opens: [] });
  });

  it("a scan by a follower enters", () => {
    const heard = event("SCAN", "<EventKey><![CDATA[shangzhen]]></EventKey>");
    expect(heard).toMatchObject({ event: "entered", text: "/start shangzhen", opens: touchOpens });
  });

  it("a menu key is its words, and opens no 48 hours", () => {
    expect(event("CLICK", "<EventKey><![CDATA[进度]]></EventKey>")).toMatchObject({ text: "进度", opens: touchOpens });
    const info = "<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult><![CDATA[Q-0031]]></ScanResult></ScanCodeInfo>";
    expect(event("scancode_waitmsg", info)).toMatchObject({ text: "Q-0031", opens: touchOpens });
  });

  it("have sender, second, kind and menu key as their key", () => {
    const keys = ["进度", "登记"].map((key) => event("CLICK", `<EventKey>${key}</EventKey>`)?.key);
    expect(keys).toEqual(["o_li:1348831860:click:进度", "o_li:1348831860:click:登记"]);
    expect(event("subscribe")?.key).toBe("o_li:1348831860:subscribe");
  });

  it.each([
    ...["LOCATION", "VIEW", "TEMPLATESENDJOBFINISH", "subscribe_msg_sent_event", "pic_weixin"],
    ...["user_info_modified", "kf_create_session", "wxa_media_check", "an_event_of_tomorrow", "constructor"],
  ])("%s is taken and needs no answer", async (Event) => {
    const { world, inbox } = await openOffice();
    await world.push(li, { MsgType: "event", Event, Status: "success", MsgID: 200163836 });
    expect(world.attempts).toMatchObject([{ status: 200, body: "success" }]);
    expect(inbox).toEqual([]);
  });

  it("consents are openings of their template, which add up or end", () => {
    const agree = (template: string, word: string) =>
      `<List><TemplateId>${template}</TemplateId><SubscribeStatusString>${word}</SubscribeStatusString></List>`;
    const popup = event(
      "subscribe_msg_popup_event",
      `<SubscribeMsgPopupEvent>${agree("T1", "accept")}${agree("T2", "reject")}</SubscribeMsgPopupEvent>`,
    );
    expect(popup).toMatchObject({ event: "agreed", text: "" });
    expect(popup?.opens?.map(({ slot, count, adds }) => [slot, count, adds])).toEqual([
      ["notice:T1", 1, true],
      ["notice:T2", 0, true],
    ]);
  });
});

describe("a message without sender, time or kind", () => {
  it.each([
    "<MsgType>text</MsgType><CreateTime>1</CreateTime>",
    "<MsgType>text</MsgType><FromUserName>o</FromUserName>",
    "<MsgType>text</MsgType><FromUserName>o</FromUserName><CreateTime>gestern</CreateTime>",
    "<FromUserName>o</FromUserName><CreateTime>1</CreateTime>",
  ])("is none: %s", (body) => {
    expect(decode(readXml(`<xml>${body}</xml>`) ?? {})).toBeUndefined();
  });
});
