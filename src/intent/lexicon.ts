/** Words to look for, by the character they begin with: a text is read once, however many words there are. */
export type Lexicon<T> = ReadonlyMap<string, readonly Entry<T>[]>;

type Entry<T> = Readonly<{ word: string; of: T }>;

/** A word that stands in a text, from that index on. */
export type Found<T> = Entry<T> & Readonly<{ from: number }>;

/** Words, and what each of them stands for. */
export function createLexicon<T>(words: Iterable<readonly [string, T]>): Lexicon<T> {
  const lexicon = new Map<string, Entry<T>[]>();
  for (const [word, of] of words) {
    const first = word.charAt(0);
    const entries = lexicon.get(first);
    if (entries === undefined) lexicon.set(first, [{ word, of }]);
    else entries.push({ word, of });
  }
  return lexicon;
}

/** Every word of the lexicon that the text has, each where it first stands, in the order of the text. */
export function findWords<T>(lexicon: Lexicon<T>, text: string): readonly Found<T>[] {
  const found: Found<T>[] = [];
  const seen = new Set<Entry<T>>();
  for (let from = 0; from < text.length; from++) {
    for (const entry of lexicon.get(text.charAt(from)) ?? []) {
      if (seen.has(entry) || !text.startsWith(entry.word, from)) continue;
      seen.add(entry);
      found.push({ ...entry, from });
    }
  }
  return found;
}
