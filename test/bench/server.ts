import { readFile } from "node:fs/promises";
import pg from "pg";
import { openPrivatePostgres } from "../../src/store/postgres.js";

/** The one PostgreSQL under all that is measured: the program's own, with its own settings, so that a commit is on the disk. */
export type Server = Readonly<{
  /** Makes an empty database and tells its address. */
  database(name: string): Promise<string>;
  /** Asks one of them. */
  ask<Row extends pg.QueryResultRow>(name: string, sql: string): Promise<readonly Row[]>;
  /** CPU time that the living sessions of a database have used, ms; undefined where the system does not tell. */
  cpuMs(name: string): Promise<number | undefined>;
  stop(): Promise<void>;
}>;

/** Starts it in a folder of the bench's. */
export async function startServer(dataDir: string): Promise<Server> {
  const postgres = await openPrivatePostgres({ dataDir, log: () => {} });
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const addressOf = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  return {
    async database(name) {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
      return addressOf(name);
    },
    ask: (name, sql) => askOnce(addressOf(name), sql),
    async cpuMs(name) {
      const sessions = "SELECT pid FROM pg_stat_activity WHERE datname = $1";
      const { rows } = await admin.query<{ pid: number }>(sessions, [name]);
      const each = await Promise.all(rows.map(({ pid }) => readFile(`/proc/${pid}/schedstat`, "utf8").catch(() => "")));
      if (each.some((line) => line === "")) return undefined;
      return each.reduce((sum, line) => sum + Number(line.split(" ")[0]) / 1e6, 0);
    },
    async stop() {
      await admin.end();
      await postgres.stop();
    },
  };
}

async function askOnce<Row extends pg.QueryResultRow>(connectionString: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
