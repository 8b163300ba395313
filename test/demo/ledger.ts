import pg from "pg";
import type { Event } from "../../src/core/event.js";
import { evolve } from "../../src/core/evolve.js";
import type { Request } from "../../src/core/request.js";
import { chain, GENESIS } from "../../src/store/ledger.js";
import { attachPrivatePostgres } from "../../src/store/postgres.js";

/** What the ledger of a request says: its facts, whether the chain of hashes holds, and who was answerable when. */
export type Account = Readonly<{
  request: Request;
  facts: number;
  unbroken: boolean;
  /** In order; each is answerable until the next. */
  answerable: readonly Readonly<{ who: string; at: number }>[];
  contactedAt: number | undefined;
  answeredAt: number | undefined;
}>;

type Row = Readonly<{ request: string; seq: number; at: Date; by: Event["by"]; fact: Event["fact"]; hash: string }>;

/** Reads the one request of a demo from the private database in `dataDir`, while the program runs on it. */
export async function readAccount(dataDir: string): Promise<Account> {
  const server = await attachPrivatePostgres({ dataDir, log: () => {} });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(
      "SELECT request, seq, at, by, fact, hash FROM event ORDER BY request, seq",
    );
    return accountOf(rows);
  } finally {
    await client.end();
    await server.stop();
  }
}

function accountOf(rows: readonly Row[]): Account {
  const answerable: { who: string; at: number }[] = [];
  let request: Request | undefined;
  let head = GENESIS;
  let unbroken = true;
  for (const row of rows) {
    const event: Event = { at: row.at.getTime(), by: row.by, fact: row.fact };
    head = chain(head, row.request, row.seq, event);
    unbroken &&= head === row.hash;
    const before = request?.accountable;
    request = evolve(request, event);
    const who = request.accountable;
    if (who !== undefined && who !== before) answerable.push({ who, at: event.at });
  }
  if (request === undefined) throw new Error("the ledger is empty");
  const first = (is: Event["fact"]["is"]) => rows.find(({ fact }) => fact.is === is)?.at.getTime();
  return {
    ...{ request, facts: rows.length, unbroken, answerable },
    contactedAt: first("contacted"),
    answeredAt: first("answered"),
  };
}
