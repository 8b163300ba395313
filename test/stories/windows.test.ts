import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { MONDAY, type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";

const HOUR = 3_600_000;

describe("a resident whose platform counts what we may write (V30)", () => {
  let stage: Play;
  let wechat: World;
  let office: World;
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    wechat = await openWechatOfficial({ windows: true, clock: () => stage?.now() ?? MONDAY, stamps: Date.now });
    office = await openTelegram();
    stage = await openPlay([wechat, office]);
    resident = talker(wechat, { id: "o_9001", name: "居民甲" });
    liu = talker(office, { id: "1001", name: "刘德宏" });
  });
  afterAll(() => stage?.leave());

  /** Every need of the resident's with its fate, oldest first. */
  const fates = () =>
    stage.rows<{ kind: string; state: string; held: string | null; error: string | null }>(
      `SELECT notice->'say'->>'kind' AS kind, state, held, error FROM delivery
       WHERE conversation = 'wechat-official:o_9001' ORDER BY id`,
    );
  const waitFor = (kind: string, wanted: object) =>
    eventually(async () => expect((await fates()).filter((row) => row.kind === kind).at(-1)).toMatchObject(wanted));

  it("is kept a slot for the result; what was held is shown by 进度 and told at the next contact, as one message", async () => {
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    await resident.hears("Q-0001");
    const card = await liu.hears("Q-0001", { chat: office.group ?? "" });
    await liu.picks(card, /我办/);
    await resident.hears(/刘德宏.*签收/);
    await liu.says("已联系 1 电话");
    const told = ["买了新灯泡", "约了电工", "电工到了村口", "正在换灯泡"];
    // One after another: what waits together is said as one.
    for (const [index, text] of told.entries()) {
      await liu.says(`进展 1 ${text}`);
      await eventually(async () => {
        const said = (await fates()).filter(({ kind }) => kind === "progressed");
        expect(said.filter(({ state, held }) => state === "accepted" || held !== null)).toHaveLength(index + 1);
      });
    }
    await waitFor("progressed", { state: "queued", held: "kept-for-result" });

    await liu.says("答复 1 路灯已经换了新灯泡，今晚会亮");
    const answer = await resident.hears("新灯泡，今晚");
    expect(answer.text).toMatch(/1\. /);

    const heldBefore = (await fates()).filter(({ held }) => held !== null).length;
    expect(heldBefore).toBeGreaterThan(0);
    await resident.says("进度");
    await resident.hears(new RegExp(`有 ${heldBefore} 条存着`));
    const caughtUp = await resident.hears("正在换灯泡");
    if (heldBefore > 1) expect(caughtUp.text).toContain("电工到了村口");
    await eventually(async () => expect((await fates()).every(({ state }) => state !== "queued")).toBe(true));
    expect((await fates()).filter(({ error }) => error !== null)).toEqual([]);
  });

  it("hears of the result at the next contact where the window is shut, and the cadre's question is not asked before", async () => {
    stage?.pass(49 * HOUR);
    await liu.says("留言 1 灯杆旁边的树枝要不要一起剪");
    await waitFor("wrote", { state: "queued", held: "no-window" });
    expect(resident.chat().filter(({ text }) => text.includes("树枝"))).toEqual([]);
    await resident.says("谢谢");
    await resident.hears("树枝");
    await waitFor("wrote", { state: "accepted" });
  });

  it("believes the platform that a window is shut, keeps the message and asks no second time", async () => {
    wechat.mishap({ call: "send", as: { kind: "refused", code: "45047" } });
    await liu.says("留言 1 明天上午九点剪树枝");
    await waitFor("wrote", { state: "queued", held: "no-window" });
    await resident.says("你好");
    await resident.hears("九点剪树枝");
  });
});
