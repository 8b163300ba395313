import { toString as toQr } from "qrcode";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { types } from "wechaty-puppet";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { openStage, type Stage, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";
import { bot, openWechat, type WechatWorld } from "../world/wechat/index.js";
import { type Visitor, visit } from "./town.js";

describe("the board's page of channels", () => {
  let database: TestDatabase;
  let world: TelegramWorld;
  let wechat: WechatWorld;
  let stage: Stage;
  /** The coordinator's browser. */
  let sun: Visitor;
  const terminal: string[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    world = await openTelegram();
    wechat = await openWechat("gateway");
    wechat.expectScan();
    const say = (line: string) => void terminal.push(line);
    const opening = openStage({ worlds: [world, wechat], databaseUrl: database.url, say });
    await eventually(() => expect(wechat.puppet().state.active()).toBe(true));
    wechat.puppet().emit("scan", { status: types.ScanStatus.Waiting, qrcode: "https://login.example/abc" });
    stage = await opening;
    sun = await enter("1007", "孙建民");
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
    await eventually(async () => {
      const { text } = await sun.get("/board/channels");
      expect(text).toContain("scan the QR code");
      expect(text).toMatch(/<svg[^>]*viewBox/);
      expect(text).not.toContain("login.example");
      // What was said while nobody listened: nothing, at a first start.
      expect(text).toContain("0 lost");
    });
  });

  it("calls each channel what people call it, here and where a request's messages and their fates stand", async () => {
    const resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("我记下的是"), /登记/);
    await resident.hears("Q-0001");
    const { text } = await sun.get("/board/channels");
    for (const name of ["微信好友", "Telegram"]) expect(text).toContain(`<th scope="row">${name}</th>`);
    const list = await sun.get("/board");
    const path = /\/board\/request\/[0-9a-f]+/.exec(list.text)?.[0] ?? "";
    const page = await sun.get(path);
    expect(page.text).toContain("<td>Telegram</td>");
    expect(page.text).not.toMatch(/<td>(?:telegram|nowhere)<\/td>/);
  });

  it("has the code on the terminal too, as a picture that a phone can scan; after the login neither stands any more", async () => {
    const [shown, ...more] = terminal.filter((line) => line.includes("扫码登录"));
    expect(more).toEqual([]);
    const picture = await toQr("https://login.example/abc", { type: "terminal", small: true });
    expect(shown).toContain(picture);
    expect(shown).not.toContain("login.example");
    wechat.puppet().login(bot.id);
    await eventually(async () => {
      const { text } = await sun.get("/board/channels");
      expect(text).toContain("connected, and logged in to WeChat");
      expect(text).not.toContain("scan the QR code");
      expect(text).not.toMatch(/<svg[^>]*viewBox/);
    });
    expect(terminal.filter((line) => line.includes("扫码登录"))).toHaveLength(1);
  });

  it("is not there for a cadre", async () => {
    const liu = await enter("1001", "刘德宏");
    expect((await liu.get("/board/channels")).status).toBe(404);
    expect((await liu.get("/board")).text).not.toContain("/board/channels");
  });
});
