import { FULL_VISIT, type OpenVisit } from "../core/visit.js";
import type { Scene } from "./types.js";

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
