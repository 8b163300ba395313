import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, openCast, profiles } from "./cast.js";

describe.each(Object.entries(profiles))("courtesies on %s", (_name, open) => {
  let cast: Cast;
  const play = (who: string) => cast.play(who);
  const supplements = async () => {
    const [row] = await cast.rows("SELECT count(*)::int AS count FROM event WHERE fact->>'is' = 'supplemented'");
    return row?.count;
  };

  beforeAll(async () => {
    cast = await openCast(open);
    await cast.registers("1", "上镇村三组路灯坏了");
  });
  afterAll(() => cast?.leave());

  it("「好的」 「谢谢」 after 转人工 trouble nobody; the number that was asked for does come through", async () => {
    await play("1").says("转人工");
    await play("1").hears("方便接电话的话");
    const before = await supplements();
    await play("1").says("好的");
    await play("1").hears("好的。再有什么事");
    await play("1").says("好的，谢谢");
    await play("1").hears("不客气");
    expect(await supplements()).toBe(before);
    await play("1").says("13800001111");
    await play("1").hears("已补充到 Q-0001");
  });

  it("“ok” and “thanks a lot” do the same in English", async () => {
    await play("2").says("english");
    await play("2").hears("English");
    await play("2").says("The street light in Xiaying is broken");
    await play("2").picks(await play("2").hears("This is what I noted"), /register/i);
    await play("2").hears("Registered as Q-0002");
    await play("2").says("talk to a person");
    await play("2").hears("number");
    const before = await supplements();
    for (const [text, answer] of [
      ["ok", "All right"],
      ["thanks a lot", "welcome"],
    ] as const) {
      await play("2").says(text);
      await play("2").hears(answer);
    }
    expect(await supplements()).toBe(before);
  });

  it("「好的」 to a question of the cadre's is the answer to it", async () => {
    const { accountable } = await cast.request("1");
    const cadre = play(String(accountable));
    await cadre.says("我办 1");
    await play("1").hears("已签收 Q-0001");
    await cadre.says("留言 1 明天上午在家吗");
    await play("1").hears("明天上午在家吗");
    await play("1").says("好的");
    await play("1").hears("已补充到 Q-0001");
    await cadre.hears(/居民补充了 Q-0001：\n好的/);
  });

  it("a cadre's 「好的」 asks for nothing", async () => {
    const { accountable } = await cast.request("1");
    await play(String(accountable)).says("好的");
    await play(String(accountable)).hears("好的。再有什么事");
  });
});
