import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { eventually } from "../support/eventually.js";
import { chapter, type Draft } from "./needs.js";
import { sample } from "./samples.js";

/** Texts that programs get wrong: beyond the BMP, joined, right to left, control and direction characters, markup of every kind. */
const odd = {
  emoji: "👨‍👩‍👧‍👦🏚️🇨🇳 路灯坏了 𠮷",
  "right to left": "شارع ‏مظلم‏ 三组",
  "control and direction characters": "上镇\u202e村\u202c三\u200b组\u0007路灯\u2066坏\u2069了",
  markup: "*坏* _了_ `x` <b>&lt;</b> [a](http://a.b) &amp; <!here> 100% \\n",
  "only emoji": "😡",
} as const;

const words: readonly Draft[] = [
  {
    name: "words come in with key, time, chat, sender and text",
    run: async ({ hear, li }) => {
      const heard = await hear(li, { text: "上镇村三组的路灯坏了三天" });
      expect(heard.key).not.toBe("");
      expect(Math.abs(heard.at - Date.now())).toBeLessThan(60_000);
      expect(heard.chat).toMatchObject({ id: li.id, kind: "private" });
      expect(heard.from).toMatchObject({ id: li.id });
      expect(heard).toMatchObject({ text: "上镇村三组的路灯坏了三天", addressed: true });
    },
  },
  {
    name: "two messages with the same words have different keys",
    run: async ({ hear, li }) => {
      const first = await hear(li, { text: "在吗" });
      const second = await hear(li, { text: "在吗" });
      expect(second.key).not.toBe(first.key);
    },
  },
  {
    name: "the platform is not answered before the message is stored",
    needs: ["redelivery"],
    run: async ({ world, meanwhile, inbox, li }) => {
      let store = () => {};
      const reached = new Promise<void>((arrived) => {
        meanwhile(async () => {
          arrived();
          await new Promise<void>((resolve) => {
            store = resolve;
          });
          return { replies: 0 };
        });
      });
      let answered = false;
      const acting = world.act(li, { text: "等一下" }).then(() => {
        answered = true;
      });
      await reached;
      await wait(150);
      expect(answered).toBe(false);
      store();
      await acting;
      expect(inbox).toHaveLength(1);
    },
  },
  {
    name: "what could not be stored is delivered again",
    needs: ["redelivery"],
    run: async ({ world, meanwhile, inbox, li }) => {
      const tried: string[] = [];
      meanwhile(async ({ key }) => {
        if (tried.push(key) === 1) throw new Error("the disk is full");
        return { replies: 0 };
      });
      await world.act(li, { text: "别丢了我" });
      await eventually(() => expect(inbox).toHaveLength(1));
      expect(tried).toEqual([tried[0], tried[0]]);
    },
  },
];

const oddities: readonly Draft[] = [
  ...Object.entries(odd).map(
    ([kind, text]): Draft => ({
      name: `${kind} survive`,
      run: async ({ hear, li }) => expect((await hear(li, { text })).text).toBe(text),
    }),
  ),
  {
    name: "10,000 characters come in whole",
    run: async ({ hear, inbox, li }) => {
      const text = "灯".repeat(10_000);
      await hear(li, { text });
      await eventually(() => expect(inbox.map((one) => one.text).join("")).toBe(text));
    },
  },
  {
    name: "a message without any content that we know is not lost",
    run: async ({ hear, li }) =>
      expect(await hear(li, {})).toMatchObject({ chat: { id: li.id }, text: "", addressed: true }),
  },
];

const attachments: readonly Draft[] = [
  ...(["image", "voice", "video", "file", "sticker"] as const).map(
    (kind): Draft => ({
      name: `${kind}: its bytes can be fetched`,
      needs: [`takes ${kind}`],
      run: async ({ hear, adapter, li }) => {
        const sent = sample(kind);
        const { files = [] } = await hear(li, { file: sent });
        expect(files.map((file) => file.kind)).toEqual([kind]);
        for (const file of files)
          expect(Buffer.from((await adapter.fetch(file)).bytes)).toEqual(Buffer.from(sent.bytes));
      },
    }),
  ),
  {
    name: "words under a picture come with it",
    needs: ["takes image"],
    run: async ({ hear, world, inbox, li }) => {
      await hear(li, { file: sample("image"), text: "就是这里" });
      // Some platforms have no captions: there a person sends two messages.
      await eventually(() => {
        expect(inbox.map(({ text }) => text).join("")).toBe("就是这里");
        expect(inbox.flatMap(({ files }) => files ?? [])).toHaveLength(1);
      });
      expect(world.seen()).toEqual([]);
    },
  },
  {
    name: "a place comes in as degrees",
    needs: ["takes place"],
    run: async ({ hear, li }) => {
      const { place } = await hear(li, {
        place: { latitude: 40.47125, longitude: 117.11853, label: "上镇村村委会" },
      });
      expect(place?.latitude).toBeCloseTo(40.47125, 4);
      expect(place?.longitude).toBeCloseTo(117.11853, 4);
    },
  },
];

const answers: readonly Draft[] = [
  {
    name: "a pressed button brings its data and the message it sat on",
    needs: ["buttons"],
    run: async ({ world, say, inbox, li }) => {
      const buttons = [
        { label: "对", data: "yes:Q-0001" },
        { label: "改一改", data: "mend:Q-0001:位置" },
      ];
      const [shown] = await say({ chat: li.id, text: "我这样理解对吗？", buttons });
      await world.press(li, shown?.ref ?? "", "改一改");
      await eventually(() => expect(inbox).toHaveLength(1));
      expect(inbox[0]).toMatchObject({ chat: { id: li.id }, from: { id: li.id }, addressed: true });
      expect(inbox[0]?.press).toEqual({ data: "mend:Q-0001:位置", ref: shown?.ref });
    },
  },
  {
    name: "an answer under the bot's message says which one it answers",
    needs: ["under"],
    run: async ({ hear, say, li }) => {
      const [asked] = await say({ chat: li.id, text: "哪一组的路灯？" });
      const { quote } = await hear(li, { text: "三组", under: asked?.ref ?? "" });
      expect(quote).toMatchObject({ ref: asked?.ref, fromBot: true });
    },
  },
  {
    name: "what the bot says itself does not come in",
    run: async ({ hear, say, inbox, li }) => {
      await say({ chat: li.id, text: "您好，我是首问。" });
      await hear(li, { text: "你好" });
      expect(inbox.map(({ text }) => text)).toEqual(["你好"]);
    },
  },
];

/** What one person does in a private chat, and what must come of it. */
export const inbound = chapter([...words, ...oddities, ...attachments, ...answers]);
