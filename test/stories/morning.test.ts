import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { rowsOf } from "../support/rows.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("the mornings of an emergency (M80)", () => {
  let database: TestDatabase;
  let world: TelegramWorld;
  let stage: Stage;
  let zhang: Talker;

  beforeAll(async () => {
    database = await freshDatabase();
    world = await openTelegram();
    stage = await openStage({ worlds: [world], databaseUrl: database.url });
    zhang = talker(world, { id: "1008", name: "张立新", language: "zh" });
  });
  afterAll(async () => {
    await stage?.stop();
    await world?.stop();
    await database?.drop();
  });

  const residents = new Map<number, Talker>();
  async function registers(no: number, words: string): Promise<void> {
    const one = residents.get(no) ?? talker(world, { id: `900${no}`, name: `居民${no}`, language: "zh" });
    residents.set(no, one);
    await one.says(words);
    await one.picks(await one.hears(/登记吗|对吗|请核对/), /登记/);
    await one.hears("已登记");
  }
  const briefs = (id: string) => world.seen(id).filter(({ text }) => text.includes("应急日报"));
  const turns = () => rowsOf(database.url, "SELECT key FROM inbox WHERE key LIKE 'brief/%'");

  it("officials hear at 08:30 what was reported, once, with what is late", async () => {
    await zhang.says("应急模式 开 上镇村停水 到 3月6日18:00 公告：水管抢修");
    await zhang.hears("进入应急模式");
    await registers(1, "上镇村一组停水了");
    await registers(2, "上镇村二组停水了");
    await registers(2, "上镇村二组的路灯坏了");
    expect(briefs("1008")).toEqual([]);
    stage.pass(23 * HOUR + HOUR / 2);
    const { text } = await zhang.hears("应急日报");
    expect(text).toMatch(/^【应急日报】上镇村 停水/);
    expect(text).toContain("昨天以来新报 2 件，一共 2 件、2 人。\n还没答复 2 件，逾期 0 件。");
    expect(text).toContain("3月6日 周五 18:00 自动结束");
    stage.pass(HOUR);
    await registers(3, "上镇村三组停水了");
    expect(briefs("1008")).toHaveLength(1);
    expect(briefs("1001")).toEqual([]);
  });

  it("after mornings that were missed, the last alone", async () => {
    const before = stage.now();
    await stage.stop();
    stage = await openStage({ worlds: [world], databaseUrl: database.url, at: before + 2 * DAY });
    const { text } = await zhang.hears("应急日报");
    expect(text).toContain("昨天以来新报 0 件，一共 3 件、3 人。\n还没答复 3 件，逾期 3 件：Q-0001、Q-0002、Q-0004。");
    expect(briefs("1008")).toHaveLength(2);
    expect(await turns()).toHaveLength(2);
  });

  it("ends with the emergency", async () => {
    await zhang.says("应急模式 关 上镇村");
    await zhang.hears("结束了上镇村的应急模式");
    stage.pass(DAY);
    await registers(4, "上镇村四组停水了");
    expect(briefs("1008")).toHaveLength(2);
    expect(await turns()).toHaveLength(2);
  });
});
