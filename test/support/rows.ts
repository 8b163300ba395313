import pg from "pg";

/** A row as the database gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** What a test looks up in the database that the program writes. */
export async function rowsOf<R extends Row = Row>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
