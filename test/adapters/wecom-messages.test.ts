import { describe, expect, it } from "vitest";
import { readXml } from "../../adapters/tencent/xml.js";
import { decode } from "../../adapters/wecom/decode.js";
import type { Inbound } from "../../src/port/index.js";
import { liu, openOffice } from "./wecom-office.js";

/** Payloads in the shape of the platform's own examples; what they say of sender and time is put around them. */
function told(body: string) {
  const head = `<ToUserName><![CDATA[ww1]]></ToUserName>
<FromUserName><![CDATA[LiuDeHong]]></FromUserName>
<CreateTime>1348831860</CreateTime>`;
  return decode(readXml(`<xml>\n${head}\n${body}\n<AgentID>1</AgentID>\n</xml>`) ?? {});
}

const read = (body: string): Inbound | undefined => told(body)?.inbound;

const event = (name: string, more = "") =>
  read(`<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${name}]]></Event>${more}`);

describe("messages", () => {
  it("text, with every digit of its MsgId; writing opens no window that could shut again", () => {
    const text = `<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[ 认领 Q-0001 <b>&amp; ]]></Content><MsgId>7323456789012345678</MsgId>`;
    expect(read(text)).toEqual({
      key: "7323456789012345678",
      at: 1_348_831_860_000,
      chat: { id: "LiuDeHong", kind: "private" },
      from: { id: "LiuDeHong" },
      text: " 认领 Q-0001 <b>&amp; ",
      addressed: true,
    });
  });

  it.each([
    ["image", { kind: "image" }],
    ["voice", { kind: "voice", mime: "audio/amr" }],
    ["video", { kind: "video", mime: "video/mp4" }],
  ])("%s, as a file", (type, file) => {
    const format = type === "voice" ? "<Format><![CDATA[amr]]></Format>" : "";
    const body = `<MsgType><![CDATA[${type}]]></MsgType><MediaId><![CDATA[m-1]]></MediaId>${format}<MsgId>1</MsgId>`;
    expect(read(body)).toMatchObject({ text: "", files: [{ id: "m-1", ...file }] });
  });

  it("location, moved from GCJ-02 to WGS-84", () => {
    const heard = read(`<MsgType><![CDATA[location]]></MsgType><Location_X>39.908823</Location_X>
<Location_Y>116.397470</Location_Y><Scale>20</Scale><Label><![CDATA[天安门]]></Label><MsgId>3</MsgId>
<AppType><![CDATA[wxwork]]></AppType>`);
    expect(heard?.place?.latitude).toBeCloseTo(39.907422, 4);
    expect(heard?.place?.longitude).toBeCloseTo(116.391229, 4);
    expect(heard?.place?.label).toBe("天安门");
  });

  it("link, as words", () => {
    const heard = read(`<MsgType><![CDATA[link]]></MsgType><Title><![CDATA[停水通知]]></Title>
<Description><![CDATA[明天]]></Description><Url><![CDATA[https://example.org/1]]></Url><PicUrl>p</PicUrl><MsgId>5</MsgId>`);
    expect(heard?.text).toBe("停水通知\n明天\nhttps://example.org/1");
  });

  it("a kind of tomorrow, without words, so that the person is answered", () => {
    expect(read("<MsgType>hologram</MsgType><MsgId>6</MsgId>")).toMatchObject({ key: "6", text: "", addressed: true });
  });
});

describe("events", () => {
  it("a press is the button's key on its card; two buttons in one second are two", () => {
    const pressOf = (key: string) =>
      event(
        "template_card_event",
        `<EventKey><![CDATA[${key}]]></EventKey><TaskId><![CDATA[card_1]]></TaskId>
<CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[code]]></ResponseCode>`,
      );
    expect(pressOf("claim:Q-0001")).toMatchObject({ press: { data: "claim:Q-0001", ref: "card_1" }, text: "" });
    expect(new Set([pressOf("a")?.key, pressOf("b")?.key, pressOf("a")?.key]).size).toBe(2);
  });

  it("coming into the visible range starts, going out of it stops", () => {
    expect(event("subscribe")).toMatchObject({ event: "started", text: "" });
    expect(event("unsubscribe")).toMatchObject({ event: "stopped" });
  });

  it("a menu key is its words", () => {
    expect(event("click", "<EventKey><![CDATA[进度]]></EventKey>")).toMatchObject({ text: "进度" });
    const info = "<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult><![CDATA[Q-0031]]></ScanResult></ScanCodeInfo>";
    expect(event("scancode_waitmsg", info)).toMatchObject({ text: "Q-0031" });
  });

  it.each(["enter_agent", "LOCATION", "view", "change_contact", "batch_job_result", "close_inactive_agent"])(
    "%s is taken and needs no answer",
    async (Event) => {
      const { world, inbox } = await openOffice();
      await world.push(liu, { MsgType: "event", Event, EventKey: "" });
      expect(world.attempts).toMatchObject([{ status: 200 }]);
      expect(inbox).toEqual([]);
    },
  );
});

describe("a message without sender, time or kind", () => {
  it.each([
    "<MsgType>text</MsgType><CreateTime>1</CreateTime>",
    "<FromUserName>l</FromUserName><CreateTime>1</CreateTime>",
  ])("is none: %s", (body) => expect(decode(readXml(`<xml>${body}</xml>`) ?? {})).toBeUndefined());
});
