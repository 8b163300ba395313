import { parse } from "csv-parse/sync";
import readExcel from "read-excel-file/node";

/** A sheet as it was read: rows of trimmed words; an empty cell is an empty text. `at` is each row's own number, from 1. */
export type ReadSheet = Readonly<{ name: string; rows: readonly (readonly string[])[]; at: readonly number[] }>;

/** Every sheet of an .xlsx workbook, without its empty rows. Rejects, with the cause, for what is no workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  const sheets = await readExcel(Buffer.from(bytes)).catch((cause: unknown) => {
    throw new Error("not an .xlsx workbook: save it as .xlsx and try again", { cause });
  });
  return sheets.map(({ sheet, data }) =>
    sheetOf(
      sheet,
      data.map((row) => row.map(wordsOf)),
    ),
  );
}

/** A .csv file, in UTF-8 or as a Chinese Excel saves it (GBK). Throws, with the cause, for what is none. */
export function readCsv(bytes: Uint8Array, name: string): ReadSheet {
  try {
    const records = parse(textOf(bytes), { relax_column_count: true, bom: true, skip_empty_lines: false });
    return sheetOf(
      name,
      // Without `columns`, csv-parse gives lists of texts.
      (records as string[][]).map((row) => row.map((words) => words.trim())),
    );
  } catch (cause) {
    throw new Error("not a .csv file: a quote is left open, or it is not text", { cause });
  }
}

function sheetOf(name: string, all: readonly (readonly string[])[]): ReadSheet {
  const kept = all.map((row, index) => ({ row, at: index + 1 })).filter(({ row }) => row.some((words) => words !== ""));
  return { name, rows: kept.map(({ row }) => row), at: kept.map(({ at }) => at) };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}

/** A date is its day, as people write it: Excel keeps no zone. A time of day is one on the first days that Excel knows. */
function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (!(value instanceof Date)) return String(value).trim();
  const minutes = Math.round((value.getTime() - EXCELS_FIRST) / 60_000);
  if (minutes > 1440) return value.toISOString().slice(0, 10);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

const EXCELS_FIRST = Date.UTC(1899, 11, 30);
