import type { Office } from "../office.js";
import type { Season } from "./types.js";

/** What an office may set about its digest. */
export type DigestSettings = Readonly<{
  /** From which 综合 on a unit is in band A, and in band B, in tenths of a point. */
  bands: Readonly<{ a: number; b: number }>;
  /** Whether the first and last units are named: only where the locality orders it (§10.3). */
  ranks: boolean;
  /** Months in which each season's hint is given. */
  seasons: Readonly<Partial<Record<Season, readonly number[]>>>;
}>;

/** An office's own bands and ranks over the default. */
export function settingsOf({ assessment }: Pick<Office, "assessment">): DigestSettings {
  return { ...defaultSettings, ...assessment };
}

/** Bands at 90 and 80 points, no ranks, the seasons of the North China hills. */
export const defaultSettings: DigestSettings = {
  bands: { a: 900, b: 800 },
  ranks: false,
  seasons: {
    rain: [6, 7, 8],
    heat: [7, 8],
    heating: [11, 12, 1, 2, 3],
    ice: [12, 1, 2],
    fire: [10, 11, 3, 4, 5],
    harvest: [9, 10],
  },
};
