import { afterEach, describe, expect, it, vi } from "vitest";
import { makeDigest } from "../../src/core/digest/index.js";
import { digestSheet, readWorkbook, writeWorkbook } from "../../src/sheet/index.js";
import { rated, registered, yes } from "../support/ledger.js";
import { exampleOffice } from "../support/made-up.js";

const digest = makeDigest({
  office: exampleOffice(),
  period: "2026-W47",
  histories: [...[1, 2, 3, 4, 5, 6].map((no) => rated(no, no === 6 ? { ...yes, solved: "no" } : yes)), registered(7)],
});

afterEach(() => void vi.useRealTimers());

describe("the digest's workbook", () => {
  it("holds its figures as numbers, with the definition beside each", async () => {
    const [figures] = await readWorkbook(await digestSheet(digest, { language: "zh-CN" }));
    expect(figures?.rows[0]).toEqual(["指标", "全口径（含剔除）", "不含剔除", "怎么算"]);
    expect(figures?.rows.find(([name]) => name === "解决率")?.slice(1, 3)).toEqual(["83.3", "83.3"]);
    expect(figures?.rows.find(([name]) => name === "查否率")?.slice(1, 3)).toEqual(["—", "—"]);
  });

  it("has a sheet for each table with rows, in both languages", async () => {
    const zh = await readWorkbook(await digestSheet(digest, { language: "zh-CN" }));
    const en = await readWorkbook(await digestSheet(digest, { language: "en" }));
    expect(zh.map(({ name }) => name)).toEqual([
      ...["指标", "单位", "近八期", "热点", "逾期清单", "未诉先办", "分网格"],
      "走访和消息",
    ]);
    expect(en.map(({ rows }) => rows.length)).toEqual(zh.map(({ rows }) => rows.length));
    expect(en[0]?.rows[0]?.[0]).toBe("Metric");
  });

  it("is the same bytes whenever it is written", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-23T00:30:00Z") });
    const one = await digestSheet(digest, { language: "en" });
    vi.setSystemTime(new Date("2031-03-01T12:00:00Z"));
    expect(Buffer.compare(await digestSheet(digest, { language: "en" }), one)).toBe(0);
  });
});

describe("workbooks", () => {
  it("are read as they were written, words trimmed, empty rows left out", async () => {
    const rows = [
      ["  路灯 ", 3, { tenths: 885 }],
      ["", "", ""],
      ["=1+1", "<a> & b", 0],
    ];
    const bytes = await writeWorkbook([{ name: "a/b:c", head: ["x", "y", "z"], rows }]);
    expect(await readWorkbook(bytes)).toEqual([
      {
        name: "a b c",
        at: [1, 2, 4],
        rows: [
          ["x", "y", "z"],
          ["路灯", "3", "88.5"],
          ["=1+1", "<a> & b", "0"],
        ],
      },
    ]);
  });

  it("that are none are refused with what to do", async () => {
    await expect(readWorkbook(Buffer.from("编号,内容"))).rejects.toThrow("save it as .xlsx");
  });
});
