-- CreateTable
CREATE TABLE "hook" (
    "id" BIGSERIAL NOT NULL,
    "request" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "failed" BOOLEAN NOT NULL DEFAULT false,
    "error" TEXT,

    CONSTRAINT "hook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriber" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id")
);

-- What Prisma cannot say.

ALTER TABLE subscriber ADD CONSTRAINT one_subscriber CHECK (id = 1);

CREATE INDEX hook_due ON hook (request, id) WHERE NOT failed;

-- In the transaction of the facts themselves, so that none is lost and none is told that did not happen.
CREATE FUNCTION owe_hooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO hook (request, seq) SELECT f.request, f.seq FROM fresh f WHERE EXISTS (SELECT FROM subscriber) ORDER BY f.request, f.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER owe_hooks AFTER INSERT ON event REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION owe_hooks();
