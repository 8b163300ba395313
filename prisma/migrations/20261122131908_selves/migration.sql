-- AlterTable
ALTER TABLE "person" ADD COLUMN     "self" TEXT;

-- AlterTable
ALTER TABLE "code" ADD COLUMN     "chat" TEXT,
ADD COLUMN     "person" TEXT,
ALTER COLUMN "staff" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "person_self_idx" ON "person"("self");

-- Two persons become one, one leaves the others, or all of them choose where they are told. Nobody of the staff is one with a
-- resident. Who was chosen to be told where holds no longer once it changes who is one.
CREATE FUNCTION become(change jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  named text[] := ARRAY(SELECT jsonb_array_elements_text(change->'persons'));
  ones text[] := ARRAY(
    SELECT p.id FROM person p WHERE p.id = ANY (named)
    UNION SELECT p.id FROM person n JOIN person p ON p.self = n.self WHERE n.id = ANY (named));
BEGIN
  IF change->>'do' = 'join' AND EXISTS (SELECT 1 FROM account a WHERE a.person = ANY (ones) AND a.staff IS NOT NULL) THEN
    RETURN;
  END IF;
  UPDATE person p SET preferred = change->>'chat',
    self = CASE change->>'do' WHEN 'join' THEN change->>'self' WHEN 'leave' THEN CASE WHEN p.id = ANY (named) THEN NULL ELSE p.self END ELSE p.self END
  WHERE p.id = ANY (ones);
END $$;
