import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../src/store/connect.js";
import { verifyLedger } from "../../src/store/verify.js";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

const HOUR = 3_600_000;

describe("an emergency (M80)", () => {
  let world: TelegramWorld;
  let stage: Play;
  let zhang: Talker;

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world]);
    zhang = talker(world, { id: "1008", name: "张立新", language: "zh" });
  });
  afterAll(() => stage?.leave());

  let next = 9000;
  const resident = () => {
    next++;
    return talker(world, { id: String(next), name: `居民${next}`, language: "zh" });
  };
  async function registers(words: string): Promise<Talker> {
    const one = resident();
    await one.says(words);
    await one.picks(await one.hears(/登记吗|对吗|请核对|事情/), /登记/);
    return one;
  }
  const fresh = (id: string, from: number) =>
    world
      .seen(id)
      .slice(from)
      .map(({ text }) => text)
      .join("\n");

  it("is declared by an official only, and says how", async () => {
    const liu = talker(world, { id: "1001", name: "刘德宏", language: "zh" });
    await liu.says("应急模式 开 上镇村停水 公告：抢修中");
    await liu.hears("由领导或值班主任");
    await zhang.says("应急模式 开 上镇村停水");
    await zhang.hears("没看懂在哪里、公告什么");
    await zhang.says("应急模式 开 上镇村停水 到 2027年1月1日 公告：抢修中");
    await zhang.hears("14天以内");
    await zhang.says("应急模式 关");
    await zhang.hears("没有正在进行的应急模式");
  });

  it("warns those inside and beside, gives residents the public answer at once, shortens the clocks and doubles the duty", async () => {
    const usual = await registers("上镇村一组停水了");
    await usual.hears("首问责任人");
    await zhang.says("应急模式 开 上镇村停水 到 今天18:00 公告：水管抢修，预计18点恢复");
    const told = await zhang.hears("进入应急模式");
    expect(told.text).toContain("18:00 自动结束");
    const inside = talker(world, { id: "1007", name: "孙建民", language: "zh" });
    expect((await inside.hears("进入应急模式")).text).toContain("水管抢修，预计18点恢复");
    await eventually(() => expect(["1003", "1004"].some((id) => fresh(id, 0).includes("可能受影响"))).toBe(true));
    const sun = world.seen("1007").length;
    const hurried = await registers("上镇村二组停水");
    expect((await hurried.hears("水管抢修")).text).toMatch(
      /这件事已经知道了：水管抢修，预计18点恢复\n.*\nQ-0002 按紧急办理/,
    );
    await eventually(() => expect(fresh("1007", sun)).toContain("应急期间新登记 Q-0002"));
    const rows = await stage.rows<{ no: number; urgency: string; alert: string | null; hours: number }>(
      "SELECT no, urgency, state->>'alert' AS alert, (extract(epoch FROM answer_due - registered_at) / 3600)::int AS hours FROM request ORDER BY no",
    );
    expect(rows[0]).toMatchObject({ no: 1, alert: null });
    expect(rows[1]).toMatchObject({ no: 2, urgency: "urgent", hours: 24 });
    const ledger = await stage.rows("SELECT fact->>'text' AS text FROM event WHERE fact->>'is' = 'hurried'");
    expect(ledger).toEqual([{ text: "水管抢修，预计18点恢复" }]);
    const elsewhere = await registers("上镇村三组的路灯坏了");
    await elsewhere.hears("首问责任人");
    expect(
      world
        .seen(elsewhere.actor.id)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("水管抢修");
  });

  it("ends by itself, and stands in the ledger of what was done", async () => {
    stage.pass(10 * HOUR);
    const after = await registers("上镇村四组停水");
    await after.hears("首问责任人");
    expect(
      world
        .seen(after.actor.id)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("水管抢修");
    const rows = await stage.rows(
      "SELECT by, what, about->>'area' AS area FROM audit WHERE what LIKE 'emergency%' ORDER BY id",
    );
    expect(rows).toEqual([{ by: "zhang", what: "emergency declared", area: "shangzhen" }]);
  });

  it("of one cause and many residents is answered once: every household has its number, the notice at once, and the answer", async () => {
    const first = await registers("下营村一组停电了");
    await first.hears("首问责任人");
    const number = Number(
      /Q-0*(\d+)/.exec(
        world
          .seen(first.actor.id)
          .map(({ text }) => text)
          .join(),
      )?.[1],
    );
    const sun = talker(world, { id: "1007", name: "孙建民", language: "zh" });
    await sun.says(`同一件事 ${number} 到 明天12:00 公告：变压器故障，电力公司正在抢修`);
    await sun.hears(`都算作 Q-000${number} 同一件事`);
    const others: Talker[] = [];
    for (const words of ["下营村二组停电", "下营村三组停电", "下营村停电了什么时候来电"])
      others.push(await registers(words));
    for (const one of others) {
      expect((await one.hears("变压器故障")).text).toContain(`和 Q-000${number} 是同一件事`);
    }
    const kin = await stage.rows(
      "SELECT jsonb_array_length(state->'children') AS children FROM request WHERE no = $1",
      [number],
    );
    expect(kin).toEqual([{ children: 3 }]);
    await sun.says(`签收 ${number}`);
    await sun.says(`已联系 ${number} 电话`);
    await sun.says(`答复 ${number} 变压器已更换，今天15点恢复供电`);
    for (const one of [first, ...others]) await one.hears(/变压器已更换/);
    const rows = await stage.rows(
      "SELECT status, state->'contacts'->0->>'way' AS way FROM request WHERE state->>'mergedInto' IS NOT NULL",
    );
    expect(rows).toEqual(others.map(() => ({ status: "answered", way: "notice" })));
    const { pool, close } = connect(stage.databaseUrl, { max: 1 });
    expect((await verifyLedger(pool, () => {})).faults).toEqual([]);
    await close();
    await sun.says("应急模式 关 下营村");
    await sun.hears("结束了下营村的应急模式");
  });
});
