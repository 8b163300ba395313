-- AlterTable
ALTER TABLE "roster" ADD COLUMN     "category" TEXT,
ADD COLUMN     "text" TEXT;

-- What Prisma cannot say.

-- Emergencies stand beside leave and swaps: every process has them in memory, and hears of a change.
ALTER TABLE roster DROP CONSTRAINT roster_kind_is_one_of;
ALTER TABLE roster ADD CONSTRAINT roster_kind_is_one_of CHECK (kind IN ('leave', 'quiet', 'swap', 'shift', 'emergency'));
