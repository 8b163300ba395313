/**
 * What was told, once its sender has changed one message of it into these words: that line, or the whole, gives way to them.
 * Undefined where nothing that was told is like them.
 */
export function mended(told: string, words: string): string | undefined {
  const lines = told.split("\n");
  const [nearest] = [told, ...lines].sort((one, other) => alike(other, words) - alike(one, words));
  if (nearest === undefined || alike(nearest, words) < HALF) return undefined;
  if (nearest === told) return words;
  return lines.map((line) => (line === nearest ? words : line)).join("\n");
}

const HALF = 0.5;

/** How much of the longer one stands in both, in the same order: 0 nothing, 1 all. */
function alike(one: string, other: string): number {
  const [short = [], long = []] = [[...one], [...other]].sort((a, b) => a.length - b.length);
  return long.length === 0 ? 0 : common(short, long) / long.length;
}

/** The length of their longest common subsequence, reckoned row by row. */
function common(short: readonly string[], long: readonly string[]): number {
  const row = new Array<number>(short.length + 1).fill(0);
  for (const character of long) {
    let before = 0;
    for (const [at, mine] of short.entries()) {
      const above = row[at + 1] ?? 0;
      row[at + 1] = mine === character ? before + 1 : Math.max(above, row[at] ?? 0);
      before = above;
    }
  }
  return row[short.length] ?? 0;
}
