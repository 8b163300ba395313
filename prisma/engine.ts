// The small driver for Prisma's own schema engine in its WASM build: it writes migrations and applies them, with nothing
// downloaded. Node 20 cannot import a .wasm file, so it is loaded by hand.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import type { Migration } from "./history.js";

const require = createRequire(import.meta.url);

/** Applies to `url` those of `migrations` that `_prisma_migrations` does not hold yet, and gives their names. */
export function applyMigrations(url: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: listed(migrations),
      filters: ALL,
    });
    return appliedMigrationNames;
  });
}

/** The SQL that leads from the schema `from` (none: an empty database) to the schema `to`; `undefined` when nothing differs. */
export function diffSchema(url: string, from: string | undefined, to: string): Promise<string | undefined> {
  return withEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatamodel", ...schemas(from ?? NOTHING) },
      to: { tag: "schemaDatamodel", ...schemas(to) },
      script: true,
      exitCode: null,
      filters: ALL,
    });
    const script = stdout?.trim() ?? "";
    return script === "" || script === "-- This is an empty migration." ? undefined : `${script}\n`;
  });
}

/** Not the engine's own "empty", which lacks even the schema `public` and would ask for the right to create it. */
const NOTHING = `datasource db {\n  provider = "postgresql"\n}`;

const ALL = { externalTables: [], externalEnums: [] };

const schemas = (content: string) => ({ files: [{ path: "schema.prisma", content }] });

const listed = (migrations: readonly Migration[]): MigrationList => ({
  baseDir: "prisma/migrations",
  lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
  shadowDbInitScript: "",
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
  })),
});

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
    return await work(await SchemaEngine.new({ datamodels: undefined }, () => {}, factory));
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside a trigger's body, and commits each piece. Sent whole,
 * PostgreSQL runs it as one transaction; the mark that it is done is part of it. So after a kill at any instant a
 * migration is either there and marked, or not there at all.
 */
function wholeScripts(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(`${script}\n;\n${MARK_DONE}`).catch((error) => rethrow(error, script));
    };
    return adapter;
  };
  return factory;
}

/** The engine shows the words of this error only; of any other it says "External error". */
function rethrow(error: unknown, script: string): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = "", severity = "", position, detail, column, hint } = error;
  const line = position && ` (line ${script.slice(0, Number(position)).split("\n").length})`;
  const message = `${error.message}${line ?? ""}`;
  throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}

const MARK_DONE = `UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`;

type Engine = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");
let loaded: Promise<Engine> | undefined;

function loadEngine(): Promise<Engine> {
  loaded ??= (async () => {
    const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const bytes = await readFile(entry.replace(/\.js$/, ".wasm"));
    // The engine's own loader (schema_engine.js) does the same three steps, over an import that Node 20 lacks. The
    // bindings are the functions that the module asks for, which their types, made for the other side, do not say.
    const imports = { "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports };
    const { instance } = await WebAssembly.instantiate(bytes, imports);
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start !== "function") throw new Error("Prisma's schema engine has no start: run npm ci.");
    start();
    return bindings;
  })();
  return loaded;
}
