import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlay, type Play } from "../support/play.js";
import { MONDAY, type Office, type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechat } from "../world/wechat/index.js";
import type { World } from "../world/world.js";

const HOUR = 3_600_000;

describe("what somebody has not been shown", () => {
  let stage: Play;
  let wechat: World;
  let office: World;
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    [wechat, office] = await Promise.all([openWechat("gateway"), openTelegram()]);
    stage = await openPlay([wechat, office]);
    resident = talker(wechat, { id: "wxid_9001", name: "居民甲" });
    liu = talker(office, { id: "1001", name: "刘德宏" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    await resident.hears("Q-0001");
    await liu.picks(await liu.hears("Q-0001", { chat: office.group ?? "" }), /我办/);
    await resident.hears(/签收/);
    await liu.says("已联系 1 电话");
    await liu.hears(/记下|已联系/);
  });
  afterAll(() => stage?.leave());

  it("is answered by no bare number: a question is open from the moment at which the platform took it", async () => {
    wechat.mishap({ call: "send", times: 2, as: { kind: "http", status: 500 } });
    await liu.says("答复 1 路灯已经换了新灯泡");
    await liu.hears(/答复/);
    await resident.says("1");
    const answer = await resident.hears("新灯泡");
    expect(await ratings(stage)).toBe(0);
    await resident.picks(answer, /联系/);
    await expect.poll(() => ratings(stage)).toBe(1);
  });
});

describe("what a cadre hears at eleven at night (V31)", () => {
  let stage: Play;
  let world: World;
  let chat: string;

  beforeAll(async () => {
    world = await openTelegram();
    const office = (draft: Office) => {
      chat = draft.people.find(({ id }) => id === "qian")?.accounts?.telegram ?? "1777";
      for (const person of draft.people) if (person.id === "qian") person.accounts = { telegram: chat };
    };
    stage = await openPlay([world], { office, at: MONDAY + 14 * HOUR });
  });
  afterAll(() => stage?.leave());

  const heard = () => world.seen(chat).map(({ text }) => text);
  const fates = () =>
    stage.rows(`SELECT state, held FROM delivery WHERE recipient = 'qian' AND notice->'say'->>'kind' = 'offer'`);

  it("an ordinary matter of her own is held, and told at seven", async () => {
    const resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
    await resident.says("下营村一组的井盖坏了");
    await resident.picks(await resident.hears("井盖"), /登记/);
    await resident.hears("Q-0001");
    await expect.poll(fates).toEqual([{ state: "queued", held: "quiet" }]);
    expect(heard()).toEqual([]);
    stage?.pass(8 * HOUR + 60_000);
    await expect.poll(() => heard().join("\n")).toContain("Q-0001");
  });

  it("what is of the highest urgency is said at once", async () => {
    stage?.pass(15 * HOUR);
    const resident = talker(world, { id: "9002", name: "居民乙", language: "zh" });
    await resident.says("下营村一组燃气泄漏，味道很大");
    await resident.hears("Q-0002");
    const feng = () => world.seen("1012").map(({ text }) => text);
    await expect.poll(() => feng().join("\n")).toContain("Q-0002");
  });
});

async function ratings(stage: Play): Promise<number> {
  return (await stage.rows("SELECT FROM event WHERE fact->>'is' = 'rated'")).length;
}
