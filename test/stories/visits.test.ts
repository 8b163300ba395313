import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, openCast, profiles } from "./cast.js";

const MINUTE = 60_000;

describe.each(Object.entries(profiles))("visits to homes, with %s", (_name, open) => {
  let cast: Cast;

  beforeAll(async () => {
    cast = await openCast(open);
  });
  afterAll(() => cast?.leave());

  it("V26: a visit of nine minutes is marked short, and its home is still due; one of twenty is a visit", async () => {
    const { play, stage } = cast;
    const liu = play("liu");
    await liu.says("走访");
    const due = await liu.hears(/本周还有 3 户要走访/);
    expect(due.text).toContain("上镇三组5号");
    await liu.says("走访 三组5号 开始");
    const begun = await liu.hears(/开始走访 上镇三组5号/);
    stage.pass(9 * MINUTE);
    await liu.picks(begun, /结束走访/);
    await liu.hears(/走访 上镇三组5号，9 分钟[\s\S]*记为短时走访；这户本周仍要再走一次/);
    await liu.says("走访 3组12号 20分钟");
    await liu.hears(/走访 上镇三组12号，20 分钟/);
    await liu.says("走访");
    expect((await liu.hears(/本周还有 2 户要走访/)).text).not.toContain("12号");
  });

  it("what a visit found is registered from the same chat, by whoever found it, as source 走访", async () => {
    const { play, stage, rows } = cast;
    const wang = play("wang");
    await wang.says("走访 三组5号 开始");
    await wang.hears(/开始走访/);
    stage.pass(25 * MINUTE);
    await wang.says("走访 结束 门口的路灯不亮了");
    await wang.hears(/走访 上镇三组5号，25 分钟/);
    await wang.hears(/已替居民登记 Q-0001，您是首问责任人/);
    await wang.says("走访 二组老李家 30分钟");
    await wang.picks(await wang.hears(/走访 二组老李家，30 分钟/), /发现问题/);
    await wang.hears(/发现了什么问题/);
    await wang.says("屋顶漏雨");
    await wang.hears(/已替居民登记 Q-0002/);
    const found = await rows(
      "SELECT first_asked, area, state->>'source' AS source, state->'matter'->>'place' AS place FROM request ORDER BY no",
    );
    expect(found).toEqual([
      { first_asked: "wang", area: "sz-3", source: "round", place: "上镇三组" },
      { first_asked: "wang", area: "sz-2", source: "round", place: "上镇二组" },
    ]);
  });

  it("is kept as rows that nobody changes, in which a home of the list stands without its door", async () => {
    const { rows } = cast;
    const kept = await rows(
      "SELECT what, by, about->>'home' AS home, (about->>'minutes')::int AS minutes FROM audit WHERE what LIKE 'visit%' ORDER BY id",
    );
    expect(kept).toEqual([
      { what: "visit began", by: "liu", home: "home-1", minutes: null },
      { what: "visit ended", by: "liu", home: "home-1", minutes: 9 },
      { what: "visit ended", by: "liu", home: "home-2", minutes: 20 },
      { what: "visit began", by: "wang", home: "home-1", minutes: null },
      { what: "visit ended", by: "wang", home: "home-1", minutes: 25 },
      { what: "visit ended", by: "wang", home: null, minutes: 30 },
    ]);
    expect(await rows("SELECT 1 FROM audit WHERE about::text LIKE '%5号%'")).toEqual([]);
    await expect(rows("UPDATE audit SET about = '{}' WHERE what = 'visit ended'")).rejects.toThrow(/append-only/);
  });

  it("is refused to whoever is no cadre, and where nothing or too much fits", async () => {
    const { play } = cast;
    await play("liu").says("走访 结束");
    await play("liu").hears(/没有正在进行的走访/);
    await play("zhang").says("走访 三组5号 开始");
    await play("zhang").hears(/走访由干部来记/);
    await play("sun").says("走访 一组 开始");
    await play("sun").hears(/有几户对得上/);
  });
});
