import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import API from "wechat-api";
import { type Far, serveFar } from "../http.js";
import { openWechatOfficial, type WechatOfficialWorld } from "./index.js";

const li = { id: "o_li", name: "李秀英" };

/** Time, moved by hand. */
let now = 0;
let world: WechatOfficialWorld;
let api: API;
let front: Far;
let answers: readonly { status: number; body?: string; ms?: number }[];

beforeEach(async () => {
  now = Date.now();
  world = await openWechatOfficial({ windows: true, answerMs: 100, clock: () => now });
  const { WECHAT_APP_ID: id = "", WECHAT_APP_SECRET: secret = "", WECHAT_API_ROOT: root = "" } = world.env();
  api = new API(id, secret);
  api.endpoint = root;
  answers = [];
  let taken = 0;
  front = await serveFar(async () => {
    const { status, body = "success", ms = 0 } = answers[taken++] ?? { status: 200 };
    await new Promise((resolve) => setTimeout(resolve, ms));
    return new Response(body, { status });
  });
  world.deliverTo(front.origin);
});

afterEach(async () => {
  await front.stop();
  await world.stop();
});

/** Calls the independent client; its result, or the errcode it read. */
function ask(call: (done: Parameters<API["sendText"]>[2]) => void): Promise<unknown> {
  return new Promise((resolve) => call((error, result) => resolve(error === null ? result : error.code)));
}

describe("the played official account, by the independent client wechat-api", () => {
  it("takes a text within the window, and shows it", async () => {
    await world.act(li, { text: "路灯坏了" });
    expect(await ask((done) => api.sendText(li.id, "收到", done))).toMatchObject({ errcode: 0 });
    expect(world.seen(li.id)).toMatchObject([{ text: "收到", files: [] }]);
  });

  it("takes a picture, gives it back byte for byte, and shows it", async () => {
    await world.act(li, { text: "路灯坏了" });
    const path = join(await mkdtemp(join(tmpdir(), "wechat-")), "lamp.png");
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 256));
    await writeFile(path, bytes);
    const uploaded = await ask((done) => api.uploadMedia(path, "image", done));
    // The client hands on the platform's JSON.
    const { media_id: id } = uploaded as { media_id: string };
    expect(await ask((done) => api.getMedia(id, done))).toEqual(bytes);
    await ask((done) => api.sendImage(li.id, id, done));
    const [seen] = world.seen(li.id);
    expect(seen?.files).toEqual(["image"]);
    expect(Buffer.from(world.fileBytes(seen?.ref ?? "")[0] ?? [])).toEqual(bytes);
  });

  it("refuses 2,049 bytes of text, a file it does not have, and a person who has left", async () => {
    await world.act(li, { text: "路灯坏了" });
    expect(await ask((done) => api.sendText(li.id, `${"灯".repeat(683)}`, done))).toBe(45002);
    expect(await ask((done) => api.sendImage(li.id, "no-such-media", done))).toBe(40007);
    await world.act(li, { event: "stopped" });
    expect(await ask((done) => api.sendText(li.id, "在吗", done))).toBe(43004);
  });

  it("takes a menu, tells of a person, and sends a notice", async () => {
    expect(
      await ask((done) => api.createMenu({ button: [{ type: "click", name: "进度", key: "进度" }] }, done)),
    ).toEqual(expect.objectContaining({ errcode: 0 }));
    expect(world.account.menus).toHaveLength(1);
    expect(await ask((done) => api.getUser(li.id, done))).toMatchObject({ subscribe: 1, openid: li.id });
    await ask((done) => api.sendTemplate(li.id, "t1", "https://example.org", { number: { value: "Q-0001" } }, done));
    expect(world.account.notices).toMatchObject([{ openid: li.id, template: "t1" }]);
  });

  it("ends a token when it hands out the next one, and knows a wrong secret", async () => {
    await world.act(li, { text: "路灯坏了" });
    await ask((done) => api.sendText(li.id, "一", done));
    const { WECHAT_APP_ID: id = "", WECHAT_APP_SECRET: secret = "", WECHAT_API_ROOT: root = "" } = world.env();
    const second = Object.assign(new API(id, secret), { endpoint: root });
    expect(await ask((done) => second.sendText(li.id, "二", done))).toMatchObject({ errcode: 0 });
    expect(await ask((done) => api.sendText(li.id, "三", done))).toBe(40001);
    const stranger = Object.assign(new API(id, "guessed"), { endpoint: root });
    expect(await ask((done) => stranger.sendText(li.id, "四", done))).toBe(40125);
    expect(world.seen(li.id).map(({ text }) => text)).toEqual(["一", "二"]);
  });
});

describe("its windows", () => {
  const send = () => ask((done) => api.sendText(li.id, "收到", done));

  it("are shut for a person who has said nothing", async () => {
    expect(await send()).toBe(45015);
  });

  it("let five messages through after a message, and five more after the next", async () => {
    for (const _ of [1, 2]) {
      await world.act(li, { text: "路灯坏了" });
      for (let count = 0; count < 5; count += 1) expect(await send()).toMatchObject({ errcode: 0 });
      expect(await send()).toBe(45047);
    }
  });

  it("shut 48 hours after the message", async () => {
    await world.act(li, { text: "路灯坏了" });
    now += 48 * 3600_000 - 1000;
    // The client's own token is long out of date by now, and it asks for another.
    const late = new API(world.env().WECHAT_APP_ID ?? "", world.env().WECHAT_APP_SECRET ?? "");
    late.endpoint = api.endpoint;
    expect(await ask((done) => late.sendText(li.id, "收到", done))).toMatchObject({ errcode: 0 });
    now += 2000;
    expect(await ask((done) => late.sendText(li.id, "收到", done))).toBe(45015);
  });

  it("let three messages through in the minute after a follow, a scan or a menu key, and open no 48 hours", async () => {
    for (const Event of ["subscribe", "SCAN", "CLICK"]) {
      await world.push(li, { MsgType: "event", Event, EventKey: "k" });
      for (let count = 0; count < 3; count += 1) expect(await send()).toMatchObject({ errcode: 0 });
      expect(await send()).toBe(45047);
      now += 61_000;
      expect(await send()).toBe(45015);
    }
  });
});

describe("its deliveries", () => {
  it("are made once when they are answered", async () => {
    await world.act(li, { text: "在吗" });
    expect(world.attempts.map(({ status }) => status)).toEqual([200]);
  });

  it("are made three times in all when they are answered late or with an error", async () => {
    answers = [{ status: 500 }, { status: 200, ms: 400 }, { status: 503 }, { status: 200 }];
    await world.act(li, { text: "在吗" });
    expect(world.attempts.map(({ status }) => status)).toEqual([500, 0, 503]);
  });

  it("show the person an apology for a reply that cannot be read", async () => {
    answers = [{ status: 200, body: "<xml><Content>收到</Content></xml>" }];
    await world.act(li, { text: "在吗" });
    expect(world.seen(li.id)).toMatchObject([{ text: expect.stringContaining("故障") }]);
  });
});
