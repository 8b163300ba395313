-- CreateTable
CREATE TABLE "card" (
    "ref" TEXT NOT NULL,
    "code" TEXT,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "msgid" TEXT,

    CONSTRAINT "card_pkey" PRIMARY KEY ("ref")
);

-- CreateIndex
CREATE INDEX "card_until_idx" ON "card"("until");
