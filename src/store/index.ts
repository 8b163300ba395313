import type { Config } from "../config.js";
import type { Log } from "../port/index.js";
import { type DueRequest, dueRequests } from "./clocks.js";
import { type Connection, connect } from "./connect.js";
import { type Deliveries, openDeliveries } from "./deliveries.js";
import { type Materials, openMaterials } from "./materials.js";
import { migrate } from "./migrate.js";
import { openPrivatePostgres } from "./postgres.js";
import { reach } from "./reach.js";
import { createTurn, type Turn } from "./turn.js";
import { openWorker } from "./worker.js";

/** The database as the program uses it. */
export interface Store {
  turn: Turn;
  deliveries: Deliveries;
  materials: Materials;
  due(now: number, most: number): Promise<readonly DueRequest[]>;
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
  const { config, log, clock, say, onLost, office } = settings;
  const own =
    config.databaseUrl === undefined
      ? await openPrivatePostgres({ dataDir: config.dataDir, log: (line) => log.info({}, line), onLost })
      : undefined;
  const url = own?.url ?? config.databaseUrl ?? "";
  try {
    if (own === undefined) await reach(url, { log: (line) => log.info({}, line) });
    const applied = await migrate(url);
    if (applied.length > 0) say(`database: ${applied.length} migration(s) applied`);
    const listeners = new Set<() => void>();
    const worker = await openWorker(url, () => {
      for (const listener of listeners) listener();
    });
    const connection = connect(url, { max: 10 });
    const delivers = config.role !== "web";
    return {
      turn: createTurn({
        database: connection.prisma,
        office,
        clock,
        worker: () => (delivers ? worker.number : undefined),
      }),
      deliveries: openDeliveries(connection.prisma, () => worker.number),
      materials: openMaterials(connection.prisma),
      due: (now, most) => dueRequests(connection.prisma, now, most),
      ping: async () => (await connection.pool.query("SELECT 1").catch(() => undefined)) !== undefined,
      onDelivery: (listener) => void listeners.add(listener),
      connection,
      async close() {
        await worker.close();
        await connection.close();
        await own?.stop();
      },
    };
  } catch (error) {
    await own?.stop();
    throw error;
  }
}
