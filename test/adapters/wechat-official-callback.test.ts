import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { newStamp, xmlOf } from "../world/wechat-official/push.js";
import { li, type Office, openOffice } from "./wechat-official-office.js";

const message = (text: string, id = "23456789012345999") =>
  xmlOf({
    ToUserName: "gh",
    FromUserName: li.id,
    CreateTime: 1_800_000_000,
    MsgType: "text",
    Content: text,
    MsgId: id,
  });

/** Posts a body with a genuine signature, its address changed by `bend`. */
async function post({ world }: Office, body: string, bend: (query: URLSearchParams) => void = () => {}) {
  const genuine = world.poster.sign(world.callback(), body);
  return resend(genuine, bend, await genuine.text());
}

async function resend(genuine: Request, bend: (query: URLSearchParams) => void, body: string): Promise<number> {
  const url = new URL(genuine.url);
  bend(url.searchParams);
  return (await fetch(url, { method: "POST", body })).status;
}

const without =
  (...names: readonly string[]) =>
  (query: URLSearchParams) => {
    for (const name of names) query.delete(name);
  };

const seconds = (off: number) => ({ timestamp: String(Math.floor(Date.now() / 1000) + off), nonce: "1" });

describe.each([{ aes: false }, { aes: true }])("the callback (safe mode: $aes)", ({ aes }) => {
  it("shakes hands, and gives nothing to a stranger", async () => {
    const { world } = await openOffice({ aes });
    const answer = await world.poster.handshake(world.callback(), "4375120948345356249");
    expect([answer.status, await answer.text()]).toEqual([200, "4375120948345356249"]);
    const forged = `${world.callback()}?${new URLSearchParams({ ...newStamp(), signature: "0".repeat(40), echostr: "x" })}`;
    expect((await fetch(forged)).status).toBe(401);
    expect((await fetch(world.callback())).status).toBe(401);
    expect((await fetch(world.callback(), { method: "PUT" })).status).toBe(405);
  });

  it("takes no message with a forged signature, or with none", async () => {
    const office = await openOffice({ aes });
    const name = aes ? "msg_signature" : "signature";
    expect(await post(office, message("假的"), (query) => query.set(name, "0".repeat(40)))).toBe(401);
    expect(await post(office, message("假的"), (query) => query.set(name, ""))).toBe(401);
    expect(await post(office, message("假的"), without("signature", "msg_signature"))).toBe(401);
    expect(office.inbox).toEqual([]);
  });

  it("takes no message whose time was changed after signing", async () => {
    const office = await openOffice({ aes });
    expect(await post(office, message("旧的"), (query) => query.set("timestamp", "1500000000"))).toBe(401);
    expect(office.inbox).toEqual([]);
  });

  it.each([-601, -301, 302, 601])("refuses a genuine stamp that is %i s off, and names the clock", async (off) => {
    const { world, inbox } = await openOffice({ aes });
    const request = world.poster.sign(world.callback(), message("晚了"), seconds(off));
    expect((await fetch(`${request.url}&echostr=1`)).status).toBe(403);
    expect((await fetch(request)).status).toBe(403);
    expect(inbox).toEqual([]);
    expect(world.logged.join("\n")).toContain("clock");
  });

  it.each([-240, 240])("takes a stamp that is %i s off", async (off) => {
    const { world, inbox } = await openOffice({ aes });
    await fetch(world.poster.sign(world.callback(), message("正好"), seconds(off)));
    expect(inbox).toHaveLength(1);
  });

  it("refuses a stamp that was used for another message, and takes it again with its own", async () => {
    const { world, inbox } = await openOffice({ aes });
    const stamp = newStamp();
    const statuses = [];
    for (const body of [message("真的"), message("真的"), message("假的", "23456789012345000")]) {
      statuses.push((await fetch(world.poster.sign(world.callback(), body, stamp))).status);
    }
    expect(statuses).toEqual([200, 200, 403]);
    expect(inbox.map(({ key, text }) => [key, text])).toEqual(Array(2).fill(["23456789012345999", "真的"]));
  });

  it("refuses bodies that are no message", async () => {
    const office = await openOffice({ aes });
    const bomb = `<!DOCTYPE xml [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>${message("&b;")}`;
    for (const body of [
      "路灯",
      "{}",
      "<xml>",
      "<xml></xml>",
      bomb,
      `<xml>${"<a>".repeat(50)}${"</a>".repeat(50)}</xml>`,
    ]) {
      expect(await post(office, body)).toBe(400);
    }
    expect(office.inbox).toEqual([]);
  });

  it("refuses more than 1 MiB, and still answers", async () => {
    const office = await openOffice({ aes });
    expect(await post(office, message("灯".repeat(400_000)))).toBe(413);
    expect(await post(office, message("在吗"))).toBe(200);
    expect(office.inbox.map(({ text }) => text)).toEqual(["在吗"]);
  });

  it("asks for the message again when it was not stored", async () => {
    let full = true;
    const { world, inbox } = await openOffice({
      aes,
      sink: async () => {
        if (full) throw new Error("the disk is full");
        return { replies: 0 };
      },
    });
    await world.act(li, { text: "别丢了我" });
    expect(world.attempts.map(({ status }) => status)).toEqual([503, 503, 503]);
    full = false;
    await world.repeat();
    expect(world.attempts.at(-1)).toMatchObject({ status: 200, body: "success" });
    expect(new Set(inbox.map(({ key }) => key)).size).toBe(1);
  });

  it("takes nothing once it is closed", async () => {
    const { world, adapter, inbox } = await openOffice({ aes });
    await adapter.stop();
    await world.act(li, { text: "还在吗" });
    expect(world.attempts.at(-1)).toMatchObject({ status: 503 });
    expect(inbox).toEqual([]);
  });

  it("logs no secret, no person and no words", async () => {
    const office = await openOffice({ aes, sink: () => Promise.reject(new Error("the disk is full")) });
    await office.world.act(li, { text: "路灯坏了" });
    await post(office, message("路灯坏了"), (query) => query.set("signature", "0".repeat(40)));
    await eventually(() => expect(office.world.logged.length).toBeGreaterThan(3));
    const { WECHAT_API_ROOT: _, ...secrets } = office.world.env();
    for (const word of [...Object.values(secrets), li.id, "路灯"]) {
      expect(office.world.logged.join("\n")).not.toContain(word);
    }
  });
});

describe("safe mode", () => {
  it("refuses a plain message although its signature is genuine", async () => {
    const office = await openOffice({ aes: true });
    const genuine = office.world.poster.sign(office.world.callback(), message("x"));
    expect(await resend(genuine, without("msg_signature", "encrypt_type"), message("没有加密"))).toBe(403);
    expect(await resend(genuine, () => {}, message("没有加密"))).toBe(403);
    expect(office.inbox).toEqual([]);
  });

  it("refuses what was encrypted for another account, or with another key, and says what to check", async () => {
    for (const settings of [{ appId: "wx0000000000000000" }, { aesKey: "0123456789".repeat(4).concat("abc") }]) {
      const { world, inbox } = await openOffice({ aes: true, settings });
      await world.act(li, { text: "路灯坏了" });
      expect(world.attempts.at(-1)).toMatchObject({ status: 403 });
      expect(world.logged.join("\n")).toContain("WECHAT_AES_KEY");
      expect(inbox).toEqual([]);
    }
  });

  it("is asked for when the account sends it and no key is set", async () => {
    const { world, inbox } = await openOffice({ aes: true, settings: { aesKey: undefined } });
    await world.act(li, { text: "路灯坏了" });
    expect(world.attempts.at(-1)).toMatchObject({ status: 403 });
    expect(world.logged.join("\n")).toContain("set WECHAT_AES_KEY");
    expect(inbox).toEqual([]);
  });
});

describe("bodies of any shape", () => {
  const tags = ["xml", "MsgType", "Event", "MsgId", "Encrypt", "Content", "a:b", "__proto__", "ScanCodeInfo"];
  const soup = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`]),
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE a [",
        "<?",
        "&#0;",
      ),
      fc.string(),
    ),
    { maxLength: 30 },
  );

  it.each([{ aes: false }, { aes: true }])(
    "are refused or taken, and break nothing (safe mode: $aes)",
    async ({ aes }) => {
      const { world, route, inbox } = await openOffice({ aes });
      const body = fc.oneof(
        soup.map((parts) => parts.join("")),
        soup.map((parts) => `<xml>${parts.join("")}</xml>`),
        fc
          .dictionary(fc.constantFrom("MsgType", "Event", "Content", "Label"), fc.string())
          .map((fields) => xmlOf(fields)),
      );
      await fc.assert(
        fc.asyncProperty(body, async (text) => {
          const { status } = await route.handle(world.poster.sign(world.callback(), text));
          expect([200, 400, 403]).toContain(status);
        }),
        { numRuns: 500 },
      );
      expect(inbox).toEqual([]);
    },
  );
});
