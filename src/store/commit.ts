import type { Request } from "../core/request.js";
import { situationOf } from "../core/situation.js";
import type { Hot } from "./hot.js";
import { chain, GENESIS } from "./ledger.js";
import { promptOf } from "./prompt.js";
import type { Change, Conversation, Delivery, Errand, Prompt, Write } from "./types.js";

/** What a batch of writes comes to as rows, table by table. */
export type Rows = Readonly<{
  inboxes: object[];
  conversations: Map<string, Conversation>;
  prompts: Map<string, { id: string; platform: string; chat: string; kind: string; prompts: Prompt[] }>;
  people: object[];
  accounts: object[];
  requests: object[];
  events: object[];
  materials: object[];
  errands: ErrandRow[];
  /** Chats whose person has just spoken: what was held for them goes out now. */
  released: string[];
  counters: { office: string; year: number; expected: number; value: number }[];
  settled: object[];
  roster: object[];
  audits: object[];
  made: object[];
  used: object[];
  selves: object[];
}>;

/** `owner` and `place`: whose delivery it is, of which the writes of a batch are told. */
type ErrandRow = Readonly<{ owner: number; place: number; conversation: string; [column: string]: unknown }>;

/** No rows yet. */
export function emptyRows(): Rows {
  return {
    inboxes: [],
    conversations: new Map(),
    prompts: new Map(),
    people: [],
    accounts: [],
    requests: [],
    events: [],
    materials: [],
    errands: [],
    released: [],
    counters: [],
    settled: [],
    roster: [],
    audits: [],
    made: [],
    used: [],
    selves: [],
  };
}

/** Adds the rows of one write; `index` tells later whose deliveries are whose. */
export function addRows(rows: Rows, write: Write, index: number, at: Readonly<{ office: string; now: number }>): void {
  if (write.inbox) {
    const { at: sentAt, due } = write.inbox;
    rows.inboxes.push({ ...write.inbox, at: iso(sentAt), due: due === undefined ? undefined : iso(due) });
  }
  addPeople(rows, write, at);
  if (write.person) rows.people.push(write.person);
  if (write.account) rows.accounts.push(write.account);
  if (write.conversation) rows.conversations.set(write.conversation.id, write.conversation);
  rows.released.push(...(write.released ?? []));
  for (const change of write.changes) addChange(rows, change, at.office);
  for (const material of write.materials)
    rows.materials.push({ ...material, at: iso(material.at), state: material.file === undefined ? "none" : "wanted" });
  write.errands.forEach((errand, place) => {
    const { keep: _keep, ...notice } = errand.notice;
    rows.errands.push({
      owner: index,
      place,
      conversation: errand.conversation,
      recipient: errand.recipient,
      weight: errand.weight,
      notice,
      request: notice.request,
      card: notice.card,
      hold: errand.hold === undefined ? undefined : iso(errand.hold),
      firm: errand.firm ?? false,
      opens: errand.opens ?? false,
      undelivered: errand.undelivered,
    });
    if (errand.undelivered === undefined) addPrompt(rows, errand, at.now);
  });
}

/** What changes about who is there and who has which account. */
function addPeople(rows: Rows, write: Write, { office, now }: Readonly<{ office: string; now: number }>): void {
  rows.settled.push(...(write.settled ?? []));
  for (const row of write.roster ?? [])
    rows.roster.push({ ...row, office, from: iso(row.from), until: iso(row.until) });
  const conversation = write.conversation?.id ?? "";
  for (const audit of write.audited ?? []) rows.audits.push({ ...audit, conversation, at: iso(now) });
  if (write.code?.do === "make") rows.made.push({ ...write.code, expires: iso(write.code.expires) });
  if (write.code?.do === "use") rows.used.push({ hash: write.code.hash, at: iso(now) });
  if (write.selves) rows.selves.push(write.selves);
}

/** What was said last is what a bare number answers: the prompt goes with the message that shows it, now or when it goes out. */
function addPrompt(rows: Rows, { conversation: id, platform, chat, kind, notice, opens }: Errand, at: number): void {
  const prompt = opens === true ? undefined : promptOf(notice, kind, at);
  const entry = rows.prompts.get(id) ?? { id, platform, chat, kind, prompts: [] };
  rows.prompts.set(id, entry);
  if (prompt !== undefined) entry.prompts.push(prompt);
}

function addChange(rows: Rows, { before, request, events, nextDue }: Change, office: string): void {
  let head = before?.head ?? GENESIS;
  let seq = before?.version ?? 0;
  for (const event of events) {
    seq++;
    head = chain(head, request.id, seq, event);
    rows.events.push({ request: request.id, seq, at: iso(event.at), by: event.by, fact: event.fact, hash: head });
  }
  rows.requests.push({
    ...columns(request),
    office,
    version: seq,
    expected: before?.version ?? 0,
    head,
    next: nextDue === undefined ? undefined : iso(nextDue),
    state: request,
  });
}

function columns(request: Request): object {
  const { id, year, no, status, reporter, origin, matter, firstAsked, accountable, offer, due } = request;
  return {
    id,
    year,
    no,
    status,
    situation: situationOf(request),
    reporter,
    origin,
    category: matter.category,
    area: matter.area,
    urgency: matter.urgency,
    first: firstAsked,
    accountable,
    offeree: offer?.to,
    drafted: iso(request.draftedAt),
    registered: request.registeredAt === undefined ? undefined : iso(request.registeredAt),
    closed: request.closedAt === undefined ? undefined : iso(request.closedAt),
    answer: due === undefined ? undefined : iso(due.answer),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** A delivery that the commit made, and whether it was leased to this process at once. */
export type Made = Readonly<{
  owner: number;
  place: number;
  id: string;
  leased: boolean;
  language: string | undefined;
}>;

/** Writes everything in one statement, the second of the hot path's two: all of it or, with a Conflict, none. */
export async function writeRows(
  hot: Hot,
  rows: Rows,
  now: number,
  worker: number | undefined,
): Promise<readonly Made[]> {
  const prompts = mergePrompts(rows);
  const document = {
    now: iso(now),
    worker,
    inboxes: rows.inboxes,
    conversations: [...rows.conversations.values()].map((row) => ({
      ...row,
      last: row.lastAt === undefined ? undefined : iso(row.lastAt),
    })),
    prompts,
    people: rows.people,
    accounts: rows.accounts,
    requests: rows.requests,
    events: rows.events,
    materials: rows.materials,
    errands: rows.errands.map((errand) => withChat(errand, rows.conversations)),
    released: rows.released,
    counters: rows.counters,
    settled: rows.settled,
    roster: rows.roster,
    audits: rows.audits,
    made: rows.made,
    used: rows.used,
    selves: rows.selves,
  };
  const [answer] = await hot<{ made: readonly MadeRow[] | null; languages: readonly (string | null)[] | null }>(
    { name: "commit", text: COMMIT },
    JSON.stringify(document),
  );
  return rows.errands.map(({ owner, place }, nth) => {
    const { id, leased } = answer?.made?.[nth] ?? {};
    if (id === undefined || leased === undefined)
      throw new Error("the database made fewer deliveries than it was given");
    return { owner, place, id, leased, language: answer?.languages?.[nth] ?? undefined };
  });
}

/** A delivery that was made, in the order in which the errands were given. */
type MadeRow = Readonly<{ id: string; leased: boolean }>;

/** With what its chat has just become in this batch: the statement itself does not see its own writes. */
function withChat(errand: ErrandRow, conversations: Rows["conversations"]): object {
  const own = conversations.get(errand.conversation);
  if (own === undefined) return errand;
  return { ...errand, language: own.language, last: own.lastAt === undefined ? undefined : iso(own.lastAt) };
}

/** Prompts for a chat whose row this batch writes anyway go into that row; the others are added to what is there. */
function mergePrompts(rows: Rows): readonly object[] {
  const others: object[] = [];
  for (const entry of rows.prompts.values()) {
    const own = rows.conversations.get(entry.id);
    if (own === undefined) others.push(entry);
    else rows.conversations.set(entry.id, { ...own, prompts: [...own.prompts, ...entry.prompts].slice(-KEPT) });
  }
  return others;
}

/** How many open prompts a chat keeps: the oldest are forgotten, their buttons still work. */
const KEPT = 8;

const COMMIT = `
WITH x AS (SELECT $1::jsonb AS j),
i AS (
  INSERT INTO inbox (platform, key, at, conversation, sender, body, fate, ref, due)
  SELECT platform, key, at, conversation, sender, body, fate, ref, due
  FROM x, jsonb_to_recordset(x.j->'inboxes') AS t(platform text, key text, at timestamptz, conversation text, sender text, body jsonb, fate text, ref text, due timestamptz)
  ON CONFLICT DO NOTHING RETURNING 1),
st AS (
  UPDATE inbox i SET fate = 'done', due = NULL
  FROM x, jsonb_to_recordset(x.j->'settled') AS t(platform text, key text)
  WHERE i.platform = t.platform AND i.key = t.key AND i.fate = 'waiting' RETURNING 1),
ro AS (
  INSERT INTO roster AS r (id, office, kind, staff, other, area, "from", until, state, briefed, category, text)
  SELECT id, office, kind, staff, other, area, "from", until, state, briefed, category, text
  FROM x, jsonb_to_recordset(x.j->'roster') AS t(id text, office text, kind text, staff text, other text, area text, "from" timestamptz, until timestamptz, state text, briefed boolean, category text, text text)
  ON CONFLICT (id) DO UPDATE SET other = excluded.other, until = excluded.until, state = excluded.state, briefed = excluded.briefed RETURNING 1),
au AS (
  INSERT INTO audit (at, by, conversation, what, about)
  SELECT at, by, conversation, what, about
  FROM x, jsonb_to_recordset(x.j->'audits') AS t(at timestamptz, by text, conversation text, what text, about jsonb) RETURNING 1),
cm AS (
  INSERT INTO code (hash, staff, person, chat, by, expires)
  SELECT hash, staff, person, chat, by, expires
  FROM x, jsonb_to_recordset(x.j->'made') AS t(hash text, staff text, person text, chat text, by text, expires timestamptz)
  ON CONFLICT (hash) DO UPDATE SET staff = excluded.staff, person = excluded.person, chat = excluded.chat, by = excluded.by,
    expires = excluded.expires, used_at = NULL RETURNING 1),
us AS (
  UPDATE code c SET used_at = t.at FROM x, jsonb_to_recordset(x.j->'used') AS t(hash text, at timestamptz)
  WHERE c.hash = t.hash AND c.used_at IS NULL RETURNING 1),
sv AS (
  SELECT become(one) FROM x, jsonb_array_elements(x.j->'selves') AS one),
n AS (
  UPDATE counter c SET value = t.value
  FROM x, jsonb_to_recordset(x.j->'counters') AS t(office text, year int, expected int, value int)
  WHERE c.office = t.office AND c.year = t.year AND c.value = t.expected RETURNING 1),
p AS (
  INSERT INTO person (id, name, phone, language, preferred)
  SELECT id, name, phone, language, preferred
  FROM x, jsonb_to_recordset(x.j->'people') AS t(id text, name text, phone text, language text, preferred text) RETURNING 1),
a AS (
  INSERT INTO account (platform, "user", person, staff, listed)
  SELECT platform, "user", person, staff, listed
  FROM x, jsonb_to_recordset(x.j->'accounts') AS t(platform text, "user" text, person text, staff text, listed text)
  ON CONFLICT (platform, "user") DO UPDATE SET person = coalesce(account.person, excluded.person),
    staff = coalesce(excluded.staff, account.staff), listed = coalesce(excluded.listed, account.listed)
  WHERE account.person IS NULL OR excluded.person IS NULL RETURNING 1),
-- Chats are locked in one order, here and where fates are written: two statements that share several never wait for each other.
lk AS MATERIALIZED (
  SELECT id FROM conversation WHERE id = ANY (ARRAY(SELECT t.one->>'id' FROM x, jsonb_array_elements(x.j->'conversations' || (x.j->'prompts')) AS t(one)))
  ORDER BY id FOR UPDATE),
cn AS (
  INSERT INTO conversation (id, platform, chat, kind, person, language, prompts, openings, stopped, muted, album, version, last_at)
  SELECT id, platform, chat, kind, person, language, prompts, openings, stopped, muted, album, 0, last
  FROM x, jsonb_to_recordset(x.j->'conversations') AS t(id text, platform text, chat text, kind text, person text, language text, prompts jsonb, openings jsonb, stopped boolean, muted boolean, album text, version int, last timestamptz)
  WHERE t.version < 0 ON CONFLICT DO NOTHING RETURNING id),
cu AS (
  UPDATE conversation c SET person = t.person, language = t.language, prompts = t.prompts, openings = t.openings, stopped = t.stopped, muted = t.muted, album = t.album, version = c.version + 1, last_at = t.last
  FROM x, jsonb_to_recordset(x.j->'conversations') AS t(id text, person text, language text, prompts jsonb, openings jsonb, stopped boolean, muted boolean, album text, version int, last timestamptz)
  WHERE (SELECT count(*) FROM lk) >= 0 AND c.id = t.id AND t.version >= 0 AND c.version = t.version RETURNING c.id),
cp AS (
  INSERT INTO conversation AS c (id, platform, chat, kind, prompts)
  SELECT id, platform, chat, kind, prompts
  FROM x, jsonb_to_recordset(x.j->'prompts') AS t(id text, platform text, chat text, kind text, prompts jsonb)
  WHERE (SELECT count(*) FROM lk) >= 0 ORDER BY id
  ON CONFLICT (id) DO UPDATE SET prompts = jsonb_path_query_array(c.prompts || excluded.prompts, '$[last - 7 to last]'), version = c.version + 1
  WHERE excluded.prompts <> '[]' RETURNING 1),
rn AS (
  INSERT INTO request (id, office, year, no, status, situation, reporter, origin, category, area, urgency, first_asked, accountable, offeree, next_due, drafted_at, registered_at, closed_at, answer_due, version, head, state)
  SELECT id, office, year, no, status, situation, reporter, origin, category, area, urgency, first, accountable, offeree, next, drafted, registered, closed, answer, version, head, state
  FROM x, jsonb_to_recordset(x.j->'requests') AS t(id text, office text, year int, no int, status text, situation text, reporter text, origin text, category text, area text, urgency text, first text, accountable text, offeree text, next timestamptz, drafted timestamptz, registered timestamptz, closed timestamptz, answer timestamptz, version int, expected int, head text, state jsonb)
  WHERE t.expected = 0 RETURNING 1),
ru AS (
  UPDATE request r SET year = t.year, no = t.no, status = t.status, situation = t.situation, category = t.category, area = t.area, urgency = t.urgency,
    first_asked = t.first, accountable = t.accountable, offeree = t.offeree, next_due = t.next, registered_at = t.registered, closed_at = t.closed, answer_due = t.answer, version = t.version, head = t.head, state = t.state
  FROM x, jsonb_to_recordset(x.j->'requests') AS t(id text, year int, no int, status text, situation text, category text, area text, urgency text, first text, accountable text, offeree text, next timestamptz, registered timestamptz, closed timestamptz, answer timestamptz, version int, expected int, head text, state jsonb)
  WHERE r.id = t.id AND t.expected > 0 AND r.version = t.expected RETURNING 1),
e AS (
  INSERT INTO event (request, seq, at, by, fact, hash)
  SELECT request, seq, at, by, fact, hash
  FROM x, jsonb_to_recordset(x.j->'events') AS t(request text, seq int, at timestamptz, by jsonb, fact jsonb, hash text) RETURNING 1),
m AS (
  INSERT INTO material (id, request, at, by, kind, text, platform, file, state)
  SELECT id, request, at, by, kind, text, platform, file, state
  FROM x, jsonb_to_recordset(x.j->'materials') AS t(id text, request text, at timestamptz, by jsonb, kind text, text text, platform text, file jsonb, state text) RETURNING 1),
d AS (
  SELECT t.*, (x.j->>'now')::timestamptz AS now, (x.j->>'worker')::int AS worker, COALESCE(t.language, c.language) AS spoken,
    q.muted, CASE WHEN q.muted THEN (x.j->>'now')::timestamptz + interval '15 days' WHEN NOT t.firm AND GREATEST(t.last, c.last_at) > (x.j->>'now')::timestamptz - interval '30 minutes' THEN NULL ELSE t.hold END AS wait
  FROM x, jsonb_to_recordset(x.j->'errands') AS t(owner int, place int, conversation text, recipient text, weight text, notice jsonb, request text, card text, hold timestamptz, firm boolean, opens boolean, undelivered text, language text, last timestamptz)
  LEFT JOIN conversation c ON c.id = t.conversation
  -- Longer than such things last, and never what answers somebody who is here.
  CROSS JOIN LATERAL (SELECT COALESCE(c.muted, false) AND t.last IS NULL AND t.recipient = 'reporter'
    AND t.weight = 'news' AS muted) q),
dn AS (
  INSERT INTO delivery (conversation, request, recipient, notice, weight, card, not_before, held, opens, state, error, done_at, created_at, lease_by, lease_until)
  SELECT conversation, request, recipient, notice, weight, card, wait, CASE WHEN wait IS NULL THEN NULL WHEN muted THEN 'muted' ELSE 'quiet' END, opens,
    CASE WHEN undelivered IS NULL THEN 'queued' ELSE 'failed' END, undelivered, CASE WHEN undelivered IS NULL THEN NULL ELSE now END,
    now, w.by, CASE WHEN w.by IS NULL THEN NULL ELSE now + interval '30 seconds' END
  FROM d, LATERAL (SELECT CASE WHEN d.wait IS NULL AND d.undelivered IS NULL AND NOT EXISTS (
    SELECT 1 FROM delivery o WHERE o.conversation = d.conversation AND o.state = 'queued'
      AND (o.not_before IS NULL OR o.not_before <= d.now OR (o.attempts > 0 AND o.held IS NULL)) AND o.lease_by IS DISTINCT FROM d.worker) THEN d.worker END AS by OFFSET 0) w
  ORDER BY owner, place
  RETURNING id, lease_by),
hr AS (
  UPDATE delivery h SET not_before = NULL, held = NULL
  -- An array, not a join: a join may begin with everything that is queued.
  WHERE h.conversation = ANY (ARRAY(SELECT jsonb_array_elements_text(x.j->'released') FROM x)) AND h.state = 'queued' AND h.held IS NOT NULL AND h.held <> 'budget' RETURNING 1)
SELECT (SELECT jsonb_agg(jsonb_build_object('id', id::text, 'leased', lease_by IS NOT NULL) ORDER BY id) FROM dn) AS made,
  (SELECT jsonb_agg(spoken ORDER BY owner, place) FROM d) AS languages,
  (SELECT count(*) FROM sv)::int,
  CASE WHEN EXISTS (SELECT 1 FROM dn WHERE lease_by IS NULL) OR EXISTS (SELECT 1 FROM hr) THEN pg_notify('delivery', '')::text END,
  demand((SELECT count(*) FROM i) = jsonb_array_length(x.j->'inboxes')
    AND (SELECT count(*) FROM a) = jsonb_array_length(x.j->'accounts')
    AND (SELECT count(*) FROM st) = jsonb_array_length(x.j->'settled')
    AND (SELECT count(*) FROM us) = jsonb_array_length(x.j->'used')
    AND (SELECT count(*) FROM n) = jsonb_array_length(x.j->'counters')
    AND (SELECT count(*) FROM cn) + (SELECT count(*) FROM cu) = jsonb_array_length(x.j->'conversations')
    AND (SELECT count(*) FROM rn) + (SELECT count(*) FROM ru) = jsonb_array_length(x.j->'requests'))
FROM x`;

/** Whether an error says that somebody else was first. */
export function isConflict(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /shouwen: conflict|duplicate key|Unique constraint|could not serialize|deadlock detected/.test(text);
}

/** Kept beside the statement so that a delivery can be handed on without reading it again. */
export function toDelivery(write: Write, made: Made): Delivery | undefined {
  const errand = write.errands[made.place];
  if (errand === undefined || !made.leased) return undefined;
  return {
    id: made.id,
    conversation: errand.conversation,
    platform: errand.platform,
    chat: errand.chat,
    kind: errand.kind,
    language: made.language ?? undefined,
    recipient: errand.recipient,
    request: errand.notice.request,
    notice: errand.notice,
    weight: errand.weight,
    opens: errand.opens ?? false,
    moved: undefined,
    noticed: false,
    attempts: 0,
    pieces: 0,
    createdAt: 0,
  };
}
