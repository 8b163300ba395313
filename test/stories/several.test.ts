import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { type Cast, openCast, profiles } from "./cast.js";

describe.each(Object.entries(profiles))("several matters in one message on %s (D6, M03)", (_name, open) => {
  let cast: Cast;
  const play = (who: string) => cast.play(who);
  const count = async () => (await cast.rows("SELECT count(*)::int AS count FROM request WHERE no > 0"))[0]?.count;

  beforeAll(async () => {
    cast = await openCast(open);
  });
  afterAll(() => cast?.leave());

  it("are shown as two, confirmed together, and registered under two numbers", async () => {
    await play("1").says("上镇村三组路灯坏了，还有自来水停了");
    const draft = await play("1").hears("我记下的是 2 件事");
    expect(draft.text).toMatch(
      /事情：上镇村三组路灯坏了\n类别：路灯\n地点：上镇三组\n第 2 件：自来水停了（停水、上镇三组）/,
    );
    await play("1").picks(draft, "登记");
    await play("1").hears(/已登记 Q-0001[\s\S]*首问责任人：/);
    await play("1").hears(/已登记 Q-0002[\s\S]*首问责任人：/);
    const [one, two] = [await cast.request("1"), await cast.request("2")];
    expect(one).toMatchObject({ state: { matter: { category: "市政设施/路灯" }, beside: [{ no: 2 }] } });
    expect(two).toMatchObject({ state: { matter: { category: "水电气热/停水", area: "sz-3" }, beside: [{ no: 1 }] } });
    expect(two.first_asked).toBe(one.first_asked);
    expect(await count()).toBe(2);
  });

  it("are each in somebody's hands, who reads the whole message and knows of the other", async () => {
    await play("deng").says("我办 2");
    const brief = await play("deng").hears("Q-0002 现在由您负责");
    expect(brief.text).toContain("居民的话：\n上镇村三组路灯坏了，还有自来水停了");
    expect(brief.text).toContain("同时报了 Q-0001");
    await play("1").hears(/邓晓东.*签收 Q-0002/);
  });

  it("may be one after all, and may be two where the words do not part them", async () => {
    await play("2").says("下营村路灯坏了，还有垃圾没人收");
    await play("2").picks(await play("2").hears("我记下的是 2 件事"), "是一件事");
    const one = await play("2").hears("我记下的是这件事");
    expect(one.text).toContain("事情：下营村路灯坏了；垃圾没人收");
    await play("2").picks(one, /登记/);
    await play("2").hears("已登记 Q-0003");
    expect(await count()).toBe(3);
    await play("3").says("下营村一组厕所堵了，自来水也停了");
    const maybe = await play("3").hears(/我记下的是这件事[\s\S]*像是不止一件事/);
    await play("3").picks(maybe, "分成几件");
    await play("3").picks(await play("3").hears("我记下的是 2 件事"), "登记");
    await play("3").hears("已登记 Q-0004");
    await play("3").hears("已登记 Q-0005");
    expect(await cast.request("5")).toMatchObject({ state: { matter: { area: "xy-1" } } });
  });

  it("are mended together: a place that is told later is that of all, and one more may come along", async () => {
    await play("4").says("路灯坏了，还有垃圾没人收");
    await play("4").hears("在什么地方");
    await play("4").says("梨花苑北区");
    expect((await play("4").hears("我记下的是 2 件事")).text).toMatch(
      /地点：梨花苑北区\n第 2 件：垃圾没人收（垃圾清运、梨花苑北区）/,
    );
    await play("4").says("还有广场舞太吵");
    const three = await play("4").hears("我记下的是 3 件事");
    expect(three.text).toContain("第 3 件：广场舞太吵（广场舞、梨花苑北区）");
    await play("4").picks(three, "登记");
    for (const no of ["Q-0006", "Q-0007", "Q-0008"]) await play("4").hears(`已登记 ${no}`);
  });

  it("of which one is open already: that one gets more, the other is new", async () => {
    await play("4").says("路灯还没修，另外梨花苑南区楼上天天漏水");
    await play("4").hears("已补充到 Q-0006");
    const draft = await play("4").hears("我记下的是这件事");
    expect(draft.text).toContain("类别：漏水");
    await play("4").picks(draft, "不报了");
    await play("4").hears("没有登记");
    await eventually(async () => expect(await count()).toBe(8));
  });
});
