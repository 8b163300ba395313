-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "muted" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "delivery" DROP CONSTRAINT held_for_a_reason;
ALTER TABLE "delivery" ADD CONSTRAINT held_for_a_reason CHECK (held IS NULL OR held IN ('quiet', 'no-window', 'kept-for-result', 'budget', 'muted'));
