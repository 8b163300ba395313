import { describe, expect, it } from "vitest";
import { explain, type Fault, loadOffice, spell } from "../../src/office/index.js";
import { wording } from "../../src/office/wording.js";

/** An office without fault, each section on lines of its own, so that one can be replaced. */
const parts = {
  office: "office: { id: zly, name: 镇罗营镇 }",
  areas: `areas:
  - { id: a, name: 上镇村, aliases: [上镇], areas: [{ id: a1, name: 一组 }] }
  - { id: b, name: 下营村, areas: [{ id: b1, name: 一组 }] }`,
  posts: `posts:
  - { id: desk, title: 便民岗, area: a, a: liu, b: wang }
  - { id: works, title: 市政岗, area: zly, a: sun }`,
  people: `people:
  - { id: liu, name: 刘一, roles: [cadre], accounts: { telegram: "1" } }
  - { id: wang, name: 王二, roles: [cadre] }
  - { id: sun, name: 孙三, roles: [coordinator, official, auditor] }
  - { id: ma, name: 马四, roles: [volunteer] }`,
  duty: `duty:
  - { area: a, from: "00:00", to: "24:00", people: [liu] }
  - { area: b, from: "00:00", to: "24:00", people: [wang] }`,
  remits: `remits:
${[
  "市容环境",
  "市政设施",
  "水电气热",
  "物业小区",
  "停车交通",
  "噪声扰民",
  "违法建设",
  "公共安全",
  "民政养老",
  "社保医疗教育",
  "农业农村",
  "矛盾纠纷",
  "协商议题",
]
  .map((category) => `  - { category: ${category}, list: basic, lead: works, basis: 清单 }`)
  .join("\n")}`,
  groups: "groups: []",
  digests: "digests: []",
  deadlines: "deadlines: {}",
  calendar: "calendar: cn",
};
type Part = keyof typeof parts;

function faultsOf(change: Partial<Record<Part, string>> & { more?: string }): readonly Fault[] {
  const { more = "", ...changed } = change;
  const loaded = loadOffice(`${Object.values({ ...parts, ...changed }).join("\n")}\n${more}`);
  return "faults" in loaded ? loaded.faults : loaded.warnings;
}

function codesOf(change: Parameters<typeof faultsOf>[0]): readonly string[] {
  return faultsOf(change).map((fault) => fault.code);
}

const ring = (x: number, y: number, size = 1) =>
  `{ type: Polygon, coordinates: [[[${x}, ${y}], [${x + size}, ${y}], [${x + size}, ${y + size}], [${x}, ${y + size}], [${x}, ${y}]]] }`;
const drawn = (a: string, b: string, top = "") => ({
  office: `office: { id: zly, name: 镇罗营镇${top && `, boundary: ${top}`} }`,
  areas: `areas:\n  - { id: a, name: 上镇村, boundary: ${a} }\n  - { id: b, name: 下营村, boundary: ${b} }`,
});

/** Each mistake, and what is said about it. */
const mistakes: readonly (readonly [
  title: string,
  change: Parameters<typeof faultsOf>[0],
  codes: readonly string[],
])[] = [
  ["nothing wrong", {}, []],
  ["an unknown section", { more: "person: []" }, ["unknownKey"]],
  ["an unknown key in a row", { office: "office: { id: zly, name: 镇, timezon: Asia/Shanghai }" }, ["unknownKey"]],
  [
    "a misspelt required key is one mistake",
    { posts: "posts: [{ id: desk, title: 岗, area: a, a: liu }, { id: works, titel: 岗, area: zly, a: sun }]" },
    ["unknownKey"],
  ],
  ["a missing key", { posts: "posts: [{ id: works, title: 岗, a: sun }]" }, ["missing"]],
  ["no office at all", { office: "" }, ["missing"]],
  ["a section that is no list", { groups: "groups: telegram" }, ["wrongKind"]],
  ["a row that is no map", { groups: "groups: [telegram]" }, ["wrongKind"]],
  ["a full-width colon in a row", { groups: "groups:\n  - platform：web" }, ["fullWidth"]],
  [
    "a full-width colon after a section",
    { groups: "groups：\n  - { platform: web, chat: x, area: a }" },
    ["fullWidth"],
  ],
  ["a tab", { groups: "groups:\n\t- { platform: web, chat: x, area: a }" }, ["tab"]],
  ["a key twice", { office: "office: { id: zly, id: x, name: 镇 }" }, ["keyTwice"]],
  ["a bracket left open", { groups: "groups: [" }, ["notYaml"]],
  ["an id with a space", { groups: 'groups: [{ platform: web, chat: x, area: "a b" }]' }, ["badId"]],
  ["an empty name", { office: 'office: { id: zly, name: "" }' }, ["badName"]],
  [
    "a time that is none",
    { duty: 'duty: [{ area: a, from: "25:00", to: "24:00", people: [liu] }]' },
    ["gap", "gap", "badTime"],
  ],
  [
    "a weekday that is none",
    { duty: 'duty: [{ area: a, week: MOON, from: "00:00", to: "24:00", people: [liu] }]' },
    ["gap", "badWeek"],
  ],
  [
    "nobody in a duty row",
    { duty: 'duty: [{ area: a, from: "00:00", to: "24:00", people: [] }]' },
    ["gap", "gap", "emptyList"],
  ],
  ["a score that is none", { more: "assessment: { a: 120 }" }, ["badPoints"]],
  ["three visits a week", { more: "homes: [{ id: h, area: a, door: 5号, visits: 3 }]" }, ["badCount"]],
  ["a home in no area", { more: "homes: [{ id: h, area: zz, door: 5号 }]" }, ["noArea"]],
  [
    "a menu of four",
    { more: `menu: [${[1, 2, 3, 4].map((n) => `{ name: 菜单${n}, say: 进度 }`).join(", ")}]` },
    ["menuFull"],
  ],
  [
    "six keys above one of the menu",
    {
      more: `menu: [{ name: 更多, keys: [${[1, 2, 3, 4, 5, 6].map((n) => `{ name: ${n}号, say: 进度 }`).join(", ")}] }]`,
    },
    ["menuFull"],
  ],
  ["a menu name of six characters", { more: "menu: [{ name: 查一查进度吧, say: 进度 }]" }, ["badMenuName"]],
  [
    "a key's name of twenty-one characters",
    { more: `menu: [{ name: 更多, keys: [{ name: ${"查".repeat(21)}, say: 进度 }] }]` },
    ["badKeyName"],
  ],
  ["a key that says too much", { more: `menu: [{ name: 进度, say: ${"查".repeat(43)} }]` }, ["badMenuSay"]],
  ["a key that does nothing", { more: "menu: [{ name: 进度 }]" }, ["badKey"]],
  ["a key that does two things", { more: 'menu: [{ name: 进度, say: 进度, url: "https://a.example" }]' }, ["badKey"]],
  ["a key to no page", { more: "menu: [{ name: 公开, url: 公开栏 }]" }, ["badPage"]],
  [
    "a notice with a field that no template has",
    { more: "notices: [{ platform: wechat-official, template: T1, kind: once, fields: { 编号: no } }]" },
    ["badField"],
  ],
  ["a code with a scene that is none", { more: "spots: [{ id: 灯杆, area: a }]" }, ["badSpot"]],
  ["a code in no area", { more: "spots: [{ id: lamp-1, area: zz }]" }, ["noArea"]],
  ["a weekly time that is none", { digests: 'digests: [{ to: [sun], areas: [a], at: "08:30" }]' }, ["badWeeklyTime"]],
  ["a limit without a unit", { deadlines: "deadlines: { handover: 3 }" }, ["badLimit"]],
  ["a budget out of range", { deadlines: "deadlines: { budget: 0 }" }, ["badCount"]],
  ["a day that does not exist", { calendar: 'calendar: { holidays: ["2026-02-30"] }' }, ["badDate"]],
  [
    "a day off that is worked",
    { calendar: 'calendar: { holidays: ["2026-02-03"], workdays: ["2026-02-03"] }' },
    ["dayTwice"],
  ],
  ["hours in disorder", { calendar: 'calendar: { hours: ["13:00-17:00", "08:00-12:00"] }' }, ["badHours"]],
  ["hours that are none", { calendar: 'calendar: { hours: ["morning"] }' }, ["badSpan"]],
  ["a calendar nobody publishes", { calendar: "calendar: uk" }, ["notOneOf"]],
  ["a zone that is none", { office: "office: { id: zly, name: 镇, timezone: Beijing }" }, ["badZone"]],
  [
    "a phone without quotes",
    { people: `${parts.people.replace("roles: [cadre] }", "roles: [cadre], phone: 01012 }")}` },
    ["badPhone"],
  ],
  ["an account that is none", { people: parts.people.replace('"1"', "[1]") }, ["badAccount"]],
  ["an id twice", { posts: `${parts.posts}\n  - { id: desk, title: 岗, area: b, a: wang }` }, ["idTwice"]],
  ["an area that is not there", { groups: "groups: [{ platform: web, chat: x, area: c9 }]" }, ["noArea"]],
  [
    "a post that is not there",
    { remits: `${parts.remits}\n  - { category: 市政设施/路灯, list: basic, lead: worx, basis: 清单 }` },
    ["noPost"],
  ],
  ["a person who is not there", { digests: 'digests: [{ to: [zhang], areas: [a], at: "MON 08:30" }]' }, ["noPerson"]],
  [
    "a category that is not there",
    { remits: `${parts.remits}\n  - { category: 市政设施/路等, list: basic, lead: works, basis: 清单 }` },
    ["noCategory"],
  ],
  [
    "a fourth level",
    { areas: parts.areas.replace("{ id: a1, name: 一组 }", "{ id: a1, name: 一组, areas: [{ id: x, name: 东头 }] }") },
    ["tooDeep"],
  ],
  [
    "one name for two villages",
    { areas: parts.areas.replace("name: 下营村", "name: 下营村, aliases: [上 镇]") },
    ["sameName"],
  ],
  [
    "one name for two groups of a village",
    {
      areas: parts.areas.replace(
        "{ id: a1, name: 一组 }",
        "{ id: a1, name: 一组 }, { id: a2, name: 二组, aliases: [一组] }",
      ),
    },
    ["sameName"],
  ],
  [
    "a group named like a village",
    { areas: parts.areas.replace("{ id: b1, name: 一组 }", "{ id: b1, name: 上镇 }") },
    ["sameName"],
  ],
  ["villages that touch", drawn(ring(0, 0), ring(1, 0)), []],
  ["villages that overlap", drawn(ring(0, 0), ring(0.5, 0)), ["overlap"]],
  ["land of the town in no village", drawn(ring(0, 0), ring(1, 0.2), ring(0, 0, 2)), ["uncovered"]],
  ["a village outside the town", drawn(ring(0, 0), ring(1.5, 0), ring(0, 0, 2)), ["uncovered", "outside"]],
  ["a boundary with degrees the wrong way round", drawn(ring(40, 117), ring(0, 0)), ["badBoundary"]],
  [
    "an account of two people",
    { people: parts.people.replace("王二, roles: [cadre]", '王二, roles: [cadre], accounts: { telegram: "1" }') },
    ["accountTwice"],
  ],
  ["no coordinator", { people: parts.people.replace("coordinator, ", "") }, ["noCoordinator"]],
  [
    "no official and no auditor",
    { people: parts.people.replace(", official, auditor", "") },
    ["noAuditor", "noOfficial"],
  ],
  [
    "a volunteer who holds a post",
    { posts: `${parts.posts}\n  - { id: p, title: 岗, area: a, a: ma, b: liu, head: ma }` },
    ["notAnswerable", "notAnswerable"],
  ],
  ["a volunteer on duty", { duty: parts.duty.replace("[wang]", "[wang, ma]") }, ["notAnswerable"]],
  ["a digest to a volunteer", { digests: 'digests: [{ to: [ma], areas: [a], at: "MON 08:30" }]' }, ["notRecipient"]],
  ["A who is also B", { posts: parts.posts.replace("b: wang", "b: liu") }, ["sameHolder"]],
  [
    "an equal who is also B, and one who is not there",
    { posts: parts.posts.replace("a: liu", "a: [xu, wang]") },
    ["noPerson", "sameHolder"],
  ],
  ["an equal who is a volunteer", { posts: parts.posts.replace("a: liu", "a: [liu, ma]") }, ["notAnswerable"]],
  ["a post that nobody holds", { posts: parts.posts.replace("a: liu", "a: []") }, ["badId"]],
  [
    "a night without duty",
    {
      duty: parts.duty.replace(
        'from: "00:00", to: "24:00", people: [wang]',
        'from: "06:00", to: "22:00", people: [wang]',
      ),
    },
    ["gap"],
  ],
  [
    "a second row for the same hours",
    { duty: `${parts.duty}\n  - { area: a, week: WED, from: "08:00", to: "09:00", people: [wang] }` },
    ["dutyOverlap"],
  ],
  [
    "a second row for another post",
    { duty: `${parts.duty}\n  - { area: a, post: desk, from: "08:00", to: "09:00", people: [wang] }` },
    [],
  ],
  [
    "two rows for one category",
    { remits: `${parts.remits}\n  - { category: 市政设施, list: assist, lead: works, basis: 清单 }` },
    ["remitTwice"],
  ],
  [
    "two villages with a row each",
    { remits: `${parts.remits}\n  - { category: 市政设施, list: basic, lead: desk, basis: 清单 }` },
    [],
  ],
  [
    "a withdrawn matter led by a village",
    { remits: `${parts.remits}\n  - { category: 市政设施/井盖, list: withdrawn, lead: desk, basis: 清单 }` },
    ["withdrawnToVillage"],
  ],
  [
    "a post that assists itself",
    {
      remits: `${parts.remits}\n  - { category: 市政设施/井盖, list: basic, lead: works, assists: [works], basis: 清单 }`,
    },
    ["leadAssists"],
  ],
  ["a category that nobody leads", { remits: parts.remits.replace(/.*停车交通.*\n/, "") }, ["noRemit"]],
  [
    "a group twice",
    { groups: "groups: [{ platform: web, chat: x, area: a }, { platform: web, chat: x, area: b }]" },
    ["groupTwice"],
  ],
];

describe("an office file with a mistake", () => {
  it.each(mistakes)("%s", (_, change, codes) => {
    expect(codesOf(change)).toEqual(codes);
  });

  it("has every mistake that there are words for in the table above, or in the tests below", () => {
    const tried = new Set(mistakes.flatMap(([, change]) => codesOf(change)));
    expect(Object.keys(wording).filter((code) => !tried.has(code))).toEqual(["noFile", "empty", "noSheet"]);
  });

  it.each(mistakes)(
    "says what is wrong and how to mend it, in both languages, with every place filled: %s",
    (_, change) => {
      for (const fault of faultsOf(change)) {
        for (const language of ["zh-CN", "en"] as const) {
          const { what, mend } = spell(fault, language);
          expect(`${what}${mend}`).not.toMatch(/[{}]|undefined|“”/);
          expect(what.length).toBeGreaterThan(4);
          expect(mend.length).toBeGreaterThan(4);
        }
      }
    },
  );

  it("is told of all its faults at once, each on its line, those of a broken row too", () => {
    const faults = faultsOf({
      office: "office: { id: zly, name: 镇, profil: x }",
      posts:
        "posts:\n  - { id: desk, title: 岗, area: c, a: liu, b: liu, rank: 500 }\n  - { id: works, title: 市政岗, area: zly, a: sun }",
    });
    expect(faults.map(({ line, where, code }) => `${line} ${where} ${code}`)).toEqual([
      "1 office › profil unknownKey",
      "6 posts › desk › rank badCount",
      "6 posts › desk › area noArea",
      "6 posts › desk › b sameHolder",
    ]);
  });

  it("is not told that what a broken row names is missing", () => {
    expect(
      codesOf({
        posts: `${parts.posts}\n  - { id: p, title: 岗, area: a, a: xu }`,
        people: `${parts.people}\n  - { id: xu, roles: [cadre] }`,
      }),
    ).toEqual(["missing"]);
  });

  it.each([
    ["", "empty"],
    ["# nothing\n", "empty"],
    ["[]", "wrongKind"],
    ["office", "wrongKind"],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(20)}]\nc: &c [${"*b,".repeat(20)}]\nd: [${"*c,".repeat(20)}]`,
      "empty",
    ],
    ["__proto__: { office: {} }\nconstructor: 1", "unknownKey"],
  ])("that is no office is refused, not thrown: %j", (text, code) => {
    const loaded = loadOffice(text);
    expect("faults" in loaded && loaded.faults[0]?.code).toBe(code);
  });

  it("is explained in a text that a clerk can act on", () => {
    const faults = faultsOf({
      areas: parts.areas.replace("name: 下营村", "name: 下营村, aliases: [上镇]"),
      duty: parts.duty.replace(
        'from: "00:00", to: "24:00", people: [wang]',
        'week: MON-FRI, from: "08:00", to: "20:00", people: [wan]',
      ),
      more: "digest: []",
    });
    expect(explain(faults, "zh-CN")).toMatchInlineSnapshot(`
      "办公室文件有 3 处要改，改好之前不会启用：
        第 4 行 areas › b：“上镇”同时是 上镇村（第 3 行）和 下营村 的名字：写这个地址的人不知道归哪一个管。
          改法：改掉或删掉其中一个名字、别名。
        第 15 行 duty › #2 › people › #1：没有“wan”这个人。
          改法：您要写的可能是“wang”；已有的人：liu wang sun ma；新来的先写进 people。
        第 34 行 digest：没有“digest”这个项目。
          改法：您要写的可能是“digests”；可以写的有：office areas posts people duty remits groups digests homes deadlines assessment notices menu spots publish calendar。
      另有 1 处提醒，不影响使用：
        第 4 行 areas › b：下营村有值班空档：周一至周四 20:00–次日 08:00、周五 20:00 起 60 小时。
          改法：在 duty 里给 b 补上这些时间；在那以前由镇街值班的人或值班主任接。"
    `);
    expect(explain(faults, "en")).toMatchInlineSnapshot(`
      "3 things to mend before this office file can be used:
        line 4 areas › b: “上镇” names both 上镇村 (line 3) and 下营村: an address would lie in two areas.
          Mend: change or delete one of the names or aliases.
        line 15 duty › #2 › people › #1: there is no person “wan”.
          Mend: probably “wang”; there are: liu wang sun ma; someone new goes under people first.
        line 34 digest: there is no key “digest”.
          Mend: probably “digests”; possible are: office areas posts people duty remits groups digests homes deadlines assessment notices menu spots publish calendar.
      1 warning; the file can be used all the same:
        line 4 areas › b: nobody is on duty in 下营村: MON–THU 20:00–08:00 the next day, FRI 20:00 for 60 hours.
          Mend: add duty rows for b; until then the duty of the office or the coordinator takes it."
    `);
    expect(explain(faults)).toBe(`${explain(faults, "zh-CN")}\n\n${explain(faults, "en")}`);
  });
});
