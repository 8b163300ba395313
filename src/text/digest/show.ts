import type { Figure } from "../../core/figures/index.js";

/** Tenths with one decimal: 885 is 88.5. */
export function tenths(value: number): string {
  const size = Math.abs(value);
  return `${value < 0 ? "−" : ""}${Math.trunc(size / 10)}.${size % 10}`;
}

/** A figure as people read it: 84, 88.5%, 75.2, 1.6; «—» for too few to say, «<5» for a small cell (§10.2). */
export function show({ unit, value }: Figure): string {
  if (value === undefined) return "—";
  if (value === "few") return "<5";
  if (unit === "count") return String(value);
  return unit === "percent" ? `${tenths(value)}%` : tenths(value);
}

/** A change with its sign: +6, −3, ±0. */
export function signed(change: number): string {
  return change === 0 ? "±0" : change > 0 ? `+${change}` : `−${-change}`;
}

/** A change in percent with its sign and one decimal, half up; undefined where nothing changed or there was nothing before. */
export function signedShare(change: number, before: number): string | undefined {
  if (before === 0 || change === 0) return undefined;
  const size = Math.floor((Math.abs(change) * 2000 + before) / (2 * before));
  return `${change > 0 ? "+" : "−"}${tenths(size)}%`;
}

/** `07.06–07.12`: the first and the last day of a period. */
export function days({ from, to }: Readonly<{ from: string; to: string }>): string {
  const short = (day: string) => day.slice(5).replace("-", ".");
  return `${short(from)}–${short(to)}`;
}

/** The first few of a list as one text, and what is said of the rest. */
export function some<T>(
  items: readonly T[],
  max: number,
  say: Readonly<{ each(item: T): string; join: string; rest(count: number): string }>,
): string {
  const shown = items.slice(0, max).map(say.each).join(say.join);
  return items.length <= max ? shown : `${shown}${say.join}${say.rest(items.length - max)}`;
}
