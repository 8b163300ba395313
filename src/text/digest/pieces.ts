/** What every chat takes as one text, in bytes of UTF-8 (`platforms.md`). */
const MESSAGE_BYTES = 2_048;

/**
 * Parts as messages of at most so many bytes, cut between parts; a part that is longer by itself is cut at a line end, and a line
 * that is longer by itself between characters. Nothing is lost but the line ends at the cuts.
 */
export function pieces(parts: readonly string[], limit: number = MESSAGE_BYTES): readonly string[] {
  const done: string[] = [];
  for (const block of parts.flatMap((part) => blocksOf(part, limit))) {
    const last = done.at(-1);
    const joined = last === undefined ? block : `${last}\n${block}`;
    if (last !== undefined && bytes(joined) <= limit) done[done.length - 1] = joined;
    else done.push(block);
  }
  return done;
}

/** A part as it is, or its lines. */
function blocksOf(part: string, limit: number): readonly string[] {
  if (bytes(part) <= limit) return [part];
  return part.split("\n").flatMap((line) => (bytes(line) <= limit ? [line] : chunks(line, limit)));
}

function chunks(line: string, limit: number): readonly string[] {
  const done: string[] = [];
  let chunk = "";
  for (const character of line) {
    if (bytes(chunk + character) > limit) {
      done.push(chunk);
      chunk = "";
    }
    chunk += character;
  }
  return [...done, chunk];
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
