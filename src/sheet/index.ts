import type { Digest } from "../core/digest/index.js";
import type { Language } from "../core/office.js";
import { digestTongues } from "../text/digest/index.js";
import { tablesOf } from "./tables.js";
import { writeWorkbook } from "./workbook.js";

export { ordersIn } from "./orders.js";
export { readCsv, readWorkbook } from "./read.js";
export { writeWorkbook } from "./workbook.js";

/** The digest's tables as an .xlsx file. The same digest gives the same bytes. */
export function digestSheet(digest: Digest, { language }: Readonly<{ language: Language }>): Promise<Uint8Array> {
  return writeWorkbook(tablesOf(digest, digestTongues[language]));
}
