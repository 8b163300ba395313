import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { Mishap, World } from "../world/world.js";

let database: TestDatabase;
let db: pg.Client;
let worlds: World[] = [];
let stage: Stage | undefined;

beforeEach(async () => {
  database = await freshDatabase();
  db = new pg.Client({ connectionString: database.url });
  await db.connect();
});
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
  for (const world of worlds) await world.stop();
  worlds = [];
  await db.end();
  await database.drop();
});

describe.each<[string, () => Promise<World>]>([
  ["telegram", () => openTelegram()],
  ["slack", () => openSlackWorld({ mode: "socket" })],
  ["wechat-official", () => openWechatOfficial()],
])("%s is down when the program starts", (platform, openWorld) => {
  it("the others work, the program says what is wrong, and it comes back by itself", async () => {
    const world = await openWorld();
    const other = platform === "telegram" ? await openSlackWorld({ mode: "socket" }) : await openTelegram();
    worlds = [world, other];
    await world.down();
    stage = await openStage({ worlds, databaseUrl: database.url });
    const state = () => stage?.running.channels().find((channel) => channel.platform === platform);
    expect(state()).toMatchObject({ up: false, detail: expect.stringMatching(/.{10}/) });
    expect(state()?.detail).not.toMatch(/xoxb|xapp|4242:|secret/);
    const neighbour = talker(other, {
      id: other.platform === "slack" ? "U9001" : "9001",
      name: "邻居",
      language: "zh",
    });
    await neighbour.says("上镇村三组的路灯坏了三天");
    await neighbour.hears("路灯");
    await world.up();
    await expect.poll(() => state()?.up).toBe(true);
    const resident = talker(world, { id: platform === "slack" ? "U9002" : "9002", name: "居民", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.hears("路灯");
  });
});

describe("telegram takes a message badly", () => {
  let world: TelegramWorld;
  let resident: Talker;
  let cadre: Talker;

  beforeEach(async () => {
    world = await openTelegram({ timeoutMs: 1_500 });
    worlds = [world];
    stage = await openStage({ worlds, databaseUrl: database.url });
    resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    const { text } = await resident.hears("首问责任人");
    const first = text.includes("首问责任人：刘德宏");
    cadre = talker(world, first ? { id: "1001", name: "刘德宏" } : { id: "1002", name: "王秀英" });
    await cadre.hears("首问责任人");
  });

  const lines = (count: number) => Array.from({ length: count }, (_, line) => `第${line + 1}行照实说`);
  /** The lines as the resident has them in front of them, in the order of the chat. */
  const read = () =>
    resident
      .chat()
      .flatMap(({ text }) => text.split("\n"))
      .flatMap((line) => /第\d+行照实说/.exec(line)?.[0] ?? []);

  const throttled: Mishap["as"] = { kind: "throttled", retryAfterMs: 1_000 };
  it.each<[string, Mishap["as"]]>([
    ["429 with retry_after", throttled],
    ["500", { kind: "http", status: 502 }],
    ["a connection that is cut before the message is taken", { kind: "down" }],
  ])("%s in the middle of a split text: in order, nothing lost, nothing twice", async (_what, as) => {
    const said = lines(420);
    // Of the first three messages one is the cadre's, who is told that it was passed on: the mishap meets a later piece or a first.
    world.mishap({ call: "sendMessage", times: 2, as: { kind: "delay", ms: 20 } });
    world.mishap({ call: "sendMessage", as });
    await cadre.says(`留言 1 ${said.join("\n").slice(0, 4_080)}`);
    await cadre.says("留言 1 最后一句话");
    await resident.hears("最后一句话");
    const whole = said
      .join("\n")
      .slice(0, 4_080)
      .split("\n")
      .filter((line) => /说$/.test(line));
    expect(read()).toEqual(whole);
    await idle(db);
  });

  it("a half-open connection: tried again, said at most once more, and what follows keeps its place", async () => {
    world.mishap({ call: "sendMessage", as: { kind: "delay", ms: 4_000 } });
    await cadre.says("留言 1 第一句");
    await cadre.says("留言 1 第二句");
    await resident.hears("第二句");
    await idle(db);
    const said = resident.chat().flatMap(({ text }) => /第[一二]句/.exec(text)?.[0] ?? []);
    expect(said.filter((one) => one === "第二句")).toHaveLength(1);
    expect(said.indexOf("第一句")).toBeLessThan(said.indexOf("第二句"));
    expect(said.filter((one) => one === "第一句").length).toBeLessThanOrEqual(2);
  });

  it("a resident who blocked the bot is not written to for ever; nobody else waits, and the ledger says why", async () => {
    world.mishap({ call: "sendMessage", as: { kind: "blocked" } });
    await cadre.says("留言 1 请开门");
    await expect
      .poll(async () => (await db.query("SELECT error FROM delivery WHERE state = 'failed'")).rows)
      .toEqual([{ error: expect.stringMatching(/gone.*blocked/) }]);
    await cadre.says("我的清单");
    await cadre.hears("Q-0001");
    await resident.says("进度");
    await resident.hears("Q-0001");
  });
});

async function idle(db: pg.Client): Promise<void> {
  const owed = "SELECT count(*)::int AS owed FROM delivery WHERE state = 'queued' AND held IS NULL";
  await expect.poll(async () => (await db.query(owed)).rows[0]?.owed).toBe(0);
}
