/**
 * What was told, once its sender has changed one message of it into these words: that line, or the whole, gives way to them.
 * Undefined where nothing that was told begins and ends like them.
 */
export function mended(told: string, words: string): string | undefined {
  const lines = told.split("\n");
  const [nearest] = [told, ...lines].sort((one, other) => alike(other, words) - alike(one, words));
  if (nearest === undefined || alike(nearest, words) < HALF) return undefined;
  if (nearest === told) return words;
  return lines.map((line) => (line === nearest ? words : line)).join("\n");
}

const HALF = 0.5;

/** How much of the longer one is what both begin and end with: 0 nothing, 1 all. */
function alike(one: string, other: string): number {
  const [short = [], long = []] = [[...one], [...other]].sort((a, b) => a.length - b.length);
  const head = runOf(short, long);
  const tail = runOf(short.slice(head).reverse(), long.slice(head).reverse());
  return long.length === 0 ? 0 : (head + tail) / long.length;
}

function runOf(short: readonly string[], long: readonly string[]): number {
  const end = short.findIndex((character, at) => character !== long[at]);
  return end < 0 ? short.length : end;
}
