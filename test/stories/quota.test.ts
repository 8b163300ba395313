import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.js";
import { examine, spellLine } from "../../src/doctor/index.js";
import { readOffice } from "../../src/office/index.js";
import { readFitness } from "../../src/store/fitness.js";
import { readDatabase } from "../../src/store/read.js";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { MONDAY, type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";

const MINUTE = 60_000;
const sending = "/cgi-bin/message/custom/send";

describe("an account whose calls of the day are used up (45009)", () => {
  let play: Play;
  let wechat: WechatOfficialWorld;
  let telegram: World;
  let li: Talker;
  let liu: Talker;

  beforeAll(async () => {
    wechat = await openWechatOfficial({ clock: () => play?.now() ?? MONDAY, stamps: Date.now });
    telegram = await openTelegram();
    play = await openPlay([wechat, telegram]);
    li = talker(wechat, { id: "o_9001", name: "居民甲" });
    liu = talker(telegram, { id: "1001", name: "刘德宏" });
  });
  afterAll(() => play?.leave());

  const words = "电工今天下午到，请留人在家";
  const owed = async () => {
    const [row] = await play.rows<{ state: string; held: string | null; attempts: number }>(
      "SELECT state, held, attempts FROM delivery WHERE recipient = 'reporter' AND notice #>> '{say,kind}' = 'wrote' ORDER BY id DESC LIMIT 1",
    );
    return row;
  };
  const doctor = async () => {
    const config = readConfig({ DATABASE_URL: play.databaseUrl, OFFICE_FILE: "examples/office.yaml" });
    const fitness = () =>
      readDatabase({ ...config, patienceMs: 100, log: () => {} }, (db) => readFitness(db, play.now()));
    const loaded = await readOffice(config.officeFile);
    const lines: string[] = [];
    for await (const line of examine({ config, loaded, fitness, now: play.now() })) lines.push(spellLine(line));
    return lines.filter((line) => line.includes("quota")).join();
  };

  it("keeps what it owes until they return, and tells whoever is answerable to use another way", async () => {
    expect(await doctor()).toMatch(/^✓/);
    await li.says("上镇村三组的路灯坏了三天");
    await li.picks(await li.hears("我记下的是"), /登记/);
    await li.hears("Q-0001");
    await liu.says("签收 1");
    await li.hears("签收");
    wechat.mishap({ call: "send", times: 2, as: { kind: "refused", code: "45009" } });
    await liu.says(`留言 1 ${words}`);
    await eventually(async () => expect(await owed()).toEqual({ state: "queued", held: "quota", attempts: 1 }));
    expect((await liu.hears("没能送到")).text).toMatch(/额度今天用完[\s\S]*打电话、上门/);
  });

  it("says so in 进度 and in doctor, and what rides on the platform's own call costs nothing and goes on", async () => {
    const before = wechat.calls(sending);
    await li.says("进度");
    expect((await li.hears("Q-0001")).text).toMatch(/额度用完了，有 1 条存着，额度恢复就自动发给您/);
    const other = talker(wechat, { id: "o_9002", name: "居民乙" });
    await other.says("下营村一组的井盖丢了");
    await other.hears("井盖");
    expect(wechat.calls(sending)).toBe(before);
    expect(await doctor()).toMatch(/^✗.*1 messages wait until the platform lets the account send again/);
  });

  it("asks again now and then, and says it once when they are back", async () => {
    play.pass(16 * MINUTE);
    await eventually(async () => expect(await owed()).toEqual({ state: "queued", held: "quota", attempts: 2 }));
    play.pass(16 * MINUTE);
    await li.hears(words);
    await eventually(async () => expect(await owed()).toMatchObject({ state: "accepted", held: null }));
    expect(li.chat().filter(({ text }) => text.includes(words))).toHaveLength(1);
    expect(liu.chat().filter(({ text }) => text.includes("没能送到"))).toHaveLength(1);
    expect(wechat.calls("/cgi-bin/clear_quota")).toBe(0);
    expect(await doctor()).toMatch(/^✓/);
  });
});
