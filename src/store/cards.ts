import { createBatch } from "./batch.js";
import type { Hot } from "./hot.js";

/** The ref of the last accepted message of a card in a chat. */
export type CardRef = (conversation: string, card: string) => Promise<string | undefined>;

/** Looks cards up, those of many chats together. */
export function createCardRef(hot: Hot): CardRef {
  const look = createBatch(
    async (asked: readonly (readonly [string, string])[]) => {
      const rows = await hot<{ ref: string | null }>({ name: "cards", text: CARDS }, JSON.stringify(asked));
      return rows.map(({ ref }) => ref ?? undefined);
    },
    { most: 64, atOnce: 2, apartMs: 15 },
  );
  return (conversation, card) => look([conversation, card]);
}

const CARDS = `
SELECT (SELECT d.ref FROM delivery d WHERE d.conversation = t.asked->>0 AND d.card = t.asked->>1 AND d.state = 'accepted' AND d.ref IS NOT NULL
  ORDER BY d.id DESC LIMIT 1) AS ref
FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t(asked, at) ORDER BY t.at`;
