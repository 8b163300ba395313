import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { openTown, type Town, type Visitor } from "./town.js";

const HEADS = ["工单编号", "诉求类别", "诉求内容（原文）", "地点", "诉求人", "联系电话"];
const ROWS = [
  ["BJ20260302001", "路灯", "上镇村三组路灯坏了三天，电话13800138000", "上镇村三组", "李小兰", "13800138000"],
  ["BJ20260302002", "", "下营村一组垃圾没人收", "下营村一组", "", ""],
];

describe("a sheet of another hotline's work orders (F7)", () => {
  let town: Town;
  let sun: Visitor;
  beforeAll(async () => {
    town = await openTown();
    sun = await town.enter(town.staff("sun"));
  });
  afterAll(() => town?.stop());

  const take = (name: string, bytes: BlobPart, who = sun) => {
    const form = new FormData();
    form.append("sheet", new File([bytes], name));
    return who.post("/board/orders", form);
  };
  const workbook = async (rows: readonly (readonly string[])[]) =>
    new Uint8Array(await writeExcelFile([HEADS, ...rows].map((row) => row.map((value) => ({ value })))).toBuffer());
  const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(",")).join("\r\n");

  it("says every row that is wrong in one report, and takes none of the sheet", async () => {
    const bad = await workbook([
      ...ROWS,
      ["", "路灯", "没有编号", "上镇村一组", "", ""],
      ["BJ20260302001", "路灯", "编号重复", "上镇村一组", "", ""],
      ["Q-0031", "路灯", "自己的编号", "上镇村一组", "", ""],
      ["BJ20260302009", "路灯", "", "上镇村一组", "", ""],
    ]);
    const page = await take("工单.xlsx", bad);
    expect(page.status).toBe(400);
    const said = page.text.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    for (const line of [
      "第几行 4: 没有工单编号",
      "5: 这个工单编号上面已经有了",
      "6: 这是本系统自己的编号",
      "7: 没有写诉求内容",
    ])
      expect(said).toContain(line);
    expect((await sun.get("/board")).text).not.toContain("Q-0001");
    expect(
      (
        await take(
          "x.csv",
          csv([
            ["姓名", "电话"],
            ["甲", "1"],
          ]),
        )
      ).text,
    ).toContain("这一列");
    expect((await take("x.xlsx", "not a workbook")).text).toContain("读不出来");
  });

  it("registers each with a human who is first asked, and hides who asked from everybody but whoever handles it", async () => {
    const page = await take("工单.xlsx", await workbook(ROWS));
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/BJ20260302001 →[\s\S]*Q-0001[\s\S]*(刘德宏|王秀英)/);
    expect(page.text).toMatch(/BJ20260302002 →[\s\S]*Q-0002/);
    expect(page.text).not.toMatch(/13800138000|李小兰/);
    await town.staff("liu").hears(/新诉求 Q-0001/);
    const list = await sun.get("/board");
    expect(list.text).toContain("Q-0002");
    expect(list.text).not.toMatch(/13800138000|李小兰/);
  });

  it("that is sent twice, or once more as another file, makes nothing twice", async () => {
    const again = await take("工单.xlsx", await workbook(ROWS));
    expect(again.text).toMatch(/新登记 0 · 以前导过 2/);
    const more = await take(
      "工单.csv",
      csv([HEADS, ...ROWS, ["BJ20260302003", "", "梨花苑北区物业乱收费", "", "", ""]]),
    );
    expect(more.text).toMatch(/新登记 1 · 以前导过 2/);
    expect(more.text).toContain("Q-0003");
    expect((await sun.get("/board")).text).not.toContain("Q-0004");
  });

  it("is for coordinators, in both languages", async () => {
    const liu = await town.enter(town.staff("liu"));
    expect((await liu.get("/board/orders")).status).toBe(404);
    expect((await take("工单.xlsx", await workbook(ROWS), liu)).status).toBe(404);
    expect((await sun.get("/board/orders?lang=en")).text).toContain("Takes in the work orders of 12345");
  });
});
