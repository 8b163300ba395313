import type pg from "pg";
import type { Request } from "../core/request.js";

/** How many requests are in memory at once. */
const CHUNK = 500;

/** Every registered request of an office that is not sealed, in the order of their numbers, some hundred at a time. */
export async function* everyRequest(db: pg.Client, office: string): AsyncGenerator<readonly Request[]> {
  for (let last = { year: 0, no: 0 }; ; ) {
    const { rows } = await db.query<{ state: Request; year: number; no: number; sealed: boolean }>(PAGE, [
      office,
      last.year,
      last.no,
      CHUNK,
    ]);
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows.filter(({ sealed }) => !sealed).map(({ state }) => state);
    last = end;
  }
}

/** How many there are, and how many of them are sealed. */
export async function countRequests(
  db: pg.Client,
  office: string,
): Promise<Readonly<{ open: number; sealed: number }>> {
  const { rows } = await db.query<{ all: number; sealed: number }>(COUNT, [office]);
  const { all = 0, sealed = 0 } = rows[0] ?? {};
  return { open: all - sealed, sealed };
}

const SEALED = "coalesce((state->>'sealed')::boolean, false)";
const PAGE = `SELECT state, year, no, ${SEALED} AS sealed FROM request
  WHERE office = $1 AND no > 0 AND (year, no) > ($2, $3) ORDER BY year, no LIMIT $4`;
const COUNT = `SELECT count(*)::int AS all, (count(*) FILTER (WHERE ${SEALED}))::int AS sealed FROM request WHERE office = $1 AND no > 0`;
