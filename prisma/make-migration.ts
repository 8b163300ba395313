// Writes the next migration: node --import tsx prisma/make-migration.ts NAME [--empty]
// What Prisma cannot say (triggers, partial indexes, checks) is added to its migration.sql by hand, before it is applied
// anywhere; --empty makes one that holds nothing else.

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPrivatePostgres } from "../src/store/postgres.js";
import { diffSchema } from "./engine.js";
import { MIGRATIONS, readNewestSchema, SCHEMA } from "./history.js";

const [name = "", option] = process.argv.slice(2);
if (!/^[a-z][a-z0-9_]*$/.test(name)) fail("Name the migration in small letters, digits and _: made_of_words");

const before = await readNewestSchema();
const after = await readFile(SCHEMA, "utf8");
const sql = await onScratchServer((url) => diffSchema(url, before, after));
if (sql === undefined && option !== "--empty")
  fail("prisma/schema.prisma says nothing new. For SQL by hand, add --empty.");

const time = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
const folder = join(MIGRATIONS, `${time}_${name}`);
await mkdir(folder, { recursive: true });
await writeFile(join(MIGRATIONS, "migration_lock.toml"), 'provider = "postgresql"\n');
await writeFile(join(folder, "migration.sql"), sql ?? "");
await writeFile(join(folder, "schema.prisma"), after);
process.stdout.write(`${folder}/migration.sql\n`);

/** The engine asks a living server for its version, even to compare two texts. */
async function onScratchServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "shouwen-migration-"));
  const server = await openPrivatePostgres({ dataDir, log: () => {} });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}
