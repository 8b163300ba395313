/** A message that was said not long ago. */
export type Said = Readonly<{ ref: string; fromBot: boolean; from: string }>;

/**
 * The last messages of all chats by their words. WeChat shows a quoted message as words in the answer and names no id, so
 * this is the only way back to the message that was meant.
 */
export type Recent = Readonly<{
  note(chat: string, text: string, said: Said): void;
  find(chat: string, text: string): Said | undefined;
}>;

/** Remembers the last `limit` messages, in memory only. */
export function createRecent(limit = 2000): Recent {
  const said = new Map<string, Said>();
  return {
    note: (chat, text, one) => {
      const key = keyOf(chat, text);
      said.delete(key);
      said.set(key, one);
      const [oldest] = said.keys();
      if (said.size > limit && oldest !== undefined) said.delete(oldest);
    },
    find: (chat, text) => said.get(keyOf(chat, text)),
  };
}

function keyOf(chat: string, text: string): string {
  return `${chat}\n${text.trim()}`;
}
