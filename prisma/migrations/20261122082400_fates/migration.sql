-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "held" TEXT,
ADD COLUMN     "moved" TEXT,
ADD COLUMN     "opens" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "told" BOOLEAN NOT NULL DEFAULT false;

-- What Prisma cannot say.

ALTER TABLE "delivery" ADD CONSTRAINT held_for_a_reason CHECK (held IS NULL OR held IN ('quiet', 'no-window', 'kept-for-result'));

-- What did not reach a resident, until whoever is answerable knows of it.
CREATE INDEX delivery_unreached ON delivery (id) WHERE recipient = 'reporter' AND request IS NOT NULL AND state IN ('failed', 'expired') AND NOT told;

-- What a chat may still be sent once these slots have paid: the opening that ends soonest pays first.
CREATE FUNCTION spend(openings jsonb, slots jsonb, now timestamptz) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  paid text;
  place int;
BEGIN
  FOR paid IN SELECT jsonb_array_elements_text(slots) LOOP
    SELECT o.n - 1 INTO place FROM jsonb_array_elements(openings) WITH ORDINALITY AS o(value, n)
    WHERE o.value->>'slot' = paid AND (o.value->>'count')::int > 0 AND (o.value->>'until')::numeric > extract(epoch FROM now) * 1000
    ORDER BY (o.value->>'until')::numeric LIMIT 1;
    IF FOUND THEN
      openings := jsonb_set(openings, ARRAY[place::text, 'count'], to_jsonb((openings->place->>'count')::int - 1));
    END IF;
  END LOOP;
  RETURN openings;
END $$;
