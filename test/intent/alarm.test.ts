import { describe, expect, it } from "vitest";
import { findAlarm } from "../../src/intent/alarm.js";
import { normal } from "../../src/intent/normal.js";

const now: readonly (readonly [text: string, number: string])[] = [
  ["家里煤气味很大", "119"],
  ["楼下着火了", "119"],
  ["三号楼厨房冒烟", "119"],
  ["有人晕倒在村口", "120"],
  ["老人触电了", "120"],
  ["门口有人持刀", "110"],
  ["桥头发生车祸有人受伤", "122"],
  ["孩子困在电梯里", "119"],
  ["電梯裏困了人", "119"],
  ["电线断了掉在地上", "119"],
  ["There is a gas leak in our building", "119"],
  ["a car crash at the bridge", "122"],
  ["屋里有股怪味，像是煤气", "119"],
  ["液化气罐在呲呲冒气", "119"],
  ["窗户冒出黑烟了", "119"],
  ["电线杆倒了，线落了一地", "119"],
  ["高压线垂到路上了", "119"],
  ["水都淹到膝盖了", "119"],
  ["我们困在房顶上", "119"],
  ["娃的头卡在栏杆里", "119"],
  ["婴儿反锁在车里了", "119"],
  ["大爷摔倒了起不来", "120"],
  ["我爸胸口疼，喘不上气", "120"],
  ["奶奶嘴歪了，突然说不出话", "120"],
  ["小孩掉到沟里了", "120"],
  ["老人晕倒了，我害怕", "120"],
  ["昨天就头晕，现在昏迷了", "120"],
  ["烧炭取暖，一家都头晕恶心", "120"],
  ["独居的老人三天没出门，敲门没人应", "120"],
  ["高压线掉在院子里了", "119"],
  ["棚子塌了砸到人", "119"],
  ["娃的手指头绞进门缝了", "119"],
  ["大叔倒地不动弹了", "120"],
  ["奶奶心口疼", "120"],
  ["从梯子上摔下来了", "120"],
  ["小偷还在屋里", "110"],
  ["女儿走丢了", "110"],
  ["他又打我，我躲在屋里", "110"],
  ["my son fell into the river", "120"],
  ["she fainted and cannot breathe", "120"],
  ["The kitchen smells of gas", "119"],
  ["a live wire is on the ground", "119"],
  ["An old man is stuck in the lift", "119"],
];

const sealed: readonly string[] = [
  "不想活了",
  "我要跳楼",
  "活着没什么盼头了",
  "他把一瓶农药喝了",
  "我坐在天台上，别劝我",
  "I want to kill myself",
  "I don't want to live any more",
];

const calm: readonly string[] = [
  "电动车打不着火，能不能帮忙",
  "交通事故责任认定书在哪里开",
  "2月3日发生车祸，赔偿怎么算",
  "水管阀门被打开了，水流了一地",
  "重低音震得感觉房子要塌了",
  "咨询漏电保护器谁来装",
  "电梯经常坏，担心人被困",
  "昨天有人打架，已经报警",
  "建议装防火门",
  "路灯坏了三天",
  "上次着火的事处理得怎么样了",
  "要是着火了消防车进不来",
  "工厂天天冒黑烟",
  "这价钱跟抢劫一样，简直是抢劫",
  "救命啊，吵得没法睡",
  "生活不下去了，想申请低保",
  "听说去年有小孩掉井里，井盖现在还没装",
  "手机掉河里了",
  "超市跳楼价",
  "打电话叫物业，没人管",
  "我被堵在路上了，红灯坏了",
  "药店的药太贵，吃了几盒药",
  "孩子书包丢了",
  "儿子找不到工作",
  "家里没电，电梯关不上门",
  "The lift has been stuck on the fourth floor since Monday",
  "the kids could fall into the hole",
];

describe("findAlarm", () => {
  it.each(now)("%s → %s is named first", (text, number) => {
    expect(findAlarm(normal(text))?.numbers[0]).toBe(number);
  });
  it.each(sealed)("%s is for the coordinator alone", (text) => {
    expect(findAlarm(normal(text))?.sealed).toBe(true);
  });
  it.each(calm)("%s rings nobody", (text) => {
    expect(findAlarm(normal(text))).toBeUndefined();
  });
});
