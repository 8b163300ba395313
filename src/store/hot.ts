import pg from "pg";
import { codeOf, DatabaseError } from "./private/fault.js";

/** A statement of the hot path, under the name by which each connection keeps its plan. */
export type Statement = Readonly<{ name: string; text: string }>;

/** Runs a statement of the hot path; its rows as the driver reads them. */
export type Hot = <Row>(statement: Statement, ...values: readonly (string | number)[]) => Promise<readonly Row[]>;

/** As many as can be under way: reads, writes, fates, and what goes along with messages. */
const MOST = 6;
/** A connection knows its plans: a quiet quarter of an hour should not cost them. */
const IDLE_MS = 15 * 60_000;
/**
 * Every row is found by its key. Left to itself the planner reads small tables whole, and a plan that was made for an empty
 * database is kept while it fills: what took a millisecond in the morning takes twenty in the evening.
 */
const BY_KEY = [
  "enable_seqscan=off",
  "enable_hashjoin=off",
  "enable_mergejoin=off",
  "plan_cache_mode=force_generic_plan",
  "jit=off",
];

/**
 * Connections for the hot statements alone. Prepared, since planning a statement of twenty parts costs five times what running
 * it does; and past Prisma, which asks three times the driver's own CPU time for a raw query.
 */
export function openHot(url: string): Readonly<{ hot: Hot; close(): Promise<void> }> {
  const options = BY_KEY.map((setting) => `-c ${setting}`).join(" ");
  const pool = new pg.Pool({ connectionString: url, options, max: MOST, keepAlive: true, idleTimeoutMillis: IDLE_MS });
  // An idle connection that the server cut is not an error: the next query opens another.
  pool.on("error", () => undefined);
  return { hot: (statement, ...values) => run(pool, statement, values), close: () => pool.end() };
}

/** Rejects with PostgreSQL's own error, or a DatabaseError when it is away. */
async function run<Row>(pool: pg.Pool, statement: Statement, values: readonly (string | number)[]): Promise<Row[]> {
  try {
    const { rows } = await pool.query({ ...statement, values: [...values] });
    // What a statement selects is written beside it, as the caller's Row.
    return rows as Row[];
  } catch (error) {
    if (codeOf(error) !== undefined) throw error;
    throw new DatabaseError("The database went away in the middle of a statement.", { cause: error });
  }
}
