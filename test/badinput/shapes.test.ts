import { afterAll, beforeAll, it } from "vitest";
import { openPlay, type Play } from "../support/play.js";
import { talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

let world: TelegramWorld;
let stage: Play;
let people = 0;

beforeAll(async () => {
  world = await openTelegram();
  stage = await openPlay([world]);
});
afterAll(() => stage?.leave());

it.each([
  ["an object for the words", { text: { a: 1 } }],
  ["a number for the words", { text: 7 }],
  ["a list for the words", { text: ["路灯"] }],
  ["no words", { text: null }],
  ["words for a photo", { photo: "none" }],
  ["a place without a place", { location: {} }],
])("an update with %s holds up nothing that comes after it", async (_what, content) => {
  people += 1;
  const id = String(9000 + people);
  const resident = talker(world, { id, name: "居民甲", language: "zh" });
  const chat = { id: Number(id), type: "private", first_name: "居民甲" };
  const date = Math.floor(Date.now() / 1000);
  await world.raw(id, {
    message: { message_id: 7000, date, chat, from: { ...chat, is_bot: false }, ...content },
  });
  await resident.says("上镇村三组的路灯坏了三天");
  await resident.hears("路灯");
});
