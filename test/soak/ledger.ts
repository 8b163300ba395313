import { setTimeout as sleep } from "node:timers/promises";

/** How many needs of a platform came to this end. */
export type FateCount = Readonly<{ platform: string; state: string; count: number }>;

const FATES = `
SELECT split_part(conversation, ':', 1) AS platform,
  CASE WHEN state = 'failed' THEN concat_ws(' ', state, error) WHEN state <> 'queued' THEN state WHEN held IS NOT NULL OR attempts = 0 AND not_before > now() + interval '5 minutes' THEN 'held'
    ELSE 'no fate' END AS state, count(*)::int AS count
FROM delivery GROUP BY 1, 2 ORDER BY 1, 2`;

/** What the program knows of a chat: how much it received there, and what became of all that it had to say. */
export const knownOf = (conversation: string) => `
SELECT concat_ws('; ', 'received ' || (SELECT count(*) FROM inbox WHERE conversation = '${conversation}'),
  (SELECT string_agg(concat_ws(' ', notice #>> '{say,kind}', state, held, error), ', ' ORDER BY id) FROM delivery WHERE conversation = '${conversation}')) AS known`;

/** How often each platform was tried once more. */
export const AGAIN = `
SELECT split_part(conversation, ':', 1) AS platform, sum(attempts - 1)::int AS count FROM delivery WHERE attempts > 1 GROUP BY 1`;

/** Waits until nothing is owed any more, and counts what became of every need. */
export async function settle(
  ask: (sql: string) => Promise<readonly FateCount[]>,
  patienceMs: number,
): Promise<readonly FateCount[]> {
  for (const since = Date.now(); ; await sleep(1_000)) {
    const fates = await ask(FATES);
    if (!fates.some(({ state }) => state === "no fate") || Date.now() - since > patienceMs) return fates;
  }
}
