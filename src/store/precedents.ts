import type { Instant } from "../core/calendar.js";
import type { Database } from "./connect.js";

/** A decision that is proposed to the responsibility list (§8.5): whose what is, on which basis, decided for which request. */
export type Precedent = Readonly<{
  at: Instant;
  by: string;
  no: number;
  category: string;
  area: string | undefined;
  lead: string;
  assists: readonly string[];
  basis: string;
}>;

type Row = Omit<Precedent, "at" | "area"> & Readonly<{ at: Date; area: string | null }>;

/** The latest precedents, newest first; they name no resident and quote none. */
export async function precedents(database: Database, office: string, most = 100): Promise<readonly Precedent[]> {
  const rows = await database.$queryRaw<Row[]>`
    SELECT e.at, e.by->>'id' AS by, r.no, e.fact->>'category' AS category, e.fact->>'area' AS area,
      e.fact->>'lead' AS lead, e.fact->'assists' AS assists, e.fact->>'basis' AS basis
    FROM event e JOIN request r ON r.id = e.request
    WHERE e.fact->>'is' = 'proposed' AND r.office = ${office} ORDER BY e.at DESC LIMIT ${most}`;
  return rows.map(({ at, area, ...row }) => ({ ...row, at: at.getTime(), area: area ?? undefined }));
}
