import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import pg from "pg";
import { readMigrations } from "../../prisma/history.js";
import { type Head, type OnRow, readBackup, type Saved, TABLES } from "./backup.js";
import { migrate } from "./migrate.js";
import { openPrivatePostgres } from "./postgres.js";
import { DatabaseError } from "./private/fault.js";
import { reach } from "./reach.js";
import { type Verdict, verifyLedger } from "./verify.js";

/** What was brought back, and what its ledger says of itself. */
export type Restored = Saved & Readonly<{ at: string; verdict: Verdict }>;

type Settings = Readonly<{
  file: string;
  databaseUrl: string | undefined;
  dataDir: string;
  /** Where residents' files belong. */
  folder: string;
  onRow: OnRow;
}>;

/** Fills an empty database with a backup, all of it or nothing; refuses one that holds anything, or that is in use. */
export async function restore(settings: Settings): Promise<Restored> {
  const { file, databaseUrl, dataDir } = settings;
  const { head, lines } = await readBackup(file);
  const known = new Set((await readMigrations()).map(({ name }) => name));
  const strange = head.migrations.filter((name) => !known.has(name));
  if (strange.length > 0)
    throw new DatabaseError(
      `备份出自更新的版本（${strange.join("、")}）：请用那个版本恢复。This backup was made by a newer version: restore it with that one.`,
    );
  const log = () => undefined;
  const own = databaseUrl === undefined ? await openPrivatePostgres({ dataDir, log }) : undefined;
  const url = own?.url ?? databaseUrl ?? "";
  try {
    if (own === undefined) await reach(url, { log });
    // The tables as they were then, filled as they were then; later migrations change them as they would have been changed.
    await migrate(url, { upTo: head.migrations.at(-1) ?? "" });
    const restored = await fill(url, head, lines, settings);
    await migrate(url);
    return restored;
  } finally {
    await own?.stop();
  }
}

async function fill(url: string, head: Head, lines: AsyncIterator<string>, settings: Settings): Promise<Restored> {
  const db = new pg.Client({ connectionString: url, application_name: "shouwen restore" });
  await db.connect();
  try {
    await db.query("BEGIN");
    await demandEmpty(db, head);
    const rows = await fillTables(db, head, lines, settings.onRow);
    const files = await fillFolder(settings.folder, head.files, lines);
    const end = await nextLine(lines);
    if (end !== JSON.stringify({ end: rows })) throw cutOff();
    await wakeSequences(db);
    const verdict = await verifyLedger(db, () => undefined);
    await db.query("COMMIT");
    return { at: head.at, rows, ...files, verdict };
  } finally {
    await db.end();
  }
}

async function demandEmpty(db: pg.Client, head: Head): Promise<void> {
  const { rows: tables } = await db.query<{ table: string; columns: readonly string[] }>(TABLES);
  for (const { table } of tables) {
    const { rowCount } = await db.query(`SELECT FROM "${table}" LIMIT 1`);
    if (rowCount === 0) continue;
    throw new DatabaseError(
      "这里已经有数据了，恢复只进空的：换一个新的 DATA_DIR（或空的 DATABASE_URL）再恢复。\n" +
        `There is data here already (in ${table}), and only an empty database is filled: give a new DATA_DIR, or the DATABASE_URL of an empty one.`,
    );
  }
  const now = JSON.stringify(tables.map(({ table, columns }) => [table, columns]));
  if (now === JSON.stringify(head.tables.map(({ table, columns }) => [table, columns]))) return;
  throw new DatabaseError(
    "这个空库的表比备份新：换一个新的 DATA_DIR。The tables of this empty database are newer than the backup: give a new DATA_DIR.",
  );
}

/** Triggers rest meanwhile: what they would write is in the backup, and what they guard was guarded then. */
async function fillTables(db: pg.Client, head: Head, lines: AsyncIterator<string>, onRow: OnRow): Promise<number> {
  const all = head.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const { table, rows } of head.tables) {
    await db.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    for (let left = rows; left > 0; ) {
      const some: string[] = [];
      for (let length = 0; some.length < left && length < 4_000_000 && some.length < 1_000; ) {
        const line = await nextLine(lines);
        length += line.length;
        some.push(line);
      }
      // The rows go through as they were spelt: nothing of them is read or rounded here.
      await db.query(`INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`, [
        `[${some.join()}]`,
      ]);
      left -= some.length;
      done += some.length;
      onRow(done, all);
    }
    await db.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  }
  return done;
}

async function fillFolder(
  folder: string,
  count: number,
  lines: AsyncIterator<string>,
): Promise<Pick<Saved, "files" | "lost">> {
  let lost = 0;
  for (let at = 0; at < count; at++) {
    // Written by `writeBackup`, and by nothing else.
    const { path, bytes } = JSON.parse(await nextLine(lines)) as { path: string; bytes?: string };
    // `attachments` names each file by two ids: whatever else stands here was put in by hand.
    if (!/^[\w-]+\/[\w.-]+$/.test(path))
      throw new DatabaseError(`a file of the backup has an impossible name: ${path}`);
    if (bytes === undefined) {
      lost++;
      continue;
    }
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, path), Buffer.from(bytes, "base64"), { mode: 0o600 });
  }
  return { files: count - lost, lost };
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { value, done } = await lines.next().catch((cause: unknown) => {
    throw cutOff(cause);
  });
  if (done === true) throw cutOff();
  return value;
}

function cutOff(cause?: unknown): DatabaseError {
  return new DatabaseError(
    "备份文件不完整，什么都没有恢复：换一份备份。The backup breaks off, and nothing was restored: take another one.",
    { cause },
  );
}

/** Ids go on where they were. */
async function wakeSequences(db: pg.Client): Promise<void> {
  const { rows } = await db.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL`,
  );
  for (const { table, column } of rows)
    await db.query(
      `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), greatest(1, (SELECT max("${column}") FROM "${table}")))`,
    );
}
