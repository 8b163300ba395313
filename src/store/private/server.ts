import { spawn } from "node:child_process";
import { open, readFile, readlink, realpath, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Cluster, nameFromWithin } from "./cluster.js";
import { codeOf, DatabaseError, explain } from "./fault.js";

/** A server that answers. */
export type Server = Readonly<{ pid: number; port: number }>;

type Wish = Readonly<{
  /** Kept when a server is started again under a running program, whose address must not change. */
  port?: number | undefined;
  settings?: Readonly<Record<string, string>> | undefined;
  log: (line: string) => void;
}>;

const PAUSE_MS = 50;
const STUBBORN_MS = 30_000;
const NOTICE_MS = 5_000;

/** Durable and quick on a small machine; nothing that a resident wrote reaches the log. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "128MB",
  fsync: "on",
  synchronous_commit: "on",
  wal_compression: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  log_min_messages: "warning",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** The address of `database` on a cluster's server. */
export function addressOf(cluster: Cluster, port: number, database = "postgres"): string {
  return `postgresql://shouwen:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/**
 * A server that answers, for `cluster`: the one that outlived an earlier program if it lives, else a new one. It waits
 * for one that recovers from a crash, however long that takes, or is shutting down.
 */
export async function bringUp(cluster: Cluster, wish: Wish): Promise<Server> {
  const started = Date.now();
  let noticed = started;
  let refusal: DatabaseError | undefined;
  for (;;) {
    const living = await readLiving(cluster.folder);
    const answer = living && (await knock(cluster, living.port));
    if (living && answer === "ready") return living;
    if (!living) {
      refusal = await launch(cluster, wish);
      if (refusal && Date.now() - started > STUBBORN_MS) throw refusal;
    } else if (answer === "silent" && Date.now() - started > STUBBORN_MS) {
      throw new DatabaseError(
        `The database server of ${cluster.folder} runs (process ${living.pid}) but does not answer. End it (kill -QUIT ${living.pid}) and start again.`,
      );
    }
    if (Date.now() - noticed > NOTICE_MS) {
      noticed = Date.now();
      wish.log("waiting for the database to recover");
    }
    await sleep(PAUSE_MS);
  }
}

/** Asks the server to end: open sessions are cut, what was committed is kept. */
export async function shutDown(cluster: Cluster, { pid }: Server): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
  ] as const) {
    const since = Date.now();
    send(pid, signal);
    while (await isServing(pid, cluster.folder)) {
      if (Date.now() - since > patienceMs) break;
      await sleep(PAUSE_MS / 2);
    }
  }
}

/** Whether the process `pid` serves `folder`: a number may belong to somebody else by now, or to a dead child. */
export async function isServing(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== "linux") return send(pid, 0);
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder));
  } catch (error) {
    return codeOf(error) === "EACCES" || codeOf(error) === "EPERM";
  }
}

/** PostgreSQL's own note of who serves the folder: pid, folder, start time, port, …; without a port it has only begun. */
async function readLiving(folder: string): Promise<Server | undefined> {
  const note = join(folder, "postmaster.pid");
  const text = await readFile(note, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (pid > 0 && (await isServing(pid, folder))) return { pid, port: Number(lines[3] ?? 0) };
  // PostgreSQL would take any process of ours with that number for a living server, as happens in containers.
  await rm(note, { force: true });
  return undefined;
}

/** What PostgreSQL says while it starts, recovers or shuts down. */
const NOT_NOW = "57P03";

async function knock(cluster: Cluster, port: number): Promise<"ready" | "busy" | "silent"> {
  if (port === 0) return "silent";
  const client = new pg.Client({ connectionString: addressOf(cluster, port), connectionTimeoutMillis: 3_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return "ready";
  } catch (error) {
    await client.end().catch(() => undefined);
    return codeOf(error) === NOT_NOW ? "busy" : "silent";
  }
}

/** Starts a server and waits until it answers or has ended; gives the reason of an end that may pass by itself. */
async function launch(cluster: Cluster, { port, settings }: Wish): Promise<DatabaseError | undefined> {
  const log = await open(cluster.logFile, "a", 0o600);
  const from = (await log.stat()).size;
  const within = nameFromWithin(cluster.folder, cluster.account);
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  const chosen = port ?? (await freePort());
  // Detached: Ctrl-C in a terminal signals the whole process group, and the server must outlive our orderly stop.
  const child = spawn(cluster.binaries.postgres, ["-D", within, "-p", String(chosen), ...options], {
    ...cluster.account,
    cwd: cluster.folder,
    env: { ...process.env, LC_ALL: "C" },
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = new Promise<true>((resolve) =>
    child.once("error", () => resolve(true)).once("exit", () => resolve(true)),
  );
  child.unref();
  await log.close();
  for (;;) {
    if (await Promise.race([ended, sleep(PAUSE_MS / 2)])) return judgeEnd(await readFrom(cluster.logFile, from));
    if ((await knock(cluster, chosen)) !== "silent") return undefined;
  }
}

/** A server may end because another one is still leaving, or a port was just taken: those pass. The rest is thrown. */
function judgeEnd(printed: string): DatabaseError {
  const error = explain("The database server did not start", printed);
  if (/lock file|shared memory block|Address already in use|could not create any TCP/.test(printed)) return error;
  throw error;
}

async function readFrom(path: string, from: number): Promise<string> {
  return (await readFile(path)).subarray(from).toString("utf8");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
