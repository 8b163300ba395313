import { copyFile, stat, truncate } from "node:fs/promises";
import pg from "pg";
import { hold } from "./lock.js";
import { type Cluster, openCluster } from "./private/cluster.js";
import { addressOf, bringUp, isServing, type Server, shutDown } from "./private/server.js";

/** A private PostgreSQL that answers at `url` until `stop`. */
export type PrivatePostgres = Readonly<{ url: string; stop(): Promise<void> }>;

type Settings = Readonly<{
  dataDir: string;
  log: (line: string) => void;
  /** Called when another program has taken the folder while the server was away: this one must end. */
  onLost?: (error: Error) => void;
  /** PostgreSQL's own settings, over ours. */
  settings?: Readonly<Record<string, string>>;
}>;

const WATCH_MS = 500;
const LOG_BYTES = 2_000_000;

/**
 * Opens the private PostgreSQL of `dataDir` for the one program that may run on it; starts its server, or adopts the one
 * that outlived a kill, and starts it again at the same address should it die. Throws a DatabaseError with its mend.
 */
export async function openPrivatePostgres({ dataDir, log, onLost, settings }: Settings): Promise<PrivatePostgres> {
  const cluster = await openCluster(dataDir);
  const server = await bringUp(cluster, { settings, log });
  const url = addressOf(cluster, server.port);
  const ours = await hold(url, { dataDir, onLost: onLost ?? ((error) => log(error.message)) });
  const watch = watchOver(cluster, server, (port) => bringUp(cluster, { port, settings, log }), log);
  return {
    url,
    async stop() {
      const last = await watch.end();
      await ours.release();
      await shutDown(cluster, last);
    },
  };
}

/** The same for a tool beside the program: uses the server that lives, and stops only one that nobody else uses. */
export async function attachPrivatePostgres({ dataDir, log, settings }: Settings): Promise<PrivatePostgres> {
  const cluster = await openCluster(dataDir);
  const server = await bringUp(cluster, { settings, log });
  const url = addressOf(cluster, server.port);
  return {
    url,
    async stop() {
      if (await isAlone(url)) await shutDown(cluster, server);
    },
  };
}

function watchOver(
  cluster: Cluster,
  first: Server,
  again: (port: number) => Promise<Server>,
  log: (line: string) => void,
) {
  let server = first;
  let ended = false;
  let round: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    round = round.then(() => look()).catch((error) => log(`the database server is away: ${error.message}`));
  }, WATCH_MS).unref();

  async function look() {
    if (ended) return;
    await trim(cluster.logFile);
    if (await isServing(server.pid, cluster.folder)) return;
    log("the database server has ended: starting it again");
    server = await again(first.port);
    log("the database server is back");
  }

  return {
    async end(): Promise<Server> {
      ended = true;
      clearInterval(timer);
      await round;
      return server;
    },
  };
}

/** The server appends to its log, so the file may be emptied under it; one former file is kept. */
async function trim(logFile: string) {
  const { size } = await stat(logFile);
  if (size < LOG_BYTES) return;
  await copyFile(logFile, `${logFile}.1`);
  await truncate(logFile);
}

async function isAlone(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ others: number }>(
      "SELECT count(*)::int AS others FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
    );
    return rows[0]?.others === 0;
  } finally {
    await client.end();
  }
}
