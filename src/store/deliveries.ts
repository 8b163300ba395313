import type { Notice, Weight } from "../core/say.js";
import type { Opening } from "../port/index.js";
import { type CardRef, createCardRef } from "./cards.js";
import type { Database } from "./connect.js";
import { effectsOf, type Fate, fateRows } from "./fate.js";
import type { Hot, Statement } from "./hot.js";
import type { Delivery } from "./types.js";

/** Everything owed to one chat now, leased to this process, with what may still be written there and where else. */
export type Owed = Readonly<{
  deliveries: readonly Delivery[];
  openings: readonly Opening[];
  /** The chat's version, by which it is seen whether its person wrote meanwhile. */
  version: number;
  /** Other private chats of the same person, the preferred one first, then the latest. */
  others: readonly Readonly<{ conversation: string; platform: string; openings: readonly Opening[] }>[];
}>;

/** What the platform says of a notice that it had accepted. */
export type Reported = Readonly<{ conversation: string; ref: string; outcome: "arrived" | "refused" | "failed" }>;

/** The delivery ledger as the deliverer uses it. */
export interface Deliveries {
  /**
   * Leases what is due in so many chats, each whole and in its order, the weightiest first; those of dead workers come back at
   * once. Nothing of the `crowded` platforms.
   */
  claim(now: number, most: number, crowded: readonly string[]): Promise<readonly Delivery[]>;
  /** Leases and reads what is due in one chat, so that it can be planned as a whole. */
  owed(conversation: string, now: number): Promise<Owed>;
  /** The other private chats of whoever has this one. */
  others(conversation: string): Promise<Owed["others"]>;
  /** Writes fates. What stands behind one that is to be said later goes back with it: the order is kept here. */
  mark(fates: readonly Fate[], now: number): Promise<void>;
  /** What the platform says of a notice that it had accepted; undefined where none of this ref is known. */
  reported(report: Reported, now: number): Promise<Delivery | undefined>;
  /** Gives one back unsaid. */
  release(id: string): Promise<void>;
  /** Notes how many pieces of a split text were accepted so far. */
  advance(id: string, pieces: number): Promise<void>;
  /** Keeps the leases of what is still in hand. */
  renew(ids: readonly string[], now: number): Promise<void>;
  cardRef: CardRef;
  /** How many messages somebody of the staff has been sent since an instant, beside answers to what they did themselves. */
  sentTo(staff: string, since: number): Promise<number>;
  /** What became of those of the last day: how many of each fate, and of those that wait, why. */
  lately(now: number): Promise<readonly Readonly<{ state: string; held: string; count: number }>[]>;
  /** How many are queued, and since when the oldest is due. */
  backlog(now: number): Promise<Readonly<{ queued: number; oldest: number | undefined }>>;
}

const DAY_MS = 86_400_000;

/** How long a lease holds without renewal, ms. */
const LEASE_MS = 30_000;

/** Opens the delivery ledger for one worker; `worker` is the number of an advisory lock that lives as long as the process. */
export function openDeliveries(database: Database, hot: Hot, worker: () => number): Deliveries {
  return {
    ...leasing(database, hot, worker),
    others: (conversation) => database.$queryRawUnsafe(OTHERS, conversation),
    async mark(fates, now) {
      const effects = effectsOf(fates);
      const tells = effects.length > 0;
      const blocks = fates.some(({ state }) => state === "queued");
      const more = [...(tells ? [JSON.stringify(effects)] : []), ...(blocks ? [worker()] : [])];
      await hot(markOf(tells, blocks), JSON.stringify(fateRows(fates)), iso(now), ...more);
    },
    async reported({ conversation, ref, outcome }, now) {
      const [row] = await database.$queryRawUnsafe<RawDelivery[]>(REPORTED, conversation, ref, outcome, iso(now));
      return row === undefined ? undefined : toDelivery(row);
    },
    async advance(id, pieces) {
      await database.delivery.update({ where: { id: BigInt(id) }, data: { pieces } });
    },
    cardRef: createCardRef(hot),
    async sentTo(staff, since) {
      const [row] = await hot<{ count: number }>({ name: "sent_to", text: SENT_TO }, staff, iso(since));
      return row?.count ?? 0;
    },
    lately: (now) => database.$queryRawUnsafe(LATELY, iso(now - DAY_MS)),
    async backlog(now) {
      const due = { state: "queued", OR: [{ notBefore: null }, { notBefore: { lte: new Date(now) } }] };
      const [queued, oldest] = await Promise.all([
        database.delivery.count({ where: { state: "queued" } }),
        database.delivery.findFirst({ where: due, orderBy: { id: "asc" }, select: { createdAt: true } }),
      ]);
      return { queued, oldest: oldest?.createdAt.getTime() };
    },
  };
}

/** Whose turn it is to send a row: taken for a while, kept, given back. */
function leasing(
  database: Database,
  hot: Hot,
  worker: () => number,
): Pick<Deliveries, "claim" | "owed" | "release" | "renew"> {
  return {
    async claim(now, most, crowded) {
      const until = iso(now + LEASE_MS);
      const claim = database.$queryRawUnsafe<RawDelivery[]>(CLAIM, iso(now), until, worker(), most, crowded);
      const [, rows] = await database.$transaction([database.$queryRawUnsafe(ONE_BY_ONE), claim]);
      // An update says nothing of its order, and a chat is spoken to in the order in which its rows were written.
      return rows.map(toDelivery).sort((one, other) => Number(one.id) - Number(other.id));
    },
    async owed(conversation, now) {
      const statement = { name: "owed", text: OWED };
      const [row] = await hot<RawOwed>(statement, conversation, iso(now), worker(), iso(now + LEASE_MS));
      if (row === undefined) return { deliveries: [], openings: [], version: 0, others: [] };
      const { deliveries, others, ...chat } = row;
      return { ...chat, deliveries: (deliveries ?? []).map(toDelivery), others: others ?? [] };
    },
    async release(id) {
      await database.delivery.updateMany({
        where: { id: BigInt(id), leaseBy: worker(), state: "queued" },
        data: { leaseBy: null, leaseUntil: null },
      });
    },
    async renew(ids, now) {
      await hot({ name: "renew", text: RENEW }, JSON.stringify(ids), iso(now + LEASE_MS), worker());
    },
  };
}

type RawDelivery = Readonly<{
  id: string;
  conversation: string;
  platform: string;
  chat: string;
  kind: "private" | "group";
  language: string | null;
  recipient: string;
  request: string | null;
  notice: Notice;
  weight: Weight;
  opens: boolean;
  moved: string | null;
  noticed: boolean;
  attempts: number;
  pieces: number;
  created_at: Date | string;
}>;

type RawOwed = Readonly<{
  deliveries: readonly RawDelivery[] | null;
  openings: readonly Opening[];
  version: number;
  others: Owed["others"] | null;
}>;

function toDelivery({ created_at, language, request, moved, ...row }: RawDelivery): Delivery {
  return {
    ...row,
    language: language ?? undefined,
    request: request ?? undefined,
    moved: moved ?? undefined,
    createdAt: new Date(created_at).getTime(),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Workers whose advisory lock is held, so that they live. */
const ALIVE = `alive AS MATERIALIZED (
  SELECT array_agg(objid::bigint::int) AS workers FROM pg_locks WHERE locktype = 'advisory' AND classid = 7001 AND granted)`;

/** A row is free when nobody leases it, the lease is over, or its worker's advisory lock is gone. */
const FREE = `d.state = 'queued' AND (d.not_before IS NULL OR d.not_before <= $1::timestamptz)
    AND (d.lease_by IS NULL OR d.lease_until < $1::timestamptz
      OR (d.lease_by <> $3::int AND d.lease_by <> ALL (coalesce((SELECT workers FROM alive), '{}'))))`;

/**
 * Whoever waits for an answer comes before any campaign, however long that has been queued. A chat is left alone behind an
 * earlier row of it that waits for a retry or is in somebody's hands: order within a chat comes before speed. What blocks a
 * chat is looked up once for the chat: thousands of rows may wait in it.
 */
const CLAIM = `
WITH ${ALIVE},
blocks AS MATERIALIZED (
  SELECT o.conversation, min(o.id) AS first FROM delivery o
  WHERE o.state = 'queued' AND ((o.attempts > 0 AND o.held IS NULL AND o.not_before > $1::timestamptz)
    OR (o.lease_until >= $1::timestamptz AND (o.lease_by = $3::int OR o.lease_by = ANY (coalesce((SELECT workers FROM alive), '{}')))))
  GROUP BY o.conversation),
chats AS (
  SELECT d.conversation FROM delivery d LEFT JOIN blocks b ON b.conversation = d.conversation
  WHERE ${FREE} AND (b.first IS NULL OR d.id < b.first) AND split_part(d.conversation, ':', 1) <> ALL ($5::text[])
  GROUP BY d.conversation
  ORDER BY min(array_position(ARRAY['critical', 'reply', 'result', 'need', 'news'], d.weight)), min(d.id) LIMIT $4::int),
free AS (
  SELECT d.id FROM delivery d JOIN chats ON chats.conversation = d.conversation LEFT JOIN blocks b ON b.conversation = d.conversation
  WHERE ${FREE} AND (b.first IS NULL OR d.id < b.first)
  FOR UPDATE OF d SKIP LOCKED)
UPDATE delivery d SET lease_by = $3::int, lease_until = $2::timestamptz
FROM free, conversation c WHERE d.id = free.id AND c.id = d.conversation
RETURNING d.id::text, d.conversation, c.platform, c.chat, c.kind, c.language, d.recipient, d.request, d.notice, d.weight, d.opens, d.moved, coalesce(d.slot LIKE 'notice:%', false) AS noticed, d.attempts, d.pieces, d.created_at`;

/** Two claims at once could each take a part of the same chat's line; the second must see what the first took. */
const ONE_BY_ONE = "SELECT pg_advisory_xact_lock(7002)::text";

/** The preferred one first, then where they were last. */
const OTHERS = `
SELECT o.id AS conversation, o.platform, o.openings
FROM conversation here JOIN person me ON me.id = here.person JOIN person p ON p.id = me.id OR p.self = me.self
  JOIN conversation o ON o.person = p.id AND o.id <> here.id
WHERE here.id = $1 AND o.kind = 'private' AND NOT o.stopped
ORDER BY (o.id = p.preferred) DESC NULLS LAST, o.last_at DESC NULLS LAST`;

/** A chat where something waits for a retry is left alone: newer words would stand between the pieces of older ones. */
const OWED = `
WITH free AS (
  SELECT d.id FROM delivery d
  WHERE d.conversation = $1 AND d.state = 'queued' AND (d.not_before IS NULL OR d.not_before <= $2::timestamptz)
    AND (d.lease_by IS NULL OR d.lease_by = $3::int OR d.lease_until < $2::timestamptz)
    AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.conversation = $1 AND o.state = 'queued' AND o.held IS NULL
      AND o.attempts > 0 AND o.not_before > $2::timestamptz)
  FOR UPDATE SKIP LOCKED),
mine AS (
  UPDATE delivery d SET lease_by = $3::int, lease_until = $4::timestamptz FROM free WHERE d.id = free.id
  RETURNING d.id, d.recipient, d.request, d.notice, d.weight, d.opens, d.moved, coalesce(d.slot LIKE 'notice:%', false) AS noticed, d.attempts, d.pieces, d.created_at)
SELECT c.openings, c.version,
  (SELECT jsonb_agg(to_jsonb(mine) || jsonb_build_object('id', mine.id::text, 'conversation', c.id, 'platform', c.platform,
    'chat', c.chat, 'kind', c.kind, 'language', c.language) ORDER BY mine.id) FROM mine) AS deliveries,
  (SELECT jsonb_agg(o) FROM (${OTHERS}) o) AS others
FROM conversation c WHERE c.id = $1`;

/** What stands behind a row that is to be said later goes back with it. */
const behind = (worker: string) => `behind AS (
  UPDATE delivery b SET lease_by = NULL, lease_until = NULL
  FROM jsonb_to_recordset($1::jsonb) AS t(ids bigint[], blocks boolean), delivery w
  WHERE t.blocks AND w.id = ANY (t.ids) AND b.conversation = w.conversation AND b.id > w.id
    AND b.state = 'queued' AND b.lease_by = ${worker}::int AND b.id NOT IN (SELECT unnest(o.ids) FROM jsonb_to_recordset($1::jsonb) AS o(ids bigint[]))
  RETURNING 1)`;

/**
 * Rows are found by an array of ids, and by `done_at`, which says the same as the state: a join, or an index of what is queued,
 * would begin with everything that is queued, and that is much at night.
 */
const FATES = `
UPDATE delivery d SET state = t.state, ref = coalesce(t.ref, d.ref), slot = coalesce(t.slot, d.slot), error = t.error,
  attempts = d.attempts + CASE WHEN t.tried THEN 1 ELSE 0 END, pieces = coalesce(t.pieces, d.pieces),
  not_before = CASE WHEN t."to" IS NULL THEN coalesce(t.at, d.not_before) END, held = t.held, told = d.told AND t.state = 'queued', opens = d.opens OR coalesce(t.opens, false),
  conversation = coalesce(t."to", d.conversation), moved = CASE WHEN t."to" IS NULL THEN d.moved ELSE d.conversation END,
  notice = CASE WHEN t.state <> 'queued' AND d.notice #>> '{say,kind}' IN ('bind-code', 'link-code') THEN d.notice #- '{say,code}' ELSE d.notice END,
  lease_by = NULL, lease_until = NULL, done_at = CASE WHEN t.state = 'queued' THEN NULL ELSE $2::timestamptz END
FROM jsonb_to_recordset($1::jsonb) AS t(ids bigint[], state text, ref text, slot text, error text, at timestamptz, pieces int, held text, opens boolean, "to" text, tried boolean, chat text)
WHERE d.id = ANY (t.ids) AND d.done_at IS NULL`;

/** What fates change in the chats, in the same statement: the leave to write that was used, and questions that are open now. */
const chats = (effects: string) => `lk AS MATERIALIZED (
  SELECT id FROM conversation WHERE id = ANY (ARRAY(SELECT t.one->>'conversation' FROM jsonb_array_elements(${effects}::jsonb) AS t(one)))
  ORDER BY id FOR UPDATE),
chats AS (
  UPDATE conversation c SET version = c.version + 1,
    prompts = jsonb_path_query_array(c.prompts || t.prompts, '$[last - 7 to last]'),
    openings = spend(coalesce((SELECT jsonb_agg(o) FROM jsonb_array_elements(c.openings) o WHERE NOT t.shut ? (o->>'slot')), '[]'), t.spent, $2::timestamptz)
  FROM jsonb_to_recordset(${effects}::jsonb) AS t(conversation text, prompts jsonb, spent jsonb, shut jsonb, seen int)
  WHERE (SELECT count(*) FROM lk) >= 0 AND c.id = t.conversation AND (t.seen IS NULL OR c.version = t.seen) RETURNING c.id)`;

/** The statement that writes fates, with no more in it than these need; nearly all need the bare one. */
function markOf(tells: boolean, blocks: boolean): Statement {
  const parts = [...(tells ? [chats("$3")] : []), ...(blocks ? [behind(tells ? "$4" : "$3")] : [])];
  const told = tells ? " AND (t.chat IS NULL OR t.chat IN (SELECT id FROM chats))" : "";
  return {
    name: `mark${tells ? "_tell" : ""}${blocks ? "_behind" : ""}`,
    text: `${parts.length === 0 ? "" : `WITH ${parts.join(",\n")}`}${FATES}${told} RETURNING 1`,
  };
}

/**
 * Only what has used up a third of its lease, and never waiting for a row whose fate is just being written. By arrays: as a
 * join, of which the hot path knows only nested loops, twenty thousand rows took a minute and a half.
 */
const RENEW = `
WITH mine AS (
  SELECT d.id FROM delivery d
  WHERE d.id = ANY (ARRAY(SELECT value::bigint FROM jsonb_array_elements_text($1::jsonb))) AND d.lease_by = $3::int
    AND d.done_at IS NULL AND d.lease_until < $2::timestamptz - interval '10 seconds'
  FOR UPDATE SKIP LOCKED)
UPDATE delivery SET lease_until = $2::timestamptz WHERE id = ANY (ARRAY(SELECT id FROM mine)) RETURNING 1`;

/** A notice that arrived is noted; one that did not is planned anew, since its words still wait. */
const REPORTED = `
UPDATE delivery d SET arrived = CASE WHEN $3 = 'arrived' THEN $4::timestamptz ELSE d.arrived END,
  held = CASE WHEN $3 = 'failed' AND d.state = 'queued' THEN NULL ELSE d.held END,
  not_before = CASE WHEN $3 = 'failed' AND d.state = 'queued' THEN NULL ELSE d.not_before END
FROM conversation c WHERE c.id = d.conversation AND d.conversation = $1 AND d.ref = $2
RETURNING d.id::text, d.conversation, c.platform, c.chat, c.kind, c.language, d.recipient, d.request, d.notice, d.weight, d.opens, d.moved,
  true AS noticed, d.attempts, d.pieces, d.created_at, pg_notify('delivery', '')::text AS told`;

const LATELY = `
SELECT state, coalesce(held, '') AS held, count(*)::int AS count FROM delivery
WHERE created_at >= $1::timestamptz GROUP BY 1, 2 ORDER BY 1, 2`;

const SENT_TO = `
SELECT count(*)::int AS count FROM delivery
WHERE recipient = $1 AND done_at >= $2::timestamptz AND state = 'accepted' AND weight NOT IN ('critical', 'reply')
  AND recipient NOT IN ('reporter', 'groups')`;
