import { expect } from "vitest";
import type { Capabilities } from "../../src/port/index.js";
import type { Case, Facts } from "./house.js";
import { sample } from "./samples.js";

/** What the bot says, and what the person then sees. */
export function outbound({ adapter: { can } }: Facts): readonly Case[] {
  return [...texts(can), ...buttons(can), ...later(can), ...files(can)];
}

function texts(can: Capabilities): readonly Case[] {
  return [
    {
      name: "a text stands in the chat as it was written",
      run: async ({ say, li }) => {
        const text = "登记好了：Q-0001\n首问责任人 刘德宏 *不是标记* <b>& [x](y) @all";
        expect(await say({ chat: li.id, text })).toMatchObject([
          { chat: li.id, text, buttons: [], files: [], edits: 0 },
        ]);
      },
    },
    {
      name: "a message that can be edited or answered is told by its ref",
      lacks: !can.edit && !can.under && "nothing refers to a message later",
      run: async ({ adapter, world, li }) => {
        const { ref } = await adapter.send({ chat: li.id, text: "收到" });
        expect(world.seen(li.id).map((seen) => seen.ref)).toEqual([ref]);
      },
    },
    {
      name: "a text of the greatest length is taken in one message",
      run: async ({ say, li }) => {
        const text = "灯".repeat(can.text.unit === "chars" ? can.text.max : Math.floor(can.text.max / 3));
        expect(await say({ chat: li.id, text })).toMatchObject([{ text }]);
      },
    },
    {
      name: "a long text arrives whole and in order",
      run: async ({ say, li }) => {
        const lines = Array.from({ length: 700 }, (_, at) => `第 ${at + 1} 行：上镇村三组的路灯坏了😀`);
        const seen = await say({ chat: li.id, text: lines.join("\n") });
        expect(seen.flatMap(({ text }) => text.split("\n")).filter((line) => line !== "")).toEqual(lines);
      },
    },
  ];
}

function buttons(can: Capabilities): readonly Case[] {
  const choices = [
    { label: "认领", data: "claim:Q-0001", look: "primary" },
    { label: "不归我管", data: "decline:Q-0001", look: "danger" },
    { label: "看看", data: `x:${"9".repeat(62)}` },
  ] as const;
  return [
    {
      name: "buttons stand under the message, in order",
      lacks: can.buttons === false && "the platform has no buttons",
      run: async ({ say, li }) => {
        const seen = await say({ chat: li.id, text: "您来办吗？", buttons: choices });
        expect(seen.at(-1)?.buttons).toEqual(choices.map(({ label }) => label));
      },
    },
    {
      name: "without buttons, the choices stand in the text",
      lacks: can.buttons !== false && "the platform has buttons",
      run: async ({ say, li }) => {
        const [seen] = await say({ chat: li.id, text: "您来办吗？", buttons: choices });
        for (const { label } of choices) expect(seen?.text).toContain(label);
      },
    },
  ];
}

function later(can: Capabilities): readonly Case[] {
  const noEdit = !can.edit && "the platform cannot edit";
  return [
    {
      name: "an edit replaces text and buttons",
      lacks: noEdit,
      run: async ({ say, world, adapter, li }) => {
        const [card] = await say({ chat: li.id, text: "待认领", buttons: [{ label: "认领", data: "claim:1" }] });
        await adapter.send({ chat: li.id, text: "刘德宏已认领", edit: card?.ref ?? "" });
        expect(world.seen(li.id)).toMatchObject([{ ref: card?.ref, text: "刘德宏已认领", buttons: [], edits: 1 }]);
      },
    },
    {
      name: "an edit that changes nothing succeeds",
      lacks: noEdit,
      run: async ({ say, adapter, world, li }) => {
        const [card] = await say({ chat: li.id, text: "待认领" });
        await adapter.send({ chat: li.id, text: "待认领", edit: card?.ref ?? "" });
        expect(world.seen(li.id)).toMatchObject([{ text: "待认领" }]);
      },
    },
    {
      name: "a message stands under an earlier one",
      lacks: !can.under && "messages stand under none",
      run: async ({ say, li }) => {
        const [card] = await say({ chat: li.id, text: "诉求 Q-0001" });
        expect(await say({ chat: li.id, text: "有进展了", under: card?.ref ?? "" })).toMatchObject([
          { under: card?.ref },
        ]);
      },
    },
  ];
}

function files(can: Capabilities): readonly Case[] {
  const kinds = (["image", "voice", "video", "file"] as const).map((kind) => ({
    name: `${kind}: arrives byte for byte, with the words`,
    lacks: !can.sends.includes(kind) && `the platform cannot be sent a ${kind}`,
    run: async ({ say, world, li }) => {
      const sent = sample(kind);
      const seen = await say({ chat: li.id, text: "现场情况", files: [sent] });
      expect(seen.map(({ text }) => text).join("")).toBe("现场情况");
      expect(seen.flatMap((one) => one.files)).toEqual([kind]);
      const bytes = seen.flatMap(({ ref }) => world.fileBytes(ref));
      expect(bytes.map((one) => Buffer.from(one))).toEqual([Buffer.from(sent.bytes)]);
    },
  })) satisfies readonly Case[];
  return [
    ...kinds,
    {
      name: "several pictures arrive, all of them and in order",
      lacks: !can.sends.includes("image") && "the platform cannot be sent an image",
      run: async ({ say, world, li }) => {
        const sent = [1, 2, 3].map((seed) => sample("image", seed));
        const seen = await say({ chat: li.id, text: "三张照片", files: sent });
        expect(seen.map(({ text }) => text).join("")).toBe("三张照片");
        const bytes = seen.flatMap(({ ref }) => world.fileBytes(ref));
        expect(bytes.map((one) => Buffer.from(one))).toEqual(sent.map((one) => Buffer.from(one.bytes)));
      },
    },
    {
      name: "a picture goes with more words than fit beside it",
      lacks: !can.sends.includes("image") && "the platform cannot be sent an image",
      run: async ({ say, li }) => {
        const text = Array.from({ length: 300 }, (_, at) => `第 ${at + 1} 条`).join("\n");
        const seen = await say({ chat: li.id, text, files: [sample("image")] });
        expect(
          seen
            .map((one) => one.text)
            .filter((part) => part !== "")
            .join("\n"),
        ).toBe(text);
        expect(seen.flatMap((one) => one.files)).toEqual(["image"]);
      },
    },
  ];
}
