import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

describe("a claim group with topics", () => {
  let database: TestDatabase;
  let world: TelegramWorld;
  let stage: Stage;
  let resident: Talker;
  let liu: Talker;
  let wang: Talker;

  beforeAll(async () => {
    database = await freshDatabase();
    world = await openTelegram();
    stage = await openStage({
      worlds: [world],
      databaseUrl: database.url,
      office: (office) => {
        office.groups = [{ platform: "telegram", chat: world.forum, area: "shangzhen" }];
      },
    });
    resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
    liu = talker(world, { id: "1001", name: "刘德宏" });
    wang = talker(world, { id: "1002", name: "王秀英" });
  });
  afterAll(async () => {
    await stage?.stop();
    await world?.stop();
    await database?.drop();
  });

  async function registers(words: string): Promise<void> {
    await resident.says(words);
    await resident.picks(await resident.hears(/请核对|对吗|登记吗/), /登记/);
  }
  const topicOf = (no: string) => world.topics.all().find(({ name }) => name.includes(no));

  it("gives a request a topic of its own, in which a cadre's words need no number", async () => {
    await registers("上镇村三组的路灯坏了三天，我叫李大山");
    await resident.hears("Q-0001");
    await eventually(() => expect(topicOf("Q-0001")).toBeDefined());
    const { chat = "", name } = topicOf("Q-0001") ?? {};
    expect(name).toMatch(/^Q-0001 路灯 .*三组$/);
    const card = await wang.hears("待签收", { chat });
    expect(world.seen(world.forum)).toEqual([]);

    await liu.says("签收", { chat });
    await resident.hears(/刘德宏.*签收/);
    await eventually(() => expect(world.seen(chat).find(({ ref }) => ref === card.ref)?.text).toContain("由刘德宏"));
    await liu.says("已联系 电话", { chat });
    await liu.says("答复 灯泡换了，今晚会亮", { chat });
    const answer = await resident.hears("今晚会亮");
    await resident.picks(answer, /^联系了/);
    await resident.picks(await resident.hears("解决"), /^解决了/);
    await resident.picks(await resident.hears("满意"), /^满意/);
    await resident.hears(/办结|谢谢|完成/);
    await eventually(() => expect(topicOf("Q-0001")?.closed).toBe(true));
    await resident.says("没解决 1");
    await eventually(() => expect(topicOf("Q-0001")?.closed).toBe(false));
    expect(world.topics.all().filter(({ name: one }) => one.includes("Q-0001"))).toHaveLength(1);
    expect(world.seen(world.forum)).toEqual([]);
  });

  it("takes a button in the topic, and tells what follows there", async () => {
    await registers("上镇村二组的路灯不亮了");
    await resident.hears("Q-0002");
    await eventually(() => expect(topicOf("Q-0002")).toBeDefined());
    const { chat = "" } = topicOf("Q-0002") ?? {};
    const card = await liu.hears("待签收", { chat });
    await liu.picks(card, /我办/);
    await resident.hears(/刘德宏.*签收 Q-0002/);
    await eventually(() => expect(world.seen(chat).find(({ ref }) => ref === card.ref)?.buttons).toEqual([]));
  });

  it("has none for what is sealed", async () => {
    await registers("我要举报上镇村三组的村会计收红包");
    await resident.hears("Q-0003");
    await registers("上镇村四组的路灯也坏了");
    await resident.hears("Q-0004");
    await eventually(() => expect(topicOf("Q-0004")).toBeDefined());
    expect(topicOf("Q-0003")).toBeUndefined();
  });

  it("answers under the card where the bot may not manage topics", async () => {
    world.topics.allow(false);
    await registers("上镇村五组有人乱倒垃圾");
    await resident.hears("Q-0005");
    const card = await liu.hears("待签收", { chat: world.forum });
    expect(topicOf("Q-0005")).toBeUndefined();
    await liu.says("签收", { chat: world.forum, under: card.ref });
    await resident.hears(/刘德宏.*签收/);
    await eventually(() => expect(world.seen(world.forum)).toHaveLength(1));
    expect(world.seen(world.forum)[0]?.text).toContain("由刘德宏");
    world.topics.allow(true);
  });
});
