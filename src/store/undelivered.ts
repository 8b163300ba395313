import type { Database } from "./connect.js";

/** A resident whom something about their request did not reach, and why. */
export type Unreached = Readonly<{ request: string; why: "gone" | "refused" | "late" | "quota" | "window" }>;

/** One message about a request with what became of it. */
export type MessageFate = Readonly<{
  recipient: string;
  platform: string;
  kind: string;
  state: "queued" | "accepted" | "failed" | "expired" | "unknown" | "merged";
  /** Why it waits, where it does. */
  held: string | undefined;
  error: string | undefined;
  attempts: number;
  at: number;
  doneAt: number | undefined;
}>;

/** What of the delivery ledger others need to know: the board, doctor, the figures, and whoever is answerable. */
export interface Undelivered {
  /** Residents whom something did not reach, and nobody was told of it yet; one row a request. */
  unreached(most: number): Promise<readonly Unreached[]>;
  /** Notes that whoever is answerable knows. */
  told(request: string): Promise<void>;
  /** Every message about a request with its fate, oldest first. */
  fates(request: string): Promise<readonly MessageFate[]>;
  /** Those of the requests whose questions never reached the resident: their silence is no answer (`platforms.md`, 4). */
  unasked(requests: readonly string[]): Promise<readonly string[]>;
}

/** Opens the ledger for reading what did not arrive. */
export function openUndelivered(database: Database): Undelivered {
  return {
    unreached: (most) => database.$queryRawUnsafe<Unreached[]>(UNREACHED, most),
    async told(request) {
      await database.delivery.updateMany({
        where: {
          request,
          recipient: "reporter",
          told: false,
          OR: [{ state: { in: ["failed", "expired"] } }, { held: { in: ["quota", "no-window"] } }],
        },
        data: { told: true },
      });
    },
    async fates(request) {
      const rows = await database.$queryRawUnsafe<RawFate[]>(FATES, request);
      return rows.map(({ held, error, at, doneAt, ...row }) => ({
        ...row,
        held: held ?? undefined,
        error: error ?? undefined,
        at: at.getTime(),
        doneAt: doneAt?.getTime(),
      }));
    },
    async unasked(requests) {
      const rows = await database.$queryRawUnsafe<{ request: string }[]>(UNASKED, requests);
      return rows.map(({ request }) => request);
    },
  };
}

type RawFate = Omit<MessageFate, "held" | "error" | "at" | "doneAt"> &
  Readonly<{ held: string | null; error: string | null; at: Date; doneAt: Date | null }>;

/** News that went stale is no alarm; whatever a platform refused is. What they wait for and the platform does not let us say yet is told while it waits. */
const UNREACHED = `
SELECT DISTINCT ON (request) request, why FROM (
  SELECT d.request, d.id, CASE WHEN d.state = 'expired' THEN 'late' WHEN d.error LIKE 'gone:%' THEN 'gone' ELSE 'refused' END AS why
  FROM delivery d
  WHERE d.recipient = 'reporter' AND d.request IS NOT NULL AND d.state IN ('failed', 'expired') AND NOT d.told
    AND (d.state = 'failed' OR d.weight <> 'news')
  UNION ALL
  SELECT d.request, d.id, 'quota' FROM delivery d
  WHERE d.held = 'quota' AND d.recipient = 'reporter' AND d.request IS NOT NULL AND NOT d.told AND d.weight <> 'news'
  UNION ALL
  SELECT d.request, d.id, 'window' FROM delivery d
  WHERE d.held = 'no-window' AND d.recipient = 'reporter' AND d.request IS NOT NULL AND d.weight IN ('critical', 'result', 'need') AND NOT d.told) AS unreached
ORDER BY request, why IN ('quota', 'window'), id LIMIT $1::int`;

const FATES = `
SELECT d.recipient, split_part(d.conversation, ':', 1) AS platform, d.notice->'say'->>'kind' AS kind, d.state, d.held, d.error,
  d.attempts, d.created_at AS at, d.done_at AS "doneAt"
FROM delivery d WHERE d.request = $1 ORDER BY d.id`;

const UNASKED = `
SELECT d.request FROM delivery d
WHERE d.request = ANY ($1::text[]) AND d.recipient = 'reporter' AND d.notice->'say'->>'kind' IN ('answered', 'question')
GROUP BY d.request HAVING bool_and(d.state NOT IN ('accepted', 'merged', 'unknown'))`;
