import type { Language, Office } from "../core/office.js";
import type { Request } from "../core/request.js";
import { csvHead, csvRow, jsonLine } from "./lines.js";
import { toServiceRequest } from "./open311.js";
import { type ExportRow, rowOf } from "./row.js";
import { MOST_ROWS, sheetOf } from "./sheet.js";

/** What requests are exported as. */
export const formats = ["jsonl", "csv", "xlsx", "open311"] as const;

/** One of the formats. */
export type Format = (typeof formats)[number];

/** Whether a word names a format. */
export function isFormat(word: string): word is Format {
  return formats.some((format) => format === word);
}

type Source = Readonly<{
  requests: AsyncIterable<readonly Request[]>;
  office: Office;
  language: Language;
  /** Told how many are through. */
  onRows?: (done: number) => void;
}>;

/** Requests as the bytes of a file, piece by piece: nothing of who asked. A sheet alone comes whole. */
export async function* exported(format: Format, source: Source): AsyncGenerator<string | Buffer> {
  yield* writers[format](counted(source));
}

const writers = {
  async *jsonl({ requests, office, language }) {
    for await (const some of requests) yield some.map((one) => jsonLine(rowOf(one, office, language))).join("");
  },
  async *csv({ requests, office, language }) {
    let begun = false;
    for await (const some of requests) {
      const rows = some.map((one) => rowOf(one, office, language));
      const [first] = rows;
      if (!begun && first !== undefined) yield csvHead(first);
      begun ||= first !== undefined;
      yield rows.map(csvRow).join("");
    }
  },
  async *xlsx({ requests, office, language }) {
    const rows: ExportRow[] = [];
    for await (const some of requests) {
      rows.push(...some.map((one) => rowOf(one, office, language)));
      if (rows.length >= MOST_ROWS)
        throw new RangeError(`a sheet holds ${MOST_ROWS} rows at most: export csv or jsonl instead`);
    }
    yield await sheetOf(rows, office, language);
  },
  async *open311({ requests, office }) {
    let between = "[\n";
    for await (const some of requests)
      for (const one of some) {
        yield `${between}${JSON.stringify(toServiceRequest(one, office))}`;
        between = ",\n";
      }
    yield between === "[\n" ? "[]\n" : "\n]\n";
  },
} as const satisfies Record<Format, (source: Source) => AsyncGenerator<string | Buffer>>;

function counted(source: Source): Source {
  const { requests, onRows } = source;
  if (onRows === undefined) return source;
  return { ...source, requests: told(requests, onRows) };
}

async function* told(requests: AsyncIterable<readonly Request[]>, onRows: (done: number) => void) {
  let done = 0;
  for await (const some of requests) {
    yield some;
    done += some.length;
    onRows(done);
  }
}
