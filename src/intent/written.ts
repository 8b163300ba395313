import type { Language } from "../core/office.js";

/** What is nobody's language: commands with a slash, addresses, numbers of requests. */
const NEUTRAL = /\/\S+|https?:\S+|\bq-?\d+/gi;

/** The language that the greater part of a text is written in: characters against words; undefined where there is neither. */
export function writtenIn(text: string): Language | undefined {
  const said = text.normalize("NFKC").replace(NEUTRAL, " ");
  const characters = said.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = said.match(/\p{Script=Latin}{2,}/gu) ?? [];
  if (characters === 0 && !words.some((word) => word.length > 2)) return undefined;
  return words.length > characters ? "en" : "zh-CN";
}
