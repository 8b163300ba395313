import type { Instant } from "./calendar.js";
import type { Home } from "./office.js";

/** A visit shorter than this is marked short, and is not one (M19), minutes. */
export const FULL_VISIT = 15;

/** A cadre's visit to a home (走访) that is over: to one of the office file's, else to a door as it was said; both are sealed. */
export type Visit = Readonly<{
  at: Instant;
  home: string | undefined;
  area: string | undefined;
  door: string | undefined;
  minutes: number;
}>;

/** A visit that was begun and not yet ended; `id` is the same in both rows. */
export type OpenVisit = Readonly<{ id: string } & Omit<Visit, "minutes">>;

/** Whether it was long enough to count for the home. */
export function isFull({ minutes }: Pick<Visit, "minutes">): boolean {
  return minutes >= FULL_VISIT;
}

/** The homes that had fewer full visits than they should: `full` names each home as often as it was visited in full. */
export function missed(homes: readonly Home[], full: readonly string[], weeks = 1): readonly Home[] {
  return homes.filter(({ id, times }) => full.filter((home) => home === id).length < times * weeks);
}
