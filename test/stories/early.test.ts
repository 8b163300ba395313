import { afterAll, beforeAll, describe, it } from "vitest";
import type { Talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { type Cast, openCast } from "./cast.js";

describe("what comes before its time", () => {
  let cast: Cast;
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    cast = await openCast(() => openTelegram());
    [resident, liu] = [cast.play("9001"), cast.play("liu")];
    await cast.registers("9001", "上镇村三组的路灯坏了三天");
  });
  afterAll(() => cast?.leave());

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
