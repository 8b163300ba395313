import { expect } from "vitest";
import type { House } from "./house.js";
import { chapter } from "./needs.js";

/** What happens in the group that the bot sits in. */
export const groups = chapter([
  {
    name: "a message that mentions the bot is addressed to it, without the mention",
    needs: ["groups"],
    run: async (house) => {
      const heard = await house.hear(house.li, { chat: groupOf(house), mentionsBot: true, text: "路灯坏了" });
      expect(heard.chat).toMatchObject({ id: groupOf(house), kind: "group" });
      expect(heard).toMatchObject({ text: "路灯坏了", addressed: true, from: { id: house.li.id } });
      expect(heard.mentions ?? []).toEqual([]);
    },
  },
  {
    name: "a message that does not mention the bot is heard, and not addressed to it",
    needs: ["groups"],
    run: async (house) => {
      const heard = await house.hear(house.li, { chat: groupOf(house), text: "今天赶集吗" });
      expect(heard).toMatchObject({
        chat: { id: groupOf(house), kind: "group" },
        text: "今天赶集吗",
        addressed: false,
      });
    },
  },
  {
    name: "people mentioned are named by their ids",
    needs: ["groups", "mentions"],
    run: async (house) => {
      const { li, wang } = house;
      const heard = await house.hear(li, { chat: groupOf(house), mentions: [wang], text: "您看一下路灯" });
      expect(heard.mentions?.map(({ id }) => id)).toEqual([wang.id]);
      expect(heard).toMatchObject({ addressed: false });
      expect(heard.text).toContain("您看一下路灯");
    },
  },
  {
    name: "an answer under the bot's message is addressed to it",
    needs: ["groups", "under"],
    run: async (house) => {
      const [card] = await house.say({ chat: groupOf(house), text: "新诉求 Q-0001" });
      const heard = await house.hear(house.wang, { chat: groupOf(house), text: "我来办", under: card?.ref ?? "" });
      expect(heard).toMatchObject({ text: "我来办", addressed: true, quote: { ref: card?.ref, fromBot: true } });
    },
  },
  {
    name: "an answer under a neighbour's message is not",
    needs: ["groups", "under"],
    run: async (house) => {
      const asked = await house.hear(house.li, { chat: groupOf(house), text: "谁管路灯？" });
      const heard = await house.hear(house.wang, { chat: groupOf(house), text: "不知道", under: asked.ref ?? "" });
      expect(heard).toMatchObject({ addressed: false, quote: { ref: asked.ref, fromBot: false } });
    },
  },
  {
    name: "a button pressed in a group is addressed, by who pressed it",
    needs: ["groups", "buttons"],
    run: async (house) => {
      const [card] = await house.say({
        chat: groupOf(house),
        text: "新诉求",
        buttons: [{ label: "认领", data: "claim:1" }],
      });
      await house.world.press(house.wang, card?.ref ?? "", "认领");
      expect(house.inbox.at(-1)).toMatchObject({
        chat: { id: groupOf(house), kind: "group" },
        from: { id: house.wang.id },
        press: { data: "claim:1", ref: card?.ref },
        addressed: true,
      });
    },
  },
  {
    name: "the bot speaks into the group and calls a person by name",
    needs: ["groups"],
    run: async (house) => {
      const mentions = [{ id: house.wang.id, name: house.wang.name }];
      const [said] = await house.say({ chat: groupOf(house), text: "请您接一下 Q-0001", mentions });
      expect(said?.chat).toBe(groupOf(house));
      expect(said?.text).toContain(house.wang.name);
      expect(said?.text).toContain("请您接一下 Q-0001");
    },
  },
]);

function groupOf({ world }: House): string {
  if (world.group === undefined) throw new Error("this world has no group");
  return world.group;
}
