import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "../../src/store/migrate.js";
import { attachPrivatePostgres } from "../../src/store/postgres.js";

/** A migrated database of a test's own, on the run's one server. */
export type TestDatabase = Readonly<{ url: string; drop(): Promise<void> }>;

const TEMPLATE = "shouwen_template";

/** What a machine's crash would cost is nothing to a test; everything else is as in the field. */
const HASTE = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" };

/** A fresh database with all migrations, copied from a template. The first call of a run starts its server. */
export async function freshDatabase(): Promise<TestDatabase> {
  template ??= makeTemplate();
  await template;
  return copyOf(TEMPLATE);
}

/** A database that holds nothing yet. */
export function emptyDatabase(): Promise<TestDatabase> {
  return copyOf("template0");
}

async function copyOf(original: string): Promise<TestDatabase> {
  const url = await server();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withClient(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${original} STRATEGY file_copy`));
  return {
    url: named(url, name),
    drop: () => withClient(url, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}

let attached: Promise<{ url: string }> | undefined;

/** Every test file runs in a process of its own: they all attach to the one server. */
async function server(): Promise<string> {
  attached ??= attachPrivatePostgres({ dataDir: inject("databaseDir"), log: () => {}, settings: HASTE });
  return (await attached).url;
}

let template: Promise<void> | undefined;

async function makeTemplate() {
  const url = await server();
  await withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock(1)");
    const made = await client.query("SELECT FROM pg_database WHERE datname = $1", [TEMPLATE]);
    if (made.rowCount) return;
    const draft = `${TEMPLATE}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft}`);
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    await migrate(named(url, draft));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${TEMPLATE}`);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function named(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
