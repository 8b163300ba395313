import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSlackWorld, type SlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechat } from "../world/wechat/index.js";
import { type Cast, openCast } from "./cast.js";

/** A request that 冯大勇 has, and the choice of whom to hand it to. */
async function toChoose(cast: Cast, who = "1", text = "上镇村一组半夜施工太吵") {
  const feng = cast.play("feng");
  const no = await cast.registers(who, text);
  await feng.hears("请您签收");
  await feng.says(`我办 ${no}`);
  const brief = await feng.hears("现在由您负责");
  await feng.picks(brief, "移交");
  return { feng, no, choice: await feng.hears("移交给谁") };
}

describe.each([
  ["buttons on Telegram", () => openTelegram()],
  ["a numbered list on WeChat", () => openWechat("gateway")],
] as const)("whom to hand over to is picked from %s", (_what, open) => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await openCast(open);
  });
  afterAll(() => cast?.leave());

  it("and then a word why", async () => {
    const { feng, no, choice } = await toChoose(cast);
    await feng.picks(choice, "孙建民");
    await feng.hears("请写一句移交");
    await feng.says("跨村的施工");
    await feng.hears("已请孙建民");
    expect((await cast.play("sun").hears("移交给您")).text).toContain("理由：跨村的施工");
    expect(await cast.request(no)).toMatchObject({ accountable: "feng", state: { offer: { to: "sun" } } });
    await cast.play("sun").says("我的清单");
    await cast.play("sun").hears(/您手上有 1 件[\s\S]*等您接下/);
  });
});

describe("whom to hand over to is picked in a form on Slack", () => {
  let cast: Cast;
  let slack: SlackWorld;
  beforeAll(async () => {
    cast = await openCast(async () => {
      slack = await openSlackWorld({ mode: "http" });
      return slack;
    });
  });
  afterAll(() => cast?.leave());

  it("with the reason beside it, and nobody else whom the reason names", async () => {
    const { feng, no, choice } = await toChoose(cast);
    // The message has the nearest nine; the form has everybody.
    expect(choice.buttons.join()).not.toContain("李春梅");
    await expect.poll(() => slack.form(feng.actor)?.title.text).toBe("移交 Q-0001");
    await slack.fill(feng.actor, { person: cast.play("li").actor.id, words: "孙建民说小区里的施工归住建" });
    await feng.hears("已请李春梅");
    expect((await cast.play("li").hears("移交给您")).text).toContain("理由：孙建民说小区里的施工归住建");
    expect(await cast.request(no)).toMatchObject({ accountable: "feng", state: { offer: { to: "li" } } });
  });

  it("of which a resident is no colleague: the choice stands again", async () => {
    const { feng, no } = await toChoose(cast, "2", "下营村二组半夜施工太吵");
    await expect.poll(() => slack.form(feng.actor)?.title.text).toBe("移交 Q-0002");
    await slack.fill(feng.actor, { person: cast.play("1").actor.id, words: "请您看看" });
    await feng.hears("移交给谁");
    expect(await cast.request(no)).toMatchObject({ accountable: "feng" });
  });
});
