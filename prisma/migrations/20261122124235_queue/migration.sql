-- What Prisma cannot say.

-- A plan made while nothing is queued finds both indexes of the queue alike, and may then read all of it for every chat: one is
-- enough, by chat.
DROP INDEX delivery_due;
