-- The invariants of domain.md §7.2 that SQL can say; the others are property tests.

-- I4: what is answered was contacted, or tried twice.
ALTER TABLE request ADD CONSTRAINT answered_was_contacted CHECK (
  status <> 'answered'
  OR jsonb_array_length(state->'contacts') >= 2
  OR jsonb_path_exists(state, '$.contacts[*] ? (@.reached == true)'));

-- I8: passed back twice, somebody decides.
ALTER TABLE request ADD CONSTRAINT passed_back_twice_at_most CHECK (coalesce((state->>'hops')::int, 0) BETWEEN 0 AND 2);

-- I7: only the resident gives feedback, withdraws or objects.
ALTER TABLE event ADD CONSTRAINT only_the_resident CHECK (
  fact->>'is' NOT IN ('rated', 'withdrawn', 'objected') OR by->>'is' = 'resident');

-- A breach is confirmed or dismissed by a person (§9).
ALTER TABLE event ADD CONSTRAINT only_people_settle CHECK (fact->>'is' <> 'breach-settled' OR by->>'is' = 'staff');

-- I5: nothing moves the promised answer to a later time but an extension, or taking up again what was parked.
CREATE FUNCTION keep_promised_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.answer_due > OLD.answer_due
    AND NOT (NEW.state @> '{"extended": true}' AND OLD.state @> '{"extended": false}')
    AND NOT (OLD.state ? 'parked' AND NOT NEW.state ? 'parked') THEN
    RAISE EXCEPTION 'shouwen: the promised answer of % is never put off without an extension', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_promised_answer BEFORE UPDATE OF answer_due ON request FOR EACH ROW
  WHEN (NEW.answer_due > OLD.answer_due) EXECUTE FUNCTION keep_promised_answer();

-- I3: no state without its row in the ledger, looked at when the transaction ends.
CREATE FUNCTION demand_ledger_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM event e WHERE e.request = NEW.id AND e.seq = NEW.version AND e.hash = NEW.head) THEN
    RAISE EXCEPTION 'shouwen: version % of % has no row in the ledger', NEW.version, NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER demand_ledger_row AFTER INSERT OR UPDATE ON request DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION demand_ledger_row();

-- D2: open requests about the same thing in the same place, newest last.
CREATE INDEX request_alike ON request (category, area, registered_at) WHERE status IN ('registered', 'claimed');

-- Precedents for the responsibility list (§8.5) are few among many facts.
CREATE INDEX event_proposed ON event (at) WHERE fact->>'is' = 'proposed';
