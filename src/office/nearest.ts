import { closest, distance } from "fastest-levenshtein";

/** What was probably meant, by spelling; undefined where nothing is near. */
export function nearest(word: string, possible: readonly string[]): string | undefined {
  if (word === "" || possible.length === 0) return undefined;
  const spelt = closest(word, possible);
  const slips = word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
  if (distance(word, spelt) <= slips) return spelt;
  return possible.find((one) => one.includes(word) || word.includes(one));
}

/** A guess and the whole choice, as the values of a message. */
export function choice(
  word: string,
  possible: readonly string[],
): Readonly<Record<"guess" | "guessEn" | "allowed", string>> {
  const near = nearest(word, possible);
  const allowed = possible.join(" ");
  if (near === undefined) return { guess: "", guessEn: "", allowed };
  return { guess: `您要写的可能是“${near}”；`, guessEn: `probably “${near}”; `, allowed };
}
