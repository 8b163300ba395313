/** The value below which this part of a list lies; NaN of an empty one. */
export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return share(values, 0.5);
}
