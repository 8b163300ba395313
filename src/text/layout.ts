/** Parts under one another; what is undefined or empty has no line. */
export function page(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n");
}

/** The beginning of a text that the reader can see in full elsewhere; whole characters only. */
export function clip(text: string, max = 200): string {
  const chars = [...text];
  return chars.length <= max ? text : `${chars.slice(0, max).join("")}…`;
}

/** As many lines as fit a small screen, at least one, and what is said of the rest. */
export function few<T>(items: readonly T[], line: (item: T) => string, rest: (count: number) => string): string {
  const shown: string[] = [];
  let room = SCREEN;
  for (const item of items) {
    const next = line(item);
    room -= next.length;
    if (room < 0 && shown.length > 0) break;
    shown.push(next);
  }
  return page(...shown, shown.length < items.length ? rest(items.length - shown.length) : undefined);
}

/** Characters of a list that are read without scrolling. */
const SCREEN = 450;
