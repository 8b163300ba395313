-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "due" TIMESTAMPTZ(3),
ADD COLUMN     "ref" TEXT;

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "listed" TEXT;

-- CreateTable
CREATE TABLE "roster" (
    "id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "staff" TEXT NOT NULL,
    "other" TEXT,
    "area" TEXT,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "briefed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "roster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code" (
    "hash" TEXT NOT NULL,
    "staff" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "code_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "about" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "roster_until_idx" ON "roster"("until");

-- CreateIndex
CREATE INDEX "audit_conversation_at_idx" ON "audit"("conversation", "at");

-- What Prisma cannot say.

-- What waits in a group for a cadre's reply: few at any time.
CREATE INDEX inbox_waiting ON inbox (conversation, due) WHERE fate = 'waiting';

ALTER TABLE inbox ADD CONSTRAINT inbox_fate_is_one_of CHECK (fate IN ('done', 'stuck', 'waiting'));
ALTER TABLE inbox ADD CONSTRAINT waiting_ends CHECK (fate <> 'waiting' OR due IS NOT NULL);
ALTER TABLE roster ADD CONSTRAINT roster_kind_is_one_of CHECK (kind IN ('leave', 'quiet', 'swap', 'shift'));
ALTER TABLE roster ADD CONSTRAINT roster_state_is_one_of CHECK (state IN ('asked', 'on', 'off', 'declined'));

-- Every process keeps the roster and the bound accounts in memory, and reads them again when it hears this.
CREATE FUNCTION tell_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('people', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_roster AFTER INSERT OR UPDATE ON roster FOR EACH ROW EXECUTE FUNCTION tell_people();
CREATE TRIGGER tell_bound AFTER INSERT OR UPDATE OF staff ON account FOR EACH ROW WHEN (NEW.staff IS NOT NULL) EXECUTE FUNCTION tell_people();

-- Who did what is append-only, like the ledger.
CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION keep_ledger();
