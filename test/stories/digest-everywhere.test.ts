import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { rowsOf } from "../support/rows.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechat } from "../world/wechat/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import { openWecom } from "../world/wecom/index.js";
import type { World } from "../world/world.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Friday 2026-02-27 10:00 in Shanghai. */
const FRIDAY = Date.parse("2026-02-27T10:00:00+08:00");

/** What officials' phones reach. */
const PUBLIC_URL = "http://localhost:3000";
const PAGE = `${PUBLIC_URL}/board/digest/2026-W09`;

let database: TestDatabase;
let worlds: readonly World[];
let stage: Stage;
let resident: Talker;
/** A reader of the digest on each platform. */
let readers: Readonly<Record<"telegram" | "slack" | "wecom" | "wechat" | "wechat-official", Talker>>;

beforeAll(async () => {
  database = await freshDatabase();
  const [telegram, slack, wecom, wechat, official] = [
    await openTelegram({ webhook: true }),
    await openSlackWorld({ mode: "http", people: [{ id: "U1007", name: "孙建民" }] }),
    await openWecom(),
    await openWechat("gateway"),
    await openWechatOfficial({ aes: true }),
  ];
  worlds = [telegram, slack, wecom, wechat, official];
  const accounts: Readonly<Record<string, Record<string, string>>> = {
    zhang: { wecom: "zhang" },
    sun: { slack: "U1007" },
    qian: { telegram: "1010" },
    zhou: { "wechat-official": "gh_zhou" },
    he: { wechat: "o_he" },
    liu: { telegram: "1001" },
  };
  stage = await openStage({
    worlds,
    databaseUrl: database.url,
    at: FRIDAY,
    env: { PUBLIC_URL },
    office(office) {
      office.digests = [
        { to: ["zhang", "sun", "qian", "he"], areas: ["zly"], at: "MON 08:30" },
        { to: ["zhou"], areas: ["zly"], at: "MON 08:30" },
        // Ordered twice for the same areas: it is sent once all the same.
        { to: ["zhang"], areas: ["zly"], at: "MON 08:30" },
      ];
      // Always the same one is asked first.
      for (const duty of office.duty as { area: string; people: string[] }[])
        if (duty.area === "shangzhen") duty.people = ["liu"];
      for (const person of office.people) person.accounts = accounts[person.id] ?? {};
    },
  });
  resident = talker(telegram, { id: "9001", name: "居民", language: "zh" });
  readers = {
    telegram: talker(telegram, { id: "1010", name: "钱志远", language: "zh" }),
    slack: talker(slack, { id: "U1007", name: "孙建民" }),
    wecom: talker(wecom, { id: "zhang", name: "张立新" }),
    wechat: talker(wechat, { id: "o_he", name: "何永安" }),
    "wechat-official": talker(official, { id: "gh_zhou", name: "周敏" }),
  };
  for (const who of Object.values(readers)) {
    await who.says("帮助");
    await who.hears(/签收/);
  }
});
afterAll(async () => {
  await stage?.stop();
  for (const world of worlds ?? []) await world.stop();
  await database?.drop();
});

const digestsTo = (who: Talker) => who.chat().filter(({ text }) => /^【周报】/.test(text)).length;

it("reads well on every platform, with the way to its page, and is sent once to each", async () => {
  await resident.says("上镇村三组的井盖坏了");
  await resident.picks(await resident.hears(/对吗/), /登记/);
  await resident.hears(/已登记 Q-/);
  const { telegram: qian } = readers;
  await qian.says("我办 1");
  await qian.hears(/现在由您负责/);
  await qian.says("已联系 1 电话");
  await qian.hears(/记下了/);
  await qian.says("挂账 1 等区里资金计划 30天后复核");
  await qian.hears(/已转上去/);
  stage.pass(2 * DAY + 22 * HOUR + 40 * 60_000);
  for (const [platform, who] of Object.entries(readers)) {
    // A service account may not write first: its reader hears it when they next speak.
    if (platform === "wechat-official") await who.says("我的清单");
    await who.hears(/^【周报】镇罗营镇 02\.23–03\.01/);
    await eventually(() => {
      const all = who.chat().map(({ text }) => text);
      expect(all.filter((text) => text.includes(`看板：${PAGE}`))).toHaveLength(1);
    });
  }
});

it("brings WeCom's officials a card whose buttons do what they say", async () => {
  const { wecom } = readers;
  const card = await eventually(() => {
    const found = wecom.chat().find(({ buttons }) => buttons.some((label) => /Q-0001/.test(label)));
    if (found === undefined) throw new Error("no card yet");
    return found;
  });
  expect(card.buttons).toEqual(["准挂账 Q-0001"]);
  await wecom.picks(card, "准挂账 Q-0001");
  await resident.hears(/一时难以解决，原因：等区里资金计划/);
});

it("says nothing where nothing is new: a week later each reader has had one more line, and nobody else a word", async () => {
  const before = await rowsOf(database.url, "SELECT coalesce(max(id), 0)::int AS id FROM delivery");
  const had = Object.values(readers).map(digestsTo);
  stage.pass(7 * DAY);
  for (const [platform, who] of Object.entries(readers)) {
    if (platform === "wechat-official") await who.says("我的清单");
    await who.hears(/^【周报】镇罗营镇 03\.02–03\.08/);
  }
  const after = await rowsOf(
    database.url,
    `SELECT recipient, count(*)::int AS n FROM delivery
     WHERE id > ${before[0]?.id} AND weight <> 'reply' AND recipient NOT IN ('reporter', 'groups') GROUP BY 1 ORDER BY 1`,
  );
  expect(after).toEqual(["he", "qian", "sun", "zhang", "zhou"].map((recipient) => ({ recipient, n: 1 })));
  expect(Object.values(readers).map(digestsTo)).toEqual(had.map((n) => n + 1));
});
