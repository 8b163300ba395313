-- What Prisma cannot say.

-- The board's list of one situation: few of a million are under adjudication, and they may be anywhere among them.
CREATE INDEX request_situation ON request (office, situation, registered_at DESC) WHERE no > 0;
