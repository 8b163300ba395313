import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { Seen, World } from "../world/world.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A platform with buttons, and one without: residents come by each, staff answer on the same one or beside it. */
const channels: Readonly<Record<string, () => Promise<World>>> = {
  "telegram, with buttons": () => openTelegram(),
  "a wechat service account, without": () => openWechatOfficial({ aes: true }),
};

describe.each(Object.entries(channels))("a request that takes its time, for a resident on %s", (_name, openWorld) => {
  let stage: Play;
  const cast: Record<string, Talker> = {};
  const play = (name: string): Talker => {
    const found = cast[name];
    if (found === undefined) throw new Error(`nobody called ${name} is on stage`);
    return found;
  };

  beforeAll(async () => {
    const world = await openWorld();
    const office = world.platform === "telegram" ? world : await openTelegram();
    stage = await openPlay([...new Set([world, office])]);
    for (const id of ["9001", "9002", "9003"]) cast[id] = talker(world, { id, name: `居民${id}`, language: "zh" });
    const staff = { liu: "1001", wang: "1002", sun: "1007", zhang: "1008", li: "1011", feng: "1012", deng: "1013" };
    for (const [name, id] of Object.entries(staff)) cast[name] = talker(office, { id, name });
  });
  afterAll(() => stage?.leave());

  async function registers(resident: Talker, text: string): Promise<string> {
    await resident.says(text);
    await resident.picks(await resident.hears(/对吗/), /登记/);
    const { text: said } = await resident.hears(/已登记 Q-/);
    return String(Number(/Q-(\d+)/.exec(said)?.[1]));
  }

  /** What was held back until the platform's window opens comes when the resident says something (V30). */
  async function learns(resident: Talker, pattern: RegExp): Promise<Seen> {
    await resident.says("进度");
    return resident.hears(pattern);
  }

  it("V16, T14–T17: returned with a basis, disputed, decided, and the resident hears who has it", async () => {
    const no = await registers(play("9001"), "上镇村三组半夜施工太吵");
    await play("feng").picks(await play("feng").hears(/请您签收/), /我办/);
    await play("feng").says(`退回 ${no} 不是我们的`);
    await play("feng").hears(/依据写得太短/);
    await play("feng").says(`退回 ${no} 责任清单第8项，归住建物业岗`);
    await play("9001").hears(/正在核实该由谁办.*冯大勇/);
    await play("sun").says(`准 退回 ${no} @李春梅`);
    await play("li").hears(/请您签收/);
    await play("li").says(`不接 ${no} 责任清单第9项，噪声归城管岗`);
    await play("9001").hears(/该由谁办还有不同意见/);
    const dispute = await play("sun").hears(/归谁办有分歧/);
    expect(dispute.text).toContain("不追究越权");
    await play("feng").says(`裁决 ${no} 主办 城管岗 依据 责任清单第9项`);
    await play("feng").hears(/要由对方来做/);
    await play("sun").says(`裁决 ${no} 主办 城管岗 协办 住建物业岗 依据 责任清单第9项，噪声扰民`);
    await learns(play("9001"), /已经定了，由冯大勇/);
    await play("feng").hears(/裁决不能拒绝/);
    await play("feng").says(`退回 ${no} 责任清单第8项，归住建物业岗`);
    await play("feng").hears(/已经裁决/);
    await play("li").hears(/请您协办/);
    await play("9001").says(`谁负责 ${no}`);
    await play("9001").hears(/现在由冯大勇/);
  });

  it("T18, T19, T32: extended with the reason told first, ordered from above, parked and reviewed", async () => {
    const no = "1";
    await play("feng").says(`已联系 ${no} 电话`);
    await play("feng").hears(/记下了/);
    await play("feng").says(`延期 ${no} 3天 施工方的许可要核实`);
    await play("sun").picks(await play("sun").hears(/申请延期/), /^(\d\. )?准/);
    await learns(play("9001"), /还要一些时间，原因：施工方的许可要核实/);
    await play("zhang").says(`督办 ${no} 周五`);
    await learns(play("9001"), /领导已经督办/);
    await play("feng").hears(/督办：/);
    await play("feng").says(`挂账 ${no} 等区里联合执法 30天后复核`);
    await play("zhang").hears(/申请挂账/);
    await play("sun").says(`准 ${no}`);
    await play("sun").hears(/要由领导来定/);
    await play("zhang").says(`准 挂账 ${no}`);
    await learns(play("9001"), /一时难以解决，原因：等区里联合执法/);
    await play("feng").says(`复核 ${no} 区里定了下月联合执法`);
    await learns(play("9001"), /区里定了下月联合执法/);
    await play("feng").says(`恢复 ${no}`);
    await learns(play("9001"), /恢复办理/);
  });

  it("V18, V19, T25: bad twice, suspected, explained by an official, and pleaded against", async () => {
    const no = "1";
    const resident = play("9001");
    await play("feng").says(`答复 ${no} 已要求工地夜间停工`);
    await resident.picks(await resident.hears("夜间停工"), /^(\d\. )?没有/);
    await play("feng").hears(/疑似：没联系居民就答复（B14）/);
    await play("feng").says(`申辩 ${no} 三月二日十点打过电话，有记录`);
    await play("zhang").picks(await play("zhang").hears(/本人申辩：三月二日十点/), /不认定/);
    await play("feng").hears(/没有认定，不再追究/);
    await resident.picks(await resident.hears("解决"), /没解决/);
    await resident.hears(/重新办理/);
    await play("feng").says(`答复 ${no} 工地已经停工两晚`);
    await resident.picks(await resident.hears("停工两晚"), /^(\d\. )?联系了/);
    await resident.picks(await resident.hears("解决"), /没解决/);
    await resident.hears(/已提请上级督办/);
    await play("zhang").hears(/办了两次/);
    await play("zhang").says(`解释 ${no} 工地有夜间施工许可，月底前完工`);
    await resident.hears(/向您解释/);
    await resident.hears(/已向您解释说明/);
  });

  it("V33: nobody of the staff withdraws for a resident; an unknown number and another's are one and the same", async () => {
    const no = await registers(play("9002"), "下营村一组垃圾没人收");
    await play("sun").says(`撤单 ${no}`);
    await play("sun").hears(/只有居民本人能做/);
    await play("9003").says(`撤单 ${no}`);
    const forbidden = await play("9003").hears(/没有找到这个编号/);
    await play("9003").says("撤单 4711");
    expect((await play("9003").hears(/没有找到这个编号/)).text).toBe(forbidden.text);
  });

  it("T29: a second household follows the first, hears the same news, and has a number of its own", async () => {
    const first = play("9002");
    const second = play("9003");
    const offer = await play("feng").hears(/垃圾|请您签收/);
    await play("feng").picks(offer, /我办/);
    await first.hears(/冯大勇.*签收/);
    const no = await registers(second, "下营村一组垃圾堆了好几天没人收");
    // At a hundred times the pace, a service account's second message can overtake the first, which rides on the response.
    await expect.poll(() => second.chat().filter(({ text }) => /邻居也报了（Q-0002）/.test(text))).toHaveLength(1);
    await play("feng").hears(/共 2 户/);
    await play("feng").says("进展 2 车辆已安排，承诺 明天下午清运");
    await first.hears(/车辆已安排/);
    await second.hears(/车辆已安排/);
    await play("feng").says("已联系 2 电话");
    await play("feng").says(`已联系 ${no} 电话`);
    await play("feng").hears(new RegExp(`Q-000${no} 已联系`));
    await play("feng").says("答复 2 垃圾已经清走，以后每天一收");
    await first.hears(/每天一收/);
    await second.picks(await second.hears(/每天一收/), /^(\d\. )?联系了/);
  });

  it("T30, T31: not acceptable, with basis and route; the resident objects once", async () => {
    const resident = play("9001");
    const no = await registers(resident, "梨花苑北区物业乱收费");
    await play("li").hears(new RegExp(`Q-000${no}，请您签收`));
    await play("li").says(`签收 ${no}`);
    await play("li").hears(/现在由您负责/);
    await play("li").says(`不予受理 ${no} 依据 已由县法院依法受理立案；途径 等法院判决，可打12368`);
    await play("sun").hears(/申请不予受理/);
    await play("sun").says(`准 ${no}`);
    await resident.picks(await resident.hears(/这件事我们不能受理/), /异议/);
    await resident.hears(/不同意见/);
    await resident.says("法院还没有立案，只是咨询过");
    await resident.hears(/该由谁办还有不同意见/);
    await play("sun").hears(/法院还没有立案/);
  });

  it("T33: words of danger about an open request ring the duty and the coordinator, the number first", async () => {
    const resident = play("9002");
    const no = await registers(resident, "下营村二组的路灯不亮");
    await resident.says(`补充 ${no} 灯杆下面着火了`);
    const warning = await resident.hears(/119/);
    expect(warning.text.startsWith("如有危险，请立即拨打")).toBe(true);
    await play("sun").hears(/特急：Q-/);
  });

  it("V34: a promise that passed is told to the resident, and noted against whoever promised", async () => {
    const no = await registers(play("9001"), "下营村三组路边乱堆建筑垃圾");
    await play("feng").says(`签收 ${no}`);
    await play("feng").hears(/现在由您负责/);
    await play("feng").says(`进展 ${no} 已约运输队，承诺 明天上午清完`);
    await play("feng").hears(/已转告居民/);
    stage.pass(DAY + 6 * HOUR);
    await play("feng").hears(/答应居民的时间已过/);
    await play("feng").hears(/疑似：承诺没兑现（B16）/);
    await learns(play("9001"), /没有按说好的时间办好，抱歉/);
  });

  it("D3: what was answered lately is shown again before it is taken for new", async () => {
    const resident = play("9001");
    await resident.says("上镇村三组半夜施工又太吵了");
    const recalled = await resident.hears(/这件事您报过（Q-0001）/);
    expect(recalled.text).toContain("工地已经停工两晚");
    await resident.picks(recalled, /新事/);
    await resident.hears(/我记下的是这件事，对吗？/);
  });
});
