import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

describe("a number that is not yours is as good as none, whatever you do with it", () => {
  let world: TelegramWorld;
  let stage: Play;
  let owner: Talker;
  let id: string;
  let presses = 0;

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world]);
    owner = talker(world, { id: "9001", name: "张三丰", language: "zh" });
    await owner.says("上镇村三组的路灯坏了三天");
    await owner.picks(await owner.hears("路灯"), /登记/);
    await owner.hears("Q-0001");
    id = (await stage.rows<{ id: string }>("SELECT id FROM request"))[0]?.id ?? "";
  });
  afterAll(() => stage?.leave());

  const stranger = (): Talker => {
    presses += 1;
    return talker(world, { id: String(9100 + presses), name: "路人", language: "zh" });
  };
  /** What a newcomer is told when they say it; the request itself must stay as it was. */
  const told = async (text: string): Promise<string> => {
    const somebody = stranger();
    await somebody.says(text);
    return (await somebody.hears(/./)).text;
  };
  /** What a newcomer is told when their client sends a button that they were never shown. */
  const toldAt = async (data: string): Promise<string> => {
    const somebody = stranger();
    const from = { id: Number(somebody.actor.id), is_bot: false, first_name: "路人", language_code: "zh" };
    const chat = { id: from.id, type: "private", first_name: "路人" };
    const message = { message_id: 1, date: 1, chat, from: { id: 4242, is_bot: true, first_name: "首问" }, text: "…" };
    await world.raw(somebody.actor.id, {
      callback_query: { id: `9${presses}`, from, message, chat_instance: "1", data },
    });
    return (await somebody.hears(/./)).text;
  };
  const standing = () => stage.rows("SELECT version, head FROM request WHERE id = $1", [id]);

  it.each(["进度", "催办", "撤单", "补充", "补充 {} 灯杆号是A12", "我办", "签收", "接收"])("%s", async (words) => {
    const before = await standing();
    const say = (no: string) => told(words.includes("{}") ? words.replace("{}", no) : `${words} ${no}`);
    const theirs = await say("1");
    expect(theirs).toBe(await say("4711"));
    expect(theirs).not.toMatch(/路灯|上镇|张三丰|刘德宏|王秀英/);
    expect(await standing()).toEqual(before);
  });

  it.each([
    "claim:{}",
    "answer:{}",
    "progress:{}",
    "handto:{}:wang",
    "accept:{}",
    "decline:{}",
    "write:{}",
    "fix-place:{}",
    "fix-matter:{}",
    "area:{}:sz-1",
    "supplement:{}",
    "urge:{}",
    "withdraw:{}",
    "why:{}:solved",
    "rate:{}:solved:yes",
    "reopen:{}",
    "settle:{}",
    "confirm:{}",
    "drop:{}",
    "status:{}",
  ])("the forged button %s", async (data) => {
    const before = await standing();
    const theirs = await toldAt(data.replace("{}", id));
    expect(theirs).toBe(await toldAt(data.replace("{}", "0123456789abcdef")));
    expect(theirs).not.toMatch(/路灯|上镇|张三丰|刘德宏|王秀英|Q-0001/);
    expect(await standing()).toEqual(before);
  });

  it.each(["", ":::", "claim", "constructor:x", "__proto__:x", "rate:\u0000:x", "x".repeat(64), "claim:' OR 1=1 --"])(
    "a button with the data %j says what to do next",
    async (data) => {
      expect(await toldAt(data)).toMatch(/发|按|选|请/);
    },
  );
});
