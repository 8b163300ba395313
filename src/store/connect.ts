import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.js";

/** The tables, as Prisma sees them. */
export type Database = PrismaClient;

/** A way into the database; `pool` is the same connections without Prisma. */
export type Connection = Readonly<{ prisma: Database; pool: pg.Pool; close(): Promise<void> }>;

/** A connection knows the plans of the hot statements: a quiet quarter of an hour should not cost them. */
const IDLE_MS = 15 * 60_000;

/** Opens up to `max` connections to the database at `url`, as they are needed. */
export function connect(url: string, { max = 10 }: { max?: number } = {}): Connection {
  const pool = new pg.Pool({ connectionString: url, max, keepAlive: true, idleTimeoutMillis: IDLE_MS });
  // An idle connection that the server cut is not an error: the next query opens another.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }) });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/**
 * A statement that begins with its name in a comment is planned once a connection, not at every call: for those of the hot
 * path, planning costs five times what running does. The others stay unnamed, since the server keeps every named one.
 */
function nameOf({ sql }: { sql: string }): string | undefined {
  return /^\/\* (\w+) \*\//.exec(sql)?.[1];
}
