import type pg from "pg";
import { readMigrations } from "../../prisma/history.js";

/** What the database says of itself and of the work that waits in it, for `doctor`. */
export type Fitness = Readonly<{
  /** As PostgreSQL spells it. */
  version: string;
  /** How far its clock is before this machine's, ms. */
  skewMs: number;
  /** Migrations that the next start applies, and those that this program does not know or knows otherwise. */
  pending: number;
  strange: readonly string[];
  /** Undefined before the first start: there are no tables. */
  work: Work | undefined;
}>;

/** What waits, and what went wrong in the last seven days. */
export type Work = Readonly<{
  /** Messages that are due, and for how long the oldest has been, ms. */
  queued: number;
  oldestMs: number;
  /** Messages that wait for their person to write again, since the platform's window is shut. */
  windowless: number;
  /** Messages that wait until the account may call again. */
  quota: number;
  failed: readonly Readonly<{ platform: string; count: number }>[];
  /** Messages that came in and that the program could not make anything of. */
  stuck: number;
  /** Requests whose clock has struck and that nobody has looked at for five minutes. */
  overdue: number;
  /** Residents' files that were given up. */
  lost: number;
  /** Members of staff who bound an account, by platform. */
  bound: readonly Readonly<{ staff: string; platform: string }>[];
}>;

/** Reads it; `db` may be any view of the database. */
export async function readFitness(db: pg.Client, now: number): Promise<Fitness> {
  const asked = Date.now();
  const { rows } = await db.query<{ version: string; now: Date; made: boolean }>(
    "SELECT current_setting('server_version') AS version, clock_timestamp() AS now, to_regclass('_prisma_migrations') IS NOT NULL AS made",
  );
  const here = (asked + Date.now()) / 2;
  const [facts] = rows;
  if (facts === undefined) throw new Error("the database said nothing of itself");
  const history = facts.made ? await historyOf(db) : { pending: (await readMigrations()).length, strange: [] };
  return {
    version: facts.version.split(" ")[0] ?? "",
    skewMs: facts.now.getTime() - here,
    ...history,
    work: history.pending === 0 ? await workOf(db, now) : undefined,
  };
}

async function historyOf(db: pg.Client): Promise<Pick<Fitness, "pending" | "strange">> {
  const known = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]));
  const { rows } = await db.query<{ name: string; checksum: string }>(
    "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const done = new Set(rows.map(({ name }) => name));
  return {
    pending: [...known.keys()].filter((name) => !done.has(name)).length,
    strange: rows.filter(({ name, checksum }) => known.get(name) !== checksum).map(({ name }) => name),
  };
}

async function workOf(db: pg.Client, now: number): Promise<Work> {
  const at = [new Date(now).toISOString()];
  const [{ rows: sums }, { rows: failed }, { rows: bound }] = [
    await db.query<Omit<Work, "failed" | "bound">>(SUMS, at),
    await db.query<Work["failed"][number]>(FAILED, at),
    await db.query<Work["bound"][number]>("SELECT staff, platform FROM account WHERE staff IS NOT NULL"),
  ];
  const [sum] = sums;
  if (sum === undefined) throw new Error("the database counted nothing");
  return { ...sum, oldestMs: Number(sum.oldestMs), failed, bound };
}

const SUMS = `
SELECT
  (SELECT count(*)::int FROM delivery WHERE state = 'queued' AND coalesce(not_before, created_at) <= $1::timestamptz) AS queued,
  (SELECT coalesce(extract(epoch FROM $1::timestamptz - min(coalesce(not_before, created_at))) * 1000, 0)
     FROM delivery WHERE state = 'queued' AND coalesce(not_before, created_at) <= $1::timestamptz) AS "oldestMs",
  (SELECT count(*)::int FROM delivery WHERE state = 'queued' AND held IN ('no-window', 'kept-for-result', 'noticed')) AS windowless,
  (SELECT count(*)::int FROM delivery WHERE state = 'queued' AND held = 'quota') AS quota,
  (SELECT count(*)::int FROM inbox WHERE fate = 'stuck' AND at > $1::timestamptz - interval '7 days') AS stuck,
  (SELECT count(*)::int FROM request WHERE next_due < $1::timestamptz - interval '5 minutes') AS overdue,
  (SELECT count(*)::int FROM material WHERE state = 'lost' AND at > $1::timestamptz - interval '7 days') AS lost`;

const FAILED = `
SELECT split_part(conversation, ':', 1) AS platform, count(*)::int AS count FROM delivery
WHERE state = 'failed' AND created_at > $1::timestamptz - interval '7 days' GROUP BY 1 ORDER BY 2 DESC, 1`;
