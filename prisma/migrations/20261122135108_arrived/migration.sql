-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "arrived" TIMESTAMPTZ(3);

-- A notice was sent of it, and its words wait until the person comes.
ALTER TABLE delivery DROP CONSTRAINT held_for_a_reason;
ALTER TABLE delivery ADD CONSTRAINT held_for_a_reason CHECK (held IS NULL OR held IN ('quiet', 'no-window', 'kept-for-result', 'noticed', 'budget', 'muted'));
