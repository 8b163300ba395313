import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlay, type Play } from "../support/play.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";

const asking = "/cgi-bin/stable_token";

describe("two programs on one service account, which share nothing but the database", () => {
  let play: Play;
  let second: Stage;
  let wechat: WechatOfficialWorld;
  let telegram: World;
  let liu: Talker;
  const residents: Talker[] = [];

  beforeAll(async () => {
    wechat = await openWechatOfficial();
    telegram = await openTelegram();
    play = await openPlay([wechat, telegram]);
    // Telegram takes one poller: the second program has the service account alone.
    second = await openStage({ worlds: [wechat], databaseUrl: play.databaseUrl });
    liu = talker(telegram, { id: "1001", name: "刘德宏" });
  });
  afterAll(async () => {
    await second?.stop();
    await play?.leave();
  });

  const told = async (words: string) => {
    for (const no of residents.keys()) await liu.says(`留言 ${no + 1} ${words}`);
    for (const resident of residents) await resident.hears(words);
  };

  it("are given one access token, and write with it", async () => {
    for (const [index, group] of [..."一二三四五"].entries()) {
      const resident = talker(wechat, { id: `o_900${index}`, name: `居民${index}` });
      residents.push(resident);
      await resident.says(`上镇村${group}组的路灯坏了三天`);
      await resident.picks(await resident.hears("我记下的是"), /登记/);
      await resident.hears(`Q-000${index + 1}`);
      await liu.says(`签收 ${index + 1}`);
      await resident.hears("签收");
    }
    await told("电工今天到");
    expect(wechat.calls(asking)).toBe(2);
    expect(wechat.tokens.issued()).toBe(1);
  });

  it("ask once each at most when it is refused, and every message is said once", async () => {
    wechat.tokens.end(false);
    await told("路灯已经换好");
    expect(wechat.calls(asking)).toBeLessThanOrEqual(4);
    expect(wechat.tokens.issued()).toBe(2);
    for (const resident of residents)
      expect(resident.chat().filter(({ text }) => text.includes("路灯已经换好"))).toHaveLength(1);
  });
});
