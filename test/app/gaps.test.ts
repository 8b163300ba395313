import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type House, openHouse } from "../crash/life.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { talker } from "../support/stage.js";
import { openSlackWorld, type SlackWorld } from "../world/slack/index.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";

describe("after a time in which nobody listened", () => {
  let database: TestDatabase;
  let db: pg.Client;
  let telegram: TelegramWorld;
  let slack: SlackWorld;
  let wechat: WechatOfficialWorld;
  let house: House;

  beforeAll(async () => {
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    // Slack gives up at once, so that only its history can bring back what was said.
    [telegram, slack, wechat] = await Promise.all([
      openTelegram(),
      openSlackWorld({ mode: "socket", patience: { tries: 1, ackMs: 300 } }),
      openWechatOfficial({ answerMs: 300 }),
    ]);
    house = await openHouse({ worlds: [telegram, slack, wechat], databaseUrl: database.url });
  });
  afterAll(async () => {
    await house?.clear();
    for (const world of [telegram, slack, wechat]) await world?.stop();
    await db?.end();
    await database?.drop();
  });

  it("what Telegram kept and Slack's history shows is answered, and what WeChat gave up is named", async () => {
    const first = await house.begin();
    const before = talker(slack, { id: "U9000", name: "先来的人" });
    await before.says("上镇村三组的路灯坏了三天");
    await before.hears("路灯");
    expect(await gaps(first.origin)).toContain("0 lost");
    await sleep(100);
    await first.end("SIGKILL");
    const onTelegram = talker(telegram, { id: "9001", name: "居民甲", language: "zh" });
    const onSlack = talker(slack, { id: "U9001", name: "居民乙" });
    void onTelegram.says("下营村一组的井盖丢了");
    await onSlack.says("上镇村二组的垃圾没人收");
    await talker(wechat, { id: "o_9001", name: "居民丙" }).says("自来水是浑的");
    // WeChat has tried for fifteen seconds by then.
    await sleep(16_000);

    const second = await house.begin();
    await onTelegram.hears("井盖");
    await onSlack.hears("垃圾");
    await eventually(async () => expect(await gaps(second.origin)).toContain("wechat-official"));
    const told = await gaps(second.origin);
    expect(told).toMatch(/wechat-official: what was said there from .* may be lost/);
    expect(told).not.toMatch(/slack: what|telegram/);
    const { rows } = await db.query("SELECT FROM inbox WHERE sender IN ('U9000', 'U9001')");
    expect(rows).toHaveLength(2);
    await second.end("SIGKILL");
  });

  it("a restart loses nothing where the platforms keep what was said, however long it took, and says so", async () => {
    const other = await openHouse({ worlds: [telegram, slack], databaseUrl: database.url });
    for (const end of ["SIGKILL", "SIGTERM"] as const) {
      const life = await other.begin();
      await eventually(async () => expect(await gaps(life.origin)).toContain("0 lost"));
      await life.end(end);
    }
    await other.clear();
  });

  it("a first start has nothing behind it", async () => {
    const fresh = await freshDatabase();
    const other = await openHouse({ worlds: [telegram], databaseUrl: fresh.url });
    const life = await other.begin();
    await eventually(async () => expect(await gaps(life.origin)).toContain("0 lost"));
    await other.clear();
    await fresh.drop();
  });
});

async function gaps(origin: string): Promise<string> {
  const answer: unknown = await (await fetch(`${origin}/readyz`)).json();
  return JSON.stringify(answer).match(/"since the last run","ok":true,"detail":"([^"]*)"/)?.[1] ?? "";
}
