import { unzipSync, zipSync } from "fflate";
import writeExcel from "write-excel-file/node";
import type { Cell, Table } from "./tables.js";

/** Tables as an .xlsx workbook, a sheet each. The same tables give the same bytes, whenever and wherever they are written. */
export async function writeWorkbook(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, head, rows }) => ({
    sheet: name.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, LONGEST_NAME),
    data: [
      head.map((words) => ({ value: words, fontWeight: "bold" as const })),
      ...rows.map((row) => row.map(written)),
    ],
    columns: head.map((_, column) => ({ width: widthOf([head, ...rows].map((row) => row[column] ?? "")) })),
    stickyRowsCount: 1,
  }));
  return timeless(await writeExcel(sheets).toBuffer());
}

/** Excel takes no longer name of a sheet. */
const LONGEST_NAME = 31;

function written(cell: Cell) {
  return typeof cell === "object" ? { value: cell.tenths / 10, format: "0.0" } : cell;
}

/** As wide as the widest cell, within reason; a Chinese character is as wide as two Latin ones. */
function widthOf(cells: readonly Cell[]): number {
  const widths = cells.map((cell) => {
    const words = typeof cell === "object" ? "100.0" : String(cell);
    return [...words].reduce((width, character) => width + (character > "⺀" ? 2 : 1), 2);
  });
  return Math.min(80, Math.max(8, ...widths));
}

/** The archive without the hour of its making. Its dates have no zone, so the date is made in the machine's own. */
function timeless(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { level: 6, mtime: new Date(2000, 0, 1) });
}
