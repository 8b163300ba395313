import pg from "pg";
import { type Connection, connect } from "./connect.js";
import { migrate } from "./migrate.js";
import { attachPrivatePostgres } from "./postgres.js";
import { reach } from "./reach.js";

type Settings = Readonly<{
  databaseUrl: string | undefined;
  dataDir: string;
  log: (line: string) => void;
  /** How long a database that is away is waited for; default as at a start. */
  patienceMs?: number;
}>;

/** Lends a tool beside the program one read-only, unmoving view of the database, whether or not the program runs. */
export function readDatabase<T>(settings: Settings, work: (db: pg.Client) => Promise<T>): Promise<T> {
  return onServer(settings, async (url) => {
    const client = new pg.Client({ connectionString: url, application_name: "shouwen tool" });
    await client.connect();
    try {
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      return await work(client);
    } finally {
      await client.end();
    }
  });
}

/** Lends a tool beside the program the database to write to, brought up to date. */
export function useDatabase<T>(settings: Settings, work: (connection: Connection) => Promise<T>): Promise<T> {
  return onServer(settings, async (url) => {
    await migrate(url);
    const connection = connect(url, { max: 3 });
    return work(connection).finally(() => connection.close());
  });
}

async function onServer<T>(settings: Settings, work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir, log, patienceMs } = settings;
  const own = databaseUrl === undefined ? await attachPrivatePostgres({ dataDir, log }) : undefined;
  const url = own?.url ?? databaseUrl ?? "";
  try {
    if (own === undefined) await reach(url, { log, ...(patienceMs === undefined ? {} : { patienceMs }) });
    return await work(url);
  } finally {
    await own?.stop();
  }
}
