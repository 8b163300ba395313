import { readdir } from "node:fs/promises";
import { inspect } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Log } from "../../src/port/index.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { signedRequest } from "../world/slack/sign.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWebWorld } from "../world/web.js";
import { openWechat } from "../world/wechat/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";
import { newStamp, xmlOf } from "../world/wechat-official/push.js";
import { openWecom, type WecomWorld } from "../world/wecom/index.js";
import type { World } from "../world/world.js";

/** Something that other bots get wrong. */
type Wrong = "forged" | "plain" | "follow" | "twice" | "place" | "link" | "refused in a 200" | "secrets";

/** A way into the program, with the whole program behind it; `never` says which of the wrongs it cannot have, and why. */
type Door = Readonly<{
  name: string;
  open(): Promise<World>;
  id: string;
  /** Requests that no platform of ours has made. */
  forged?(world: World, origin: string): readonly Request[];
  /** What the platform says when it refuses for a moment, in a body under HTTP 200 (or its own way of saying so). */
  soft?: string;
  never: Readonly<Partial<Record<Wrong, string>>>;
}>;

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  new Request(url, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

const update = JSON.stringify({
  update_id: 1,
  message: { message_id: 1, date: 1, chat: { id: 9001, type: "private" }, from: { id: 9001 }, text: "假的" },
});
const event = JSON.stringify({
  type: "event_callback",
  event: { type: "message", channel_type: "im", channel: "D1", user: "U9001", text: "假的", ts: "1.1" },
});

/** The two doors that Tencent calls; `describe` opens exactly these for them. */
const tencent = (world: World) => world as WechatOfficialWorld | WecomWorld;

const forgedXml: Door["forged"] = (world) => {
  const nobody = "0".repeat(40);
  const query = new URLSearchParams({ ...newStamp(Date.now()), signature: nobody, msg_signature: nobody });
  return ["", `?${query}`].map((end) => post(tencent(world).callback() + end, xmlBody()));
};

const xmlBody = () =>
  xmlOf({
    ...{ ToUserName: "us", FromUserName: "o_9001", CreateTime: Math.floor(Date.now() / 1000) },
    ...{ MsgType: "text", Content: "假的", MsgId: "1" },
  });

const noPath = "nothing is posted to the program: it asks the platform itself";
const noPlain = "there is no second, unsealed form of a message";
const noLink = "a link is a text, or comes as the words that it shows";

const doors: readonly Door[] = [
  {
    ...{ name: "telegram, by polling", id: "9001", open: () => openTelegram(), soft: "500 Internal Server Error" },
    never: { forged: noPath, plain: noPlain, link: noLink },
  },
  {
    ...{ name: "telegram, by webhook", id: "9001", open: () => openTelegram({ webhook: true }) },
    soft: "500 Internal Server Error",
    forged: (_, origin) => [
      post(`${origin}/telegram/webhook`, update),
      post(`${origin}/telegram/webhook`, update, { "x-telegram-bot-api-secret-token": "guess" }),
    ],
    never: { plain: noPlain, link: noLink },
  },
  {
    ...{ name: "slack, by Socket Mode", id: "U9001", open: () => openSlackWorld({ mode: "socket" }) },
    soft: "internal_error",
    never: {
      forged: noPath,
      plain: noPlain,
      follow: "Slack tells of no beginning",
      place: "Slack has none",
      link: noLink,
    },
  },
  {
    ...{ name: "slack, by HTTP", id: "U9001", open: () => openSlackWorld({ mode: "http" }), soft: "internal_error" },
    forged: (_, origin) => [
      post(`${origin}/slack/events`, event),
      signedRequest(`${origin}/slack/events`, event, { secret: "guess" }),
    ],
    never: { plain: noPlain, follow: "Slack tells of no beginning", place: "Slack has none", link: noLink },
  },
  {
    ...{ name: "wechat", id: "wxid_9001", open: () => openWechat("gateway") },
    never: { forged: noPath, plain: noPlain, link: noLink, "refused in a 200": "a puppet rejects, it has no bodies" },
  },
  {
    ...{ name: "wechat-official", id: "o_9001", open: () => openWechatOfficial({ aes: true }) },
    ...{ forged: forgedXml, soft: "-1", never: {} },
  },
  { name: "wecom", id: "w9001", open: () => openWecom(), forged: forgedXml, soft: "-1", never: {} },
  {
    ...{ name: "web", id: "r-9001", open: () => openWebWorld() },
    forged: (_, origin) => [
      post(`${origin}/web/say`, JSON.stringify({ text: "假的" }), { origin: "https://elsewhere.example" }),
      post(`${origin}/web/press`, "{}", { origin: "https://elsewhere.example" }),
    ],
    never: { plain: noPlain, link: noLink, "refused in a 200": "the page refuses nothing" },
  },
];

/** What other bots get wrong, each tried on each way in. */
describe.each(doors)("what comes by $name", ({ open, id, forged, soft, never }) => {
  let database: TestDatabase;
  let db: pg.Client;
  let stage: Stage;
  let world: World;
  let resident: Talker;
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(message + inspect(fields, { depth: 10 }));
  const log: Log = { debug: note, info: note, warn: note, error: note };

  beforeAll(async () => {
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    world = await open();
    // A webhook's own address is told by the world; this one only says that platforms are to post.
    const env = { PUBLIC_URL: "http://127.0.0.1:9", PLAYGROUND: "on" };
    stage = await openStage({ worlds: [world], databaseUrl: database.url, log, ...(forged && { env }) });
    resident = talker(world, { id, name: "居民甲", language: "zh" });
    await eventually(() =>
      expect(stage.running.channels().find((one) => one.platform === world.platform)?.up).toBe(true),
    );
  });
  afterAll(async () => {
    await stage?.stop();
    await world?.stop();
    await db?.end();
    await database?.drop();
  });

  const stored = async () => (await db.query("SELECT key FROM inbox")).rows.length;
  const where = (wrong: Wrong) => never[wrong] !== undefined;
  const said = (title: string, wrong: Wrong) => (where(wrong) ? `${title} (not here: ${never[wrong]})` : title);

  it.skipIf(where("forged"))(said("forged, or unsigned, is refused and not stored", "forged"), async () => {
    const requests = forged?.(world, stage.origin) ?? [];
    expect(requests).not.toEqual([]);
    for (const request of requests) expect((await fetch(request)).status).toBeGreaterThanOrEqual(400);
    expect(await stored()).toBe(0);
  });

  it.skipIf(where("plain"))(said("in plain text is refused, although its stamp is genuine", "plain"), async () => {
    const { poster, callback } = tencent(world);
    const { url } = poster.sign(callback(), xmlBody());
    expect((await fetch(post(url, xmlBody()))).status).toBeGreaterThanOrEqual(400);
    expect(await stored()).toBe(0);
  });

  it.skipIf(where("follow"))(said("as a first contact is answered", "follow"), async () => {
    await resident.does({ event: "started" });
    await resident.hears(/首问|您好|你好/);
  });

  it(said("twice under one id is stored and answered once", "twice"), async () => {
    const before = await stored();
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.hears("路灯");
    await world.repeat();
    await world.repeat();
    expect(await stored()).toBe(before + 1);
    expect(resident.chat().filter(({ text }) => text.includes("路灯"))).toHaveLength(1);
  });

  it.skipIf(where("place"))(
    said("as a location is answered, and belongs to what is being reported", "place"),
    async () => {
      await resident.does({ place: { latitude: 40.42, longitude: 117.09, label: "上镇村村口" } });
      await resident.hears("上镇村村口");
    },
  );

  it.skipIf(where("link"))(said("as a link is answered", "link"), async () => {
    const link = { MsgType: "link", Title: "路灯的照片", Description: "", Url: "https://example.org/1" };
    await tencent(world).push(resident.actor, link);
    await resident.hears(/路灯/);
  });

  it.skipIf(where("refused in a 200"))(
    said("and is answered although the platform refuses the first try in the body", "refused in a 200"),
    async () => {
      world.mishap({ call: "send", as: { kind: "refused", code: soft ?? "" } });
      await resident.says("进度");
      await resident.hears(/诉求|登记|没有|进度/);
    },
  );

  it(said("leaves no secret in the name of a file, nor in the log, nor what was said", "secrets"), async () => {
    const names = (await readdir(stage.dataDir, { recursive: true })).join("\n");
    const lines = logged.join("\n");
    expect(lines.length).toBeGreaterThan(0);
    for (const [name, secret] of Object.entries(world.env()))
      if (/SECRET|TOKEN|KEY/.test(name)) {
        expect(names).not.toContain(secret);
        expect(lines).not.toContain(secret);
      }
    expect(lines).not.toMatch(/路灯坏了|假的/);
  });
});
