-- Visits to homes (走访) are few beside everything else that is audited: by whom and when, for the chat and for the digest.
CREATE INDEX audit_visits ON audit (at, by) WHERE what IN ('visit began', 'visit ended');
