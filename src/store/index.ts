import type { Config } from "../config.js";
import type { Log } from "../port/index.js";
import { type Board, openBoard } from "./board.js";
import { type DueRequest, type DueWaiting, dueRequests, dueWaiting } from "./clocks.js";
import { type Connection, connect } from "./connect.js";
import { type Deliveries, openDeliveries } from "./deliveries.js";
import { type DigestStore, openDigests } from "./digests.js";
import { type Edits, openEdits } from "./edits.js";
import { lastHeard } from "./heard.js";
import { type Materials, openMaterials } from "./materials.js";
import { migrate } from "./migrate.js";
import { type Open, openOpen } from "./open.js";
import { type People, readPeople } from "./people.js";
import { openPrivatePostgres } from "./postgres.js";
import { reach } from "./reach.js";
import { openSessions, type Sessions } from "./session.js";
import { createTurn, type Turn } from "./turn.js";
import { openUndelivered, type Undelivered } from "./undelivered.js";
import { openWorker } from "./worker.js";

/** The database as the program uses it. */
export interface Store {
  turn: Turn;
  deliveries: Deliveries;
  undelivered: Undelivered;
  materials: Materials;
  board: Board;
  open: Open;
  sessions: Sessions;
  digests: DigestStore;
  edits: Edits;
  due(now: number, most: number): Promise<readonly DueRequest[]>;
  /** What waited long enough in groups for a cadre's reply. */
  waiting(now: number, most: number): Promise<readonly DueWaiting[]>;
  /** The roster's changes and the bound accounts, as they are now. */
  people(): Promise<People>;
  /** Called when somebody, here or in another process, changed them. */
  onPeople(listener: () => void): void;
  /** When each platform was last heard, by its own clock. */
  heard(): Promise<ReadonlyMap<string, number>>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  /** Called when another process wrote what is to be delivered. */
  onDelivery(listener: () => void): void;
  connection: Connection;
  close(): Promise<void>;
}

type Settings = Readonly<{
  config: Config;
  office: string;
  log: Log;
  clock: () => number;
  say: (line: string) => void;
  onLost: (error: Error) => void;
}>;

/** Opens the database: the one of DATABASE_URL, or a private one under DATA_DIR; brings it up to date. */
export async function openStore(settings: Settings): Promise<Store> {
  const { config, log, onLost } = settings;
  const note = (line: string) => log.info({}, line);
  const own =
    config.databaseUrl === undefined
      ? await openPrivatePostgres({ dataDir: config.dataDir, log: note, onLost })
      : undefined;
  const url = own?.url ?? config.databaseUrl ?? "";
  try {
    if (own === undefined) await reach(url, { log: note });
    const applied = await migrate(url);
    if (applied.length > 0) settings.say(`database: ${applied.length} migration(s) applied`);
    return await openTables(settings, url, async () => own?.stop());
  } catch (error) {
    await own?.stop();
    throw error;
  }
}

async function openTables(settings: Settings, url: string, stopServer: () => Promise<void>): Promise<Store> {
  const { config, office, clock } = settings;
  const listeners = new Set<() => void>();
  const ears = new Set<() => void>();
  const worker = await openWorker(url, { delivery: () => tell(listeners), people: () => tell(ears) });
  const connection = connect(url, { max: 10 });
  const { prisma, hot } = connection;
  const number = () => (config.role === "web" ? undefined : worker.number);
  return {
    turn: createTurn({ database: prisma, hot, office, clock, worker: number }),
    deliveries: openDeliveries(prisma, hot, () => worker.number),
    undelivered: openUndelivered(prisma),
    materials: openMaterials(prisma),
    board: openBoard(prisma),
    open: openOpen(prisma),
    sessions: openSessions(prisma, clock),
    digests: openDigests(connection.pool),
    edits: openEdits(connection.pool),
    due: (now, most) => dueRequests(prisma, now, most),
    waiting: (now, most) => dueWaiting(prisma, now, most),
    people: () => readPeople(prisma, office, clock()),
    onPeople: (listener) => void ears.add(listener),
    heard: () => lastHeard(prisma),
    ping: async () => (await connection.pool.query("SELECT 1").catch(() => undefined)) !== undefined,
    onDelivery: (listener) => void listeners.add(listener),
    connection,
    async close() {
      await worker.close();
      await connection.close();
      await stopServer();
    },
  };
}

function tell(listeners: Iterable<() => void>): void {
  for (const listener of listeners) listener();
}
