/** A table for a terminal: the first column to the left, figures to the right, wide characters counted as two. */
export function table(head: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string {
  const cells = [head, ...rows.map((row) => row.map(figure))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column === 0)).join("  ");
  return cells.map((row) => `  ${line(row)}`).join("\n");
}

/** Three digits that mean something, and a dash for what is not known. */
function figure(value: string | number | undefined): string {
  if (typeof value === "string") return value;
  if (value === undefined || Number.isNaN(value)) return "–";
  if (value >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
}

function pad(cell: string, to: number, left: boolean): string {
  const room = " ".repeat(Math.max(0, to - width(cell)));
  return left ? cell + room : room + cell;
}

function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
