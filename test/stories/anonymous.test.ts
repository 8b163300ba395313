import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

let world: TelegramWorld;
let stage: Play;

beforeAll(async () => {
  world = await openTelegram();
  stage = await openPlay([world]);
});
afterAll(() => stage?.leave());

/** Said by an administrator who hides behind the group: the platform names the group as the sender. */
async function says(text: string, message_id: number) {
  const chat = { id: Number(world.group), type: "supergroup", title: "上镇村网格群" };
  const from = { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
  const date = Math.floor(Date.now() / 1000);
  await world.raw(world.group ?? "", { message: { message_id, date, chat, from, sender_chat: chat, text } });
}

it("whoever speaks as the group is asked to speak as themselves: nothing private is told to a group", async () => {
  await says("上镇村三组的路灯坏了三天，我叫李大山", 7001);
  await eventually(() =>
    expect(
      world
        .seen(world.group)
        .map(({ text }) => text)
        .join(),
    ).toMatch(/换成自己的身份/),
  );
  await says("三组着火了，快来人", 7002);
  await eventually(() =>
    expect(
      world
        .seen(world.group)
        .map(({ text }) => text)
        .join(),
    ).toMatch(/119/),
  );
  expect(await stage.rows("SELECT 1 FROM request")).toEqual([]);
  expect(await stage.rows("SELECT 1 FROM person")).toEqual([]);
});
