import { FULL_VISIT, type OpenVisit } from "../core/visit.js";
import type { Scene, Sights } from "./types.js";

/** What a scene tells of visits, as the database gives it. */
export type RawVisits = Readonly<{ open: readonly RawVisit[] | null; full: readonly string[] | null }>;

type RawVisit = Readonly<{
  at: string;
  about: Readonly<{ visit: string; home?: string; area?: string; door?: string }>;
}>;

/** Visits as a decision sees them. */
export function visitsOf(raw: RawVisits | null): Scene["visits"] {
  return raw === null ? undefined : { open: (raw.open ?? []).map(toOpen), full: raw.full ?? [] };
}

function toOpen({ at, about: { visit, home, area, door } }: RawVisit): OpenVisit {
  return { id: visit, at: Date.parse(at), home, area, door };
}

/** Of a scene's query `q` and account `a`: the visits that somebody began and did not end, and the homes that had a full one since. */
export const VISITS = `CASE WHEN q.week IS NOT NULL THEN jsonb_build_object(
    'open', (SELECT jsonb_agg(jsonb_build_object('at', v.at, 'about', v.about) ORDER BY v.at DESC) FROM audit v
      WHERE v.what = 'visit began' AND v.by = coalesce(q.staff, a.staff) AND v.at > q.now - interval '12 hours'
        AND NOT EXISTS (SELECT 1 FROM audit z WHERE z.what = 'visit ended' AND z.at >= v.at AND z.about->>'visit' = v.about->>'visit')),
    'full', (SELECT jsonb_agg(v.about->'home') FROM audit v WHERE v.what = 'visit ended' AND v.at >= q.week AND v.about->>'office' = q.office
      AND jsonb_exists(v.about, 'home') AND (v.about->>'minutes')::int >= ${FULL_VISIT})) END`;

/** What a scene tells of who saw how a resident is reached, as the database gives it. */
export type RawSights = Readonly<{
  own: Sights["own"] | null;
  seen: readonly (Omit<Sights["seen"][number], "at"> & { at: string })[] | null;
}>;

/** Sights as a decision sees them. */
export function sightsOf(raw: RawSights | null): Scene["sights"] {
  if (raw === null) return undefined;
  return { own: raw.own ?? [], seen: (raw.seen ?? []).map((one) => ({ ...one, at: Date.parse(one.at) })) };
}

/**
 * Of a scene's query `q`, its account `a` and person `p`: their own requests, and of each who was sent the resident's contact with
 * it, by the delivery ledger, or looked it up, by the ledger.
 */
export const SIGHTS = `CASE WHEN q.sights THEN (
    WITH own AS (
      SELECT o.id, o.no, o.drafted_at FROM person s JOIN request o ON o.reporter = s.id
      WHERE (s.id = a.person OR s.self = p.self) AND o.no > 0
        AND CASE WHEN cardinality(q.numbers) > 0 THEN o.no = ANY (q.numbers) ELSE o.status <> 'closed' OR o.closed_at > q.now - interval '90 days' END
      ORDER BY o.drafted_at DESC LIMIT 12),
    seen AS (
      SELECT d.request, d.recipient AS staff, d.done_at AS at, 'handled' AS how FROM delivery d
      WHERE d.request IN (SELECT id FROM own) AND d.notice #>> '{say,kind}' = 'brief' AND d.state = 'accepted' AND jsonb_exists(d.notice, 'materials')
      UNION ALL
      SELECT e.request, e.fact->>'by', e.at, 'looked-up' FROM event e
      WHERE e.request IN (SELECT id FROM own) AND e.fact->>'is' = 'revealed')
    SELECT jsonb_build_object('own', (SELECT jsonb_agg(jsonb_build_object('id', id, 'no', no) ORDER BY drafted_at DESC) FROM own),
      'seen', (SELECT jsonb_agg(to_jsonb(seen) ORDER BY at) FROM seen))) END`;
