import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { displayNo } from "../../src/core/request.js";
import { type Cast, openCast, profiles } from "./cast.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Fields of a request's state that the vectors are about. */
type State = Readonly<{
  due: { answer: number };
  matter: { category?: string };
  charges: readonly { code: string; who: string; state: string }[];
  outcome?: string;
  rounds: readonly object[];
  ruling?: { provisional: string };
  lead?: string;
  assists: readonly string[];
}>;

// A vector tells of days: it may take longer than other tests where the machine is busy.
describe.each(Object.entries(profiles))("the test vectors on %s", (_name, open) => {
  let cast: Cast;
  /** The number of a matter that the list has withdrawn upward. */
  let withdrawn: string;
  const play = (who: string) => cast.play(who);
  // The column is JSON; these are the fields that `evolve` writes.
  const state = async (no: string) => (await cast.request(no)).state as State;

  beforeAll(async () => {
    cast = await openCast(open);
  });
  afterAll(() => cast?.leave());

  it("V01: 「三组路灯坏了三天」 is confirmed, and has a number, a name and seven days", async () => {
    const resident = play("1");
    await resident.says("上镇村三组路灯坏了三天");
    const draft = await resident.hears("我记下的是");
    expect(draft.text).toMatch(/类别：路灯[\s\S]*地点：上镇三组/);
    await resident.picks(draft, /登记/);
    const { text } = await resident.hears("已登记 Q-0001");
    expect(text).toMatch(/首问责任人：(刘德宏|王秀英)（便民服务岗）[\s\S]*最迟 3月9日 周一 09:00 答复/);
    expect((await state("1")).matter.category).toBe("市政设施/路灯");
  });

  it("V05: 「这事不归我管」 is stopped once, with the way to register it", async () => {
    await play("liu").says("这事不归我管");
    const held = await play("liu").hears("不能只回居民");
    await play("liu").picks(held, "登记");
    await play("liu").hears("请发要登记的事");
    await play("liu").says("上镇村二组有人乱倒垃圾，来访");
    await play("liu").hears("已替居民登记 Q-0002");
    expect(await cast.request("2")).toMatchObject({ first_asked: "liu" });
  });

  it("V14: the village it comes from leads, the one it reaches assists; both are named to the resident", async () => {
    await play("10").says("上镇村往河里倒垃圾，淌到我们下营村来了");
    const draft = await play("10").hears("我记下的是");
    expect(draft.text).toMatch(/地点：上镇村\n波及：下营村/);
    await play("10").picks(draft, /登记/);
    const { text } = await play("10").hears("已登记 Q-0003");
    expect(text).toMatch(/首问责任人：(刘德宏|王秀英)（便民服务岗）[\s\S]*波及的下营村，请赵国梁（便民服务岗）协助/);
    expect(await state("3")).toMatchObject({ lead: "sz-desk", assists: ["streets", "xy-desk"] });
    expect((await play("zhao").hears("请您协办 Q-0003")).text).toMatch(/主办是(刘德宏|王秀英)/);
    await play("zhao").says("协办 3 已在河边拦了网");
    await play("zhao").hears("协办情况已转给主办");
  });

  it("V14: which of two villages it comes from is asked where the words do not say", async () => {
    await play("11").says("上镇村的垃圾倒到下营村了");
    await play("11").picks(await play("11").hears("您说到两个村"), "下营村");
    const draft = await play("11").hears("我记下的是");
    expect(draft.text).toMatch(/地点：下营村\n波及：上镇村/);
    await play("11").picks(draft, /登记/);
    await play("11").hears(/已登记 Q-0004[\s\S]*首问责任人：(赵国梁|陈桂兰)/);
    expect(await state("4")).toMatchObject({ lead: "xy-desk", assists: ["streets", "sz-desk"] });
    await play("liu").hears("请您协办 Q-0004");
  });

  it("V17: no answer before anybody contacted the resident", async () => {
    const { first_asked: first } = await cast.request("1");
    await play(String(first)).says("我办 1");
    await play("1").hears(/已签收 Q-0001/);
    await play(String(first)).says("答复 1 路灯已经修好了");
    await play(String(first)).hears("还没有联系居民");
    expect(await cast.request("1")).toMatchObject({ status: "claimed" });
  });

  it("V25: 「辳村道路琯理」 is the same as 「农村道路管理」", async () => {
    const categories: unknown[] = [];
    for (const [who, text] of [
      ["2", "上镇村二组，辳村道路琯理"],
      ["3", "上镇村二组，农村道路管理"],
    ] as const) {
      const no = await cast.registers(who, text);
      categories.push((await state(no)).matter.category);
    }
    expect(categories[0]).toBeDefined();
    expect(categories[1]).toBe(categories[0]);
  });

  it("V06: a hand-over that nobody answers stays with the giver; the B role is asked, then the coordinator", async () => {
    const no = await cast.registers("4", "上镇村一组半夜施工太吵");
    const { first_asked } = await cast.request(no);
    const giver = String(first_asked);
    await play(giver).says(`我办 ${no}`);
    await play("4").hears(/已签收/);
    await play(giver).says(`移交 ${no} @冯大勇 噪声归城管岗`);
    expect((await play("4").hears(/正与冯大勇/)).text).toMatch(/交接完成前仍由(刘德宏|王秀英)/);
    await play("feng").hears(/移交给您/);
    cast.stage.pass(2 * HOUR + 60_000);
    await play("feng").hears(/移交还没有答复/);
    cast.stage.pass(4 * HOUR);
    await play("deng").hears(/请 B 角接收或不接/);
    cast.stage.pass(2 * HOUR);
    await play("sun").hears(/请值班主任安排/);
    expect(await cast.request(no)).toMatchObject({ first_asked: giver, accountable: giver });
    await play("4").says(`谁负责 ${no}`);
    await play("4").hears(/现在由(刘德宏|王秀英)/);
  });

  it("V07: declined twice, it is decided by somebody above; meanwhile it is worked on, and no clock begins anew", async () => {
    const no = await cast.registers("5", "下营村一组半夜施工太吵");
    const before = await state(no);
    await play("feng").hears(new RegExp(`${displayNo(Number(no))}，请您签收`));
    await play("feng").says(`不接 ${no} 责任清单第9项，工地在区管道路红线内，归区里`);
    await play("feng").hears(/没有接/);
    const { accountable } = await cast.request(no);
    await play(String(accountable)).says(`移交 ${no} @李春梅 物业小区的施工`);
    await play("li").hears(/移交给您/);
    await play("li").says(`不接 ${no} 责任清单第8项只管物业小区，不是小区里的`);
    await play("5").hears(/该由谁办还有不同意见/);
    const after = await state(no);
    expect(after.ruling?.provisional).toBe(accountable);
    expect(after.due.answer).toBe(before.due.answer);
    await play("sun").hears(/归谁办有分歧/);
  });

  it("V08: late while A is away, it is B's fault if A briefed, and A's if not (B04)", async () => {
    for (const [who, briefed, charged] of [
      ["8", "已交底", "deng"],
      ["9", "还没有", "feng"],
    ] as const) {
      await play("feng").says("离岗 到 3月20日 @邓晓东");
      await play("feng").picks(await play("feng").hears("交底了吗"), briefed);
      await play("deng").hears(/由您顶岗/);
      const no = await cast.registers(who, who === "8" ? "梨花苑半夜施工太吵" : "下营村三组工地噪音扰民");
      await play("deng").hears(new RegExp(`${displayNo(Number(no))}，请您签收`));
      cast.stage.pass(2 * DAY);
      // After two days it may stand in a heap with other reminders.
      await play(charged).hears(/疑似/);
      expect((await state(no)).charges).toEqual(
        expect.arrayContaining([expect.objectContaining({ code: "B04", who: charged })]),
      );
      await play("feng").says("回岗");
      await play("feng").hears("已回岗");
    }
  });

  it("V15: what was withdrawn upward cannot be given to a village", async () => {
    withdrawn = await cast.registers("6", "上镇村四组的燃气管道老化，有隐患");
    await play("feng").hears(new RegExp(`${displayNo(Number(withdrawn))}，请您签收`));
    await play("feng").says(`我办 ${withdrawn}`);
    await play("feng").hears("现在由您负责");
    await play("feng").says(`移交 ${withdrawn} @刘德宏 在你们村`);
    await play("feng").hears(/上级收回的事项，不能派给村/);
    expect(await cast.request(withdrawn)).toMatchObject({ accountable: "feng" });
  });

  it("V16: 「不是我们的」 is no basis for a return", async () => {
    await play("feng").says(`退回 ${withdrawn} 不是我们的`);
    await play("feng").hears(/依据写得太短/);
    expect(await cast.request(withdrawn)).toMatchObject({ accountable: "feng", status: "claimed" });
  });

  it("V18, V19: never contacted, not solved, passed round: done again; bad twice, an official watches", async () => {
    const no = withdrawn;
    const resident = play("6");
    await play("feng").says(`已联系 ${no} 电话`);
    await play("feng").hears("记下了");
    await play("feng").says(`答复 ${no} 已请燃气公司检查`);
    await resident.picks(await resident.hears("已请燃气公司检查"), /^(\d\. )?没有/);
    await play("feng").hears(/疑似：没联系居民就答复（B14）/);
    await resident.picks(await resident.hears("解决了吗"), /没解决/);
    await resident.hears(/重新办理/);
    await play("feng").hears(/需要重办/);
    expect((await state(no)).charges).toMatchObject([{ code: "B14", who: "feng", state: "suspected" }]);
    await play("feng").says(`答复 ${no} 燃气公司说管道没有问题`);
    await resident.picks(await resident.hears("管道没有问题"), /^(\d\. )?联系了/);
    await resident.picks(await resident.hears("解决了吗"), /没解决/);
    await resident.hears(/已提请上级督办/);
    await play("zhang").hears(/办了两次/);
  });

  it("V20: asked three times and never heard, it is closed as unreached and counts for nobody", async () => {
    const no = "1";
    const { accountable } = await cast.request(no);
    const cadre = play(String(accountable));
    await cadre.says(`已联系 ${no} 电话`);
    await cadre.hears("记下了");
    await cadre.says(`答复 ${no} 路灯已经修好了`);
    await play("1").hears("路灯已经修好了");
    const reminded = async () => {
      const [row] = await cast.rows(
        `SELECT count(*)::int AS times FROM event e JOIN request r ON r.id = e.request WHERE r.no = ${no} AND e.fact->>'is' = 'feedback-reminded'`,
      );
      return row?.times;
    };
    for (const [days, times] of [
      [1, 1],
      [2, 2],
    ] as const) {
      cast.stage.pass(days * DAY);
      await expect.poll(reminded).toBe(times);
    }
    cast.stage.pass(DAY);
    await expect.poll(async () => (await state(no)).outcome).toBe("unreached");
    expect((await state(no)).rounds).toMatchObject([{ text: "路灯已经修好了" }]);
    expect((await state(no)).rounds[0]).not.toHaveProperty("solved");
  });

  it("V27, V33: nobody else rates or withdraws; a number of another's and none at all are one", async () => {
    await play("7").says(`满意 ${withdrawn}`);
    const forbidden = await play("7").hears("没有找到");
    await play("7").says("满意 999");
    expect((await play("7").hears("没有找到")).text).toBe(forbidden.text);
    await play("feng").says(`撤单 ${withdrawn}`);
    await play("feng").hears(/只有居民本人/);
  });

  it("V34: a promise that passed is told to the resident, and noted against whoever promised", async () => {
    const no = await cast.registers("12", "下营村三组路边乱堆建筑垃圾");
    await play("feng").says(`签收 ${no}`);
    await play("feng").hears(`${displayNo(Number(no))} 现在由您负责`);
    await play("feng").says(`进展 ${no} 已约运输队，承诺 明天上午清完`);
    await play("feng").hears("已转告居民");
    cast.stage.pass(DAY);
    // Reminders that came together stand in one.
    await play("feng").hears(/答应居民的时间已过|答复逾期/);
    await cast.learns("12", /没有按说好的时间办好，抱歉/);
    expect((await state(no)).charges).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: "B16", who: "feng" })]),
    );
  });
});
