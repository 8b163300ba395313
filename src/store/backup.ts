import { createReadStream, createWriteStream } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type pg from "pg";
import { DatabaseError } from "./private/fault.js";

/** The first line of a backup: what it holds, and which migrations had been applied. */
export type Head = Readonly<{
  shouwen: "backup";
  at: string;
  migrations: readonly string[];
  tables: readonly Readonly<{ table: string; columns: readonly string[]; rows: number }>[];
  files: number;
}>;

/** What was written or read: rows of the database, residents' files, and files that the database names and the disk lacks. */
export type Saved = Readonly<{ rows: number; files: number; lost: number }>;

/** Told how far it has come. */
export type OnRow = (done: number, all: number) => void;

const PAGE = 1_000;

/**
 * Writes the whole database and residents' files into one gzipped file: lines of JSON, a head, then each table's rows as
 * PostgreSQL spells them, then each file. It gets its name when it is whole; `db` must be one unmoving view.
 */
export async function writeBackup(
  db: pg.Client,
  { file, folder, onRow }: Readonly<{ file: string; folder: string; onRow: OnRow }>,
): Promise<Saved> {
  const draft = `${file}.${process.pid}.part`;
  const told = { rows: 0, files: 0, lost: 0 };
  try {
    const lines = Readable.from(linesOf(db, folder, told, onRow));
    // Residents' names and words are in it: for its owner alone.
    await pipeline(lines, createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return told;
}

/** The head of a backup and its other lines; throws a DatabaseError for what is no backup. */
export async function readBackup(file: string): Promise<Readonly<{ head: Head; lines: AsyncIterator<string> }>> {
  const raw = createReadStream(file);
  const text = createGunzip();
  // What breaks off is thrown where the lines are read.
  const piped = pipeline(raw, text).then(
    () => undefined,
    (error: Error) => error,
  );
  const lines = linesFrom(text, piped);
  const first = await lines.next().catch((cause: unknown) => {
    throw noBackup(file, cause);
  });
  const head = first.done ? undefined : headIn(first.value);
  if (head === undefined) throw noBackup(file);
  return { head, lines };
}

async function* linesFrom(text: NodeJS.ReadableStream, piped: Promise<Error | undefined>): AsyncGenerator<string> {
  yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  const broken = await piped;
  if (broken instanceof Error) throw broken;
}

function headIn(line: string): Head | undefined {
  try {
    const head: unknown = JSON.parse(line);
    const ours = typeof head === "object" && head !== null && "shouwen" in head && head.shouwen === "backup";
    // Written by `writeBackup`, and by nothing else.
    return ours ? (head as Head) : undefined;
  } catch {
    return undefined;
  }
}

function noBackup(file: string, cause?: unknown): DatabaseError {
  return new DatabaseError(`${file} 不是完整的备份文件。${file} is no whole backup of this program.`, { cause });
}

async function* linesOf(
  db: pg.Client,
  folder: string,
  told: { rows: number; files: number; lost: number },
  onRow: OnRow,
): AsyncGenerator<string> {
  const head = await describe(db);
  const all = head.tables.reduce((sum, { rows }) => sum + rows, 0);
  yield `${JSON.stringify(head)}\n`;
  for (const { table } of head.tables) {
    await db.query(`DECLARE every NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM "${table}" t`);
    for (let rows = await fetchRows(db); rows.length > 0; rows = await fetchRows(db)) {
      yield `${rows.join("\n")}\n`;
      told.rows += rows.length;
      onRow(told.rows, all);
    }
    await db.query("CLOSE every");
  }
  for await (const path of pathsIn(db)) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (bytes === undefined) told.lost++;
    else told.files++;
    yield `${JSON.stringify({ path, bytes: bytes?.toString("base64") })}\n`;
  }
  // A file that was cut at a line's end is not whole: only this line says so.
  yield `${JSON.stringify({ end: told.rows })}\n`;
}

async function fetchRows(db: pg.Client): Promise<readonly string[]> {
  const { rows } = await db.query<{ row: string }>(`FETCH ${PAGE} FROM every`);
  return rows.map(({ row }) => row);
}

/** Residents' files by their places under the folder, in an order that lasts. */
async function* pathsIn(db: pg.Client): AsyncGenerator<string> {
  for (let last = ""; ; ) {
    const { rows } = await db.query<{ path: string }>(
      "SELECT path FROM material WHERE state = 'kept' AND path > $1 ORDER BY path LIMIT $2",
      [last, PAGE],
    );
    for (const { path } of rows) yield path;
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.path;
  }
}

async function describe(db: pg.Client): Promise<Head> {
  const { rows: migrations } = await db.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
  );
  const { rows: tables } = await db.query<{ table: string; columns: readonly string[] }>(TABLES);
  const counted: Head["tables"][number][] = [];
  for (const { table, columns } of tables) {
    const { rows } = await db.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM "${table}"`);
    counted.push({ table, columns, rows: rows[0]?.rows ?? 0 });
  }
  const { rows } = await db.query<{ at: Date; files: number }>(
    "SELECT now() AS at, count(*)::int AS files FROM material WHERE state = 'kept' AND path IS NOT NULL",
  );
  return {
    shouwen: "backup",
    at: (rows[0]?.at ?? new Date(0)).toISOString(),
    migrations: migrations.map(({ name }) => name),
    tables: counted,
    files: rows[0]?.files ?? 0,
  };
}

/** The program's own tables with their columns, in order. */
export const TABLES = `
  SELECT c.table_name AS table, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
  GROUP BY c.table_name ORDER BY c.table_name`;
