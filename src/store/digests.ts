import type pg from "pg";
import type { Deliveries, VisitRow } from "../core/digest/index.js";
import type { Event } from "../core/event.js";
import type { History } from "../core/figures/index.js";

/** A digest as it was frozen: the bytes of its value, and of the requests behind it. */
export type Kept = Readonly<{ body: string; sources: string }>;

/** Which digest: of which office, period and areas. */
export type DigestKey = Readonly<{ office: string; period: string; scope: readonly string[] }>;

/** What digests are made of, and where they are kept. */
export interface DigestStore {
  find(key: DigestKey): Promise<Kept | undefined>;
  /** Keeps one for good, and gives what is kept: whoever was first wins. */
  keep(key: DigestKey, frozenAt: number, made: Kept): Promise<Kept>;
  /** Whether anything had been registered before an instant. */
  began(office: string, before: number): Promise<boolean>;
  /** Reads out the ledger of each request that was open or touched since an instant, up to another, one after another. */
  histories(asked: AskedLedgers, read: (history: History) => void, onRead?: Progress): Promise<void>;
  /** What became of the messages that were due in a period. */
  deliveries(asked: AskedDeliveries): Promise<Omit<Deliveries, "staffDays">>;
  /** Visits to homes that ended between two instants; their doors are not read. */
  visits(asked: AskedLedgers): Promise<readonly VisitRow[]>;
}

/** Told how many of how many requests were read. */
export type Progress = (done: number, all: number) => void;

/** Of which office, and between which instants. */
export type AskedLedgers = Readonly<{ office: string; from: number; until: number }>;

/** Messages to these staff and about residents' requests; `night` is minutes of the day in the zone. */
export type AskedDeliveries = Readonly<{
  from: number;
  until: number;
  staff: readonly string[];
  zone: string;
  night: Readonly<{ from: number; until: number }>;
}>;

/** How many ledgers are read at once. */
const PAGE = 500;
/** A message may wait for its window: its row is older than its fate by at most so long, ms. */
const WAITED = 14 * 86_400_000;

/** Opens the digests over a connection or a pool. */
export function openDigests(db: Pick<pg.ClientBase, "query">): DigestStore {
  return {
    async find({ office, period, scope }) {
      const { rows } = await db.query<Kept>(FIND, [office, period, scope.join()]);
      return rows[0];
    },
    async keep(key, frozenAt, { body, sources }) {
      const { office, period, scope } = key;
      await db.query(KEEP, [office, period, scope.join(), iso(frozenAt), body, sources]);
      const kept = await this.find(key);
      if (kept === undefined) throw new Error("a digest that was just kept is not there");
      return kept;
    },
    async began(office, before) {
      const { rows } = await db.query(BEGAN, [office, iso(before)]);
      return rows.length > 0;
    },
    histories: (asked, read, onRead) => readHistories(db, asked, read, onRead),
    async deliveries({ from, until, staff, zone, night }) {
      const values = [iso(from), iso(until), iso(from - WAITED), staff, zone, night.from, night.until];
      const { rows } = await db.query<Omit<Deliveries, "staffDays">>(DELIVERIES, values);
      return rows[0] ?? { messages: 0, night: 0, most: 0, failed: 0, unreached: {} };
    },
    async visits({ office, from, until }) {
      const { rows } = await db.query<RawVisit>(VISITS, [office, iso(from), iso(until)]);
      return rows.map(({ home, area, ...row }) => ({ ...row, home: home ?? undefined, area: area ?? undefined }));
    },
  };
}

type RawVisit = Readonly<{ household: string; home: string | null; area: string | null; minutes: number }>;

type Row = Readonly<{ history: readonly (readonly [at: number, by: Event["by"], fact: Event["fact"]])[] }>;

async function readHistories(
  db: Pick<pg.ClientBase, "query">,
  { office, from, until }: AskedLedgers,
  read: (history: History) => void,
  onRead?: Progress,
): Promise<void> {
  const { rows: found } = await db.query<{ id: string }>(TOUCHED, [office, iso(from), iso(until)]);
  const ids = found.map(({ id }) => id);
  const pageFrom = (start: number) => db.query<Row>(LEDGERS, [ids.slice(start, start + PAGE), iso(until)]);
  let coming = pageFrom(0);
  for (let start = 0; start < ids.length; start += PAGE) {
    const { rows } = await coming;
    // The database gathers the next page while this one is read.
    coming = pageFrom(start + PAGE);
    coming.catch(() => undefined);
    for (const { history } of rows) read(history.map(([at, by, fact]) => ({ at, by, fact })));
    onRead?.(Math.min(start + PAGE, ids.length), ids.length);
  }
  await coming;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

const FIND = "SELECT body, sources FROM digest WHERE office = $1 AND period = $2 AND scope = $3";

const KEEP = `INSERT INTO digest (office, period, scope, frozen_at, body, sources) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT DO NOTHING`;

const BEGAN = "SELECT 1 FROM request WHERE office = $1 AND no > 0 AND registered_at < $2::timestamptz LIMIT 1";

/** What is open now, and what was touched since: whatever was open then and is not now was touched when it ended. */
const TOUCHED = `
SELECT r.id FROM request r
WHERE r.office = $1 AND r.no > 0 AND r.registered_at < $3::timestamptz AND r.id IN (
  SELECT o.id FROM request o WHERE o.office = $1 AND o.status IN ('registered', 'claimed', 'answered')
  UNION SELECT e.request FROM event e WHERE e.at >= $2::timestamptz)
ORDER BY r.id`;

/** A ledger a row: taken apart once as a whole, which is twice as fast as fact by fact. */
const LEDGERS = `
SELECT json_agg(json_build_array((extract(epoch FROM at) * 1000)::float8, by, fact) ORDER BY seq) AS history
FROM event WHERE request = ANY ($1::text[]) AND at < $2::timestamptz GROUP BY request`;

/** A door that is on no list counts by a mark of it: the same door, however it was spaced, is one household. */
const VISITS = `
SELECT coalesce(about->>'home', md5(concat(about->>'area', '/', regexp_replace(lower(about->>'door'), '[[:space:],.，。、#-]', '', 'g')))) AS household,
  about->>'home' AS home, about->>'area' AS area, (about->>'minutes')::int AS minutes
FROM audit WHERE what = 'visit ended' AND about->>'office' = $1 AND at >= $2::timestamptz AND at < $3::timestamptz ORDER BY id`;

/** An answer to what somebody just did is no burden. What was lost counts when it was given up. */
const DELIVERIES = `
WITH done AS (
  SELECT d.recipient, d.request, d.state, d.weight,
    (extract(hour FROM d.done_at AT TIME ZONE $5) * 60 + extract(minute FROM d.done_at AT TIME ZONE $5))::int AS minute
  FROM delivery d
  WHERE d.created_at >= $3::timestamptz AND d.created_at < $2::timestamptz AND d.done_at >= $1::timestamptz AND d.done_at < $2::timestamptz
    AND d.state IN ('accepted', 'failed', 'expired')),
burden AS (
  SELECT recipient, CASE WHEN $6::int <= $7::int THEN minute >= $6::int AND minute < $7::int ELSE minute >= $6::int OR minute < $7::int END AS night
  FROM done WHERE state = 'accepted' AND weight <> 'reply' AND recipient = ANY ($4::text[])),
lost AS (SELECT * FROM done WHERE state <> 'accepted' AND recipient <> 'groups')
SELECT (SELECT count(*) FROM burden)::int AS messages, (SELECT count(*) FILTER (WHERE night) FROM burden)::int AS night,
  (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM burden GROUP BY recipient) each)::int AS most,
  (SELECT count(*) FROM lost WHERE recipient = ANY ($4::text[]))::int AS failed,
  coalesce((SELECT jsonb_object_agg(request, n) FROM (
    SELECT request, count(*) AS n FROM lost WHERE recipient = 'reporter' AND request IS NOT NULL GROUP BY request) one), '{}') AS unreached`;
