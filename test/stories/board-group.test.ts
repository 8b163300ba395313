import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWecom, type WecomWorld } from "../world/wecom/index.js";
import type { World } from "../world/world.js";

describe("a claim board in WeCom", () => {
  let stage: Play;
  let wecom: WecomWorld;
  let telegram: World;

  beforeAll(async () => {
    wecom = await openWecom();
    telegram = await openTelegram();
    stage = await openPlay([wecom, telegram], {
      office: (office) => {
        office.groups = [{ platform: "wecom", chat: "group:claims", area: "shangzhen" }];
      },
    });
  });
  afterAll(() => stage?.leave());

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
