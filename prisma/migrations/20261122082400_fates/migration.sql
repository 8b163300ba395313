-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "held" TEXT,
ADD COLUMN     "moved" TEXT,
ADD COLUMN     "opens" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "told" BOOLEAN NOT NULL DEFAULT false;

-- What Prisma cannot say.

ALTER TABLE "delivery" ADD CONSTRAINT held_for_a_reason CHECK (held IS NULL OR held IN ('quiet', 'no-window', 'kept-for-result'));

-- What did not reach a resident, until whoever is answerable knows of it.
CREATE INDEX delivery_unreached ON delivery (id) WHERE recipient = 'reporter' AND request IS NOT NULL AND state IN ('failed', 'expired') AND NOT told;
