import pg from "pg";

/** A row as the database gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** What a test looks up in the database that the program writes. */
export async function rowsOf(url: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
