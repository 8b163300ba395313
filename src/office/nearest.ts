import { closest, distance } from "fastest-levenshtein";

/** What was probably meant: the nearest of the possible words, by spelling. */
export function nearest(word: string, possible: readonly string[]): string {
  const inside = possible.find((one) => word !== "" && (one.includes(word) || word.includes(one)));
  const spelt = possible.length === 0 ? "" : closest(word, possible);
  return inside !== undefined && distance(word, spelt) > 2 ? inside : spelt;
}
