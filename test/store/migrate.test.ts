import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diffSchema } from "../../prisma/engine.js";
import { readNewestSchema, SCHEMA } from "../../prisma/history.js";
import { migrate } from "../../src/store/migrate.js";
import { emptyDatabase, freshDatabase, type TestDatabase } from "../support/database.js";

const TABLE = "CREATE TABLE lamp (id int PRIMARY KEY);";
const TRIGGER = `
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'lamps stay; they are never deleted';
END;
$$;
CREATE TRIGGER keep BEFORE DELETE ON lamp EXECUTE FUNCTION keep();
-- ends with a comment; and a semicolon;`;

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shouwen-migrations-"));
  database = await emptyDatabase();
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe("migrating", () => {
  test("applies what is new, in order, tells each, and does nothing the second time", async () => {
    await write("1_lamp", TABLE);
    await write("2_keep", TRIGGER);
    const told: string[] = [];
    expect(await migrate(database.url, { folder, onStep: (name) => told.push(name) })).toEqual(["1_lamp", "2_keep"]);
    expect(told).toEqual(["1_lamp", "2_keep"]);
    expect(await migrate(database.url, { folder })).toEqual([]);
    await expect(query("DELETE FROM lamp")).rejects.toThrow("lamps stay; they are never deleted");
  });

  test("takes several processes that start at once: one applies, the others find it done", async () => {
    await write("1_lamp", TABLE);
    const all = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, { folder })));
    expect(all.filter((applied) => applied.length > 0)).toEqual([["1_lamp"]]);
  });

  test("keeps Prisma's own record, with its checksum of each file", async () => {
    await write("1_lamp", TABLE);
    await migrate(database.url, { folder });
    const [row] = await query("SELECT * FROM _prisma_migrations");
    expect(row).toMatchObject({
      migration_name: "1_lamp",
      checksum: "7c31061b80fe0992ada216182b8d891a4f9f73f2ffcb8fbbeebbb2a48c9d462e",
      applied_steps_count: 1,
      finished_at: expect.any(Date),
      rolled_back_at: null,
    });
  });

  test("refuses a database that holds what this program does not know", async () => {
    await write("1_lamp", TABLE);
    await write("2_keep", TRIGGER);
    await migrate(database.url, { folder });
    await rm(join(folder, "2_keep"), { recursive: true });
    await expect(migrate(database.url, { folder })).rejects.toThrow(
      /newer than this program: it holds 2_keep\. Start the/,
    );
  });

  test("refuses a migration that was edited after it had been applied", async () => {
    await write("1_lamp", TABLE);
    await migrate(database.url, { folder });
    await write("1_lamp", `${TABLE} -- and more`);
    await expect(migrate(database.url, { folder })).rejects.toThrow(
      /edited after it had been applied: 1_lamp\. Restore/,
    );
  });

  test("leaves nothing of a migration that fails, says why, and goes on once it is mended", async () => {
    await write("1_lamp", `${TABLE} INSERT INTO lamp VALUES (1); INSERT INTO lamp VALUES (1);`);
    await expect(migrate(database.url, { folder })).rejects.toThrow(
      /1_lamp could not be applied.*: Unique constraint failed/,
    );
    expect(await query("SELECT to_regclass('lamp') AS lamp")).toEqual([{ lamp: null }]);
    await write("1_lamp", TABLE);
    expect(await migrate(database.url, { folder })).toEqual(["1_lamp"]);
  });

  test("names the line of a mistake", async () => {
    await write("1_lamp", `${TABLE}\n\nCREATE INDEX lit ON lamp (fetch) WHERE fetch = 1;`);
    await expect(migrate(database.url, { folder })).rejects.toThrow(
      /stayed: ERROR: syntax error at or near "fetch" \(line 3\)\. Mend/,
    );
  });

  test("goes on after a kill before a migration committed", async () => {
    await write("1_lamp", TABLE);
    await migrate(database.url, { folder });
    await query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('cut-off', 'of another draft', '2_keep')`,
    );
    await write("2_keep", TRIGGER);
    expect(await migrate(database.url, { folder })).toEqual(["2_keep"]);
  });
});

describe("our own history", () => {
  test("leads to the schema: prisma/make-migration.ts was not forgotten", async () => {
    const newest = await readNewestSchema();
    expect(await diffSchema(database.url, newest, await readFile(SCHEMA, "utf8"))).toBeUndefined();
  });

  test("is in a fresh database already", async () => {
    const fresh = await freshDatabase();
    expect(await migrate(fresh.url)).toEqual([]);
    await fresh.drop();
  });
});

async function write(name: string, sql: string) {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
