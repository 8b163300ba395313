import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { attachPrivatePostgres } from "../../src/store/postgres.js";
import { isServing } from "../../src/store/private/server.js";

const PROGRAM = fileURLToPath(new URL("program.ts", import.meta.url));

// Each test starts several processes, some of which wait for seconds on purpose.

type Word = Readonly<{ url?: string; error?: string; log?: string }>;
type Program = Readonly<{ child: ChildProcess; url: string; error: string | undefined; heard: Word[] }>;

let dataDir: string;
let programs: ChildProcess[];

beforeEach(async () => {
  // Closed to other users, so as root this is also the case of a server that may not walk to its own folder.
  dataDir = await mkdtemp(join(tmpdir(), "shouwen-private-"));
  programs = [];
});

afterEach(async () => {
  for (const child of programs) child.kill("SIGKILL");
  const pid = await serverPid().catch(() => undefined);
  if (pid) tryKill(pid, "SIGQUIT");
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

describe("a private PostgreSQL", () => {
  test("starts on an empty folder, stops in order, and starts again with everything", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");
    const server = await serverPid();
    await end(first, "SIGTERM");
    expect(await isRunning(server)).toBe(false);

    const second = await start();
    expect(await query(second.url, "SELECT id FROM kept")).toEqual([{ id: 7 }]);
    const { rows } = await shown(second.url);
    expect(rows).toEqual({ encoding: "UTF8", fsync: "on", commit: "on", host: "127.0.0.1" });
  });

  test("answers only to its password, which others cannot read", async () => {
    const { url } = await start();
    await expect(query(url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(
      /password authentication failed/,
    );
    expect((await stat(join(dataDir, "postgres/shouwen.password"))).mode & 0o077).toBe(0);
    expect((await stat(join(dataDir, "postgres"))).mode & 0o077).toBe(0);
  });

  test("is adopted by the next program when the first was killed", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept (id int)");
    const server = await serverPid();
    await end(first, "SIGKILL");
    expect(await isRunning(server)).toBe(true);

    const second = await start();
    expect(await serverPid()).toBe(server);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT id FROM kept")).toEqual([]);
    await end(second, "SIGTERM");
    expect(await isRunning(server)).toBe(false);
  });

  test("is started again, at the same address, when it was killed under a running program", async () => {
    const { url } = await start();
    await query(url, "CREATE TABLE kept (id int)");
    const before = await serverPid();
    process.kill(before, "SIGKILL");
    await expect.poll(() => query(url, "SELECT id FROM kept").catch(() => "away")).toEqual([]);
    expect(await serverPid()).not.toBe(before);
    expect((await start()).error).toMatch(/Another program is running/);
  });

  test("recovers when both were killed in the middle of writing", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept (id int)");
    const client = new pg.Client({ connectionString: first.url });
    client.on("error", () => undefined);
    await client.connect();
    let committed = 0;
    const writing = (async () => {
      for (;;) {
        await client.query("INSERT INTO kept VALUES ($1)", [committed + 1]);
        committed += 1;
        if (committed === 200) {
          process.kill(await serverPid(), "SIGKILL");
          first.child.kill("SIGKILL");
        }
      }
    })();
    await expect(writing).rejects.toThrow();

    const second = await start();
    const [row] = await query(second.url, "SELECT max(id) AS last, count(*)::int AS count FROM kept");
    expect(row?.last).toBeGreaterThanOrEqual(committed);
    expect(row?.count).toBe(row?.last);
  });

  test("is waited for while it is still shutting down", async () => {
    const first = await start();
    await end(first, "SIGKILL");
    const server = await serverPid();
    process.kill(server, "SIGINT");
    const second = await start();
    expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await serverPid()).not.toBe(server);
  });

  test("is not misled by a note that names somebody else's process", async () => {
    const first = await start();
    await end(first, "SIGTERM");
    await writeFile(
      join(dataDir, "postgres/postmaster.pid"),
      `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n`,
    );
    expect((await start()).url).toMatch(/^postgresql:/);
  });

  test("survives Ctrl-C, which signals the whole group, until the program has stopped it", async () => {
    const { child, url } = await start();
    const server = await serverPid();
    const group = -(child.pid ?? 0);
    const exited = once(child, "exit");
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    await client.connect();
    process.kill(group, "SIGSTOP");
    process.kill(group, "SIGINT");
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    process.kill(group, "SIGCONT");
    expect(await exited).toEqual([0, null]);
    expect(await isRunning(server)).toBe(false);
  });
});

describe("two on one folder", () => {
  test("the second is told who holds it and what to do, and the first is not disturbed", async () => {
    const first = await start();
    const { error } = await start();
    expect(error).toBe(
      `Another program is running on ${dataDir} (process ${first.child.pid}). Stop it first, or give this one a DATA_DIR of its own.`,
    );
    expect(await query(first.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("of two that start at once on an empty folder, one holds it", async () => {
    const both = await Promise.all([start(), start()]);
    expect(both.filter(({ error }) => error === undefined)).toHaveLength(1);
    const [holder] = both.filter(({ error }) => error === undefined);
    expect(await query(holder?.url ?? "", "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("a tool uses the running program's server and leaves it", async () => {
    const program = await start();
    const tool = await attachPrivatePostgres({ dataDir, log: () => undefined });
    expect(tool.url).toBe(program.url);
    await tool.stop();
    expect(await query(program.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("a tool alone starts the server and takes it away again", async () => {
    const tool = await attachPrivatePostgres({ dataDir, log: () => undefined });
    const server = await serverPid();
    expect(await query(tool.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await tool.stop();
    expect(await isRunning(server)).toBe(false);
  });
});

describe("a folder that cannot be used", () => {
  test("is named with the reason", async () => {
    const file = join(dataDir, "occupied");
    await writeFile(file, "");
    const attempt = attachPrivatePostgres({ dataDir: file, log: () => undefined });
    await expect(attempt).rejects.toThrow(`${file} cannot be used for the database (error: EEXIST`);
  });
});

async function start(): Promise<Program> {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, dataDir], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  programs.push(child);
  const heard: Word[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const word: Word = JSON.parse(line);
    heard.push(word);
    if (word.url !== undefined || word.error !== undefined) {
      return { child, url: word.url ?? "", error: word.error, heard };
    }
  }
  throw new Error("the program ended without a word");
}

async function end({ child }: Program, signal: NodeJS.Signals) {
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

async function serverPid(): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function shown(url: string) {
  const [rows] = await query(
    url,
    `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
       current_setting('synchronous_commit') AS commit, current_setting('listen_addresses') AS host`,
  );
  return { rows };
}

/** Not by its number alone: a killed program's server may stay a zombie where nobody collects it. */
function isRunning(pid: number): Promise<boolean> {
  return isServing(pid, join(dataDir, "postgres"));
}

function tryKill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone already.
  }
}
