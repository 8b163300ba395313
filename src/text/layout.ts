/** Parts under one another; what is undefined or empty has no line. */
export function page(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n");
}

/** The beginning of a text that the reader can see in full elsewhere; whole characters only. */
export function clip(text: string, max = 200): string {
  const chars = [...text];
  return chars.length <= max ? text : `${chars.slice(0, max).join("")}…`;
}

/** As many lines as a small screen holds, and what is said of the rest. */
export function few<T>(items: readonly T[], line: (item: T) => string, rest: (count: number) => string): string {
  const shown = items.slice(0, MOST).map(line);
  return page(...shown, items.length > MOST ? rest(items.length - MOST) : undefined);
}

const MOST = 8;
