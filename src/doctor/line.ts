/** The same thing in Chinese and in English. */
export type Words = readonly [zh: string, en: string];

/** One thing that was looked at, and what to do where it is not well. */
export type Line = Readonly<{ name: Words; says: Words; mend?: Words }>;

/** Something that is as it should be. */
export function well(name: Words, says: Words): Line {
  return { name, says };
}

/** Something that is not, with its mend. */
export function ill(name: Words, says: Words, mend: Words): Line {
  return { name, says, mend };
}

/** One line for a terminal, in both languages. */
export function spellLine({ name, says, mend }: Line): string {
  const [zh, en] = mend === undefined ? ["", ""] : [`改法：${mend[0]}。`, ` Mend: ${mend[1]}.`];
  return `${mend === undefined ? "✓" : "✗"} ${name.join(" ")}  ${says[0]}。${zh} ${says[1]}.${en}`;
}
