import type { Say } from "../core/say.js";
import { type RawSights, type RawVisits, SIGHTS, sightsOf, VISITS, visitsOf } from "./aside.js";
import type { Hot } from "./hot.js";
import { KIN, TWINS } from "./households.js";
import type { Conversation, Scene, SceneQuery, Stored, Waiting } from "./types.js";

/** Reads the scenes of many decisions in one statement: the first of the hot path's two. */
export async function readScenes(hot: Hot, queries: readonly SceneQuery[], now: number): Promise<readonly Scene[]> {
  const asked = queries.map(({ code, own, visitsSince, ...query }, i) => ({
    i,
    ...query,
    conversation: `${query.platform}:${query.chat}`,
    now: new Date(now).toISOString(),
    ...(code === undefined ? {} : { code: code.hash }),
    ...(own === undefined ? {} : { own: own.ref, said: new Date(own.after).toISOString() }),
    ...(visitsSince === undefined ? {} : { week: new Date(visitsSince).toISOString() }),
  }));
  const rows = await hot<{ i: number; scene: RawScene }>({ name: "scene", text: SCENE }, JSON.stringify(asked));
  const scenes = new Map(rows.map((row) => [row.i, row.scene]));
  return queries.map((query, i) => toScene(query, scenes.get(i)));
}

type RawScene = Readonly<{
  seen: boolean;
  overtaken: boolean;
  conversation: (Omit<Conversation, "lastAt"> & { lastAt: string | null }) | null;
  person: Scene["person"] | null;
  selves: readonly { id: string; chat: string | null }[] | null;
  staff: string | null;
  quoted: string | null;
  pressed: Say | null;
  requests: readonly Stored[] | null;
  held: Scene["held"];
  waiting: readonly (Omit<Waiting, "due"> & { due: string })[] | null;
  listed: string | null;
  sights: RawSights | null;
  visits: RawVisits | null;
  code: RawCode | null;
  load: Readonly<Record<string, number>> | null;
}>;

type RawCode = Readonly<{
  hash: string;
  staff?: string | null;
  person?: string | null;
  chat?: string | null;
  expires?: string;
  used?: boolean;
  here: number;
  anywhere: number;
}>;

/** A chat that has no row yet. */
function freshChat({ platform, chat, kind }: SceneQuery): Conversation {
  return {
    id: `${platform}:${chat}`,
    platform,
    chat,
    kind,
    person: undefined,
    language: undefined,
    prompts: [],
    openings: [],
    stopped: false,
    muted: false,
    album: undefined,
    version: -1,
    lastAt: undefined,
  };
}

function toScene(query: SceneQuery, raw: RawScene | undefined): Scene {
  if (raw === undefined) throw new Error("the database gave no scene for a query");
  const { conversation } = raw;
  return {
    seen: raw.seen,
    overtaken: raw.overtaken,
    conversation:
      conversation === null
        ? freshChat(query)
        : { ...conversation, lastAt: conversation.lastAt === null ? undefined : Date.parse(conversation.lastAt) },
    person: raw.person ?? undefined,
    selves: (raw.selves ?? []).map(({ id, chat }) => ({ id, chat: chat ?? undefined })),
    staff: raw.staff ?? undefined,
    quoted: raw.quoted ?? undefined,
    pressed: raw.pressed ?? undefined,
    requests: raw.requests ?? [],
    held: raw.held,
    waiting: (raw.waiting ?? []).map((one) => ({ ...one, person: one.person ?? undefined, due: Date.parse(one.due) })),
    listed: raw.listed ?? undefined,
    code: codeOf(raw.code),
    sights: sightsOf(raw.sights),
    visits: visitsOf(raw.visits),
    load: new Map(Object.entries(raw.load ?? {})),
  };
}

function codeOf(raw: RawScene["code"]): Scene["code"] {
  if (raw === null) return undefined;
  const { hash, staff, person, chat, expires, used, here, anywhere } = raw;
  return {
    hash,
    staff: staff ?? undefined,
    person: person ?? undefined,
    chat: chat ?? undefined,
    expires: expires === undefined ? undefined : Date.parse(expires),
    used: used ?? false,
    misses: { here, anywhere },
  };
}

/** What equals have to do: what they are answerable for and have not answered, and what they are asked to take. */
const LOAD = `CASE WHEN q.equals IS NOT NULL THEN (
    SELECT jsonb_object_agg(e.staff,
      (SELECT count(*) FROM request o WHERE o.accountable = e.staff AND o.status IN ('registered', 'claimed') AND o.offeree IS NULL)
      + (SELECT count(*) FROM request o WHERE o.offeree = e.staff AND o.status IN ('registered', 'claimed')))
    FROM unnest(q.equals) AS e(staff)) END`;

/**
 * How many requests of each sort are read at most: enough for every choice in a chat. Whoever decides has none of their own: what
 * they were asked about is read, for their next words or digit may mean it. In a topic stands what was said to its group.
 */
const SCENE = `
SELECT q.i, jsonb_build_object(
  'seen', (SELECT true FROM inbox n WHERE n.platform = q.platform AND n.key = q.key LIMIT 1) IS NOT NULL,
  'overtaken', q.own IS NOT NULL AND EXISTS (SELECT 1 FROM inbox n WHERE n.conversation = q.conversation AND n.at >= q.said AND n.body->>'ref' = q.own AND n.body #>> '{quote,ref}' = q.own),
  'conversation', CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object(
    'id', c.id, 'platform', c.platform, 'chat', c.chat, 'kind', c.kind, 'person', c.person, 'language', c.language,
    'prompts', c.prompts, 'openings', c.openings, 'stopped', c.stopped, 'muted', c.muted, 'album', c.album, 'version', c.version, 'lastAt', c.last_at) END,
  'person', CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'preferred', p.preferred) END,
  'selves', CASE WHEN p.self IS NOT NULL THEN (
    SELECT jsonb_agg(jsonb_build_object('id', s.id, 'chat', k.id) ORDER BY k.last_at DESC NULLS LAST, s.id)
    FROM person s LEFT JOIN conversation k ON k.person = s.id AND k.kind = 'private' WHERE s.self = p.self AND s.id <> p.id) END,
  'staff', coalesce(q.staff, a.staff),
  'quoted', quoted.request, 'pressed', CASE WHEN q.pressed THEN quoted.say END,
  'held', (SELECT jsonb_build_object('quiet', count(*) FILTER (WHERE d.held = 'quiet'), 'window', count(*) FILTER (WHERE d.held IN ('no-window', 'kept-for-result', 'noticed')), 'quota', count(*) FILTER (WHERE d.held = 'quota'), 'muted', count(*) FILTER (WHERE d.held = 'muted'))
    FROM delivery d WHERE d.conversation = q.conversation AND d.state = 'queued' AND d.held IS NOT NULL),
  'listed', a.listed,
  'waiting', CASE WHEN q.kind = 'group' THEN (
    SELECT jsonb_agg(jsonb_build_object('key', w.key, 'due', w.due, 'inbound', w.body, 'person', wa.person) ORDER BY w.at)
    FROM inbox w LEFT JOIN account wa ON wa.platform = w.platform AND wa."user" = w.sender
    WHERE w.conversation = q.conversation AND w.fate = 'waiting') END,
  'code', CASE WHEN q.code IS NOT NULL THEN jsonb_build_object('hash', q.code,
    'here', (SELECT count(*) FROM audit f WHERE f.what = 'code missed' AND f.conversation = q.conversation AND f.at > q.now - interval '10 minutes'),
    'anywhere', (SELECT count(*) FROM audit f WHERE f.what = 'code missed' AND f.at > q.now - interval '10 minutes'))
    || coalesce((SELECT jsonb_build_object('staff', k.staff, 'person', k.person, 'chat', k.chat, 'expires', k.expires, 'used', k.used_at IS NOT NULL) FROM code k WHERE k.hash = q.code), '{}') END,
  'sights', ${SIGHTS},
  'visits', ${VISITS},
  'load', ${LOAD},
  'requests', r.list) AS scene
FROM jsonb_to_recordset($1::jsonb) AS q(i int, office text, platform text, chat text, kind text, "user" text, key text, own text, said timestamptz, staff text, numbers int[], ids text[], ref text, pressed boolean, code text, week timestamptz, sights boolean, equals text[], now timestamptz, conversation text)
LEFT JOIN conversation c ON c.id = q.conversation
LEFT JOIN account a ON a.platform = q.platform AND a."user" = q."user"
LEFT JOIN person p ON p.id = a.person
LEFT JOIN LATERAL (
  SELECT d.request, d.notice->'say' AS say FROM delivery d WHERE q.ref IS NOT NULL AND d.conversation IN (q.conversation, split_part(q.conversation, '/', 1)) AND d.ref = q.ref LIMIT 1
) quoted ON true
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('request', x.state, 'version', x.version, 'head', x.head, 'tell', w.preferred) ORDER BY x.drafted_at DESC) AS list
  FROM request x LEFT JOIN person w ON w.id = x.reporter WHERE x.id IN (WITH base AS (
    SELECT unnest(q.ids) AS id
    UNION SELECT quoted.request
    UNION SELECT split_part(said.data, ':', 2) FROM jsonb_array_elements(c.prompts) AS open(one), jsonb_array_elements_text(open.one->'options' || coalesce(to_jsonb(open.one->>'expects'), '[]')) AS said(data) WHERE coalesce(q.staff, a.staff) IS NOT NULL AND q.kind = 'private'
    UNION SELECT * FROM (SELECT DISTINCT ON (n.no) n.id FROM request n WHERE n.office = q.office AND n.no > 0 AND n.no = ANY (q.numbers) ORDER BY n.no, n.year DESC) named
    UNION SELECT * FROM (SELECT o.id FROM request o WHERE o.reporter = a.person AND o.status <> 'closed' ORDER BY o.drafted_at DESC LIMIT 12) own
    UNION SELECT * FROM (SELECT o.id FROM request o WHERE o.reporter = a.person AND o.status = 'closed' AND o.no > 0 AND o.closed_at > q.now - interval '90 days' ORDER BY o.closed_at DESC LIMIT 3) lately
    UNION SELECT * FROM (SELECT o.id FROM person s JOIN request o ON o.reporter = s.id AND o.status <> 'closed' WHERE p.self IS NOT NULL AND s.self = p.self AND s.id <> p.id ORDER BY o.drafted_at DESC LIMIT 12) theirs
    UNION SELECT * FROM (SELECT o.id FROM person s JOIN request o ON o.reporter = s.id AND o.status = 'closed' AND o.no > 0 WHERE p.self IS NOT NULL AND s.self = p.self AND s.id <> p.id AND o.closed_at > q.now - interval '90 days' ORDER BY o.closed_at DESC LIMIT 3) ended
    UNION SELECT * FROM (SELECT o.id FROM request o WHERE o.accountable = coalesce(q.staff, a.staff) AND o.status IN ('registered', 'claimed', 'answered') ORDER BY o.answer_due LIMIT 30) mine
    UNION SELECT * FROM (SELECT o.id FROM request o WHERE o.offeree = coalesce(q.staff, a.staff) LIMIT 30) offered
    ) SELECT id FROM base UNION ${KIN} UNION ${TWINS}
  )
) r ON true`;
