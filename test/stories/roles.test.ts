import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";

describe("two processes that receive and two that work, on one database", () => {
  let database: TestDatabase;
  let world: World;
  let stages: Stage[] = [];
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    database = await freshDatabase();
    world = await openTelegram({ webhook: true });
    for (const role of ["worker", "worker", "web", "web"])
      stages.push(await openStage({ worlds: [world], databaseUrl: database.url, env: { ROLE: role } }));
    resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
    liu = talker(world, { id: "1001", name: "刘德宏" });
  });
  afterAll(async () => {
    for (const stage of stages) await stage.stop();
    stages = [];
    await world?.stop();
    await database?.drop();
  });

  it("are one bot: each message is answered once, whichever of them received it", async () => {
    const [, , one, other] = stages;
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    await resident.hears("Q-0001");
    world.deliverTo(one?.origin ?? "");
    await liu.says("签收 1");
    await liu.hears("居民的话");
    await resident.hears(/刘德宏.*签收/);
    world.deliverTo(other?.origin ?? "");
    await resident.says("进度");
    await resident.hears("正在办理");
    const texts = resident.chat().map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
