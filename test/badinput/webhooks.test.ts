import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { openStage, type Stage, talker } from "../support/stage.js";
import { openSlackWorld, type SlackWorld } from "../world/slack/index.js";
import { signedRequest } from "../world/slack/sign.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";
import { newStamp, xmlOf } from "../world/wechat-official/push.js";
import { openWecom, type WecomWorld } from "../world/wecom/index.js";

/** A request that must leave no trace, and how it must be answered. */
type Attack = readonly [what: string, request: () => Request, status: number];

const MIB = 1024 * 1024;
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

describe("what comes to a webhook and is not a genuine message", () => {
  let database: TestDatabase;
  let db: pg.Client;
  let stage: Stage;
  let telegram: TelegramWorld;
  let slack: SlackWorld;
  let wechat: WechatOfficialWorld;
  let wecom: WecomWorld;

  beforeAll(async () => {
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    [telegram, slack, wechat, wecom] = await Promise.all([
      openTelegram({ webhook: true }),
      openSlackWorld({ mode: "http" }),
      openWechatOfficial(),
      openWecom(),
    ]);
    // The worlds are told the real address; this one only says that platforms are to post.
    const env = { PUBLIC_URL: "http://127.0.0.1:9", TELEGRAM_WEBHOOK_SECRET: telegram.secret };
    stage = await openStage({ worlds: [telegram, slack, wechat, wecom], databaseUrl: database.url, env });
  });
  afterAll(async () => {
    await stage?.stop();
    for (const world of [telegram, slack, wechat, wecom]) await world?.stop();
    await db?.end();
    await database?.drop();
  });

  const toTelegram = (body: string, secret?: string) => () =>
    new Request(`${stage.origin}/telegram/webhook`, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        ...(secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret }),
      },
    });
  const update = JSON.stringify({
    update_id: 1,
    message: {
      message_id: 1,
      date: 1,
      chat: { id: 9001, type: "private" },
      from: { id: 9001 },
      text: "路灯坏了三天了",
    },
  });
  const genuine = (body: string) => () => toTelegram(body, telegram.secret)();
  const toSlack = (body: string, more: Parameters<typeof signedRequest>[2]) => () =>
    signedRequest(`${stage.origin}/slack/events`, body, more);
  const event = JSON.stringify({
    type: "event_callback",
    event_id: "Ev1",
    team_id: "T1",
    event: { type: "message", channel_type: "im", channel: "D1", user: "U9001", text: "路灯坏了三天了", ts: "1.1" },
  });
  const text = {
    ToUserName: "gh_zly",
    FromUserName: "o_9001",
    CreateTime: 1,
    MsgType: "text",
    Content: "路灯坏了三天了",
    MsgId: "77",
  };
  const toWechat =
    (body: string, at = Date.now()) =>
    () =>
      wechat.poster.sign(wechat.callback(), body, newStamp(at));
  const toWecom =
    (body: string, at = Date.now()) =>
    () =>
      wecom.poster.sign(wecom.callback(), body, newStamp(at));
  const forged = (request: Request, name = "signature") => {
    const url = new URL(request.url);
    url.searchParams.set(name, "0".repeat(40));
    return new Request(url, request);
  };
  const unsigned = (request: Request) =>
    new Request(new URL(request.url).origin + new URL(request.url).pathname, request);

  const attacks: readonly Attack[] = [
    ["telegram: no secret", toTelegram(update), 401],
    ["telegram: a guessed secret", toTelegram(update, "guess"), 401],
    ["telegram: no JSON", genuine("路灯坏了"), 400],
    ["telegram: no update", genuine("[1,2]"), 400],
    ["telegram: nested a hundred thousand deep", genuine(deep(100_000)), 400],
    ["telegram: an update of another shape", genuine('{"update_id":2,"message":{"chat":null,"text":[[]]}}'), 200],
    ["telegram: over 1 MiB", genuine(`{"update_id":3,"x":"${"x".repeat(MIB)}"}`), 413],
    ["slack: a forged signature", toSlack(event, { secret: "guess" }), 401],
    ["slack: a genuine one of six minutes ago", toSlack(event, { at: Date.now() - 360_000 }), 401],
    ["slack: a genuine one from the future", toSlack(event, { at: Date.now() + 360_000 }), 401],
    ["slack: no JSON", toSlack("路灯坏了", {}), 400],
    ["slack: nested a hundred thousand deep", toSlack(deep(100_000), {}), 200],
    ["slack: over 1 MiB", toSlack(`{"x":"${"x".repeat(MIB)}"}`, {}), 413],
    ["wechat: no signature", () => unsigned(toWechat(xmlOf(text))()), 401],
    ["wechat: a forged signature", () => forged(toWechat(xmlOf(text))()), 401],
    ["wechat: a genuine one of an hour ago", toWechat(xmlOf(text), Date.now() - 3_600_000), 403],
    ["wechat: no XML", toWechat("路灯坏了"), 400],
    [
      "wechat: an entity that wants to be expanded",
      toWechat('<!DOCTYPE a [<!ENTITY b "c">]><xml><MsgType>&b;</MsgType></xml>'),
      400,
    ],
    ["wechat: nested a thousand deep", toWechat(`<xml>${"<a>".repeat(1000)}${"</a>".repeat(1000)}</xml>`), 400],
    ["wechat: over 1 MiB", toWechat(`<xml><a>${"x".repeat(MIB)}</a></xml>`), 413],
    ["wecom: no signature", () => unsigned(toWecom(xmlOf(text))()), 401],
    ["wecom: a forged signature", () => forged(toWecom(xmlOf(text))(), "msg_signature"), 401],
    ["wecom: a genuine one of an hour ago", toWecom(xmlOf(text), Date.now() - 3_600_000), 403],
    ["wecom: no XML inside", toWecom("路灯坏了"), 400],
    [
      "wecom: an entity that wants to be expanded",
      toWecom('<!DOCTYPE a [<!ENTITY b "c">]><xml><MsgType>&b;</MsgType></xml>'),
      400,
    ],
    ["wecom: nested a thousand deep", toWecom(`<xml>${"<a>".repeat(1000)}${"</a>".repeat(1000)}</xml>`), 400],
    ["wecom: over 1 MiB", toWecom(`<xml><a>${"x".repeat(MIB)}</a></xml>`), 413],
  ];

  it.each(attacks)("%s", async (_what, request, status) => {
    const before = await everyRow(db);
    const response = await fetch(request());
    const said = await response.text();
    expect(response.status).toBe(status);
    // Nothing of what was sent, of the program's inside, or of its keys comes back.
    expect(said).not.toMatch(/路灯|node:|\.ts|Error:|secret/i);
    expect(said.length).toBeLessThan(200);
    expect(await everyRow(db)).toEqual(before);
  });

  it("and the genuine ones still get through", async () => {
    await telegram.act({ id: "9001", name: "居民甲" }, { text: "上镇村三组的路灯坏了三天" });
    await slack.act({ id: "U9001", name: "居民乙" }, { text: "上镇村三组的路灯坏了三天" });
    await wechat.act({ id: "o_9001", name: "居民丙" }, { text: "上镇村三组的路灯坏了三天" });
    await wecom.act({ id: "w9001", name: "居民丁" }, { text: "上镇村三组的路灯坏了三天" });
    const { rows } = await db.query("SELECT platform FROM inbox ORDER BY platform");
    expect(rows.map(({ platform }) => platform)).toEqual(["slack", "telegram", "wechat-official", "wecom"]);
  });
});

describe("a post that breaks off in the middle", () => {
  it("holds up neither the next one nor the end of the program", async () => {
    const database = await freshDatabase();
    const worlds = await Promise.all([openTelegram({ webhook: true }), openSlackWorld({ mode: "http" }), openWecom()]);
    const [telegram] = worlds;
    const env = { PUBLIC_URL: "http://127.0.0.1:9", TELEGRAM_WEBHOOK_SECRET: telegram.secret };
    const stage = await openStage({ worlds, databaseUrl: database.url, env });
    for (const world of worlds) await world.stall();
    const resident = talker(telegram, { id: "9001", name: "居民甲", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.hears("路灯");
    // What hangs is cut off after ten seconds, and waits for no platform's own patience.
    await stage.stop();
    for (const world of worlds) await world.stop();
    await database.drop();
  });
});

async function everyRow(db: pg.Client): Promise<Readonly<Record<string, number>>> {
  const { rows: tables } = await db.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await db.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${name}"`);
    counts[name] = rows[0]?.count ?? 0;
  }
  return counts;
}
