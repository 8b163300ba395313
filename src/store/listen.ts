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
  const line: Line = { url, channels, ears, locks: [], closed: false };
  let client = await open(line);
  watch(line, client, (fresh) => {
    client = fresh;
  });
  return {
    async lock(space, key) {
      const mine = await tryLock(client, space, key);
      if (mine) line.locks.push([space, key]);
      return mine;
    },
    async close() {
      line.closed = true;
      await client.end().catch(() => undefined);
    },
  };
}

/** What a connection is opened with, each time anew. */
type Line = { url: string; channels: readonly string[]; ears: Ears; locks: Locks; closed: boolean };

async function open({ url, channels, ears, locks }: Line): Promise<pg.Client> {
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

function watch(line: Line, client: pg.Client, replace: (fresh: pg.Client) => void) {
  const heartbeat = setInterval(() => void beat(client), HEARTBEAT_MS).unref();
  client.once("end", () => {
    clearInterval(heartbeat);
    void reopen(line, replace);
  });
}

async function reopen(line: Line, replace: (fresh: pg.Client) => void) {
  for (let pauseMs = 100; !line.closed; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    await sleep(pauseMs);
    const fresh = await open(line).catch(() => undefined);
    if (!fresh) continue;
    replace(fresh);
    if (line.closed) return void fresh.end();
    watch(line, fresh, replace);
    return line.ears.onReconnect();
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
