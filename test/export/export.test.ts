import { strFromU8, unzipSync } from "fflate";
import readExcelFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import type { Request } from "../../src/core/request.js";
import { exported, type Format, formats } from "../../src/export/index.js";
import { exampleOffice, makeUp, SEPTEMBER } from "../support/made-up.js";

const office = exampleOffice();
const made = makeUp({ office, from: SEPTEMBER, weeks: 2, perWeek: 60, seed: 5 })
  .map(({ request }) => request)
  .filter(({ no, sealed }) => no > 0 && !sealed);

async function* some(requests: readonly Request[], size = 25) {
  for (let from = 0; from < requests.length; from += size) yield requests.slice(from, from + size);
}

async function bytesOf(format: Format, requests: readonly Request[], language: "zh-CN" | "en" = "zh-CN") {
  const parts: (string | Buffer)[] = [];
  for await (const part of exported(format, { requests: some(requests), office, language })) parts.push(part);
  return { parts, bytes: Buffer.concat(parts.map((part) => Buffer.from(part))) };
}

/** What spreadsheets would run, half- and full-width. */
const formulas = ["=1+1", "@SUM(A1)", "-2", "+3", '=HYPERLINK("http://x")', "\t=1", "＝1+1", "＋1", "－1", "＠a"];

const first = made[0];
const worded = (text: string): Request => {
  if (first === undefined) throw new Error("nothing was made up");
  return { ...first, matter: { ...first.matter, text } };
};

/** Reads CSV as RFC 4180 has it, independently of how it was written. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\ufeff/, "")
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

describe("an export", () => {
  it.each(formats)("has every request and nobody who asked, as %s", async (format) => {
    const { bytes } = await bytesOf(format, made);
    const text = format === "xlsx" ? JSON.stringify(await readExcelFile(bytes)) : bytes.toString("utf8");
    expect(text).toContain(first?.matter.text);
    for (const { reporter, origin, id } of made) {
      expect(text).not.toContain(`"${reporter}"`);
      expect(text).not.toContain(origin);
      expect(text).not.toContain(id);
    }
    expect(made.length).toBeGreaterThan(80);
  });

  it("is JSON line by line, in pieces", async () => {
    const { parts, bytes } = await bytesOf("jsonl", made);
    expect(parts.length).toBe(Math.ceil(made.length / 25));
    const rows = bytes
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows.map(({ number }) => number)).toEqual(made.map(({ no }) => `Q-${String(no).padStart(4, "0")}`));
  });

  it("is CSV that keeps commas, quotes and lines, and runs no formula in a spreadsheet", async () => {
    const texts = ['三组，"路灯"坏了,\n三天', ...formulas];
    const { bytes } = await bytesOf("csv", texts.map(worded));
    const [head = [], ...rows] = cells(bytes.toString("utf8"));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(rows.map((row) => row[head.indexOf("text")])).toEqual([texts[0], ...formulas.map((text) => `'${text}`)]);
  });

  it("is a sheet in which what looks like a formula is words", async () => {
    const { bytes } = await bytesOf("xlsx", formulas.map(worded));
    const [sheet] = await readExcelFile(bytes);
    const [head = [], ...rows] = sheet?.data ?? [];
    expect(rows.map((row) => row[head.indexOf("诉求内容（已隐去个人信息）")])).toEqual(
      formulas.map((text) => text.trim()),
    );
    const inside = unzipSync(bytes);
    const cells = Object.entries(inside).flatMap(([name, xml]) =>
      name.includes("worksheets/") ? [strFromU8(xml)] : [],
    );
    expect(cells.join("")).toContain("<c ");
    expect(cells.join("")).not.toMatch(/<f[ >]/);
  });

  it("is a sheet of work orders that another reader opens", async () => {
    const { bytes } = await bytesOf("xlsx", made);
    const [sheet] = await readExcelFile(bytes);
    const [head = [], ...rows] = sheet?.data ?? [];
    expect(head.slice(0, 4)).toEqual(["工单编号", "受理时间", "诉求类型", "诉求类别"]);
    expect(rows).toHaveLength(made.length);
    expect(String(rows[0]?.[1])).toMatch(/^2026-\d\d-\d\d \d\d:\d\d$/);
  });

  it("of nothing is a valid file of nothing", async () => {
    expect(JSON.parse((await bytesOf("open311", [])).bytes.toString())).toEqual([]);
    expect((await bytesOf("csv", [])).bytes).toHaveLength(0);
  });
});
