import type pg from "pg";
import type { Event } from "../core/event.js";

/** The ledger of the request that has a number now: numbers begin anew each year, and the latest one is meant. Empty for none. */
export async function readLedger(
  db: Pick<pg.ClientBase, "query">,
  office: string,
  no: number,
): Promise<readonly Event[]> {
  const { rows } = await db.query<Omit<Event, "at"> & { at: Date }>(EVENTS, [office, no]);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

const EVENTS = `
SELECT e.at, e.by, e.fact FROM event e WHERE e.request =
  (SELECT r.id FROM request r WHERE r.office = $1 AND r.no = $2 AND r.no > 0 ORDER BY r.year DESC LIMIT 1) ORDER BY e.seq`;
