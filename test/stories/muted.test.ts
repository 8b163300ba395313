import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";

describe("a resident who wants no reminders", () => {
  let stage: Play;
  let world: World;
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world]);
    resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
    liu = talker(world, { id: "1001", name: "刘德宏" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    await resident.hears("Q-0001");
    await liu.picks(await liu.hears("Q-0001", { chat: world.group ?? "" }), /我办/);
    await resident.hears(/签收/);
    await liu.says("已联系 1 电话");
  });
  afterAll(() => stage?.leave());

  const held = async () => {
    const rows = await stage.rows("SELECT held FROM delivery WHERE recipient = 'reporter' AND state = 'queued'");
    return rows.map((row) => row.held);
  };

  it("is told what that means, hears no progress, and all of it at the next contact, where 进度 says why", async () => {
    await resident.says("关闭提醒");
    await resident.hears(/提醒关了.*照样办[\s\S]*打开提醒/);
    await liu.says("进展 1 电工到了村口");
    await expect.poll(held).toEqual(["muted"]);
    await resident.says("进度");
    // Two at once: which of them comes first is not promised.
    const said = () =>
      resident
        .chat()
        .map(({ text }) => text)
        .join("\n");
    await expect.poll(said).toMatch(/您关了提醒，有 1 条消息存着/);
    await expect.poll(said).toContain("电工到了村口");
    await expect.poll(held).toEqual([]);
  });

  it("hears of the answer at once all the same, with its questions", async () => {
    await liu.says("答复 1 路灯已经换了新灯泡");
    const answer = await resident.hears("新灯泡");
    expect(answer.buttons.length).toBeGreaterThan(0);
  });

  it("hears everything again after 打开提醒", async () => {
    await resident.says("/stop");
    await resident.hears("提醒关了");
    await resident.says("打开提醒");
    await resident.hears("提醒打开了");
    const second = talker(world, { id: "9002", name: "居民乙", language: "zh" });
    await second.says("关闭提醒");
    await second.hears("提醒关了");
    const rows = await stage.rows("SELECT id FROM conversation WHERE muted ORDER BY id");
    expect(rows).toEqual([{ id: "telegram:9002" }]);
  });

  it("a member of staff cannot: what they are told decides who is answerable", async () => {
    await liu.says("关闭提醒");
    await liu.hears("不能关");
    expect(await stage.rows("SELECT id FROM conversation WHERE muted AND id = 'telegram:1001'")).toEqual([]);
  });
});
