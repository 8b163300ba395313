import type { Digest } from "../../core/digest/index.js";
import type { Language } from "../../core/office.js";
import { en } from "./en.js";
import { pieces } from "./pieces.js";
import type { DigestTongue } from "./types.js";
import { zh } from "./zh.js";

export { show, tenths } from "./show.js";
export type { DigestTongue } from "./types.js";

/** The digest's words in each language: names, definitions, parts. */
export const digestTongues: Readonly<Record<Language, DigestTongue>> = { "zh-CN": zh, en };

/** The digest as chat messages, each of at most so many bytes (default: what every chat takes), cut between parts; a quiet week is one line. */
export function digestText(digest: Digest, language: Language, bytes?: number): readonly string[] {
  const tongue = digestTongues[language];
  return pieces(digest.quiet ? [tongue.quiet(digest)] : tongue.parts(digest), bytes);
}
