import readExcel from "read-excel-file/node";

/** A sheet as it was read: rows of trimmed words; an empty cell is an empty text. */
export type ReadSheet = Readonly<{ name: string; rows: readonly (readonly string[])[] }>;

/** Every sheet of an .xlsx workbook, without its empty rows. Rejects, with the cause, for what is no workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  const sheets = await readExcel(Buffer.from(bytes)).catch((cause: unknown) => {
    throw new Error("not an .xlsx workbook: save it as .xlsx and try again", { cause });
  });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) => row.map(wordsOf)).filter((row) => row.some((words) => words !== "")),
  }));
}

/** A date is its day, as people write it: Excel keeps no zone. */
function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim();
}
