import { readFile, writeFile } from "node:fs/promises";
import { parse, stringify } from "yaml";
import { z } from "zod";

/** What a resident writes, and what a right reply to it holds. */
export type Line = Readonly<{ text: string; reply: RegExp }>;

const villages = [..."岭沟河坡"].flatMap((land) => [..."东西南北中"].map((side) => `${side}${land}`));
const groups = Array.from({ length: 25 }, (_, index) => `${inChinese(index + 1)}组`);
const places = villages.flatMap((village) => groups.map((group) => `${village}村${group}`));
const matters = [
  "路灯坏了三天，晚上走路看不见",
  "自来水停了一天了",
  "垃圾堆了一个星期没人清运",
  "路面有个大坑",
  "井盖丢了，怕小孩掉下去",
  "半夜施工，吵得睡不着",
  "暖气不热，屋里才十二度",
  "有人占道摆摊，车过不去",
];

/**
 * The three messages that one resident sends in a row: the matter, the confirmation, and a question. Each conversation is
 * somebody new; every tenth says what a neighbour has said shortly before.
 */
export function conversation(nth: number): readonly [Line, Line, Line] {
  const said = nth % 10 === 9 ? nth - 5 : nth;
  const place = places[said % places.length];
  const matter = matters[Math.floor(said / places.length) % matters.length];
  return [
    { text: `${place}的${matter}`, reply: /对吗/ },
    { text: "1", reply: /^已登记 Q-/ },
    { text: "进度", reply: /进度：/ },
  ];
}

const list = z.array(z.unknown());
const example = z.looseObject({ areas: list, people: list, posts: list, duty: list });

/** A town of twenty villages with 25 groups each, the example office otherwise; each has two cadres and a group for its cards. */
export async function writeTown(file: string): Promise<void> {
  const { areas, people, posts, duty, ...office } = example.parse(
    parse(await readFile("examples/office.yaml", "utf8")),
  );
  const town = {
    ...office,
    areas: [...areas, ...villages.map(areaOf)],
    people: [...people, ...villages.flatMap(cadresOf)],
    posts: [
      ...posts,
      ...villages.map((_, at) => ({ ...desk, id: `desk-${at}`, area: `v${at}`, a: `a${at}`, b: `b${at}` })),
    ],
    duty: [
      ...duty,
      ...villages.map((_, at) => ({ ...watch, area: `v${at}`, post: `desk-${at}`, people: [`a${at}`, `b${at}`] })),
    ],
    groups: villages.map((_, at) => ({ platform: "telegram", chat: `-100200000000${at}`, area: `v${at}` })),
  };
  await writeFile(file, stringify(town));
}

const desk = { title: "便民服务岗", head: "sun", rank: 2 };
const watch = { from: "00:00", to: "24:00", rotate: "daily" };

function cadresOf(village: string, at: number) {
  return ["a", "b"].map((side, nth) => ({
    ...{ id: `${side}${at}`, name: `${village}${"甲乙"[nth]}`, roles: ["cadre"] },
    accounts: { telegram: `20${nth}${at}` },
  }));
}

function areaOf(village: string, at: number) {
  const areas = groups.map((group, nth) => ({ id: `v${at}-${nth}`, name: `${village}${group}`, aliases: [group] }));
  return { id: `v${at}`, name: `${village}村`, areas };
}

function inChinese(number: number): string {
  const digit = (at: number) => [..."零一二三四五六七八九"][at] ?? "";
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digit(tens) : ""}${tens > 0 ? "十" : ""}${ones > 0 ? digit(ones) : ""}`;
}
