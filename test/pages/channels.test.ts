import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { types } from "wechaty-puppet";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { openStage, type Stage, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";
import { openWechat, type WechatWorld } from "../world/wechat/index.js";
import { visit } from "./town.js";

describe("the board's page of channels", () => {
  let database: TestDatabase;
  let world: TelegramWorld;
  let wechat: WechatWorld;
  let stage: Stage;

  beforeAll(async () => {
    database = await freshDatabase();
    world = await openTelegram();
    wechat = await openWechat("gateway");
    wechat.expectScan();
    const opening = openStage({ worlds: [world, wechat], databaseUrl: database.url });
    await eventually(() => expect(wechat.puppet().state.active()).toBe(true));
    wechat.puppet().emit("scan", { status: types.ScanStatus.Waiting, qrcode: "https://login.example/abc" });
    stage = await opening;
  });
  afterAll(async () => {
    await stage?.stop();
    await wechat?.stop();
    await world?.stop();
    await database?.drop();
  });

  const enter = async (id: string, name: string) => {
    const who = talker(world, { id, name, language: "zh" });
    await who.says("看板");
    const link = /https?:\S+/.exec((await who.hears("/board/login")).text)?.[0] ?? "";
    const visitor = visit(stage.origin);
    await visitor.get(link);
    return visitor;
  };

  it("shows a coordinator what does not work, what to do, and the code that a phone must scan, and what was missed", async () => {
    const sun = await enter("1007", "孙建民");
    await eventually(async () => {
      const { text } = await sun.get("/board/channels");
      expect(text).toContain("scan the QR code");
      expect(text).toMatch(/<svg[^>]*viewBox/);
      expect(text).not.toContain("login.example");
      // What was said while nobody listened: nothing, at a first start.
      expect(text).toContain("0 lost");
    });
  });

  it("is not there for a cadre", async () => {
    const liu = await enter("1001", "刘德宏");
    expect((await liu.get("/board/channels")).status).toBe(404);
    expect((await liu.get("/board")).text).not.toContain("/board/channels");
  });
});
