import { readdir } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import { newStamp, xmlOf } from "../world/wechat-official/push.js";
import { openWecom } from "../world/wecom/index.js";

/** A door that Tencent calls, in safe mode, with the whole program behind it. */
const doors = [
  { name: "wechat-official", open: () => openWechatOfficial({ aes: true }), id: "o_9001" },
  { name: "wecom", open: () => openWecom(), id: "w9001" },
] as const;

/** What other bots for WeChat get wrong, each tried on each of its doors. */
describe.each(doors)("what comes to $name", ({ open, id }) => {
  let database: TestDatabase;
  let db: pg.Client;
  let stage: Stage;
  let world: Awaited<ReturnType<typeof open>>;
  let resident: Talker;

  beforeAll(async () => {
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    world = await open();
    stage = await openStage({ worlds: [world], databaseUrl: database.url });
    resident = talker(world, { id, name: "居民甲" });
  });
  afterAll(async () => {
    await stage?.stop();
    await world?.stop();
    await db?.end();
    await database?.drop();
  });

  const stored = async () => (await db.query("SELECT key FROM inbox")).rows.length;
  const body = () =>
    xmlOf({
      ToUserName: "us",
      FromUserName: id,
      CreateTime: Math.floor(Date.now() / 1000),
      MsgType: "text",
      Content: "假的",
      MsgId: "1",
    });
  const post = (url: string, text: string) => fetch(url, { method: "POST", body: text });

  it("with a forged signature, or none, is refused and not stored", async () => {
    const forged = new URLSearchParams({
      ...newStamp(Date.now()),
      signature: "0".repeat(40),
      msg_signature: "0".repeat(40),
    });
    for (const query of ["", `?${forged}`]) {
      const { status } = await post(world.callback() + query, body());
      expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(await stored()).toBe(0);
  });

  it("in plain text is refused, although its stamp is genuine", async () => {
    const { url } = world.poster.sign(world.callback(), body());
    expect((await post(url, body())).status).toBeGreaterThanOrEqual(400);
    expect(await stored()).toBe(0);
  });

  it("by following is answered", async () => {
    await resident.does({ event: "started" });
    await resident.hears(/首问|您好|你好/);
  });

  it("twice under one MsgId is stored and answered once", async () => {
    const before = await stored();
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.hears("路灯");
    await world.repeat();
    await world.repeat();
    expect(await stored()).toBe(before + 1);
    expect(resident.chat().filter(({ text }) => text.includes("路灯"))).toHaveLength(1);
  });

  it("as a location or a link is answered, and belongs to what is being reported", async () => {
    await resident.does({ place: { latitude: 40.42, longitude: 117.09, label: "上镇村村口" } });
    await resident.hears("上镇村村口");
    await world.push(resident.actor, {
      MsgType: "link",
      Title: "路灯的照片",
      Description: "",
      Url: "https://example.org/1",
    });
    await resident.hears(/路灯/);
  });

  it("leaves no secret in the name of a file", async () => {
    const names = await readdir(stage.dataDir, { recursive: true });
    for (const [name, secret] of Object.entries(world.env()))
      if (/SECRET|TOKEN|KEY/.test(name)) expect(names.join("\n")).not.toContain(secret);
  });
});
