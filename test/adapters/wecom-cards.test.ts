import { describe, expect, it } from "vitest";
import { createCardStore } from "../../adapters/wecom/cards.js";
import { liu, openOffice } from "./wecom-office.js";

const buttons = [
  { label: "认领", data: "claim:Q-0001", look: "primary" },
  { label: "不归我管", data: "decline:Q-0001", look: "danger" },
] as const;
const card = { chat: liu.id, text: "新诉求 Q-0001\n上镇村三组的路灯坏了三天", buttons };
const update = "/cgi-bin/message/update_template_card";
const hour = 3600_000;

describe("a card", () => {
  it("shows its first line as title, the rest below, and up to six buttons", async () => {
    const { world, adapter } = await openOffice();
    const six = Array.from({ length: 6 }, (_, at) => ({ label: `选项${at}`, data: `pick:${at}` }));
    const { ref } = await adapter.send({ ...card, buttons: six });
    expect(world.seen(liu.id)).toMatchObject([{ ref, text: card.text, buttons: six.map(({ label }) => label) }]);
  });

  it.each([
    ["of a long text", `新诉求\n${"路灯坏了".repeat(50)}`],
    ["with a long first line", `${"路灯坏了".repeat(12)}\n请认领`],
    ["that begins with an empty line", "\n请认领"],
  ])("%s follows the whole text, with its beginning for a title", async (_, text) => {
    const { world, adapter } = await openOffice();
    const { ref } = await adapter.send({ ...card, text });
    const [words, below] = world.seen(liu.id);
    expect(words).toMatchObject({ text, buttons: [] });
    expect(below).toMatchObject({ ref, buttons: ["认领", "不归我管"] });
    expect([...(below?.text ?? "")].length).toBeLessThanOrEqual(36);
  });

  it("changes once its button was pressed, within the press itself", async () => {
    const { world, adapter, inbox } = await openOffice({
      sink: async ({ chat, press }, bot) => {
        await bot.send({ chat: chat.id, text: "刘德宏已认领", edit: press?.ref ?? "" });
        return { replies: 1 };
      },
    });
    const { ref = "" } = await adapter.send(card);
    await world.press(liu, ref, "认领");
    expect(inbox).toMatchObject([{ press: { data: "claim:Q-0001", ref }, from: { id: liu.id }, addressed: true }]);
    expect(world.seen(liu.id)).toMatchObject([{ ref, text: "刘德宏已认领", buttons: [], edits: 1 }]);
    await expect(world.press(liu, ref, "认领")).rejects.toThrow("no button");
  });

  it("changes without a press too: the other cadre's says who won", async () => {
    const { world, adapter } = await openOffice();
    const { ref = "" } = await adapter.send({ ...card, chat: "WangJianGuo" });
    expect(await adapter.send({ chat: "WangJianGuo", text: "刘德宏已认领", edit: ref })).toEqual({ ref });
    expect(world.seen("WangJianGuo")).toMatchObject([{ text: "刘德宏已认领", buttons: [], edits: 1 }]);
  });

  it("changes as often as it is pressed", async () => {
    const { world, adapter } = await openOffice();
    const { ref = "" } = await adapter.send(card);
    for (const text of ["一", "二", "三"]) {
      await world.press(liu, ref, "认领");
      expect(await adapter.send({ ...card, text, edit: ref })).toEqual({ ref });
    }
    expect(world.seen(liu.id)).toMatchObject([{ text: "三", edits: 3, buttons: ["认领", "不归我管"] }]);
  });

  it("whose code is used up is said anew, and the old one taken back", async () => {
    const { world, adapter } = await openOffice();
    const { ref = "" } = await adapter.send(card);
    await adapter.send({ chat: liu.id, text: "刘德宏已认领", edit: ref });
    const second = await adapter.send({ chat: liu.id, text: "刘德宏已办结", edit: ref });
    expect(second.ref).not.toBe(ref);
    expect(world.seen(liu.id)).toMatchObject([{ ref: second.ref, text: "刘德宏已办结" }]);
    expect(world.calls(update)).toBe(1);
  });

  it("of more than 72 hours ago is said anew, and stands: it is too old to be taken back", async () => {
    let now = Date.now();
    const { world, adapter } = await openOffice({ clock: () => now });
    const { ref = "" } = await adapter.send(card);
    now += 72 * hour;
    await adapter.send({ chat: liu.id, text: "刘德宏已认领", edit: ref });
    expect(world.seen(liu.id).map(({ text }) => text)).toEqual([card.text, "刘德宏已认领"]);
    expect(world.calls(update)).toBe(0);
  });

  it("whose code the platform refuses is said anew", async () => {
    const { world, adapter } = await openOffice();
    const { ref = "" } = await adapter.send(card);
    world.mishap({ call: update, as: { kind: "refused", code: "40058" } });
    await adapter.send({ chat: liu.id, text: "刘德宏已认领", edit: ref });
    expect(world.seen(liu.id)).toMatchObject([{ text: "刘德宏已认领", edits: 0 }]);
  });

  it("that was sent before a restart is said anew, unless the processes share what is known of cards", async () => {
    const cards = createCardStore();
    for (const shared of [false, true]) {
      const { world, adapter } = await openOffice({ settings: shared ? { cards } : {} });
      const { ref = "" } = await adapter.send(card);
      const { ref: next } = await world.adapter().send({ chat: liu.id, text: "刘德宏已认领", edit: ref });
      expect(next === ref).toBe(shared);
      expect(world.seen(liu.id).map(({ text }) => text)).toContain("刘德宏已认领");
    }
  });

  it.each([
    ["throttled", { kind: "refused", code: "45009" }],
    ["unreachable", { kind: "http", status: 502 }],
  ] as const)("that cannot be changed now (%s) is not said anew: it is tried again", async (fault, as) => {
    const { world, adapter } = await openOffice();
    const { ref = "" } = await adapter.send(card);
    world.mishap({ call: update, as });
    const edit = { chat: liu.id, text: "刘德宏已认领", edit: ref };
    await expect(adapter.send(edit)).rejects.toMatchObject({ fault });
    expect(await adapter.send(edit)).toEqual({ ref });
    expect(world.seen(liu.id)).toMatchObject([{ text: "刘德宏已认领", edits: 1 }]);
  });

  it("that changes into more than a card holds is said anew", async () => {
    const { world, adapter } = await openOffice();
    const { ref = "" } = await adapter.send(card);
    const text = `办理结果\n${"已更换灯头。".repeat(40)}`;
    await adapter.send({ chat: liu.id, text, edit: ref });
    expect(world.seen(liu.id)).toMatchObject([{ text }]);
  });

  it("is kept with its newest code by a store that fills up", async () => {
    const cards = createCardStore(2);
    for (const ref of ["card_1", "card_2", "card_1", "card_3"]) await cards.write(ref, { code: ref, until: 0 });
    expect(await cards.read("card_2")).toBeUndefined();
    expect(await cards.read("card_1")).toMatchObject({ code: "card_1" });
  });
});

describe("a plain text", () => {
  it("that changes is said anew before the old one is taken back, so that no fault loses both", async () => {
    const { world, adapter } = await openOffice();
    const { ref = "" } = await adapter.send({ chat: liu.id, text: "待认领" });
    world.mishap({ call: "send", as: { kind: "http", status: 500 } });
    await expect(adapter.send({ chat: liu.id, text: "已认领", edit: ref })).rejects.toMatchObject({
      fault: "unreachable",
    });
    expect(world.seen(liu.id)).toMatchObject([{ text: "待认领" }]);
    world.mishap({ call: "/cgi-bin/message/recall", as: { kind: "down" } });
    await adapter.send({ chat: liu.id, text: "已认领", edit: ref });
    expect(world.seen(liu.id).map(({ text }) => text)).toEqual(["待认领", "已认领"]);
  });
});
