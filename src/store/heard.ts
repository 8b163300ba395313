import type { Database } from "./connect.js";

/** When each platform's newest message that we have was sent, by the platform's own clock, epoch ms. */
export async function lastHeard(database: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await database.inbox.groupBy({ by: ["platform"], _max: { at: true } });
  return new Map(
    rows.flatMap(({ platform, _max: { at } }) => (at === null ? [] : [[platform, at.getTime()] as const])),
  );
}
