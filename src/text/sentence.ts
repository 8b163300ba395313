import type { Say } from "../core/say.js";
import type { Tongue, Words } from "./types.js";

/** One thing that is said, in a language. */
export function sentence(tongue: Tongue, say: Say, words: Words): string {
  // The table is keyed by the sentence's own tag, so the row takes exactly this sentence.
  const row = tongue.sentences[say.kind] as (say: Say, words: Words) => string;
  return row(say, words);
}
