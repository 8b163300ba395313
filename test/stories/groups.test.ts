import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { rowsOf } from "../support/rows.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWebWorld } from "../world/web.js";
import { openWechat } from "../world/wechat/index.js";
import type { World } from "../world/world.js";

type Ids = Readonly<{ liu: string; wang: string; sun: string; ma: string; resident(no: number): string }>;

/**
 * Every channel in whose groups people are heard, and the accounts of the example office there. A service account of WeChat has
 * no groups, and what is said in a group that a WeCom application made never comes in: there cadres use 登记 (F6).
 */
const channels: Readonly<Record<string, Readonly<{ open: () => Promise<World>; ids: Ids }>>> = {
  telegram: {
    open: () => openTelegram(),
    ids: { liu: "1001", wang: "1002", sun: "1007", ma: "1016", resident: (no) => `900${no}` },
  },
  slack: {
    open: () => openSlackWorld({ mode: "http" }),
    ids: { liu: "U1001", wang: "U1002", sun: "U1007", ma: "U1016", resident: (no) => `U900${no}` },
  },
  wechat: {
    open: () => openWechat("gateway"),
    ids: { liu: "o_liu", wang: "o_wang", sun: "o_sun", ma: "o_ma", resident: (no) => `o_900${no}` },
  },
  web: {
    open: () => openWebWorld(),
    ids: { liu: "liu", wang: "wang", sun: "sun", ma: "ma", resident: (no) => `900${no}` },
  },
};

const MINUTE = 60_000;

describe.each(Object.entries(channels))("in a group on %s", (name, { open, ids }) => {
  let database: TestDatabase;
  let world: World;
  let stage: Stage;
  let chat: string;
  let liu: Talker;
  let wang: Talker;
  let sun: Talker;

  const residents = new Map<number, Talker>();
  /** The same person each time, who has heard what they were told before. */
  const resident = (no: number): Talker => {
    const known = residents.get(no) ?? talker(world, { id: ids.resident(no), name: `居民${no}` });
    residents.set(no, known);
    return known;
  };
  const rows = (sql: string) => rowsOf(database.url, sql);
  const request = async (no: number) =>
    (await rows(`SELECT first_asked, accountable, state->>'firstRule' AS rule FROM request WHERE no = ${no}`))[0];

  beforeAll(async () => {
    database = await freshDatabase();
    world = await open();
    stage = await openStage({
      worlds: [world],
      databaseUrl: database.url,
      office: (office) => {
        for (const person of office.people)
          if (person.id === "ma") person.accounts = { ...person.accounts, [name]: ids.ma };
      },
    });
    chat = world.group ?? "";
    liu = talker(world, { id: ids.liu, name: "刘德宏" });
    wang = talker(world, { id: ids.wang, name: "王秀英" });
    sun = talker(world, { id: ids.sun, name: "孙建民" });
  });
  afterAll(async () => {
    await stage?.stop();
    await world?.stop();
    await database?.drop();
  });

  it("F2, V02: whoever is mentioned is the first asked; the group hears the number only", async () => {
    const one = resident(1);
    await one.says("@王秀英 三组楼道堆东西谁管", { chat, mentions: [wang.actor] });
    const told = await one.hears("Q-0001", { chat });
    expect(told.text).not.toMatch(/楼道|王秀英/);
    expect((await one.hears("Q-0001")).text).toContain("王秀英");
    expect(await request(1)).toMatchObject({ first_asked: "wang", rule: "F2" });
  });

  it("F3, V03: of several the higher rank", async () => {
    const two = resident(2);
    await two.says("@王秀英 @孙建民 一组没水了", { chat, mentions: [wang.actor, sun.actor] });
    await two.hears("Q-0002", { chat });
    expect(await request(2)).toMatchObject({ first_asked: "sun", rule: "F3" });
  });

  it("F4, V04: said to nobody, whoever answers it is", async () => {
    const three = resident(3);
    const ref = await three.says("二组的路灯坏了好几天了", { chat });
    expect(await rows("SELECT 1 FROM request WHERE no = 3")).toEqual([]);
    stage.pass(4 * MINUTE);
    await liu.says("我去看看", { chat, under: ref });
    await three.hears("Q-0003", { chat });
    expect(await request(3)).toMatchObject({ first_asked: "liu", rule: "F4" });
  });

  it("F12: also with 不归我管, and is offered to hand it over", async () => {
    const four = resident(4);
    const ref = await four.says("四组有人乱倒垃圾", { chat });
    await wang.says("这事不归我管", { chat, under: ref });
    await four.hears("Q-0004", { chat });
    expect(await request(4)).toMatchObject({ first_asked: "wang", rule: "F12" });
    expect((await wang.hears("推脱")).text).toContain("移交 4");
  });

  it("F5: after fifteen minutes of silence it is whoever is on duty", async () => {
    const five = resident(5);
    await five.says("五组的下水道堵了", { chat });
    await expect.poll(() => rows("SELECT key FROM inbox WHERE fate = 'waiting'")).toHaveLength(1);
    stage.pass(16 * MINUTE);
    await five.hears("Q-0005", { chat });
    const { first_asked, rule } = (await request(5)) ?? {};
    expect(rule).toBe("F5");
    expect(["liu", "wang"]).toContain(first_asked);
  });

  it("F10: a volunteer is not answerable, the duty cadre is", async () => {
    const six = resident(6);
    await six.says("@马小燕 一组的水管爆了", { chat, mentions: [{ id: ids.ma, name: "马小燕" }] });
    await six.hears("Q-0006", { chat });
    expect(await request(6)).toMatchObject({ rule: "F10" });
  });

  it("F11: asked twice about one matter, the first stays first", async () => {
    const one = resident(1);
    await one.says("@刘德宏 三组楼道堆东西还没人管", { chat, mentions: [liu.actor] });
    const again = await one.hears("已登记 Q-0001", { chat });
    const card = world.seen(chat).find(({ text }) => text.startsWith("Q-0001"));
    if (world.adapter().can.under) expect(again.under).toBe(card?.ref);
    await liu.hears(/也找了您.*Q-0001/);
    expect(await request(1)).toMatchObject({ first_asked: "wang" });
    expect(await rows("SELECT 1 FROM request WHERE no = 7")).toEqual([]);
  });

  it("F9: whoever is complained of learns nothing of it", async () => {
    const seven = resident(7);
    await seven.says("@刘德宏 我要举报刘德宏收红包", { chat, mentions: [liu.actor] });
    await seven.hears("Q-0007", { chat });
    expect(await request(7)).toMatchObject({ first_asked: "wu", rule: "F9" });
    await liu.says("进度 7");
    expect((await liu.hears("没有找到")).text).not.toContain("Q-0007");
    expect(liu.chat().some(({ text }) => text.includes("Q-0007") || text.includes("红包"))).toBe(false);
  });

  it("F8: away, the cadre stays first asked and the cover acts", async () => {
    await liu.says("离岗 到 3月6日 @王秀英");
    const noted = await liu.hears("交底");
    await liu.picks(noted, /已交底/);
    await wang.hears("由您顶岗");
    const eight = resident(8);
    await eight.says("@刘德宏 三组的路灯不亮", { chat, mentions: [liu.actor] });
    expect((await eight.hears("Q-0008")).text).toContain("刘德宏现在不在岗，先由王秀英");
    expect(await request(8)).toMatchObject({ first_asked: "liu", accountable: "wang", rule: "F8" });
    await liu.says("回岗");
    await liu.hears("已回岗");
  });

  it("D6: two matters of one message have a number each, and the same first asked; the group hears both numbers", async () => {
    const ten = resident(10);
    await ten.says("@王秀英 二组的路灯坏了，还有自来水停了", { chat, mentions: [wang.actor] });
    const told = await ten.hears("Q-0009、Q-0010", { chat });
    expect(told.text).not.toMatch(/路灯|自来水/);
    await ten.hears(/已登记 Q-0009/);
    await ten.hears(/已登记 Q-0010/);
    const found = await rows(
      "SELECT no, first_asked, category, area, state->'beside'->0->>'no' AS beside FROM request WHERE no >= 9 ORDER BY no",
    );
    expect(found).toEqual([
      { no: 9, first_asked: "wang", category: "市政设施/路灯", area: "sz-2", beside: "10" },
      { no: 10, first_asked: "wang", category: "水电气热/停水", area: "sz-2", beside: "9" },
    ]);
    await ten.says("@王秀英 二组的路灯还没修，另外五组厕所堵了", { chat, mentions: [wang.actor] });
    await ten.hears("Q-0009、Q-0011", { chat });
  });

  it("V24: idle talk, thanks and advertisements are neither answered nor kept", async () => {
    const nine = resident(9);
    const talk = [
      "今天天气真好",
      "谢谢刘主任，路灯修好了",
      "路灯下送彩金，百家乐首存送88，加微信 abc12345",
      "@王秀英 吃了吗",
    ];
    for (const text of talk) await nine.says(text, { chat });
    await nine.says("@王秀英 五组路灯一闪一闪", { chat, mentions: [wang.actor] });
    await nine.hears("Q-0012", { chat });
    const kept = await rows("SELECT body::text AS body FROM inbox WHERE body::text ~ '天气|修好了|百家乐|吃了吗'");
    expect(kept).toEqual([]);
    expect(await rows("SELECT 1 FROM request WHERE no = 13")).toEqual([]);
  });
});
