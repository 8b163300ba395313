-- CreateTable
CREATE TABLE "link" (
    "hash" TEXT NOT NULL,
    "staff" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "session" (
    "hash" TEXT NOT NULL,
    "staff" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "finding" (
    "request" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("request")
);

-- What Prisma cannot say.

-- Every two neighbouring characters: Chinese has no spaces, and pg_trgm knows no Chinese where the locale is C.
CREATE FUNCTION grams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(SELECT DISTINCT substr(words, i, 2) FROM generate_series(1, length(words) - 1) AS i);
CREATE INDEX finding_grams ON finding USING gin (grams(text));

-- The words as they are searched; the redacted ones, and none of a sealed matter.
CREATE FUNCTION findable(state jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(normalize(left(concat_ws(' ', state->'matter'->>'text', state->'matter'->>'place', state->'matter'->>'category'), 1000), NFKC));

-- A request is found from its registration on. A trigger, so that no later version of a request touches the index of words.
CREATE FUNCTION make_findable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.no > 0 AND NOT coalesce((NEW.state->>'sealed')::boolean, false) THEN
    INSERT INTO finding (request, text) VALUES (NEW.id, findable(NEW.state)) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER findable_from_birth AFTER INSERT ON request FOR EACH ROW WHEN (NEW.no > 0) EXECUTE FUNCTION make_findable();
CREATE TRIGGER findable_from_registration AFTER UPDATE OF no ON request FOR EACH ROW WHEN (OLD.no = 0 AND NEW.no > 0) EXECUTE FUNCTION make_findable();
INSERT INTO finding (request, text)
  SELECT id, findable(state) FROM request WHERE no > 0 AND NOT coalesce((state->>'sealed')::boolean, false);

-- The board's lists: what is open, a cadre's own areas, and what waits for an official.
CREATE INDEX request_open ON request (office, registered_at DESC) WHERE no > 0 AND status IN ('registered', 'claimed', 'answered');
CREATE INDEX request_area ON request (area, registered_at DESC) WHERE no > 0;
CREATE INDEX request_charged ON request (office, registered_at DESC)
  WHERE jsonb_path_exists(state, '$.charges[*] ? (@.state == "suspected" || @.state == "explained" || @.state == "ripe")');
CREATE INDEX session_until ON session (until);
CREATE INDEX link_until ON link (until);
