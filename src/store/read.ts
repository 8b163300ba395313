import pg from "pg";
import { attachPrivatePostgres } from "./postgres.js";
import { reach } from "./reach.js";

type Settings = Readonly<{
  databaseUrl: string | undefined;
  dataDir: string;
  log: (line: string) => void;
  /** How long a server that is away is waited for. */
  patienceMs?: number;
}>;

/** Lends a tool beside the program one read-only, unmoving view of the database, whether or not the program runs. */
export async function readDatabase<T>(
  { databaseUrl, dataDir, log, ...patience }: Settings,
  work: (db: pg.Client) => Promise<T>,
): Promise<T> {
  const own = databaseUrl === undefined ? await attachPrivatePostgres({ dataDir, log }) : undefined;
  const url = own?.url ?? databaseUrl ?? "";
  try {
    if (own === undefined) await reach(url, { log, ...patience });
    const client = new pg.Client({ connectionString: url, application_name: "shouwen tool" });
    await client.connect();
    try {
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      return await work(client);
    } finally {
      await client.end();
    }
  } finally {
    await own?.stop();
  }
}
