-- What Prisma cannot say.

-- What a cadre has had enough of for today waits for the morning (§11.4).
ALTER TABLE "delivery" DROP CONSTRAINT held_for_a_reason;
ALTER TABLE "delivery" ADD CONSTRAINT held_for_a_reason CHECK (held IS NULL OR held IN ('quiet', 'no-window', 'kept-for-result', 'budget'));

-- How many messages each member of staff was sent: today, for the budget; in a week, for the figures.
CREATE INDEX delivery_burden ON delivery (recipient, done_at)
  WHERE state = 'accepted' AND weight NOT IN ('critical', 'reply') AND recipient NOT IN ('reporter', 'groups');
