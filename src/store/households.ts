/** Whom a request is worked on with (D2): the households that follow those of `base`, and the one that they follow. */
export const KIN = `
    SELECT k.id FROM base JOIN request b ON b.id = base.id, jsonb_array_elements_text(b.state->'children') AS k(id)
    UNION SELECT b.state->>'mergedInto' FROM base JOIN request b ON b.id = base.id WHERE b.state ? 'mergedInto'`;

/** What other households reported in the last week that may be the same as this person's draft; core decides whether it is. */
export const TWINS = `
    SELECT t.id FROM request d CROSS JOIN LATERAL (
      SELECT o.id FROM request o WHERE o.category = d.category AND o.area = d.area AND o.office = d.office
        AND o.status IN ('registered', 'claimed') AND o.registered_at > d.drafted_at - interval '7 days' AND o.reporter <> d.reporter
      ORDER BY o.registered_at LIMIT 3) t
    WHERE d.reporter = a.person AND d.status = 'draft'`;
