import pg from "pg";
import type { Office } from "../../../src/core/office.js";
import { addRows, emptyRows, writeRows } from "../../../src/store/commit.js";
import { connect } from "../../../src/store/connect.js";
import { type MadeUp, makeUp } from "../../support/made-up.js";

/** What is to be made: how many requests, of which office, the last of them at this instant. */
export type Wish = Readonly<{ url: string; office: Office; until: number; all: number; tell: (line: string) => void }>;

const WEEK = 7 * 86_400_000;
const WEEKS = 12;
const PER_WEEK = 250;
/** How many copies of the latest twelve weeks there are: a district of forty such towns. */
const TOWNS = 40;
/** How many times four weeks lie before them. */
const STEPS = 21;
/** What is written in one statement of the program's own. */
const TOGETHER = 50;

/**
 * Fills an empty database that has its tables: twelve weeks are played against the real `decide` and written by the store's own
 * statement, the rest are copies of them, made in SQL, the closed ones put back in time. Resolves to how many requests there are.
 */
export async function seed({ url, office, until, all, tell }: Wish): Promise<number> {
  const from = until - WEEKS * WEEK;
  const lives = makeUp({ office, from, weeks: WEEKS, perWeek: PER_WEEK, seed: 2026 });
  await write(url, office, lives);
  tell(`${lives.length} requests were played`);
  const settledBy = new Date(from + 4 * WEEK).toISOString();
  const settled = lives.filter(({ request: { status, registeredAt = 0 } }) => {
    return status === "closed" && registeredAt < from + 4 * WEEK;
  }).length;
  const each = Math.ceil((all - TOWNS * lives.length) / (STEPS * settled));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const indexes = await prepare(client);
    await copy(client, { first: 1, last: TOWNS - 1, days: 0, settledBy: "infinity", closed: false });
    for (let step = 1; step <= STEPS; step++) {
      const first = TOWNS + (step - 1) * each;
      await copy(client, { first, last: first + each - 1, days: step * 28, settledBy, closed: true });
      if (step % 5 === 0) tell(`${TOWNS * lives.length + step * each * settled} requests`);
    }
    await client.query(FINDING);
    await client.query(DELIVERIES);
    tell("building the indexes");
    for (const index of indexes) await client.query(index);
    await client.query("VACUUM ANALYZE");
    const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM request");
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

async function write(url: string, office: Office, lives: readonly MadeUp[]): Promise<void> {
  const { hot, close } = connect(url);
  const at = { office: office.id, now: Date.now() };
  for (let start = 0; start < lives.length; start += TOGETHER) {
    const rows = emptyRows();
    for (const { request, events } of lives.slice(start, start + TOGETHER)) {
      const change = { before: undefined, request, events, nextDue: undefined };
      addRows(rows, { changes: [change], materials: [], errands: [] }, start, at);
    }
    await writeRows(hot, rows, at.now, undefined);
  }
  await close();
}

/** Sets the played ones aside as what is copied, and takes away triggers and indexes; gives what makes the indexes again. */
async function prepare(client: pg.Client): Promise<readonly string[]> {
  await client.query("SET session_replication_role = replica");
  await client.query("SET synchronous_commit = off");
  await client.query("SET maintenance_work_mem = '512MB'");
  await client.query("CREATE TEMP TABLE played AS SELECT * FROM request");
  await client.query("CREATE TEMP TABLE played_event AS SELECT * FROM event");
  await client.query("ANALYZE played, played_event");
  const { rows } = await client.query<{ name: string; made: string }>(INDEXES);
  for (const { name } of rows) await client.query(`DROP INDEX ${client.escapeIdentifier(name)}`);
  return rows.map(({ made }) => made);
}

type Copies = Readonly<{ first: number; last: number; days: number; settledBy: string; closed: boolean }>;

async function copy(client: pg.Client, { first, last, days, settledBy, closed }: Copies): Promise<void> {
  const values = [first, last, days, settledBy, closed, WEEKS * PER_WEEK];
  await client.query(REQUESTS, values);
  await client.query(EVENTS, values);
}

const INDEXES = `
SELECT i.indexname AS name, i.indexdef AS made FROM pg_indexes i
WHERE i.schemaname = 'public' AND i.tablename IN ('request', 'event', 'finding', 'delivery')
  AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`;

const SOURCE = `FROM played r CROSS JOIN generate_series($1::int, $2::int) AS copy, make_interval(days => $3::int) AS back`;
const WHICH = `r.registered_at < $4::timestamptz AND (NOT $5::boolean OR r.status = 'closed')`;

const REQUESTS = `
INSERT INTO request (id, office, year, no, status, situation, reporter, origin, category, area, urgency, first_asked, accountable, offeree,
  next_due, drafted_at, registered_at, closed_at, answer_due, version, head, state)
SELECT r.id || '+' || copy, r.office, r.year, copy * $6::int + r.no, r.status, r.situation, r.reporter || '+' || copy, r.origin, r.category, r.area,
  r.urgency, r.first_asked, r.accountable, r.offeree, r.next_due - back, r.drafted_at - back, r.registered_at - back, r.closed_at - back,
  r.answer_due - back, r.version, r.head, r.state
${SOURCE} WHERE ${WHICH}`;

const EVENTS = `
INSERT INTO event (request, seq, at, by, fact, hash)
SELECT r.id || '+' || copy, e.seq, e.at - back, e.by, CASE e.fact->>'is'
  WHEN 'drafted' THEN e.fact || jsonb_build_object('id', r.id || '+' || copy)
  WHEN 'registered' THEN e.fact || jsonb_build_object('no', copy * $6::int + r.no) ELSE e.fact END, e.hash
${SOURCE}, played_event e WHERE ${WHICH} AND e.request = r.id`;

const FINDING = `
INSERT INTO finding (request, text) SELECT id, findable(state) FROM request r
WHERE no > 0 AND NOT coalesce((state->>'sealed')::boolean, false) ON CONFLICT DO NOTHING`;

/** Two messages of each: one to the resident, one to whoever is answerable. */
const DELIVERIES = `
INSERT INTO delivery (conversation, request, recipient, notice, weight, state, created_at, done_at)
SELECT 'web:' || CASE n WHEN 1 THEN r.reporter ELSE r.accountable END, r.id, CASE n WHEN 1 THEN 'reporter' ELSE r.accountable END,
  '{"say": {"kind": "claimed"}}', 'news', 'accepted', r.registered_at, r.registered_at + interval '1 minute'
FROM request r CROSS JOIN generate_series(1, 2) AS n WHERE r.accountable IS NOT NULL ORDER BY r.registered_at`;
