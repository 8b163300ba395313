import { inner, theme } from "./theme.js";

/** A part of the picture: its drawing from y = 0 down, and how high it is. */
export type Block = Readonly<{ svg: string; height: number }>;

/** How a text is set. */
export type Style = Readonly<{ size: number; fill?: string; bold?: boolean; anchor?: "start" | "middle" | "end" }>;

/** A line of text with its baseline at y. */
export function label(
  x: number,
  y: number,
  words: string,
  { size, fill = theme.ink, bold = false, anchor = "start" }: Style,
) {
  const weight = bold ? 700 : 400;
  return `<text x="${x}" y="${y}" font-family="${theme.font}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

/** A filled rectangle with round corners. */
export function box(at: Readonly<{ x: number; y: number; width: number; height: number }>, fill: string): string {
  return `<rect x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}" rx="14" fill="${fill}"/>`;
}

/** Blocks under one another, from y on. */
export function stack(blocks: readonly Block[], gap: number): Block {
  let y = 0;
  const svg = blocks.map((block) => {
    const placed = `<g transform="translate(0 ${y})">${block.svg}</g>`;
    y += block.height + gap;
    return placed;
  });
  return { svg: svg.join(""), height: Math.max(0, y - gap) };
}

/** A section: its heading over its content. */
export function section(heading: string, content: Block): Block {
  const title = `${label(0, 34, heading, { size: 32, bold: true })}<rect x="0" y="50" width="${inner}" height="2" fill="${theme.faint}"/>`;
  return { svg: `${title}<g transform="translate(0 70)">${content.svg}</g>`, height: 70 + content.height };
}

/** Words in lines that fit a width; a word that does not fit stands alone. */
export function wrap(words: readonly string[], size: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last}${GAP}${word}`;
    if (last !== undefined && widthOf(joined, size) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/** The words that fit a width, and a sign that there were more. */
export function fit(words: string, size: number, width: number): string {
  if (widthOf(words, size) <= width) return words;
  const characters = [...words];
  while (characters.length > 0 && widthOf(`${characters.join("")}…`, size) > width) characters.pop();
  return `${characters.join("")}…`;
}

/** An ideographic space: units in a line stay apart. */
const GAP = "　";

/** About how wide a text is: a Chinese character is as wide as it is high, a Latin one a little over half. */
function widthOf(words: string, size: number): number {
  return [...words].reduce((width, character) => width + (character > "⺀" ? 1 : 0.58), 0) * size;
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
