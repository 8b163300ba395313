import { expect } from "vitest";
import { chapter, type Draft } from "./needs.js";
import { sample } from "./samples.js";

const texts: readonly Draft[] = [
  {
    name: "a text stands in the chat as it was written",
    run: async ({ say, li }) => {
      const text = "登记好了：Q-0001\n首问责任人 刘德宏 *不是标记* <b>& [x](y) @all";
      expect(await say({ chat: li.id, text })).toMatchObject([{ chat: li.id, text, buttons: [], files: [], edits: 0 }]);
    },
  },
  {
    name: "a message that can be edited or answered is told by its ref",
    needs: ["refs"],
    run: async ({ adapter, world, li }) => {
      const { ref } = await adapter.send({ chat: li.id, text: "收到" });
      expect(world.seen(li.id).map((seen) => seen.ref)).toEqual([ref]);
    },
  },
  {
    name: "a text of the greatest length is taken in one message",
    run: async ({ say, adapter: { can }, li }) => {
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

const choices = [
  { label: "认领", data: "claim:Q-0001", look: "primary" },
  { label: "不归我管", data: "decline:Q-0001", look: "danger" },
  { label: "看看", data: `x:${"9".repeat(62)}` },
] as const;

const buttons: readonly Draft[] = [
  {
    name: "buttons stand under the message, in order",
    needs: ["buttons"],
    run: async ({ say, li }) => {
      const seen = await say({ chat: li.id, text: "您来办吗？", buttons: choices });
      expect(seen.at(-1)?.buttons).toEqual(choices.map(({ label }) => label));
    },
  },
  {
    name: "without buttons, the choices stand in the text",
    needs: ["no buttons"],
    run: async ({ say, li }) => {
      const [seen] = await say({ chat: li.id, text: "您来办吗？", buttons: choices });
      for (const { label } of choices) expect(seen?.text).toContain(label);
    },
  },
];

const later: readonly Draft[] = [
  {
    name: "an edit replaces text and buttons",
    needs: ["edit"],
    run: async ({ say, world, adapter, li }) => {
      const [card] = await say({ chat: li.id, text: "待认领", buttons: [{ label: "认领", data: "claim:1" }] });
      await adapter.send({ chat: li.id, text: "刘德宏已认领", edit: card?.ref ?? "" });
      expect(world.seen(li.id)).toMatchObject([{ ref: card?.ref, text: "刘德宏已认领", buttons: [], edits: 1 }]);
    },
  },
  {
    name: "an edit that changes nothing succeeds",
    needs: ["edit"],
    run: async ({ say, adapter, world, li }) => {
      const [card] = await say({ chat: li.id, text: "待认领" });
      await adapter.send({ chat: li.id, text: "待认领", edit: card?.ref ?? "" });
      expect(world.seen(li.id)).toMatchObject([{ text: "待认领" }]);
    },
  },
  {
    name: "a message stands under an earlier one",
    needs: ["under"],
    run: async ({ say, li }) => {
      const [card] = await say({ chat: li.id, text: "诉求 Q-0001" });
      expect(await say({ chat: li.id, text: "有进展了", under: card?.ref ?? "" })).toMatchObject([
        { under: card?.ref },
      ]);
    },
  },
];

const files: readonly Draft[] = [
  ...(["image", "voice", "video", "file"] as const).map(
    (kind): Draft => ({
      name: `${kind}: arrives byte for byte, with the words`,
      needs: [`sends ${kind}`],
      run: async ({ say, world, li }) => {
        const sent = sample(kind);
        const seen = await say({ chat: li.id, text: "现场情况", files: [sent] });
        expect(seen.map(({ text }) => text).join("")).toBe("现场情况");
        expect(seen.flatMap((one) => one.files)).toEqual([kind]);
        const bytes = seen.flatMap(({ ref }) => world.fileBytes(ref));
        expect(bytes.map((one) => Buffer.from(one))).toEqual([Buffer.from(sent.bytes)]);
      },
    }),
  ),
  {
    name: "several pictures arrive, all of them and in order",
    needs: ["sends image"],
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
    needs: ["sends image"],
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

/** What the bot says, and what the person then sees. */
export const outbound = chapter([...texts, ...buttons, ...later, ...files]);
