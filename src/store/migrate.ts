import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Migration, readMigrations } from "../../prisma/history.js";
import { DatabaseError } from "./private/fault.js";

type Settings = Readonly<{
  /** Told each migration's name before it is applied. */
  onStep?: (name: string) => void;
  /** Where the migrations are; this program's own unless a test has others. */
  folder?: string;
  /** The last one to apply; default the newest. */
  upTo?: string;
}>;

/** Any number of processes may start at once: the one that holds this number migrates, and the others wait for it. */
const TURN = 0x73_68_6f_75;

/** Brings the database at `url` up to date and gives the names of what was applied; throws a DatabaseError. */
export async function migrate(url: string, { onStep, folder, upTo }: Settings = {}): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: "shouwen migrate" });
  await client.connect();
  try {
    await waitForTurn(client);
    const pending = judge(migrations, await readHistory(client)).filter(
      ({ name }) => upTo === undefined || name <= upTo,
    );
    if (pending.length === 0) return [];
    await forgetUnfinished(client);
    for (const { name } of pending) {
      onStep?.(name);
      await applyUpTo(url, migrations, name);
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Polled, since a query that waits inside PostgreSQL holds a snapshot, which would block CREATE INDEX CONCURRENTLY. */
async function waitForTurn(client: pg.Client) {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [TURN]);
    if (rows[0]?.mine) return;
    await sleep(100);
  }
}

type Applied = Readonly<{ name: string; checksum: string; finished: boolean }>;

async function readHistory(client: pg.Client): Promise<readonly Applied[]> {
  if (!(await hasHistory(client))) return [];
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

async function hasHistory(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
  );
  return rows[0]?.found ?? false;
}

/** What is still to be applied, once it is sure that what was applied is what this program knows. */
function judge(migrations: readonly Migration[], history: readonly Applied[]): readonly Migration[] {
  const done = new Map(history.filter((row) => row.finished).map((row) => [row.name, row.checksum]));
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new DatabaseError(
      `The database is newer than this program: it holds ${unknown.join(", ")}. Start the newer version, or restore a backup made by this one.`,
    );
  }
  const changed = migrations.filter(({ name, checksum }) => done.has(name) && done.get(name) !== checksum);
  if (changed.length > 0) {
    const names = changed.map(({ name }) => name).join(", ");
    throw new DatabaseError(
      `A migration was edited after it had been applied: ${names}. Restore prisma/migrations as it was (git checkout), and put the change into a new migration.`,
    );
  }
  return migrations.filter(({ name }) => !done.has(name));
}

/** An unfinished row is the trace of a run that failed or was killed; nothing of it stayed (see `prisma/engine.ts`). */
async function forgetUnfinished(client: pg.Client) {
  if (!(await hasHistory(client))) return;
  await client.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
}

async function applyUpTo(url: string, migrations: readonly Migration[], name: string) {
  // Loaded only where there is something to apply: the engine is 5 MB that an everyday start does without.
  const { applyMigrations } = await import("../../prisma/engine.js");
  const upTo = migrations.filter((migration) => migration.name <= name);
  try {
    await applyMigrations(url, upTo);
  } catch (error) {
    const reason = error instanceof Error ? withoutNoise(error.message) : error;
    throw new DatabaseError(
      `The migration ${name} could not be applied, and nothing of it stayed: ${reason}. Mend the cause and start again.`,
      { cause: error },
    );
  }
}

/** The engine's words without its preamble and its trace. */
function withoutNoise(message: string): string {
  const [words = ""] = message.split(/\n\s+\d+: /);
  return words
    .replace(/^external connector error\s+/, "")
    .replace(/^Error querying the database: /, "")
    .trim();
}
