import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { openStage, type Stage, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

const SECRET = "secret-of-the-other-system";

describe("another system", () => {
  let database: TestDatabase;
  let world: TelegramWorld;
  let stage: Stage;
  let server: Server;
  const heard: { id: string; event: string; request: Record<string, unknown>; raw: string; signed: boolean }[] = [];
  let refuse = 0;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const raw = await text(request);
      const time = request.headers["shouwen-timestamp"];
      const mac = createHmac("sha256", SECRET).update(`${time}.${raw}`).digest("hex");
      const signed = request.headers["shouwen-signature"] === `v1=${mac}`;
      if (refuse > 0) {
        refuse--;
        response.writeHead(503).end();
        return;
      }
      heard.push({ ...JSON.parse(raw), raw, signed });
      response.writeHead(204).end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    // A TCP server's address is an AddressInfo.
    const { port } = server.address() as AddressInfo;
    database = await freshDatabase();
    world = await openTelegram();
    stage = await openStage({
      worlds: [world],
      databaseUrl: database.url,
      env: { WEBHOOK_URL: `http://127.0.0.1:${port}/in`, WEBHOOK_SECRET: SECRET },
    });
  });
  afterAll(async () => {
    await stage?.stop();
    await world?.stop();
    await database?.drop();
    server?.close();
  });

  it("is told of every step in order, signed, without who asked or what they said", async () => {
    const resident = talker(world, { id: "9001", name: "王小明", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天，电话13800001234");
    await resident.picks(await resident.hears("路灯"), /登记/);
    await resident.hears("首问责任人");
    await talker(world, { id: "1001", name: "刘德宏" }).says("签收 1");
    await eventually(() => expect(heard.map(({ event }) => event)).toContain("claimed"));
    const events = heard.map(({ event }) => event);
    expect(events.indexOf("registered")).toBeLessThan(events.indexOf("claimed"));
    expect(heard.every(({ signed }) => signed)).toBe(true);
    expect(heard.at(-1)?.request).toMatchObject({ number: "Q-0001", situation: "CLAIMED", accountable: "liu" });
    expect(heard.map(({ raw }) => raw).join()).not.toMatch(/王小明|13800001234|三天|9001/);
  });

  it("that is away is told again, later, nothing lost and nothing out of order", async () => {
    const before = heard.length;
    refuse = 1;
    const liu = talker(world, { id: "1001", name: "刘德宏" });
    await liu.says("已联系 1 电话");
    await eventually(() => expect(refuse).toBe(0));
    await liu.says("进展 1 已派人");
    stage.pass(10_000);
    await eventually(() => expect(heard.length - before).toBeGreaterThanOrEqual(2));
    expect(heard.slice(before, before + 2).map(({ event }) => event)).toEqual(["contacted", "progressed"]);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length);
  });

  it("hears nothing of what is sealed", async () => {
    const before = heard.length;
    const resident = talker(world, { id: "9002", name: "李四", language: "zh" });
    await resident.says("我要举报上镇村会计贪污");
    await resident.picks(await resident.hears(/举报|密件/), /登记/);
    await resident.hears("Q-0002");
    await talker(world, { id: "1001", name: "刘德宏" }).says("进展 1 快好了");
    await eventually(() => expect(heard.length).toBe(before + 1));
    expect(heard.at(-1)?.request).toMatchObject({ number: "Q-0001" });
  });
});
