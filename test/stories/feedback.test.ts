import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

const HOUR = 3_600_000;

describe("feedback in a resident's own words and time (§10.1)", () => {
  let world: TelegramWorld;
  let stage: Play;
  let liu: Talker;

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world]);
    liu = talker(world, { id: "1001", name: "刘德宏", language: "zh" });
  });
  afterAll(() => stage?.leave());

  async function answered(user: string, words: string, no: number): Promise<Talker> {
    const one = talker(world, { id: user, name: "居民", language: "zh" });
    await one.says(words);
    await one.picks(await one.hears("路灯"), /登记/);
    await one.hears("首问责任人");
    await liu.says(`签收 ${no}`);
    await liu.says(`已联系 ${no} 电话`);
    await liu.says(`答复 ${no} 灯泡已更换`);
    await one.hears("灯泡已更换");
    return one;
  }
  const rated = async (no: number) =>
    (
      await stage.rows(
        "SELECT e.fact->'rating' AS rating FROM event e JOIN request r ON r.id = e.request WHERE r.no = $1 AND e.fact->>'is' = 'rated' ORDER BY e.seq",
        [no],
      )
    ).map(({ rating }) => rating);

  it("free words count nothing until one of the three answers is chosen", async () => {
    const one = await answered("9001", "上镇村一组的路灯坏了三天", 1);
    await one.says("挺好的");
    const asked = await one.hears("您是满意、基本满意，还是不满意");
    expect(await rated(1)).toEqual([]);
    await one.picks(asked, "基本满意");
    await eventually(async () => expect(await rated(1)).toEqual([{ satisfied: "mostly" }]));
  });

  it("reminds after a day and after three, then stops; whoever did not handle it may ring; silence is no answer", async () => {
    const one = await answered("9002", "上镇村二组的路灯坏了三天", 2);
    stage.pass(25 * HOUR);
    await one.hears(/Q-0002[\s\S]*联系您了吗/);
    const sun = talker(world, { id: "1007", name: "孙建民", language: "zh" });
    stage.pass(48 * HOUR);
    await one.hears(/Q-0002[\s\S]*联系您了吗/);
    expect((await sun.hears("Q-0002 答复三天了")).text).toContain("不方便打字的");
    stage.pass(25 * HOUR);
    await eventually(async () =>
      expect(await stage.rows("SELECT status, state->>'outcome' AS outcome FROM request WHERE no = 2")).toEqual([
        { status: "closed", outcome: "unreached" },
      ]),
    );
    expect(await rated(2)).toEqual([]);
  });

  it("asks for a reason only where something was bad; 推来推去 goes to whoever adjudicates", async () => {
    const one = await answered("9003", "上镇村三组的路灯坏了三天", 3);
    await one.says("没解决");
    await eventually(async () => expect(await rated(3)).toEqual([{ solved: "no" }]));
    await one.says("没联系");
    await one.says("不满意");
    const why = await one.hears("主要是什么原因");
    await one.picks(why, "推来推去");
    const sun = talker(world, { id: "1007", name: "孙建民", language: "zh" });
    expect((await sun.hears("推来推去")).buttons).toContain("转会商");
    const rows = await stage.rows("SELECT accountable, status FROM request WHERE no = 3");
    expect(rows).toEqual([{ accountable: "liu", status: "claimed" }]);
  });
});
