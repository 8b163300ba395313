import type pg from "pg";
import type { Request } from "../core/request.js";

/** A fact that is owed to another system, with the request as it is now. */
export type OwedHook = Readonly<{
  id: string;
  request: Request;
  seq: number;
  at: number;
  fact: string;
  attempts: number;
}>;

/** What another system is owed. */
export interface Hooks {
  /** From now on every new fact is owed, or none any more. */
  want(on: boolean): Promise<void>;
  /** What is due, in order for each request, and for nobody else for a minute. */
  due(now: number, most: number): Promise<readonly OwedHook[]>;
  taken(id: string): Promise<void>;
  /** Not taken: again at `at`, or never. */
  missed(id: string, again: Readonly<{ at: number | undefined; error: string }>): Promise<void>;
}

/** Opens the outbox for other systems. */
export function openHooks(pool: pg.Pool): Hooks {
  return {
    async want(on) {
      await pool.query(on ? "INSERT INTO subscriber (id) VALUES (1) ON CONFLICT DO NOTHING" : "DELETE FROM subscriber");
    },
    async due(now, most) {
      const { rows } = await pool.query<Omit<OwedHook, "at"> & { at: Date }>(DUE, [new Date(now), most]);
      return rows
        .map((row) => ({ ...row, at: row.at.getTime() }))
        .sort((one, other) => Number(one.id) - Number(other.id));
    },
    async taken(id) {
      await pool.query("DELETE FROM hook WHERE id = $1", [id]);
    },
    async missed(id, { at, error }) {
      await pool.query(
        "UPDATE hook SET attempts = attempts + 1, error = $3, not_before = $2, failed = $2::timestamptz IS NULL WHERE id = $1",
        [id, at === undefined ? null : new Date(at), error],
      );
    },
  };
}

/** The earliest of each request only: what waits for a retry keeps the later ones back. */
const DUE = `
WITH first AS (SELECT DISTINCT ON (request) id FROM hook WHERE NOT failed ORDER BY request, id),
mine AS (
  SELECT h.id FROM hook h JOIN first USING (id) WHERE h.not_before IS NULL OR h.not_before <= $1
  ORDER BY h.id LIMIT $2 FOR UPDATE OF h SKIP LOCKED),
held AS (
  UPDATE hook h SET not_before = $1::timestamptz + interval '1 minute' FROM mine WHERE h.id = mine.id
  RETURNING h.id, h.request, h.seq, h.attempts)
SELECT held.id::text, held.seq, held.attempts, e.at, e.fact->>'is' AS fact, r.state AS request
FROM held JOIN event e ON e.request = held.request AND e.seq = held.seq JOIN request r ON r.id = held.request`;
