import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DatabaseError } from "./private/fault.js";

/** A hold on a private database; it ends with `release`, or with this process however that ends. */
export type Hold = Readonly<{ release(): Promise<void> }>;

type Settings = Readonly<{
  /** What the hold is on, for the message: the folder's path. */
  dataDir: string;
  /** Called when the hold was lost to another program while the server was away: this one must end. */
  onLost: (error: Error) => void;
}>;

const KEY = 0x66_69_72_73;
/** A killed program's session lasts until PostgreSQL reads the end of its connection. */
const PATIENCE_MS = 3_000;
const PAUSE_MS = 100;

/**
 * Takes the one hold that a program may have on the private database at `url`, or throws a DatabaseError that names the
 * holder. It is an advisory lock of a session, so that no kill can leave it behind.
 */
export async function hold(url: string, { dataDir, onLost }: Settings): Promise<Hold> {
  let released = false;
  let client = await take(url, dataDir);
  guard();
  return {
    async release() {
      released = true;
      await client.end().catch(() => undefined);
    },
  };

  function guard() {
    client.once("error", () => undefined);
    client.once("end", () => void regain());
  }

  async function regain() {
    while (!released) {
      try {
        client = await take(url, dataDir);
        return released ? await client.end() : guard();
      } catch (error) {
        if (error instanceof DatabaseError) return onLost(error);
        await sleep(PAUSE_MS);
      }
    }
  }
}

async function take(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `shouwen ${process.pid}`, keepAlive: true });
  client.on("error", () => undefined);
  await client.connect();
  for (const since = Date.now(); Date.now() - since < PATIENCE_MS; await sleep(PAUSE_MS)) {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [KEY]);
    if (rows[0]?.mine) return client;
  }
  const { rows } = await client.query<{ holder: string }>(HOLDER, [KEY]);
  await client.end();
  const process_ = rows[0]?.holder.replace("shouwen ", "process ") ?? "another process";
  throw new DatabaseError(
    `Another program is running on ${dataDir} (${process_}). Stop it first, or give this one a DATA_DIR of its own.`,
  );
}

const HOLDER = `
  SELECT application_name AS holder FROM pg_locks JOIN pg_stat_activity USING (pid)
  WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = 0 AND objid = $1::bigint::oid`;
