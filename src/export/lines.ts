import type { ExportRow } from "./row.js";

/** A row as one line of JSON. */
export function jsonLine(row: ExportRow): string {
  return `${JSON.stringify(row)}\n`;
}

/** The names of the columns, after the mark by which spreadsheets know UTF-8. */
export function csvHead(row: ExportRow): string {
  return `\ufeff${csvLine(Object.keys(row))}`;
}

/** A row as one line of CSV (RFC 4180). */
export function csvRow(row: ExportRow): string {
  return csvLine(Object.values(row).map(String));
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/** A spreadsheet runs what begins like a formula: an apostrophe makes it text. */
function cell(text: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
