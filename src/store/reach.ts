import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { codeOf, DatabaseError } from "./private/fault.js";

type Settings = Readonly<{
  log: (line: string) => void;
  /** How long a server that is away is waited for. */
  patienceMs?: number;
}>;

const OLDEST = 14;

/** Makes sure that the operator's own database at `url` answers and fits; throws a DatabaseError with every fault's mend. */
export async function reach(url: string, { log, patienceMs = 30_000 }: Settings): Promise<void> {
  const client = await connectPatiently(url, { log, patienceMs });
  try {
    const { rows } = await client.query<Facts>(FACTS);
    const faults = rows.flatMap((facts) => CHECKS.filter(({ fits }) => !fits(facts)).map(({ mend }) => mend(facts)));
    if (faults.length > 0)
      throw new DatabaseError(`DATABASE_URL does not fit:\n${faults.map((f) => `  ✗ ${f}`).join("\n")}`);
  } finally {
    await client.end();
  }
}

type Facts = Readonly<{
  version: number;
  encoding: string;
  schema: string | null;
  database: string;
  person: string;
  creates: boolean | null;
  readonly: boolean;
}>;

const FACTS = `
  SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding,
    current_schema() AS schema, current_database() AS database, current_user AS person,
    has_schema_privilege(current_schema(), 'CREATE') AS creates,
    current_setting('transaction_read_only') = 'on' AS readonly`;

const CHECKS: readonly { fits: (facts: Facts) => boolean; mend: (facts: Facts) => string }[] = [
  {
    fits: ({ version }) => version >= OLDEST,
    mend: ({ version }) => `it is PostgreSQL ${version}, and ${OLDEST} or newer is needed`,
  },
  {
    fits: ({ encoding }) => encoding === "UTF8",
    mend: ({ encoding, database }) =>
      `its encoding is ${encoding}: make one with CREATE DATABASE ${database}_utf8 ENCODING 'UTF8' TEMPLATE template0`,
  },
  {
    fits: ({ schema, creates }) => schema === "public" && creates === true,
    mend: ({ person, database }) =>
      `${person} may not create tables in its schema public: run GRANT CREATE, USAGE ON SCHEMA public TO "${person}" in ${database}, or ALTER DATABASE ${database} OWNER TO "${person}"`,
  },
  { fits: ({ readonly }) => !readonly, mend: () => "it is a read-only replica: name the primary" },
];

/** Errors of a server that is still starting, or of a network that is: these pass. */
const PASSING = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH", "EAI_AGAIN", "57P03", "53300"]);

async function connectPatiently(url: string, { log, patienceMs }: Required<Settings>): Promise<pg.Client> {
  for (const since = Date.now(); ; await sleep(1_000)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      const reason = reasonOf(error);
      if (!PASSING.has(codeOf(error) ?? "") || Date.now() - since > patienceMs) {
        throw new DatabaseError(`The database of DATABASE_URL cannot be reached: ${reason}`, { cause: error });
      }
      log(`the database does not answer yet (${reason}); trying again`);
    }
  }
}

const MENDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there; start PostgreSQL, or mend host and port",
  ENOTFOUND: "its host name is not known; mend it",
  EAI_AGAIN: "its host name cannot be looked up; is the network up?",
  ETIMEDOUT: "no answer; is a firewall between?",
  "28P01": "it refuses the password; mend it",
  "28000": "it refuses this user; mend the name, or pg_hba.conf",
  "3D000": "it has no database of this name; create it with CREATE DATABASE … ENCODING 'UTF8'",
  "57P03": "it is still starting",
  "53300": "it has no connection free; raise its max_connections",
};

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return (code && MENDS[code]) ?? (error instanceof Error ? error.message : String(error));
}
