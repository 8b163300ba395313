import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import writeExcel from "write-excel-file/node";
import { parse, stringify } from "yaml";
import { explain, type Imported, importOffice, loadOffice } from "../../src/office/index.js";
import { readCsv, readWorkbook, writeWorkbook } from "../../src/sheet/index.js";

const example = readFileSync("examples/office.yaml", "utf8");

type Sheets = Readonly<Record<string, readonly (readonly (string | number)[])[]>>;

/** A workbook as a clerk makes it, read back. */
async function imported(sheets: Sheets, base: string | undefined = undefined): Promise<Imported> {
  const tables = Object.entries(sheets).map(([name, [head = [], ...rows]]) => ({ name, head: head.map(String), rows }));
  return importOffice(await readWorkbook(await writeWorkbook(tables)), base);
}

/** A small office in a clerk's words: names instead of ids, nothing that a program needs and a clerk does not know. */
const office: Sheets = {
  本单位: [
    ["短名", "名称"],
    ["zly", "镇罗营镇"],
  ],
  区域: [
    ["名称", "上级", "别名"],
    ["上镇村", "", "上镇、上镇大队"],
    ["一组", "上镇村", "1组"],
    ["下营村", "", ""],
  ],
  人员: [
    ["姓名", "角色", "电话", "telegram", "企业微信"],
    ["刘德宏", "干部", "010-0000-0001", 1001, "liu"],
    ["王秀英", "干部、评理员", "", "", ""],
    ["孙建民", "干部，值班主任", "", "", ""],
    ["张立新", "领导", "", "", ""],
    ["吴静", "监督", "", "", ""],
  ],
  岗位: [
    ["名称", "区域", "A角", "B角", "职级"],
    ["便民服务岗", "上镇村", "刘德宏", "王秀英", 2],
    ["便民服务岗", "下营村", "王秀英", "刘德宏", 2],
    ["值班室", "镇罗营镇", "孙建民", "", 4],
  ],
  值班: [
    ["区域", "岗位", "从", "到", "值班人", "轮换"],
    ["上镇村", "上镇村便民服务岗", "00:00", "24:00", "刘德宏、王秀英", "每天轮换"],
    ["下营村", "下营村便民服务岗", "00:00", "24:00", "王秀英", ""],
  ],
  责任清单: [
    ["类别", "清单", "主办", "协办", "依据"],
    ["市政设施/路灯", "基本", "上镇村便民服务岗", "值班室", "清单第12项"],
  ],
  群: [
    ["平台", "群号", "区域"],
    ["企业微信", "R1", "上镇村"],
  ],
  周报: [
    ["发给", "区域", "时间"],
    ["张立新、孙建民", "镇罗营镇", "周一 08:30"],
  ],
};

function made(result: Imported): Extract<Imported, { yaml: string }> {
  if ("faults" in result) throw new Error(explain(result.faults, "en"));
  return result;
}

function told(result: Imported): readonly string[] {
  return ("faults" in result ? result.faults : result.warnings)
    .filter(({ severity }) => severity === "error")
    .map(({ line, where, code }) => `${line} ${where} ${code}`);
}

describe("an office in a workbook", () => {
  it("becomes an office file that the program takes, in a clerk's own words", async () => {
    const loaded = loadOffice(made(await imported(office)).yaml);
    if ("faults" in loaded) throw new Error(explain(loaded.faults, "en"));
    const { areas, posts, staff, duty, remits, groups, digests } = loaded.office;
    expect([...areas.values()].map(({ name, level }) => `${level}${name}`)).toEqual([
      "1镇罗营镇",
      "2上镇村",
      "3一组",
      "2下营村",
    ]);
    const liu = [...staff.values()].find(({ name }) => name === "刘德宏");
    expect(liu).toMatchObject({ roles: ["cadre"], accounts: { telegram: "1001", wecom: "liu" } });
    const [desk] = [...posts.values()];
    expect(desk).toMatchObject({ title: "便民服务岗", a: [liu?.id], rank: 2 });
    expect(duty[0]).toMatchObject({ post: desk?.id, from: 0, until: 1440, rotate: "daily" });
    expect(duty[0]?.people).toHaveLength(2);
    expect(remits[0]).toMatchObject({ list: "basic", lead: desk?.id, basis: "清单第12项" });
    expect(groups[0]).toMatchObject({ platform: "wecom", chat: "R1" });
    expect(digests[0]).toMatchObject({ weekday: 1, minute: 510 });
  });

  it("takes the place of its own sections only, and people keep the ids that they have", async () => {
    const { yaml, sections } = made(
      await imported(
        {
          人员: [
            ["姓名", "角色"],
            ...people(example).map(({ name, roles }) => [name, roles.join("、")]),
            ["新来的", "干部"],
          ],
        },
        example,
      ),
    );
    expect(sections).toEqual(["people"]);
    const before = people(example).map(({ id, name }) => [name, id]);
    expect(people(yaml).map(({ id, name }) => [name, id])).toEqual([...before, ["新来的", "person-1"]]);
    expect(parse(yaml).remits).toEqual(parse(example).remits);
    expect("office" in loadOffice(yaml)).toBe(true);
  });

  it("is told of every fault at once, each with its sheet and row, empty rows counted", async () => {
    const result = await imported({
      ...office,
      人员: [...(office.人员 ?? []), ["", "", "", "", ""], ["赵国梁", "干事", "电话", "", ""]],
      岗位: [
        ["名称", "区域", "A角", "B角", "职级"],
        ["便民服务岗", "上镇村", "刘德洪", "王秀英", 500],
        ["值班室", "镇罗营", "孙建民", "", 4],
      ],
      值班: [
        ["区域", "岗位", "从", "到", "值班人", "班组"],
        ["上镇村", "", "25:00", "24:00", "刘德宏", "甲"],
      ],
      责任清单: [
        ["类别", "清单", "主办", "依据"],
        ["市政设施/路等", "基本", "值班室", "清单"],
      ],
    });
    expect(told(result)).toEqual(
      expect.arrayContaining([
        "8 人员 › roles › #1 notOneOf",
        "8 人员 › phone badPhone",
        "2 岗位 › a noPerson",
        "2 岗位 › rank badCount",
        "3 岗位 › area noArea",
        "1 值班 › 班组 unknownKey",
        "2 值班 › from badTime",
        "2 责任清单 › category noCategory",
      ]),
    );
    expect(told(result)).toHaveLength(8);
    expect("faults" in result && explain(result.faults, "zh-CN")).toContain(
      "第 2 行 岗位 › a：没有“刘德洪”这个人。\n    改法：您要写的可能是“刘德宏”",
    );
  });

  it("does not guess which of two posts of one name is meant", async () => {
    const [head = [], row = []] = office.责任清单 ?? [];
    const vague = row.map((cell) => (cell === "上镇村便民服务岗" ? "便民服务岗" : cell));
    expect(told(await imported({ ...office, 责任清单: [head, vague] }))).toEqual(["2 责任清单 › lead noPost"]);
  });

  it("names an id or an account that two rows share, with the other row", async () => {
    const twice = [...(office.人员 ?? []), ["钱志远", "干部", "", 1001, ""]];
    const result = await imported({ ...office, 人员: twice });
    expect(told(result)).toEqual(["7 人员 › accounts › telegram accountTwice"]);
    expect("faults" in result && explain(result.faults, "en")).toContain("already belongs to 刘德宏 (line 2)");
  });

  it("is refused where no sheet is one of ours, with what to do", async () => {
    expect(told(await imported({ 随便: [["x"], ["1"]] }))).toEqual(["0  noSheet"]);
  });
});

describe("a sheet as .csv", () => {
  const csv =
    '姓名,角色,电话\r\n刘德宏,干部,"010-0000-0001"\r\n\r\n"孙""大""明","干部,值班主任",\r\n张立新,领导,\r\n吴静,监督,\r\n';

  it("is read in UTF-8 and as a Chinese Excel saves it, quotes and empty rows and all", () => {
    const sheet = readCsv(Buffer.from(`\ufeff${csv}`), "人员");
    expect(sheet.rows[2]).toEqual(['孙"大"明', "干部,值班主任", ""]);
    expect(sheet.at).toEqual([1, 2, 4, 5, 6]);
    // 姓名,角色 in GBK.
    expect(readCsv(Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xbd, 0xc7, 0xc9, 0xab]), "x").rows).toEqual([
      ["姓名", "角色"],
    ]);
    expect(() => readCsv(Buffer.from('a,"b'), "x")).toThrow(/a quote is left open/);
  });

  it("is known by its columns where its file is not named like a section", () => {
    const base = stringify({ ...parse(example), posts: [], duty: [], remits: [], digests: [] });
    const result = importOffice([readCsv(Buffer.from(csv), "export-2026")], base);
    expect(people(made(result).yaml).map(({ name }) => name)).toEqual(["刘德宏", '孙"大"明', "张立新", "吴静"]);
  });
});

it("Excel's own times of day and days are read as they are seen", async () => {
  const at = (hour: number, minute: number) => new Date(Date.UTC(1899, 11, 30, hour, minute));
  const cells = [at(0, 0), at(8, 30), at(24, 0)].map((value) => ({ value, type: Date, format: "hh:mm" }));
  const day = { value: new Date(Date.UTC(2026, 9, 1)), type: Date, format: "yyyy-mm-dd" };
  const [sheet] = await readWorkbook(await writeExcel([[...cells, day]]).toBuffer());
  expect(sheet?.rows[0]).toEqual(["00:00", "08:30", "24:00", "2026-10-01"]);
});

/** The people of an office file. */
function people(yaml: string): readonly { id: string; name: string; roles: string[] }[] {
  // The file is ours, and the real loader reads it elsewhere.
  return (parse(yaml) as { people: { id: string; name: string; roles: string[] }[] }).people;
}
