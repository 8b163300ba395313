import { afterAll, beforeAll, describe, it } from "vitest";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";

describe("what comes before its time", () => {
  let world: World;
  let stage: Play;
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world]);
    resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
    liu = talker(world, { id: "1001", name: "刘德宏" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    await resident.hears("Q-0001");
  });
  afterAll(() => stage?.leave());

  it("“not solved” before anybody answered shows how far it is, with the way to urge it", async () => {
    await resident.says("没解决");
    await resident.picks(await resident.hears("现在负责"), /催办/);
    await resident.hears(/催/);
  });

  it("an answer before the claim is told to claim first, and how", async () => {
    await liu.hears(/请您?签收/);
    await liu.says("答复 1 路灯已经换了新灯泡，今晚会亮");
    await liu.picks(await liu.hears("先发“签收 1”"), /我办/);
    await resident.hears(/刘德宏.*签收/);
  });
});
