import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A process as the others see it: the number it leases with, alive as long as its advisory lock is. */
export type Worker = Readonly<{ number: number; close(): Promise<void> }>;

type Settings = Readonly<{
  url: string;
  /** Called when another process wrote something that is to be delivered. */
  onDelivery: () => void;
  log: (fields: object, message: string) => void;
}>;

/** The class of the locks that say a worker lives; the ledger's claim statement looks for it. */
const CLASS = 7001;

/** Takes a worker's number, holds its lock on a connection of its own, and hears what others write; reconnects for ever. */
export async function openWorker(settings: Settings): Promise<Worker> {
  let closed = false;
  let number = 0;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: settings.url, application_name: "shouwen worker", keepAlive: true });
    next.on("error", () => undefined);
    next.on("notification", settings.onDelivery);
    await next.connect();
    number = await takeNumber(next, number);
    await next.query("LISTEN delivery");
    next.once("end", () => void reconnect());
    return next;
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      try {
        client = await connect();
        settings.onDelivery();
        return;
      } catch (error) {
        settings.log({ err: error }, "the database is away; it is tried again");
        await sleep(500, undefined, { ref: false });
      }
    }
  }

  return {
    get number() {
      return number;
    },
    async close() {
      closed = true;
      await client.end().catch(() => undefined);
    },
  };
}

/** The old number again after a lost connection, so that leases in hand stay ours; else a new one. */
async function takeNumber(client: pg.Client, old: number): Promise<number> {
  for (let number = old || randomInt(1, 2 ** 31); ; number = randomInt(1, 2 ** 31)) {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS mine", [
      CLASS,
      number,
    ]);
    if (rows[0]?.mine) return number;
  }
}
