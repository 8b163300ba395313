import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { MONDAY, type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("one resident in several chats", () => {
  let stage: Play;
  let wechat: World;
  let telegram: World;
  /** The same woman on two platforms, a stranger, and a cadre. */
  let onWechat: Talker;
  let onTelegram: Talker;
  let stranger: Talker;
  let liu: Talker;

  beforeAll(async () => {
    wechat = await openWechatOfficial({ windows: true, clock: () => stage?.now() ?? MONDAY, stamps: Date.now });
    telegram = await openTelegram();
    stage = await openPlay([wechat, telegram]);
    onWechat = talker(wechat, { id: "o_9001", name: "居民甲" });
    onTelegram = talker(telegram, { id: "9001", name: "甲甲" });
    stranger = talker(telegram, { id: "9666", name: "路人" });
    liu = talker(telegram, { id: "1001", name: "刘德宏" });
  });
  afterAll(() => stage?.leave());

  const rows = (sql: string) => stage.rows(sql);
  const codeIn = (text: string) => /(\d{6})/.exec(text)?.[1] ?? "";

  it("both report something, before anything is bound", async () => {
    await onWechat.says("上镇村三组的路灯坏了三天");
    await onWechat.picks(await onWechat.hears("我记下的是"), /登记/);
    await onWechat.hears("Q-0001");
    await onTelegram.says("上镇村一组的垃圾没人清");
    await onTelegram.picks(await onTelegram.hears("我记下的是"), /登记/);
    await onTelegram.hears("Q-0002");
    await onTelegram.says("进度 1");
    await onTelegram.hears("没有找到");
  });

  it("a code that nobody gave, an old one and a member of staff's are refused, and whose a code is stays unsaid", async () => {
    await onWechat.says("绑定");
    const { text } = await onWechat.hears("您的绑定码");
    expect(await rows(`SELECT 1 FROM code WHERE hash LIKE '%${codeIn(text)}%'`)).toEqual([]);
    await liu.says(`绑定 ${codeIn(text)}`);
    await liu.hears("不用绑定");
    await liu.says("绑定");
    await liu.hears("不用绑定");
    stage?.pass(11 * MINUTE);
    await onTelegram.says(`绑定 ${codeIn(text)}`);
    await onTelegram.hears("不对或已过期");
    await onTelegram.says("绑定 100001");
    await onTelegram.hears("不对或已过期");
  });

  it("five wrong tries lock the chat that guesses: even the right code joins nobody there, and still works for its owner", async () => {
    const thief = talker(telegram, { id: "9667", name: "猜码的人" });
    await onWechat.says("绑定");
    const code = codeIn((await onWechat.hears("您的绑定码")).text);
    const wrong = Array.from({ length: 5 }, (_, index) => String(100_000 + ((Number(code) + index * 7) % 899_999) + 1));
    for (const [index, guess] of wrong.entries()) {
      await thief.says(`绑定 ${guess}`);
      await thief.hears(`还可以试 ${4 - index} 次`);
    }
    await thief.says(`绑定 ${code}`);
    await thief.hears("试错次数太多");
    expect(thief.chat().filter(({ text }) => text.includes("连成一个人"))).toEqual([]);
    const owner = talker(telegram, { id: "9668", name: "本人" });
    await owner.says(`绑定 ${code}`);
    await owner.picks(await owner.hears("连成一个人吗"), "不是我");
    await owner.hears("没有连");
    stage.pass(11 * MINUTE);
    await onWechat.says("绑定");
    await thief.says(`绑定 ${codeIn((await onWechat.hears("您的绑定码")).text)}`);
    await thief.picks(await thief.hears("连成一个人吗"), "不是我");
    await thief.hears("没有连");
    expect(await rows("SELECT 1 FROM audit WHERE what = 'linked'")).toEqual([]);
  });

  it("a stranger who types the code sees a platform and no more, and the first chat can undo it", async () => {
    await onWechat.says("绑定");
    const code = codeIn((await onWechat.hears("您的绑定码")).text);
    await stranger.says(`/link ${code}`);
    const asked = await stranger.hears("连成一个人吗");
    expect(asked.text).toContain("微信公众号");
    expect(asked.text).not.toMatch(/居民甲|Q-0001|o_9001/);
    await stranger.says("进度 1");
    await stranger.hears("没有找到");
    await stranger.picks(asked, "是我");
    await stranger.hears("连好了");
    await onWechat.hears("不是您本人连的");
    await onWechat.says("解除绑定");
    await onWechat.hears("分开了");
    await stranger.hears("看不到了");
    await stranger.says("进度 1");
    await stranger.hears("没有找到");
    await stranger.says(`绑定 ${code}`);
    await stranger.hears("不对或已过期");
  });

  it("asks on the second chat, and after yes both are one person, whose requests keep their reporters", async () => {
    const before = await rows("SELECT id, reporter, version, head FROM request ORDER BY no");
    await onTelegram.says("绑定");
    const code = codeIn((await onTelegram.hears("您的绑定码")).text);
    await onWechat.says(`绑定 ${code}`);
    const asked = await onWechat.hears("连成一个人吗");
    await onWechat.picks(asked, "不是我");
    await onWechat.hears("没有连");
    await onTelegram.says("/link");
    await onWechat.says(`绑定 ${codeIn((await onTelegram.hears("您的绑定码")).text)}`);
    await onWechat.picks(await onWechat.hears("连成一个人吗"), "是我");
    await onWechat.hears("连好了");
    await onTelegram.hears("刚刚用绑定码");
    for (const chat of [onWechat, onTelegram]) {
      await chat.says("进度");
      const { text } = await chat.hears("您有 2 件事");
      expect(text).toMatch(/Q-0001/);
      expect(text).toMatch(/Q-0002/);
    }
    expect(await rows("SELECT id, reporter, version, head FROM request ORDER BY no")).toEqual(before);
    expect(await rows("SELECT what FROM audit WHERE what IN ('linked', 'unlinked') ORDER BY id")).toEqual([
      { what: "linked" },
      { what: "unlinked" },
      { what: "linked" },
    ]);
    expect(
      await rows("SELECT 1 FROM delivery WHERE notice #>> '{say,kind}' = 'link-code' AND notice::text ~ '[0-9]{6}\"'"),
    ).toEqual([]);
  });

  it("says the same matter again in the other chat: it is more of the same, not a second request", async () => {
    await onTelegram.says("上镇村三组的路灯还是不亮");
    await onTelegram.hears(/Q-0001/);
    expect(await rows("SELECT 1 FROM request WHERE no > 0")).toHaveLength(2);
  });

  it("is told on Telegram what WeChat's closed window keeps back, and rates it there, once", async () => {
    await liu.picks(await liu.hears("Q-0001", { chat: telegram.group ?? "" }), /我办/);
    await onWechat.hears("签收");
    await liu.says("已联系 1 电话");
    stage?.pass(49 * HOUR);
    await liu.says("答复 1 路灯已经换了新灯泡");
    const answer = await onTelegram.hears("新灯泡");
    expect(answer.text).toContain("Q-0001");
    await onTelegram.picks(answer, /联系了/);
    await onTelegram.picks(await onTelegram.hears("解决了吗"), /^(\d\. )?解决了/);
    await onTelegram.picks(await onTelegram.hears("满意吗"), /^(\d\. )?满意/);
    await eventually(async () =>
      expect(await rows("SELECT status FROM request WHERE no = 1")).toEqual([{ status: "closed" }]),
    );
    const rated = await rows(
      "SELECT e.fact->'rating' AS rating FROM event e JOIN request r ON r.id = e.request WHERE r.no = 1 AND e.fact->>'is' = 'rated'",
    );
    expect(rated).toHaveLength(3);
  });

  it("chooses where to be told, hears what that means, and is told there", async () => {
    await onWechat.says("发到这里");
    const said = await onWechat.hears("都发到这里");
    expect(said.text).toMatch(/微信公众号[\s\S]*送不到的时候，发到Telegram/);
    await liu.says("签收 2");
    await onWechat.hears(/Q-0002[\s\S]*签收|签收[\s\S]*Q-0002/);
    await onTelegram.says("notify me here");
    await onTelegram.hears(/news of your requests|都发到这里/);
    await liu.says("进展 2 清运车已经出发");
    await onTelegram.hears("清运车");
    expect(onWechat.chat().filter(({ text }) => text.includes("清运车"))).toEqual([]);
  });

  it("parts the chats again: each has what was reported in it, and nothing was lost", async () => {
    await onTelegram.says("解除绑定");
    await onTelegram.hears("分开了");
    await onTelegram.says("进度 1");
    await onTelegram.hears("没有找到");
    await onTelegram.says("解除绑定");
    await onTelegram.hears("不用分开");
    await onWechat.says("进度 1");
    await onWechat.hears("Q-0001");
    await onWechat.says("进度 2");
    await onWechat.hears("没有找到");
  });
});
