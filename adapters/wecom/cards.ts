/**
 * What a card can still be changed with. WeCom gives a code when the card is sent and another with each press; each is good
 * for one update in 72 hours. `msgid` is what the card can be taken back by.
 */
export type Card = Readonly<{ code?: string | undefined; until: number; msgid?: string | undefined }>;

/** Where cards are kept, by ref: the program keeps them in its database. One that is lost is said anew instead of changed. */
export interface CardStore {
  read(ref: string): Promise<Card | undefined>;
  write(ref: string, card: Card): Promise<void>;
}

/** A store for one process, of the newest `most` cards. */
export function createCardStore(most = 20_000): CardStore {
  const cards = new Map<string, Card>();
  return {
    read: async (ref) => cards.get(ref),
    write: async (ref, card) => {
      cards.delete(ref);
      cards.set(ref, card);
      const [oldest] = cards.keys();
      if (cards.size > most && oldest !== undefined) cards.delete(oldest);
    },
  };
}
