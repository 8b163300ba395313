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
];

const sealed: readonly string[] = ["不想活了", "我要跳楼", "I want to kill myself"];

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
