import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";
import { type Cast, openCast } from "./cast.js";

const channels = {
  "a thread on Slack": () => openSlackWorld({ mode: "http" }),
  "replies on Telegram": () => openTelegram(),
} as const satisfies Record<string, () => Promise<World>>;

describe.each(Object.entries(channels))("a cadre's day with %s", (_name, open) => {
  let cast: Cast;
  let world: World;
  const play = (who: string) => cast.play(who);

  beforeAll(async () => {
    cast = await openCast(async () => {
      world = await open();
      return world;
    });
  });
  afterAll(() => cast?.leave());

  it("words under the card mean its request, without a number", async () => {
    const chat = world.group ?? "";
    await cast.registers("1", "上镇村三组路灯坏了三天");
    await cast.registers("2", "上镇村二组楼道里乱堆乱放");
    const card = await play("wang").hears("Q-0002 待签收", { chat });
    await play("liu").says("签收", { chat, under: card.ref });
    await expect.poll(async () => (await cast.request("2")).status).toBe("claimed");
    await play("liu").says("已联系 电话", { chat, under: card.ref });
    await play("liu").says("进展 已约住户明天一起清", { chat, under: card.ref });
    await cast.learns("2", /已约住户明天一起清/);
    expect(await cast.request("1")).toMatchObject({ status: "registered" });
    await expect.poll(() => world.seen(chat).find(({ ref }) => ref === card.ref)?.text).toContain("由刘德宏");
  });

  it("words under a card are never taken for another request, where they cannot be meant for this one", async () => {
    const chat = world.group ?? "";
    const other = world.seen(chat).find(({ text }) => text.startsWith("Q-0001"));
    await play("liu").says("答复 灯泡换好了，今晚会亮", { chat, under: other?.ref ?? "" });
    await play("liu").hears(/Q-0001/, { chat });
    await expect.poll(() => cast.rows("SELECT 1 FROM inbox WHERE body->>'text' LIKE '%灯泡换好了%'")).toHaveLength(1);
    expect(await cast.request("1")).toMatchObject({ status: "registered" });
    expect(await cast.request("2")).toMatchObject({ status: "claimed" });
  });

  it("我的清单 is in the order in which it is due", async () => {
    await play("liu").says("签收 1");
    await cast.learns("1", /签收/);
    await play("liu").says("我的清单");
    const { text } = await play("liu").hears(/Q-0001[\s\S]*Q-0002/);
    expect(text.indexOf("Q-0001")).toBeLessThan(text.indexOf("Q-0002"));
  });

  it("提级 asks an official by name; whoever asked stays answerable until it is taken", async () => {
    await play("liu").says("提级 2 @张立新 住户不让清，要几个部门一起上门");
    const offer = await play("zhang").hears(/Q-0002[\s\S]*要几个部门一起上门/);
    expect(await cast.request("2")).toMatchObject({ accountable: "liu" });
    await play("zhang").picks(offer, /接收/);
    await play("liu").hears(/张立新.*接收|接收.*张立新|由张立新/);
    expect(await cast.request("2")).toMatchObject({ accountable: "zhang", first_asked: "liu" });
  });
});
