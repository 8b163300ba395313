import { clean, normal } from "./normal.js";

/** What is said of a visit (走访): which door, that it begins, that it is over, or how long it was; and what was found there. */
export type VisitWords = Readonly<{
  door: string;
  does: "begin" | "end" | Readonly<{ minutes: number }>;
  found: string;
}>;

/** Reads 「三组5号 开始」, 「三组5号 结束 灯坏了」, 「三组5号 20分钟」, 「结束」; a door alone begins. */
export function readVisit(text: string): VisitWords {
  const said = clean(text);
  for (const [pattern, does] of marks) {
    const match = pattern.exec(said);
    if (match === null) continue;
    const door = trimmed(said.slice(0, match.index));
    const found = trimmed(said.slice(match.index + match[0].length));
    return { door, does: typeof does === "function" ? { minutes: does(match) } : does, found };
  }
  return { door: trimmed(said), does: "begin", found: "" };
}

/** Doors as they are compared: 「三组 5 号」 and 「三组5号」 are one. */
export function doorKey(door: string): string {
  return normal(door).replace(/[\s,，.。、#-]/gu, "");
}

type Does = "begin" | "end" | ((match: RegExpExecArray) => number);

/** A word of its own: 「开始漏水」 is no beginning. */
const marks: readonly (readonly [RegExp, Does])[] = [
  [/(?<![\d.])(\d{1,3}) ?(?:分钟|分|min(?:ute)?s?\b)/iu, (match) => Number(match[1])],
  [/半(?:个)?(?:小时|钟头)|half an hour/iu, () => 30],
  [/一刻钟/u, () => 15],
  [/(?:一|1) ?(?:个)?(?:小时|钟头)|\b(?:an|1) hour\b/iu, () => 60],
  [/(?:^|[\s,，])(?:结束|完了|走访完|end(?:ed)?|done)(?=$|[\s,，:：。])/iu, "end"],
  [/(?:^|[\s,，])(?:开始|begin|start)(?=$|[\s,，:：。])/iu, "begin"],
];

function trimmed(text: string): string {
  return text.replace(/^[\s,，:：。、]+|[\s,，:：。、]+$/gu, "");
}
