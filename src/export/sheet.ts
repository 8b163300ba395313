import writeExcelFile, { type Row } from "write-excel-file/node";
import type { Language, Office } from "../core/office.js";
import { localTime } from "../core/zone.js";
import type { ExportRow } from "./row.js";

/** The columns of a 12345 work order (工单), and the words for what residents said. */
const columns = [
  ["number", "工单编号", "Number", 11],
  ["registered", "受理时间", "Registered", 17],
  ["kind", "诉求类型", "Kind", 10],
  ["category", "诉求类别", "Category", 14],
  ["area", "所属区域", "Area", 16],
  ["place", "地点", "Place", 20],
  ["text", "诉求内容（已隐去个人信息）", "Matter, redacted", 48],
  ["urgency", "紧急程度", "Urgency", 10],
  ["firstAsked", "首问责任人", "First asked", 12],
  ["lead", "承办单位", "Lead", 16],
  ["assists", "协办单位", "Assisting", 16],
  ["accountable", "当前责任人", "Answerable", 12],
  ["answerBy", "办结时限", "Answer by", 17],
  ["state", "办理状态", "State", 18],
  ["contacted", "首次联系时间", "First contact", 17],
  ["answered", "答复时间", "Answered", 17],
  ["answer", "办理结果", "Answer", 48],
  ["closed", "办结时间", "Closed", 17],
  ["saidContacted", "是否联系", "Contacted", 10],
  ["saidSolved", "是否解决", "Solved", 10],
  ["saidSatisfied", "是否满意", "Satisfied", 10],
  ["late", "是否逾期", "Late", 10],
  ["excluded", "是否剔除", "Excluded", 10],
] as const satisfies readonly (readonly [keyof ExportRow, zh: string, en: string, width: number])[];

const times: ReadonlySet<keyof ExportRow> = new Set(["registered", "answerBy", "contacted", "answered", "closed"]);
const said: Readonly<Record<string, string>> = { yes: "是", mostly: "基本", no: "否", true: "是", false: "否" };
const kinds: Readonly<Record<string, string>> = {
  question: "咨询",
  help: "求助",
  complaint: "投诉",
  report: "举报",
  advice: "建议",
  thanks: "感谢",
};

/** A sheet holds so many rows, its head among them; more is refused before a file is made that no program opens. */
export const MOST_ROWS = 1_048_575;

/** The rows as a sheet of work orders. The library holds it in memory. */
export function sheetOf(rows: readonly ExportRow[], office: Office, language: Language): Promise<Buffer> {
  const head: Row = columns.map(([, zh, en]) => ({
    value: language === "en" ? en : zh,
    fontWeight: "bold",
    backgroundColor: "#E4EFE9",
    wrap: true,
  }));
  const body = rows.map((row): Row => columns.map(([key]) => shown(row, key, office, language)));
  const widths = columns.map(([, , , width]) => ({ width }));
  return writeExcelFile([head, ...body], {
    columns: widths,
    stickyRowsCount: 1,
    sheet: language === "en" ? "Work orders" : "工单",
  }).toBuffer();
}

function shown(row: ExportRow, key: keyof ExportRow, { zone }: Office, language: Language): Row[number] {
  const value = String(row[key]);
  if (times.has(key)) return value === "" ? "" : wall(zone, Date.parse(value));
  if (language === "en") return value;
  if (key === "kind") return kinds[value] ?? value;
  return /^(said|late|excluded)/.test(key) ? (said[value] ?? value) : value;
}

function wall(zone: string, at: number): string {
  const { year, month, day, hour, minute } = localTime(zone, at);
  const two = (count: number) => String(count).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
