import type { Hot } from "./hot.js";
import type { Conversation, Scene, SceneQuery, Stored } from "./types.js";

/** Reads the scenes of many decisions in one statement: the first of the hot path's two. */
export async function readScenes(hot: Hot, queries: readonly SceneQuery[]): Promise<readonly Scene[]> {
  const asked = queries.map((query, i) => ({ i, ...query, conversation: `${query.platform}:${query.chat}` }));
  const rows = await hot<{ i: number; scene: RawScene }>({ name: "scene", text: SCENE }, JSON.stringify(asked));
  const scenes = new Map(rows.map((row) => [row.i, row.scene]));
  return queries.map((query, i) => toScene(query, scenes.get(i)));
}

type RawScene = Readonly<{
  seen: boolean;
  conversation: (Omit<Conversation, "lastAt"> & { lastAt: string | null }) | null;
  person: Scene["person"] | null;
  staff: string | null;
  quoted: string | null;
  requests: readonly Stored[] | null;
  held: Scene["held"];
}>;

function toScene(query: SceneQuery, raw: RawScene | undefined): Scene {
  const { platform, chat, kind } = query;
  const fresh: Conversation = {
    id: `${platform}:${chat}`,
    platform,
    chat,
    kind,
    person: undefined,
    language: undefined,
    prompts: [],
    openings: [],
    stopped: false,
    album: undefined,
    version: -1,
    lastAt: undefined,
  };
  if (raw === undefined)
    return {
      seen: false,
      conversation: fresh,
      person: undefined,
      staff: query.staff,
      quoted: undefined,
      requests: [],
      held: { quiet: 0, window: 0 },
    };
  const { conversation } = raw;
  return {
    seen: raw.seen,
    conversation:
      conversation === null
        ? fresh
        : { ...conversation, lastAt: conversation.lastAt === null ? undefined : Date.parse(conversation.lastAt) },
    person: raw.person ?? undefined,
    staff: raw.staff ?? undefined,
    quoted: raw.quoted ?? undefined,
    requests: raw.requests ?? [],
    held: raw.held,
  };
}

/** How many requests of each sort are read at most: enough for every choice in a chat. */
const SCENE = `
SELECT q.i, jsonb_build_object(
  'seen', (SELECT true FROM inbox n WHERE n.platform = q.platform AND n.key = q.key LIMIT 1) IS NOT NULL,
  'conversation', CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object(
    'id', c.id, 'platform', c.platform, 'chat', c.chat, 'kind', c.kind, 'person', c.person, 'language', c.language,
    'prompts', c.prompts, 'openings', c.openings, 'stopped', c.stopped, 'album', c.album, 'version', c.version, 'lastAt', c.last_at) END,
  'person', CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'preferred', p.preferred) END,
  'staff', coalesce(q.staff, a.staff),
  'quoted', quoted.request,
  'held', (SELECT jsonb_build_object('quiet', count(*) FILTER (WHERE d.held = 'quiet'), 'window', count(*) FILTER (WHERE d.held <> 'quiet'))
    FROM delivery d WHERE d.conversation = q.conversation AND d.state = 'queued' AND d.held IS NOT NULL),
  'requests', r.list) AS scene
FROM jsonb_to_recordset($1::jsonb) AS q(i int, office text, platform text, chat text, "user" text, key text, staff text, numbers int[], ids text[], ref text, conversation text)
LEFT JOIN conversation c ON c.id = q.conversation
LEFT JOIN account a ON a.platform = q.platform AND a."user" = q."user"
LEFT JOIN person p ON p.id = a.person
LEFT JOIN LATERAL (
  SELECT d.request FROM delivery d WHERE q.ref IS NOT NULL AND d.conversation = q.conversation AND d.ref = q.ref LIMIT 1
) quoted ON true
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('request', x.state, 'version', x.version, 'head', x.head) ORDER BY x.drafted_at DESC) AS list
  FROM request x WHERE x.id IN (
    SELECT unnest(q.ids)
    UNION SELECT quoted.request
    UNION SELECT * FROM (SELECT DISTINCT ON (n.no) n.id FROM request n WHERE n.office = q.office AND n.no > 0 AND n.no = ANY (q.numbers) ORDER BY n.no, n.year DESC) named
    UNION SELECT * FROM (SELECT o.id FROM request o WHERE o.reporter = a.person AND o.status <> 'closed' ORDER BY o.drafted_at DESC LIMIT 12) own
    UNION SELECT * FROM (SELECT o.id FROM request o WHERE o.reporter = a.person AND o.status = 'closed' AND o.no > 0 AND o.closed_at > now() - interval '30 days' ORDER BY o.closed_at DESC LIMIT 3) lately
    UNION SELECT * FROM (SELECT o.id FROM request o WHERE o.accountable = coalesce(q.staff, a.staff) AND o.status IN ('registered', 'claimed', 'answered') ORDER BY o.answer_due LIMIT 30) mine
    UNION SELECT * FROM (SELECT o.id FROM request o WHERE o.offeree = coalesce(q.staff, a.staff) LIMIT 30) offered
  )
) r ON true`;
