import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { type Cast, openCast, profiles } from "./cast.js";

const HOUR = 3_600_000;

/** The staff have buttons on one, and digits on the other. */
const channels = Object.entries(profiles).filter(([name]) => /^(telegram|wechat):/.test(name));

describe.each(channels)("an elder who is rung after three days, with %s (§10.1)", (_name, open) => {
  let cast: Cast;
  let cadre: string;

  beforeAll(async () => {
    cast = await openCast(open);
    await cast.registers("9001", "上镇村三组的路灯坏了三天");
    const { state } = await cast.request("1");
    // The column is our own request as JSON.
    cadre = (state as { offer: { to: string } }).offer.to;
    const who = cast.play(cadre);
    await who.says("我办 1");
    await who.hears(/现在由您负责/);
    await who.says("已联系 1 电话");
    await who.hears(/记下了/);
  });
  afterAll(() => cast?.leave());

  const rated = () =>
    cast.rows("SELECT fact->'rating' AS rating, by FROM event WHERE fact->>'is' = 'rated' ORDER BY seq");

  it("no words to the resident may say which answer to give", async () => {
    const who = cast.play(cadre);
    await who.says("答复 1 灯泡已更换，请给个满意");
    await who.hears(/在请居民选哪个评价/);
    await who.says("留言 1 麻烦打五星");
    await who.hears(/在请居民选哪个评价/);
    expect((await cast.request("1")).status).toBe("claimed");
    await who.says("答复 1 灯泡已更换");
    await cast.play("9001").hears(/灯泡已更换/);
  });

  it("is a task of the coordinator's after the last reminder, and of nobody who handled it", async () => {
    cast.stage.pass(25 * HOUR);
    await cast.learns("9001", /还想听听您怎么说/);
    expect(
      cast
        .play("sun")
        .chat()
        .filter(({ text }) => text.includes("答复三天了")),
    ).toEqual([]);
    cast.stage.pass(48 * HOUR);
    const task = await cast.play("sun").hears(/Q-0001 答复三天了/);
    expect(task.text).toMatch(/请本人或家人在聊天里选；不能代填/);
    expect(
      cast
        .play(cadre)
        .chat()
        .filter(({ text }) => text.includes("答复三天了")),
    ).toEqual([]);
  });

  it("whoever rings, or handled it, or stands above, can give no answer for them", async () => {
    for (const who of ["sun", cadre, "zhang"])
      for (const words of ["满意 1", "没解决 1", "不满意 1", "撤单 1"]) {
        await cast.play(who).says(words);
        await cast.play(who).hears(/只有居民本人能做/);
      }
    expect(await rated()).toEqual([]);
  });

  it("what they then say on their own phone counts, and the ledger holds it as theirs", async () => {
    for (const words of ["联系了", "解决了", "满意"]) await cast.play("9001").says(words);
    await eventually(async () => expect((await cast.request("1")).status).toBe("closed"));
    const given = await rated();
    expect(given.map(({ rating }) => rating)).toEqual([{ contacted: "yes" }, { solved: "yes" }, { satisfied: "yes" }]);
    const theirs = { by: { is: "resident" } };
    expect(given).toMatchObject([theirs, theirs, theirs]);
    const { state } = await cast.request("1");
    expect(state).toMatchObject({ outcome: "satisfied" });
  });
});
