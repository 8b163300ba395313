import type pg from "pg";
import type { Event } from "../core/event.js";
import { chain, GENESIS } from "./ledger.js";

/** Something that the ledger does not bear out: which request (its number if it has one, else its id), which row, and what. */
export type LedgerFault = Readonly<{
  kind: "changed" | "missing" | "cut-off" | "orphan" | "number-missing" | "number-beyond";
  request: string;
  seq: number | undefined;
}>;

/** What a check of the whole ledger found; `rows` and `requests` were read. */
export type Verdict = Readonly<{ rows: number; requests: number; faults: readonly LedgerFault[] }>;

type Row = Readonly<{ request: string; seq: number; at: Date; by: Event["by"]; fact: Event["fact"]; hash: string }>;
type Head = Readonly<{ id: string; year: number; no: number; version: number; head: string }>;
type Reader = Pick<pg.ClientBase, "query">;

const PAGE = 2_000;

/**
 * Reads the whole ledger and computes every hash anew: a row that was changed, moved, put in or taken out is named, and so is a
 * number that was given out and stands nowhere (`domain.md` §9). `onRow` is told how far it has come.
 */
export async function verifyLedger(db: Reader, onRow: (done: number, all: number) => void): Promise<Verdict> {
  const heads = await readHeads(db);
  const all = (await db.query<{ count: number }>("SELECT count(*)::int AS count FROM event")).rows[0]?.count ?? 0;
  const faults: LedgerFault[] = [];
  const ends = new Map<string, { seq: number; hash: string }>();
  let rows = 0;
  for await (const row of readRows(db)) {
    const last = ends.get(row.request) ?? { seq: 0, hash: GENESIS };
    faults.push(...judge(row, last).map((kind) => ({ kind, ...named(heads, row) })));
    ends.set(row.request, { seq: row.seq, hash: row.hash });
    rows++;
    if (rows % PAGE === 0 || rows === all) onRow(rows, all);
  }
  faults.push(...endFaults(heads, ends), ...(await numberFaults(db)));
  return { rows, requests: heads.size, faults };
}

/** What is wrong with a row, given the one before it. After a fault the row's own hash is believed, so that each is named once. */
function judge({ request, seq, at, by, fact, hash }: Row, last: { seq: number; hash: string }): LedgerFault["kind"][] {
  const gap = seq !== last.seq + 1;
  const sound = chain(last.hash, request, seq, { at: at.getTime(), by, fact }) === hash;
  // Behind a gap the hash cannot fit: the row itself may well be as it was.
  return gap ? ["missing"] : sound ? [] : ["changed"];
}

function endFaults(
  heads: ReadonlyMap<string, Head>,
  ends: ReadonlyMap<string, { seq: number; hash: string }>,
): readonly LedgerFault[] {
  const cut = [...heads.values()].filter(({ id, version, head }) => {
    const end = ends.get(id);
    return end?.seq !== version || end.hash !== head;
  });
  const orphans = [...ends.keys()].filter((id) => !heads.has(id));
  return [
    ...cut.map((head) => ({ kind: "cut-off", request: nameOf(head), seq: ends.get(head.id)?.seq }) as const),
    ...orphans.map((request) => ({ kind: "orphan", request, seq: undefined }) as const),
  ];
}

/** Every number from 1 to the last one given out stands on one request; the database itself refuses doubles. */
async function numberFaults(db: Reader): Promise<readonly LedgerFault[]> {
  const { rows } = await db.query<{ kind: LedgerFault["kind"]; year: number; no: number }>(NUMBERS);
  return rows.map(({ kind, year, no }) => ({ kind, request: numberOf(year, no), seq: undefined }));
}

const NUMBERS = `
  SELECT 'number-missing' AS kind, c.year, n AS no FROM counter c, generate_series(1, c.value) n
  WHERE NOT EXISTS (SELECT 1 FROM request r WHERE r.office = c.office AND r.year = c.year AND r.no = n)
  UNION ALL
  SELECT 'number-beyond', r.year, r.no FROM request r LEFT JOIN counter c ON c.office = r.office AND c.year = r.year
  WHERE r.no > coalesce(c.value, 0)
  ORDER BY 2, 3`;

async function readHeads(db: Reader): Promise<ReadonlyMap<string, Head>> {
  const { rows } = await db.query<Head>("SELECT id, year, no, version, head FROM request");
  return new Map(rows.map((row) => [row.id, row]));
}

async function* readRows(db: Reader): AsyncGenerator<Row> {
  for (let from = { request: "", seq: 0 }; ; ) {
    const { rows } = await db.query<Row>(
      "SELECT request, seq, at, by, fact, hash FROM event WHERE (request, seq) > ($1, $2) ORDER BY request, seq LIMIT $3",
      [from.request, from.seq, PAGE],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    from = last;
  }
}

function named(heads: ReadonlyMap<string, Head>, { request, seq }: Row): Pick<LedgerFault, "request" | "seq"> {
  const head = heads.get(request);
  return { request: head === undefined ? request : nameOf(head), seq };
}

function nameOf({ id, year, no }: Head): string {
  return no > 0 ? numberOf(year, no) : id;
}

function numberOf(year: number, no: number): string {
  return `${year}/Q-${String(no).padStart(4, "0")}`;
}

const words: Readonly<Record<LedgerFault["kind"], readonly [zh: string, en: string]>> = {
  changed: ["这一条被改过或挪过", "this row was changed or moved"],
  missing: ["这一条前面少了记录", "rows before this one are missing"],
  "cut-off": [
    "台账到这一条为止，和诉求现在的样子对不上",
    "the ledger ends here, which is not how the request stands now",
  ],
  orphan: ["有台账，没有诉求", "there is a ledger, and no request"],
  "number-missing": ["编号发出过，诉求不见了", "the number was given out, and its request is gone"],
  "number-beyond": ["编号没有发出过", "the number was never given out"],
};

/** A fault as one line, in both languages. */
export function tellFault({ kind, request, seq }: LedgerFault): string {
  const [zh, en] = words[kind];
  return `✗ ${request}${seq === undefined ? "" : ` #${seq}`}  ${zh}  ${en}`;
}
