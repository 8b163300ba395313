import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWebWorld } from "../world/web.js";
import { openWechat } from "../world/wechat/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { Act, World } from "../world/world.js";

const long = "上镇村三组的路灯坏了三天，晚上看不见路。".repeat(500);
const sticker = { kind: "sticker", bytes: new Uint8Array([1, 2, 3]), mime: "image/webp" } as const;

/** What somebody sends, and what they must hear: each time what to do next. Where a platform has no stickers, one is a picture. */
const oddities: readonly (readonly [what: string, act: Act, hears: RegExp])[] = [
  ["nothing at all", { text: "" }, /没有看到内容/],
  ["only blanks", { text: " \n \u3000 " }, /没有看到内容/],
  ["only emoji", { text: "😀👍🏽🇨🇳👨‍👩‍👧" }, /没有看到内容/],
  ["only characters that nobody sees", { text: "\u202e\u200f\u2066\u0007\u200b" }, /没有看到内容/],
  [
    "a NUL and a turned direction in the words",
    { text: "\u202e上镇村三组的\u0000路灯\u0007坏了\u200f三天" },
    /上镇村三组的路灯坏了三天/,
  ],
  ["half a character", { text: "上镇村三组的路灯坏了\ud83d三天" }, /路灯/],
  ["ten thousand characters", { text: long.slice(0, 10_000) }, /对吗|确认/],
  ["a sticker", { file: sticker }, /表情收到了|没有看到内容|照片或语音收到了/],
];

const worlds: Readonly<Record<string, () => Promise<World>>> = {
  telegram: () => openTelegram(),
  slack: () => openSlackWorld({ mode: "socket" }),
  "wechat-official": () => openWechatOfficial({ aes: true }),
  wechat: () => openWechat("gateway"),
  web: () => openWebWorld(),
};

describe.each(Object.entries(worlds))("odd words on %s", (platform, openWorld) => {
  let database: TestDatabase;
  let db: pg.Client;
  let world: World;
  let stage: Stage;
  let people = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    world = await openWorld();
    stage = await openStage({ worlds: [world], databaseUrl: database.url });
  });
  afterAll(async () => {
    await stage?.stop();
    await world?.stop();
    await db?.end();
    await database?.drop();
  });

  const someone = (): Talker => {
    people += 1;
    const id = platform === "slack" ? `U90${people + 10}` : `90${people + 10}`;
    return talker(world, { id, name: `居民${people}`, language: "zh" });
  };

  it.each(oddities)("%s", async (_what, act, hears) => {
    const resident = someone();
    await resident.does(act);
    await resident.hears(hears);
    const { rows } = await db.query("SELECT count(*)::int AS stuck FROM inbox WHERE fate <> 'done'");
    expect(rows).toEqual([{ stuck: 0 }]);
  });
});
