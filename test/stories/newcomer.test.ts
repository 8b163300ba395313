import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTelegram } from "../world/telegram/index.js";
import { type Cast, openCast } from "./cast.js";

/** What people say who have never seen the bot, in the order in which it was met. */
describe("somebody who sees this for the first time", () => {
  let cast: Cast;
  const play = (who: string) => cast.play(who);

  beforeAll(async () => {
    cast = await openCast(openTelegram);
  });
  afterAll(() => cast?.leave());

  it("mends the place in plain words, and a yes or a question back is no place", async () => {
    await play("1").says("上镇三队路灯坏了三天");
    await play("1").hears("地点：上镇三组");
    await play("1").says("不是三组，是四组");
    await play("1").hears("地点：上镇四组");
    await play("1").says("算了");
    await play("1").hears("没有登记");
    await play("1").says("垃圾没人收");
    await play("1").hears("在什么地方");
    for (const text of ["对", "要带身份证吗？"]) {
      await play("1").says(text);
      const { text: asked } = await play("1").hears("在什么地方");
      expect(asked).not.toContain("地点：");
    }
    await play("1").says("你是谁");
    await play("1").hears("首问服务");
    await play("1").says("上镇村二组");
    await play("1").picks(await play("1").hears("地点：上镇村二组"), /登记/);
    await play("1").hears("已登记 Q-0001");
  });

  it("asks 谁在办 without a number, and takes back words that were not meant", async () => {
    await play("1").says("谁在办");
    await play("1").hears(/Q-0001[\s\S]*现在负责：/);
    await play("1").says("Who has it?");
    await play("1").hears(/Q-0001[\s\S]*现在负责：/);
    await play("1").says("村里几点上班呀");
    await play("1").hears("补充原来的事，还是一件新事");
    await play("1").says("不报了");
    await play("1").hears("没有用上");
    await play("1").says("1");
    expect(await supplements()).toBe(0);
  });

  it("writes too little as a cadre, and then enough, without the command again; 「取消」 takes back what was asked", async () => {
    const { accountable } = await cast.request("1");
    const cadre = play(String(accountable));
    await cadre.says("我办 1");
    await cadre.hears("现在由您负责");
    await cadre.says("已联系 1 电话");
    await cadre.hears("已联系居民");
    await cadre.says("答复 1");
    await cadre.hears("办理结果");
    await cadre.says("取消");
    await cadre.hears("没有发出去");
    await cadre.says("答复 1");
    await cadre.hears("办理结果");
    await cadre.says("好啦");
    await cadre.hears("内容太少");
    await cadre.says("垃圾今天上午已经全部清走");
    await cadre.hears("答复已转给居民");
    await play("1").hears("垃圾今天上午已经全部清走");
  });

  it("says 「好了好了谢谢你们」 to an answer, and presses what is long done: it hears where it stands", async () => {
    await play("1").says("好了好了谢谢你们");
    await play("1").hears("谢意已转告");
    await play("1").says("催办 1");
    await play("1").hears(/Q-0001 眼下不能这样办.*现在是：已答复/);
  });

  it("is told as an official what officials can do, and of residents as of others", async () => {
    await play("zhang").says("帮助");
    await play("zhang").hears(/看板[\s\S]*周报[\s\S]*督办 31/);
    await play("1").says("没解决 1");
    await play("1").hears("重新办理");
    const { accountable } = await cast.request("1");
    const again = await play(String(accountable)).hears("需要重办");
    expect(again.buttons).toContain("写答复");
    await play("zhang").says("督办 1 今天17:00前办好");
    await play("zhang").hears("已督办");
    await play("zhang").says("进度 1");
    await play("zhang").hears(/给居民回音/);
    await play("1").says("进度");
    const { text } = await play("1").hears("正在重新办理");
    expect(text).toContain("最迟 今天 17:00 给您回音");
  });

  it("hands over at night, and is told when the other hears of it", async () => {
    const { accountable } = await cast.request("1");
    const other = accountable === "wang" ? "刘德宏" : "王秀英";
    cast.stage.pass(14 * 3_600_000);
    await play(String(accountable)).says(`移交 1 @${other} 明天我去县里开会，请帮忙`);
    await play(String(accountable)).hears(/夜里不打扰不当班的同事，最晚 明天 0\d:00 送到/);
  });

  const supplements = async () => {
    const [row] = await cast.rows("SELECT count(*)::int AS count FROM event WHERE fact->>'is' = 'supplemented'");
    return row?.count;
  };
});
