-- CreateTable
CREATE TABLE "inbox" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "conversation" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "fate" TEXT NOT NULL DEFAULT 'done',

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("platform","key")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person" TEXT,
    "language" TEXT,
    "prompts" JSONB NOT NULL DEFAULT '[]',
    "openings" JSONB NOT NULL DEFAULT '[]',
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,
    "album" TEXT,
    "last_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "language" TEXT,
    "preferred" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "platform" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "person" TEXT,
    "staff" TEXT,
    "bound_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("platform","user")
);

-- CreateTable
CREATE TABLE "request" (
    "id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "year" INTEGER NOT NULL DEFAULT 0,
    "no" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "reporter" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "category" TEXT,
    "area" TEXT,
    "urgency" TEXT NOT NULL,
    "first_asked" TEXT,
    "accountable" TEXT,
    "offeree" TEXT,
    "next_due" TIMESTAMPTZ(3),
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "answer_due" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "request" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" JSONB NOT NULL,
    "fact" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("request","seq")
);

-- CreateTable
CREATE TABLE "material" (
    "id" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "platform" TEXT,
    "file" JSONB,
    "state" TEXT NOT NULL DEFAULT 'none',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try" TIMESTAMPTZ(3),
    "path" TEXT,
    "bytes" INTEGER,

    CONSTRAINT "material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "conversation" TEXT NOT NULL,
    "request" TEXT,
    "recipient" TEXT NOT NULL,
    "notice" JSONB NOT NULL,
    "weight" TEXT NOT NULL,
    "card" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "pieces" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "lease_by" INTEGER,
    "lease_until" TIMESTAMPTZ(3),
    "ref" TEXT,
    "slot" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter" (
    "office" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("office","year")
);

-- CreateIndex
CREATE INDEX "inbox_conversation_at_idx" ON "inbox"("conversation", "at");

-- CreateIndex
CREATE INDEX "conversation_person_idx" ON "conversation"("person");

-- CreateIndex
CREATE INDEX "account_person_idx" ON "account"("person");

-- CreateIndex
CREATE INDEX "account_staff_idx" ON "account"("staff");

-- CreateIndex
CREATE INDEX "event_at_idx" ON "event"("at");

-- CreateIndex
CREATE INDEX "material_request_idx" ON "material"("request");

-- CreateIndex
CREATE INDEX "delivery_request_idx" ON "delivery"("request");

-- What Prisma cannot say.

-- The hot path finds things by these; the partial ones stay small for ever.
CREATE INDEX request_next_due ON request (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX request_reporter_open ON request (reporter, drafted_at) WHERE status <> 'closed';
CREATE INDEX request_reporter_closed ON request (reporter, closed_at) WHERE status = 'closed' AND no > 0;
CREATE UNIQUE INDEX request_number ON request (office, no, year) WHERE no > 0;
CREATE INDEX request_accountable ON request (accountable, answer_due) WHERE status IN ('registered', 'claimed', 'answered');
CREATE INDEX request_offeree ON request (offeree) WHERE offeree IS NOT NULL;
CREATE INDEX request_registered ON request (office, registered_at);
CREATE INDEX delivery_queue ON delivery (conversation, id) WHERE state = 'queued';
CREATE INDEX delivery_due ON delivery (id) WHERE state = 'queued';
CREATE INDEX delivery_ref ON delivery (conversation, ref) WHERE ref IS NOT NULL;
CREATE INDEX delivery_card ON delivery (conversation, card, id) WHERE card IS NOT NULL;
CREATE INDEX material_wanted ON material (at) WHERE state = 'wanted';

-- Rows of a queue come and go quickly: their dead versions are cleared soon.
ALTER TABLE delivery SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

-- I1: somebody is answerable for every open request. I2: the first asked is known once it is registered.
ALTER TABLE request ADD CONSTRAINT someone_is_answerable CHECK (status NOT IN ('registered', 'claimed', 'answered') OR accountable IS NOT NULL);
ALTER TABLE request ADD CONSTRAINT first_asked_is_known CHECK (no = 0 OR first_asked IS NOT NULL);
ALTER TABLE request ADD CONSTRAINT status_is_one_of CHECK (status IN ('draft', 'registered', 'claimed', 'answered', 'closed'));
ALTER TABLE delivery ADD CONSTRAINT fate_is_one_of CHECK (state IN ('queued', 'accepted', 'failed', 'expired', 'unknown', 'merged'));

-- The first asked is never edited (domain.md §2), and a number never changes.
CREATE FUNCTION keep_first_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.first_asked IS NOT NULL AND NEW.first_asked IS DISTINCT FROM OLD.first_asked THEN
    RAISE EXCEPTION 'shouwen: the first asked of % is never edited', OLD.id;
  END IF;
  IF OLD.no > 0 AND (NEW.no, NEW.year) IS DISTINCT FROM (OLD.no, OLD.year) THEN
    RAISE EXCEPTION 'shouwen: the number of % is never edited', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_first_asked BEFORE UPDATE ON request FOR EACH ROW EXECUTE FUNCTION keep_first_asked();

-- The ledger is append-only (§9).
CREATE FUNCTION keep_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'shouwen: the ledger is append-only';
END $$;
CREATE TRIGGER keep_ledger BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION keep_ledger();
CREATE TRIGGER keep_ledger_whole BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger();

-- A write that somebody else was before is undone whole: all or nothing, in one statement.
CREATE FUNCTION demand(ok boolean) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT ok THEN
    RAISE EXCEPTION 'shouwen: conflict' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN true;
END $$;
