import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { rowsOf } from "../support/rows.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Friday 2026-02-27 10:00 in Shanghai: the digest of that week is due on Monday 08:30. */
const FRIDAY = Date.parse("2026-02-27T10:00:00+08:00");

let database: TestDatabase;
let worlds: { telegram: World; slack: World; wechat: World };
let stage: Stage;
let cast: Readonly<Record<"resident" | "liu" | "wang" | "zhang" | "sun" | "zhou", Talker>>;

const open = (at: number) =>
  openStage({
    worlds: Object.values(worlds),
    databaseUrl: database.url,
    at,
    office(office) {
      office.digests = [
        { to: ["zhang", "sun"], areas: ["zly"], at: "MON 08:30" },
        { to: ["zhou"], areas: ["lihua"], at: "MON 08:30" },
      ];
      for (const person of office.people) {
        if (person.id === "zhou") person.accounts = { "wechat-official": "gh_zhou" };
        if (person.id === "sun") Object.assign(person, { accounts: { slack: "U1007" }, language: "en" });
      }
    },
  });

beforeAll(async () => {
  database = await freshDatabase();
  const sun = { id: "U1007", name: "孙建民" };
  worlds = {
    telegram: await openTelegram(),
    slack: await openSlackWorld({ mode: "socket", people: [sun] }),
    wechat: await openWechatOfficial({ aes: true }),
  };
  stage = await open(FRIDAY);
  const { telegram, slack, wechat } = worlds;
  cast = {
    resident: talker(telegram, { id: "9001", name: "居民", language: "zh" }),
    liu: talker(telegram, { id: "1001", name: "刘德宏" }),
    wang: talker(telegram, { id: "1002", name: "王秀英" }),
    zhang: talker(telegram, { id: "1008", name: "张立新" }),
    sun: talker(slack, sun),
    zhou: talker(wechat, { id: "gh_zhou", name: "周敏" }),
  };
});
afterAll(async () => {
  await stage?.stop();
  for (const world of Object.values(worlds ?? {})) await world.stop();
  await database?.drop();
});

const digestsTo = (who: Talker) => who.chat().filter(({ text }) => /^【周报】|^Weekly digest/.test(text)).length;

it("comes on Monday at 08:30, to each in their language, on their channel, of their areas, with what it can carry", async () => {
  const { resident, zhang, sun, zhou } = cast;
  await resident.says("上镇村三组的路灯坏了三天");
  await resident.picks(await resident.hears(/对吗/), /登记/);
  await resident.hears(/已登记 Q-/);
  const [row] = await rowsOf(database.url, "SELECT first_asked FROM request");
  const first = row?.first_asked === "wang" ? cast.wang : cast.liu;
  await first.says("我办 1");
  await resident.hears(/已签收/);
  await first.says("已联系 1 电话");
  await first.hears(/记下了/);
  await first.says("挂账 1 等区里资金计划 30天后复核");
  await zhang.hears(/申请挂账/);
  stage.pass(2 * DAY + 22 * HOUR + 20 * 60_000);
  await sleep(1_500);
  expect([zhang, sun].map(digestsTo)).toEqual([0, 0]);
  stage.pass(20 * 60_000);
  const chinese = await zhang.hears(/^【周报】镇罗营镇 02\.23–03\.01/);
  expect(chinese.text).toContain("1 受理 1（较上周 +1）");
  expect(chinese.text).toMatch(/12 请决定 {2}① Q-0001 上镇村：挂账/);
  expect(chinese.buttons).toEqual(["准挂账 Q-0001"]);
  const english = await sun.hears(/^Weekly digest, 镇罗营镇, 23 Feb–1 Mar/);
  expect(english.files).toEqual(["image", "file"]);
  // A coordinator may not park: it is not offered.
  expect(english.buttons).toEqual([]);
  await zhou.says("我的清单");
  const village = await zhou.hears(/^【周报】梨花社区/);
  expect([village.files, village.text.includes("上镇村")]).toEqual([[], false]);
});

it("asks for decisions with buttons that do them", async () => {
  const { zhang, resident } = cast;
  const digest = zhang.chat().findLast(({ text }) => text.startsWith("【周报】"));
  if (digest === undefined) throw new Error("no digest");
  await zhang.picks(digest, "准挂账 Q-0001");
  await resident.hears(/一时难以解决，原因：等区里资金计划/);
});

it("is sent once, whatever else happens, and again to whoever types 周报 or digest", async () => {
  const { zhang, sun } = cast;
  await stage.stop();
  stage = await open(FRIDAY + 4 * DAY);
  await sleep(2_500);
  expect([zhang, sun].map(digestsTo)).toEqual([1, 1]);
  await zhang.says("周报");
  await zhang.hears(/^【周报】镇罗营镇 02\.23–03\.01/);
  await sun.says("digest");
  await sun.hears(/^Weekly digest/);
  await cast.liu.says("周报");
  await cast.liu.hears(/^【周报】上镇村/);
});

it("is sent late after a downtime, the last one alone; a week without anything is one line", async () => {
  const { zhang } = cast;
  await stage.stop();
  stage = await open(FRIDAY + 18 * DAY);
  const late = await zhang.hears(/^【周报】镇罗营镇 03\.09–03\.15/);
  expect(late.text).toMatch(
    /^【周报】镇罗营镇 03\.09–03\.15：没有新诉求，没有逾期，没有要您决定的事；走访应 4 户，缺 4 户。$/,
  );
  expect(late.files).toEqual([]);
  const keys = await rowsOf(
    database.url,
    "SELECT key FROM inbox WHERE platform = 'clock' AND key LIKE '%/zhang' ORDER BY key",
  );
  expect(keys.map(({ key }) => key)).toEqual(["digest/zly/2026-W09/zhang", "digest/zly/2026-W11/zhang"]);
});
