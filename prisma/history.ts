import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** One step of the database's history: a folder `<time>_<name>` with its SQL, and the schema as it stands after it. */
export type Migration = Readonly<{ name: string; sql: string; checksum: string }>;

/** Where the migrations are kept. */
export const MIGRATIONS = fileURLToPath(new URL("migrations/", import.meta.url));

/** Where the schema is kept. */
export const SCHEMA = fileURLToPath(new URL("schema.prisma", import.meta.url));

/** All migrations in `folder`, oldest first. */
export async function readMigrations(folder = MIGRATIONS): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(missing);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${folder}/${name}/migration.sql`, "utf8");
      // What Prisma's own tools write into `_prisma_migrations`.
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * The schema as the newest migration left it; `undefined` before the first. New migrations start from this and not from
 * a database that the old ones built, since Prisma would drop what it cannot see in a schema (partial indexes, checks).
 */
export async function readNewestSchema(folder = MIGRATIONS): Promise<string | undefined> {
  const newest = (await readMigrations(folder)).at(-1);
  return newest && readFile(`${folder}/${newest.name}/schema.prisma`, "utf8");
}

function missing(error: unknown) {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
