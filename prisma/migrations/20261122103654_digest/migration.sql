-- CreateTable
CREATE TABLE "digest" (
    "office" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT NOT NULL,
    "sources" TEXT NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("office","period","scope")
);

-- What was told to officials is never changed: what proves otherwise later is a correction in the next digest.
CREATE TRIGGER keep_digest BEFORE UPDATE OR DELETE ON digest FOR EACH ROW EXECUTE FUNCTION keep_ledger();
CREATE TRIGGER keep_digest_whole BEFORE TRUNCATE ON digest FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger();

-- A week's deliveries are neighbours on the disk: a summary of blocks finds them at next to no cost for the hot path.
CREATE INDEX delivery_created ON delivery USING brin (created_at);
