import type { Database } from "./connect.js";

/** A request whose next due instant has come. */
export type DueRequest = Readonly<{ id: string; due: number }>;

/** A matter said in a group whose wait for a cadre's reply is over (F5). */
export type DueWaiting = Readonly<{ platform: string; key: string; chat: string; user: string }>;

/** What waited long enough in groups, earliest first. */
export async function dueWaiting(database: Database, now: number, most: number): Promise<readonly DueWaiting[]> {
  const rows = await database.inbox.findMany({
    where: { fate: "waiting", due: { lte: new Date(now) } },
    orderBy: { due: "asc" },
    take: most,
    select: { platform: true, key: true, conversation: true, sender: true },
  });
  return rows.map(({ platform, key, conversation, sender }) => ({
    platform,
    key,
    chat: conversation.slice(platform.length + 1),
    user: sender,
  }));
}

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
