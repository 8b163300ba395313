import type { Database } from "./connect.js";

/** A request whose next due instant has come. */
export type DueRequest = Readonly<{ id: string; due: number }>;

/** The ids of requests that are due, earliest first. Two processes may see the same one: the version decides who was first. */
export async function dueRequests(database: Database, now: number, most: number): Promise<readonly DueRequest[]> {
  const rows = await database.request.findMany({
    where: { nextDue: { lte: new Date(now) } },
    orderBy: { nextDue: "asc" },
    take: most,
    select: { id: true, nextDue: true },
  });
  return rows.map((row) => ({ id: row.id, due: row.nextDue?.getTime() ?? 0 }));
}
