import type { Request } from "../core/request.js";
import type { Outcomes, PublicFigures } from "../core/search.js";
import type { Database } from "./connect.js";

/** What the public and other systems may read of an office that publishes. Sealed requests are in nothing of it but the sums. */
export interface Open {
  figures(office: string, now: number, from: number): Promise<PublicFigures>;
  /** What was closed last. */
  outcomes(office: string, most: number): Promise<Outcomes>;
  /** Registered requests that are not sealed, newest first. */
  requests(office: string, which: Which): Promise<readonly Request[]>;
}

/** Which requests another system asks for. */
export type Which = Readonly<{
  numbers?: readonly Readonly<{ year: number; no: number }>[];
  categories?: readonly string[];
  closed?: boolean;
  from?: number;
  until?: number;
  most: number;
}>;

/** Opens the public reads. */
export function openOpen(database: Database): Open {
  return {
    async figures(office, now, from) {
      const at = [office, new Date(now).toISOString(), new Date(from).toISOString()];
      const [[sums], topics] = await Promise.all([
        database.$queryRawUnsafe<Sums[]>(SUMS, ...at),
        database.$queryRawUnsafe<{ category: string; count: number }[]>(TOPICS, office, at[2]),
      ]);
      return { received: 0, closed: 0, open: 0, late: 0, ...sums, topics };
    },
    outcomes: (office, most) => readOutcomes(database, office, most),
    requests: (office, which) => readRequests(database, office, which),
  };
}

async function readOutcomes(database: Database, office: string, most: number): Promise<Outcomes> {
  const rows = await database.request.findMany({
    where: { office, no: { gt: 0 }, status: "closed", closedAt: { not: null } },
    orderBy: { closedAt: "desc" },
    take: most * 2,
    select: { state: true },
  });
  return rows
    .map(stateOf)
    .filter(({ sealed }) => !sealed)
    .slice(0, most)
    .map(toOutcome);
}

async function readRequests(database: Database, office: string, which: Which): Promise<readonly Request[]> {
  const { numbers, categories, closed, from, until, most } = which;
  const rows = await database.request.findMany({
    where: {
      office,
      no: { gt: 0 },
      ...(numbers === undefined ? {} : { OR: [...numbers] }),
      ...(categories === undefined ? {} : { category: { in: [...categories] } }),
      ...(closed === undefined ? {} : { status: closed ? "closed" : { not: "closed" } }),
      registeredAt: { gte: new Date(from ?? 0), lte: new Date(until ?? 8.64e15) },
    },
    orderBy: { registeredAt: "desc" },
    take: most,
    select: { state: true },
  });
  return rows.map(stateOf).filter(({ sealed }) => !sealed);
}

type Sums = Omit<PublicFigures, "topics">;

// Written by `commit` from a Request, and by nothing else.
const stateOf = ({ state }: { state: unknown }) => state as Request;

const SUMS = `SELECT
  (count(*) FILTER (WHERE registered_at >= $3::timestamptz))::int AS received,
  (count(*) FILTER (WHERE status = 'closed' AND closed_at >= $3::timestamptz))::int AS closed,
  (count(*) FILTER (WHERE status IN ('registered', 'claimed', 'answered')))::int AS open,
  (count(*) FILTER (WHERE status IN ('registered', 'claimed') AND situation NOT IN ('PARKED', 'MERGED') AND answer_due < $2::timestamptz))::int AS late
  FROM request WHERE office = $1 AND no > 0
    AND (registered_at >= $3::timestamptz OR status <> 'closed' OR closed_at >= $3::timestamptz)`;

const TOPICS = `SELECT category, count(*)::int AS count FROM request
  WHERE office = $1 AND no > 0 AND registered_at >= $2::timestamptz AND category IS NOT NULL AND NOT coalesce((state->>'sealed')::boolean, false)
  GROUP BY category ORDER BY count(*) DESC, category LIMIT 5`;

function toOutcome({ no, matter, outcome, registeredAt, closedAt, draftedAt }: Request): Outcomes[number] {
  return {
    no,
    category: matter.category,
    area: matter.area,
    outcome: outcome ?? "explained",
    registeredAt: registeredAt ?? draftedAt,
    closedAt: closedAt ?? draftedAt,
  };
}
