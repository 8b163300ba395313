import { Converter } from "opencc-js/t2cn";

const toSimplified = Converter({ from: "t", to: "cn" });

/** Characters that a bad conversion puts for common ones (seed 003, `domain.md` §3); no converter knows them. */
const misread: Readonly<Record<string, string>> = {
  辳: "农",
  琯: "管",
  処: "处",
  郃: "合",
  竝: "并",
  鎋: "辖",
  曏: "向",
  衆: "众",
  綫: "线",
  裏: "里",
};

const MISREAD = new RegExp(`[${Object.keys(misread).join("")}]`, "gu");

/** Control, direction and zero-width characters: they are never part of what somebody means. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Among them, what carries lines, columns and joined emoji. */
const KEPT = new Set(["\n", "\t", "\u200d"]);

/** Text without what cannot be seen, with plain line ends and no blank edges; the words stay as they were written. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(INVISIBLE, (char) => (KEPT.has(char) ? char : ""))
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Text as it is compared: half-width, simplified, lower case, single spaces. The same thing typed in any way is the same. */
export function normal(text: string): string {
  const folded = clean(text)
    .normalize("NFKC")
    .replace(/[\u200d\ufe0e\ufe0f]/gu, "")
    .replace(MISREAD, (char) => misread[char] ?? char);
  return toSimplified(folded)
    .toLowerCase()
    .replace(/[ \t\u3000]+/g, " ")
    .trim();
}

/** True where there is nothing to read: no letter and no digit of any script. */
export function isWordless(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
