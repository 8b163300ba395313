-- An account whose calls of the day are used up can write to nobody: what it owes waits for them, not for its person.
ALTER TABLE delivery DROP CONSTRAINT held_for_a_reason;
ALTER TABLE delivery ADD CONSTRAINT held_for_a_reason CHECK (held IS NULL OR held IN ('quiet', 'no-window', 'kept-for-result', 'noticed', 'budget', 'muted', 'quota'));

-- What waits for them, until whoever is answerable knows of it.
CREATE INDEX delivery_quota ON delivery (id) WHERE held = 'quota' AND recipient = 'reporter' AND request IS NOT NULL AND NOT told;
