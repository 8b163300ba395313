import { readFile } from "node:fs/promises";
import type { Talker } from "../support/stage.js";
import type { Script } from "./script.js";

/** Who plays, where they claim, and how the hours pass. */
export type Cast = Readonly<{
  resident: Talker;
  liu: Talker;
  wang: Talker;
  /** The claim groups of the two cadres' platforms. */
  boards: Readonly<{ telegram: string; slack: string }>;
  script: Script;
  /** Lets the office's clock run on to this time of the story's first, second … day. */
  until(day: number, time: string): Promise<void>;
}>;

/** The whole story of a request, from the first words to the second answer. A step that fails throws. */
export async function play(cast: Cast): Promise<void> {
  await report(cast);
  await claim(cast);
  await keepTold(cast);
  await handOver(cast);
  await askAndUrge(cast);
  await notSolved(cast);
  await solved(cast);
}

async function report({ resident, script }: Cast): Promise<void> {
  await script.chapter("一句话，当场有人负责", "One sentence, and somebody is answerable");
  await resident.says("上镇村三组的路灯坏了三天");
  await resident.picks(await resident.hears("地点：上镇三组"), "登记");
  await resident.hears(/已登记 Q-0001[\s\S]*首问责任人/);
}

async function claim({ liu, wang, resident, boards, script, until }: Cast): Promise<void> {
  await script.chapter("群里签收，只有一位", "Claimed in the group, by one");
  const card = await liu.hears("Q-0001 待签收", { chat: boards.telegram });
  await wang.hears("Q-0001 待签收", { chat: boards.slack });
  await until(1, "09:06");
  await liu.picks(card, "我办");
  await resident.hears(/刘德宏.*已签收/);
  await wang.hears("由刘德宏", { chat: boards.slack });
  const brief = await liu.hears("居民的话");
  await until(1, "09:20");
  await liu.picks(brief, "电话");
  await liu.hears("已联系居民");
}

async function keepTold({ resident, liu, script, until }: Cast): Promise<void> {
  await script.chapter("进展和承诺，照片补充", "Progress with a promise, and a photo");
  await until(1, "10:00");
  await liu.says("进展 1 配件已到，承诺 今天17点前修好");
  await resident.hears(/配件已到[\s\S]*承诺时间/);
  const photo = { kind: "image", name: "路灯.png", bytes: await readFile("examples/playground.png") } as const;
  await resident.does({ file: photo });
  await liu.hears("居民补充了 Q-0001");
}

async function handOver({ resident, liu, wang, script, until }: Cast): Promise<void> {
  await script.chapter("移交：对方接收前，责任不动", "Handed over: until the other accepts, nothing moves");
  await until(1, "10:30");
  await liu.says("移交 1 @王秀英 需要电工到场");
  const offer = await wang.hears("理由：需要电工到场");
  await resident.hears("交接完成前仍由刘德宏");
  await wang.says("不接 1 没空");
  await wang.hears("依据写得太短");
  await until(1, "10:40");
  await wang.picks(offer, /^接收/);
  await resident.hears("已由王秀英");
  await liu.hears("王秀英");
}

async function askAndUrge({ resident, wang, script, until }: Cast): Promise<void> {
  await script.chapter("跨平台对话：微信与 Slack", "Across platforms: WeChat and Slack");
  await until(1, "11:00");
  await wang.says("留言 1 今天下午电工到，请把院门打开");
  await resident.hears("院门打开");
  await resident.says("好的，院门开着");
  await wang.hears("院门开着");
  await until(1, "14:00");
  await resident.says("进度");
  await resident.hears("现在负责：王秀英");
  await resident.says("催办");
  await resident.hears("已替您催办");
  await wang.hears("居民在催");
}

async function notSolved({ resident, wang, script, until }: Cast): Promise<void> {
  await script.chapter("答复，三个问题，没解决就重办", "Answered, three questions, and not solved: again");
  await until(1, "16:30");
  await wang.says("答复 1 换了新灯泡，今晚会亮");
  await resident.picks(await resident.hears("换了新灯泡"), /联系了/);
  await until(1, "20:30");
  await resident.says("没解决");
  await resident.hears(/重新办理，仍由王秀英/);
  await wang.hears("居民说没解决");
}

async function solved({ resident, wang, script, until }: Cast): Promise<void> {
  await script.chapter("再办，办结", "Done again, and closed");
  await until(2, "09:30");
  await wang.says("已联系 1 上门");
  await wang.hears("已联系居民");
  await until(2, "11:15");
  await wang.says("答复 1 线路和灯罩都换了，昨晚没亮是线路老化");
  await resident.picks(await resident.hears("线路和灯罩都换了"), /联系了/);
  await resident.picks(await resident.hears("问题解决了吗"), /解决了/);
  await resident.hears("满意吗");
  await resident.says("满意");
  await resident.hears("已办结");
}
