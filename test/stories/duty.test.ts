import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";

const MINUTE = 60_000;
/** As much of an office file as it takes to strike somebody off. */
const peopled = z.looseObject({ people: z.array(z.looseObject({ id: z.string() })) });

describe("a cadre's day in chat", () => {
  let world: World;
  let stage: Play;
  let liu: Talker;
  let wang: Talker;
  let sun: Talker;
  let resident: Talker;

  const rows = (sql: string) => stage.rows(sql);

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world]);
    liu = talker(world, { id: "1001", name: "刘德宏" });
    wang = talker(world, { id: "1002", name: "王秀英" });
    sun = talker(world, { id: "1007", name: "孙建民" });
    resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
  });
  afterAll(() => stage?.leave());

  it("F6: registers for somebody who came by, with a phone that stays sealed", async () => {
    await liu.says("登记 上镇3组路灯坏了，王大爷来访，电话 13800000000");
    expect((await liu.hears("已替居民登记 Q-0001")).text).toContain("封存");
    const [row] = await rows("SELECT first_asked, origin, state FROM request WHERE no = 1");
    expect(row).toMatchObject({ first_asked: "liu", state: { firstRule: "F6", registrar: "liu", source: "visit" } });
    expect(JSON.stringify(row)).not.toContain("13800000000");
    expect(await rows("SELECT phone FROM person WHERE phone IS NOT NULL")).toEqual([{ phone: "13800000000" }]);
    await liu.hears("请打电话或当面转告");
  });

  it("passes on what is said to somebody without a chat, and asks no questions there", async () => {
    await liu.says("我办 1");
    await liu.hears("现在由您负责");
    await liu.says("已联系 1 电话");
    await liu.hears("记下了");
    await liu.says("答复 1 路灯已经换好");
    expect((await liu.hears(/转告[\s\S]*路灯已经换好/)).buttons).toEqual([]);
  });

  it("V01, V05: words that pass the buck are held once, and go when they are sent again (B03)", async () => {
    await resident.says("上镇村三组垃圾没人清");
    await resident.picks(await resident.hears("我记下的是"), /登记/);
    await resident.hears("Q-0002");
    await wang.says("我办 2");
    await liu.says("这事不归我管");
    expect((await liu.hears("首问负责")).buttons).toEqual(["登记"]);
    const [{ accountable } = {}] = await rows("SELECT accountable FROM request WHERE no = 2");
    const holder = accountable === "wang" ? wang : liu;
    if (accountable !== "wang") await liu.says("我办 2");
    await holder.hears("居民的话");
    await holder.says("留言 2 这不归我们管，你找别人去");
    const held = await holder.hears("先没有发给");
    expect(held.buttons).toEqual(["移交", "照样发"]);
    expect(resident.chat().some(({ text }) => text.includes("找别人去"))).toBe(false);
    await holder.picks(held, "照样发");
    await resident.hears("找别人去");
    await holder.says("留言 2 不知道您家是几号楼，请告诉我");
    await resident.hears("几号楼");
    await holder.says("进展 2 说不清");
    await holder.hears("先没有发给");
    await holder.says("进展 2 说不清");
    await resident.hears("说不清");
    const [row] = await rows("SELECT state->'charges' AS charges FROM request WHERE no = 2");
    expect(row).toMatchObject({ charges: [{ code: "B03", state: "suspected" }] });
  });

  it("V33, V27: a cadre cannot withdraw or rate for the resident", async () => {
    await liu.says("撤单 2");
    await liu.hears(/只有居民本人/);
    await wang.says("满意 2");
    await wang.hears(/只有居民本人|没有找到/);
    const stranger = talker(world, { id: "9009", name: "路人" });
    await stranger.says("满意 2");
    const forbidden = await stranger.hears("没有找到");
    await stranger.says("满意 99");
    expect((await stranger.hears("没有找到")).text).toBe(forbidden.text);
  });

  it("值班 shows who is on now and for the week", async () => {
    await liu.says("值班");
    expect((await liu.hears("现在值班")).text).toMatch(/上镇村现在值班：(刘德宏|王秀英)/);
  });

  it("换班: one proposes, the other agrees; who is on changes, what is open does not", async () => {
    const before = await rows("SELECT no, accountable FROM request ORDER BY no");
    for (const [one, other] of [
      [liu, wang],
      [wang, liu],
    ] as const) {
      await one.says(`换班 明天 @${other.actor.name}`);
      const reply = await one.hears(/已问|没有您的班/);
      if (!reply.text.includes("已问")) continue;
      await other.picks(await other.hears("替班"), "我替");
      await one.hears("换班说定");
    }
    expect(await rows("SELECT state FROM roster WHERE kind = 'swap'")).toEqual([{ state: "on" }]);
    expect(await rows("SELECT no, accountable FROM request ORDER BY no")).toEqual(before);
  });

  it("交班: counts what is open, and the next one confirms", async () => {
    await wang.says("交班 @刘德宏");
    await wang.hears(/交班清单：未办 \d+/);
    await liu.picks(await liu.hears("交班：未办"), /确认/);
    await wang.hears("已确认交班清单");
  });

  it("离岗, 免打扰 and 回岗: the cover is told, and both roles are never away together", async () => {
    await liu.says("离岗 到 3月6日");
    await liu.picks(await liu.hears("交底了吗"), "已交底");
    await liu.hears("已向王秀英");
    await wang.hears(/说已向您交底/);
    await wang.says("免打扰");
    await wang.hears("不在岗");
    await liu.says("回岗");
    await liu.hears("已回岗");
    await wang.says("免打扰 到 明天8点");
    await wang.hears("不打扰您");
    await wang.says("回岗");
    await wang.hears("已回岗");
  });

  it("绑定: a code binds once, in ten minutes, and five wrong ones lock", async () => {
    const phone = talker(world, { id: "7001", name: "刘德宏的新手机" });
    await phone.says("我的清单");
    await liu.says("绑定码 @刘德宏");
    await liu.hears("不由您办");
    await sun.says("绑定码 @刘德宏");
    const code = /绑定码：(\d{6})/.exec((await sun.hears("绑定码：")).text)?.[1] ?? "";
    expect(await rows(`SELECT 1 FROM code WHERE hash LIKE '%${code}%'`)).toEqual([]);
    const thief = talker(world, { id: "7002", name: "路人" });
    for (let tries = 0; tries < 5; tries++) {
      await thief.says(`绑定 ${tries}00000`.replace("绑定 0", "绑定 9"));
      await thief.hears("不对或已过期");
    }
    await thief.says(`绑定 ${code}`);
    await thief.hears("试错次数太多");
    await phone.says(`/bind ${code}`);
    await phone.hears("您是刘德宏");
    await phone.says("我的清单");
    await phone.hears(/手上/);
    const other = talker(world, { id: "7003", name: "别人" });
    await other.says(`绑定 ${code}`);
    await other.hears("不对或已过期");
    await sun.says("绑定码 @王秀英");
    const late = /绑定码：(\d{6})/.exec((await sun.hears(/王秀英.*绑定码：/)).text)?.[1] ?? "";
    stage.pass(11 * MINUTE);
    await other.says(`绑定 ${late}`);
    await other.hears("不对或已过期");
    expect(await rows("SELECT what FROM audit WHERE what = 'bound'")).toHaveLength(1);
    const shown = "SELECT 1 FROM delivery WHERE notice #>> '{say,kind}' = 'bind-code' AND notice::text ~ '[0-9]{6}\"'";
    expect(await rows(shown)).toEqual([]);
  });

  it("whoever was taken off the list is told so, and can still ask as a resident", async () => {
    const ma = talker(world, { id: "1016", name: "马小燕" });
    await ma.says("帮助");
    await ma.hears("签收");
    const file = join(stage.dataDir, "office.yaml");
    const { people, ...rest } = peopled.parse(parse(await readFile(file, "utf8")));
    await writeFile(file, stringify({ ...rest, people: people.filter(({ id }) => id !== "ma") }));
    await expect
      .poll(
        async () => {
          await ma.says("我的清单");
          return (await ma.hears(/名单|手上/)).text;
        },
        { interval: 500 },
      )
      .toContain("您已不在这里的工作人员名单上");
    await ma.says("上镇村三组的路灯又坏了");
    await ma.hears("我记下的是");
  });
});
