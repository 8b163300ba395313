import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { openStage, type Stage, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWecom, type WecomWorld } from "../world/wecom/index.js";
import type { World } from "../world/world.js";

describe("a claim board in WeCom", () => {
  let database: TestDatabase;
  let stage: Stage | undefined;
  let wecom: WecomWorld;
  let telegram: World;

  beforeAll(async () => {
    database = await freshDatabase();
    wecom = await openWecom();
    telegram = await openTelegram();
    stage = await openStage({
      worlds: [wecom, telegram],
      databaseUrl: database.url,
      office: (office) => {
        office.groups = [{ platform: "wecom", chat: "group:claims", area: "shangzhen" }];
      },
    });
  });
  afterAll(async () => {
    await stage?.stop();
    await wecom?.stop();
    await telegram?.stop();
    await database?.drop();
  });

  it("is a group that the application makes itself, and shows each card with the words to write instead of a button", async () => {
    await eventually(() => expect(wecom.calls("/cgi-bin/appchat/create")).toBe(1));
    const resident = talker(telegram, { id: "9001", name: "居民甲", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("我记下的是"), /登记/);
    await resident.hears("Q-0001");
    await eventually(() =>
      expect(
        wecom
          .seen("group:claims")
          .map(({ text }) => text)
          .join(),
      ).toMatch(/Q-0001[\s\S]*签收 1/),
    );
    expect(
      wecom
        .seen("group:claims")
        .map(({ text }) => text)
        .join(),
    ).not.toContain("居民甲");
  });
});
