import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A connection of its own that hears what others NOTIFY. */
export type Listener = Readonly<{
  /** Takes a session's advisory lock that lasts until `close`, also over a lost connection; false when another has it. */
  lock(space: number, key: number): Promise<boolean>;
  close(): Promise<void>;
}>;

type Ears = Readonly<{
  onNotify: (channel: string, payload: string) => void;
  /** Called when the connection is back after a loss: what was said meanwhile was missed, so look for yourself. */
  onReconnect: () => void;
}>;

type Locks = (readonly [space: number, key: number])[];

const LONGEST_PAUSE_MS = 5_000;
/** A half-open connection delivers nothing and says nothing: asked this often, it shows. */
const HEARTBEAT_MS = 15_000;

/** Hears `channels` at `url` until closed, connecting anew by itself; throws only when the first connection fails. */
export async function listen(url: string, channels: readonly string[], ears: Ears): Promise<Listener> {
  const locks: Locks = [];
  let closed = false;
  let client = await open();
  watch(client);
  return {
    async lock(space, key) {
      const mine = await tryLock(client, space, key);
      if (mine) locks.push([space, key]);
      return mine;
    },
    async close() {
      closed = true;
      await client.end().catch(() => undefined);
    },
  };

  async function open(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 10_000 });
    fresh.on("error", () => undefined);
    fresh.on("notification", ({ channel, payload }) => ears.onNotify(channel, payload ?? ""));
    try {
      await fresh.connect();
      for (const channel of channels) await fresh.query(`LISTEN ${fresh.escapeIdentifier(channel)}`);
      for (const [space, key] of locks) await tryLock(fresh, space, key);
      return fresh;
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
  }

  function watch(fresh: pg.Client) {
    const heartbeat = setInterval(() => void beat(fresh), HEARTBEAT_MS).unref();
    fresh.once("end", () => {
      clearInterval(heartbeat);
      void reopen();
    });
  }

  async function reopen() {
    for (let pauseMs = 100; !closed; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      await sleep(pauseMs);
      const fresh = await open().catch(() => undefined);
      if (!fresh) continue;
      client = fresh;
      if (closed) return void fresh.end();
      watch(fresh);
      return ears.onReconnect();
    }
  }
}

async function tryLock(client: pg.Client, space: number, key: number): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS mine", [space, key]);
  return rows[0]?.mine ?? false;
}

async function beat(client: pg.Client) {
  const answered = client.query("SELECT 1").then(
    () => true,
    () => false,
  );
  const late = sleep(HEARTBEAT_MS / 2, false, { ref: false });
  // Not `end`, which would wait for a peer that is gone.
  if (!(await Promise.race([answered, late]))) client.connection.stream.destroy();
}
