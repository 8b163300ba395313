import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechat } from "../world/wechat/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";

/** Every channel a resident can come by; cadres answer on Telegram, which has buttons, edits and groups. */
const channels: Readonly<Record<string, () => Promise<World>>> = {
  telegram: () => openTelegram(),
  "telegram by webhook": () => openTelegram({ webhook: true }),
  "slack by socket": () => openSlackWorld({ mode: "socket" }),
  "slack by HTTP": () => openSlackWorld({ mode: "http" }),
  "wechat, a service account": () => openWechatOfficial({ aes: true }),
  "wechat, through wechaty": () => openWechat("gateway"),
};

describe.each(Object.entries(channels))("the main job for a resident on %s", (_name, openWorld) => {
  let stage: Play;
  let resident: Talker;
  let liu: Talker;
  let wang: Talker;
  let board: string;

  beforeAll(async () => {
    const world = await openWorld();
    const office = world.platform === "telegram" ? world : await openTelegram();
    stage = await openPlay([...new Set([world, office])]);
    resident = talker(world, { id: world.platform === "slack" ? "U9001" : "9001", name: "居民甲", language: "zh" });
    liu = talker(office, { id: "1001", name: "刘德宏" });
    wang = talker(office, { id: "1002", name: "王秀英" });
    board = office.group ?? "";
  });
  afterAll(() => stage?.leave());

  it("goes from the first words to a second round, and to the end", async () => {
    await resident.says("上镇村三组的路灯坏了三天");
    const draft = await resident.hears("路灯");
    expect(draft.text).toContain("三组");
    await resident.picks(draft, /登记/);
    const registered = await resident.hears("Q-0001");
    expect(registered.text).toMatch(/首问责任人：(刘德宏|王秀英)（/);
    await expect.poll(() => resident.chat().find(({ ref }) => ref === draft.ref)?.buttons).toEqual([]);
    const card = await liu.hears("Q-0001", { chat: board });
    expect(card.text).not.toContain("坏了三天");
    await liu.picks(card, /我办/);
    await resident.hears(/刘德宏.*签收/);
    const edited = await wang.hears(/由刘德宏/, { chat: board });
    expect(edited.buttons).toEqual([]);
    const brief = await liu.hears("居民的话");
    expect(brief.text).toContain("坏了三天");

    await liu.says("答复 1 修好了新的路灯");
    await liu.hears(/联系/);
    await liu.picks(brief, /电话/);
    await liu.hears(/记下|联系/);
    await liu.says("移交 1 @王秀英 需要电工到场");
    await resident.hears(/王秀英.*交接/);
    const offer = await wang.hears("移交");
    await wang.says("不接 1 没空");
    await wang.hears(/依据|10/);
    await wang.picks(offer, /接收/);
    await resident.hears(/王秀英.*接收/);
    await resident.says("补充 灯杆编号是A12");
    await wang.hears("A12");
    await wang.says("留言 1 今天下午电工会到，请把院门打开");
    await resident.hears("院门");
    await resident.says("好的，院门开着");
    await wang.hears("院门开着");

    await wang.says("答复 1 路灯已经换了新灯泡，今晚会亮");
    const answer = await resident.hears("新灯泡");
    await resident.picks(answer, /^(\d\. )?联系了/);
    await resident.picks(await resident.hears("解决"), /没解决/);
    await resident.hears(/重新|重办/);
    await wang.hears(/没解决|重/);
    await wang.says("答复 1 灯罩和线路都换了，已经亮了");
    await resident.picks(await resident.hears("线路都换了"), /^(\d\. )?联系了/);
    await resident.picks(await resident.hears("解决"), /^(\d\. )?解决了/);
    await resident.picks(await resident.hears("满意"), /^(\d\. )?满意/);
    await resident.hears(/办结|谢谢|完成/);
  });
});
