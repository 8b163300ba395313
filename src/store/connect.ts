import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.js";
import { type Hot, openHot } from "./hot.js";

/** How long a transaction may take, ms: after an outage one claim leases tens of thousands of rows. */
const PATIENCE_MS = 60_000;

/** The tables, as Prisma sees them. */
export type Database = PrismaClient;

/** A way into the database: for the hot path, for everything else, and `pool` as the latter without Prisma. */
export type Connection = Readonly<{ hot: Hot; prisma: Database; pool: pg.Pool; close(): Promise<void> }>;

/** Opens up to `max` connections to the database at `url`, as they are needed. */
export function connect(url: string, { max = 10 }: { max?: number } = {}): Connection {
  const pool = new pg.Pool({ connectionString: url, max, keepAlive: true });
  // An idle connection that the server cut is not an error: the next query opens another.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
  });
  const { hot, close } = openHot(url);
  return {
    hot,
    prisma,
    pool,
    async close() {
      await close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
