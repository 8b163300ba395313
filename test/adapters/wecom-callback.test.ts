import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { newStamp, xmlOf } from "../world/wechat-official/push.js";
import { liu, type Office, openOffice } from "./wecom-office.js";

const message = (text: string, id = "7323456789012345999") =>
  xmlOf({
    ToUserName: "ww",
    FromUserName: liu.id,
    CreateTime: 1_800_000_000,
    MsgType: "text",
    Content: text,
    MsgId: id,
  });

/** Posts a body with a genuine signature, its address changed by `bend`. */
async function post({ world }: Office, body: string, bend: (query: URLSearchParams) => void = () => {}) {
  const genuine = world.poster.sign(world.callback(), body);
  const url = new URL(genuine.url);
  bend(url.searchParams);
  return (await fetch(url, { method: "POST", body: await genuine.text() })).status;
}

const stampOff = (seconds: number) => newStamp(Date.now() + seconds * 1000);

describe("the handshake", () => {
  it("gives back the platform's words, decrypted", async () => {
    const { world } = await openOffice();
    const answer = await world.poster.handshake(world.callback(), "1616140317555161061");
    expect([answer.status, await answer.text()]).toEqual([200, "1616140317555161061"]);
  });

  it("gives nothing to a stranger, and nothing decrypted to who cannot sign", async () => {
    const { world } = await openOffice();
    const genuine = world.poster.sign(world.callback(), "任何密文");
    const sealed = /<Encrypt><!\[CDATA\[(.+?)\]\]>/.exec(await genuine.text())?.[1] ?? "";
    const forged = { ...newStamp(), msg_signature: "0".repeat(40), echostr: sealed };
    expect((await fetch(`${world.callback()}?${new URLSearchParams(forged)}`)).status).toBe(401);
    expect((await fetch(world.callback())).status).toBe(401);
    expect((await fetch(genuine.url)).status).toBe(400);
  });

  it("says what to check where the keys are another company's", async () => {
    const { world } = await openOffice({ settings: { corpId: "ww0000000000000000" } });
    expect((await world.poster.handshake(world.callback(), "1")).status).toBe(403);
    expect(world.logged.join("\n")).toContain("check WECOM_AES_KEY and WECOM_CORP_ID");
  });

  it("is refused when it is stale", async () => {
    const { world } = await openOffice({ clock: () => Date.now() });
    const late = await openOffice({ settings: { clock: () => Date.now() + 601_000 } });
    expect((await late.world.poster.handshake(late.world.callback(), "1")).status).toBe(403);
    expect((await world.poster.handshake(world.callback(), "1")).status).toBe(200);
  });
});

describe("the callback", () => {
  it("takes no message with a forged signature, or with none", async () => {
    const office = await openOffice();
    expect(await post(office, message("假的"), (query) => query.set("msg_signature", "0".repeat(40)))).toBe(401);
    expect(await post(office, message("假的"), (query) => query.set("msg_signature", ""))).toBe(401);
    expect(await post(office, message("假的"), (query) => query.delete("msg_signature"))).toBe(401);
    expect(office.inbox).toEqual([]);
  });

  it("takes no message whose time or random number was changed after signing", async () => {
    const office = await openOffice();
    const now = String(Math.floor(Date.now() / 1000) - 7);
    expect(await post(office, message("旧的"), (query) => query.set("timestamp", now))).toBe(401);
    expect(await post(office, message("旧的"), (query) => query.set("nonce", "1"))).toBe(401);
    expect(office.inbox).toEqual([]);
  });

  it("takes no plain message, though it has a genuine signature of something else", async () => {
    const office = await openOffice();
    const genuine = office.world.poster.sign(office.world.callback(), message("真的"));
    expect((await fetch(genuine.url, { method: "POST", body: message("没有加密") })).status).toBe(403);
    expect(office.inbox).toEqual([]);
  });

  it.each([-601, -301, 302, 601])("refuses a genuine stamp that is %i s off, and names the clock", async (off) => {
    const { world, inbox } = await openOffice();
    expect((await fetch(world.poster.sign(world.callback(), message("晚了"), stampOff(off)))).status).toBe(403);
    expect(inbox).toEqual([]);
    expect(world.logged.join("\n")).toContain("clock");
  });

  it.each([-240, 240])("takes a stamp that is %i s off", async (off) => {
    const { world, inbox } = await openOffice();
    await fetch(world.poster.sign(world.callback(), message("正好"), stampOff(off)));
    expect(inbox).toHaveLength(1);
  });

  it("refuses a stamp that was used for another message, and takes it again with its own", async () => {
    const { world, inbox } = await openOffice();
    const stamp = newStamp();
    const statuses = [];
    for (const body of [message("真的"), message("真的"), message("假的", "7323456789012345000")]) {
      statuses.push((await fetch(world.poster.sign(world.callback(), body, stamp))).status);
    }
    expect(statuses).toEqual([200, 200, 403]);
    expect(inbox.map(({ key, text }) => [key, text])).toEqual(Array(2).fill(["7323456789012345999", "真的"]));
  });

  it("refuses what was encrypted with another key", async () => {
    const { world, inbox } = await openOffice({ settings: { aesKey: "9876543210".repeat(4).concat("abc") } });
    await world.act(liu, { text: "路灯坏了" });
    expect(world.attempts.at(-1)).toMatchObject({ status: 403 });
    expect(inbox).toEqual([]);
  });

  it("refuses bodies that are no message, and more than 1 MiB, and still answers", async () => {
    const office = await openOffice();
    const bomb = `<!DOCTYPE xml [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>${message("&b;")}`;
    for (const body of ["路灯", "{}", "<xml>", "<xml></xml>", bomb]) expect(await post(office, body)).toBe(400);
    expect(await post(office, message("灯".repeat(400_000)))).toBe(413);
    expect(await post(office, message("在吗"))).toBe(200);
    expect(office.inbox.map(({ text }) => text)).toEqual(["在吗"]);
  });

  it("answers what it has taken with an empty body: WeCom would read any other as a reply", async () => {
    const { world } = await openOffice();
    await world.act(liu, { text: "在吗" });
    await world.push(liu, { MsgType: "event", Event: "enter_agent", EventKey: "" });
    expect(world.attempts).toMatchObject(Array(2).fill({ status: 200, body: "" }));
  });

  it("is called three times in all when it does not answer in time, with one key", async () => {
    const { world, inbox } = await openOffice({
      answerMs: 100,
      sink: async () => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        return { replies: 0 };
      },
    });
    await world.act(liu, { text: "在吗" });
    expect(world.attempts.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(inbox).toHaveLength(3);
    expect(new Set(inbox.map(({ key }) => key)).size).toBe(1);
  });

  it("asks for a press again when it was not stored, and its card changes all the same", async () => {
    let full = true;
    const { world, adapter, inbox } = await openOffice({
      sink: async () => {
        if (full) throw new Error("the disk is full");
        return { replies: 0 };
      },
    });
    const { ref = "" } = await adapter.send({ chat: liu.id, text: "新诉求", buttons: [{ label: "认领", data: "c" }] });
    await world.press(liu, ref, "认领");
    expect(world.attempts.map(({ status }) => status)).toEqual([503, 503, 503]);
    full = false;
    await world.repeat();
    expect(world.attempts.at(-1)).toMatchObject({ status: 200 });
    expect(new Set(inbox.map(({ key }) => key)).size).toBe(1);
    expect(await adapter.send({ chat: liu.id, text: "已认领", edit: ref })).toEqual({ ref });
  });

  it("takes nothing once it is closed", async () => {
    const { world, adapter, inbox } = await openOffice();
    await adapter.stop();
    await world.act(liu, { text: "还在吗" });
    expect(world.attempts.at(-1)).toMatchObject({ status: 503 });
    expect(inbox).toEqual([]);
  });

  it("logs no secret, no person and no words", async () => {
    const office = await openOffice({ sink: () => Promise.reject(new Error("路灯坏了")) });
    await office.world.act(liu, { text: "路灯坏了" });
    await post(office, message("路灯坏了"), (query) => query.set("msg_signature", "0".repeat(40)));
    await eventually(() => expect(office.world.logged.length).toBeGreaterThan(3));
    const { WECOM_API_ROOT: _, ...secrets } = office.world.env();
    for (const word of [...Object.values(secrets), liu.id, "路灯"]) {
      expect(office.world.logged.join("\n")).not.toContain(word);
    }
  });
});

describe("bodies of any shape", () => {
  it("are refused or taken, and break nothing", async () => {
    const { world, route, inbox } = await openOffice();
    const tags = ["xml", "MsgType", "Event", "MsgId", "Encrypt", "TaskId", "ResponseCode", "__proto__", "ScanCodeInfo"];
    const marks = tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`]);
    const soup = fc.array(fc.oneof(fc.constantFrom(...marks, "<![CDATA[", "]]>", "<!DOCTYPE a [", "<?"), fc.string()));
    const body = fc.oneof(
      soup.map((parts) => parts.join("")),
      soup.map((parts) => `<xml>${parts.join("")}</xml>`),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const { status } = await route.handle(world.poster.sign(world.callback(), text));
        expect([200, 400, 403]).toContain(status);
      }),
      { numRuns: 500 },
    );
    expect(inbox).toEqual([]);
  });
});
