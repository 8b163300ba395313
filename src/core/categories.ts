import { type CategoryRow, type FirstLevel, firstLevels } from "./categories/levels.js";
import { people } from "./categories/people.js";
import { place } from "./categories/place.js";
import type { Class } from "./office.js";

/** What a request is about (`domain.md` §6.3): two levels, and how residents put it in their own words. */
export type Category = Readonly<{
  /** `市政设施/路灯`, as the responsibility list names it. */
  id: string;
  l1: FirstLevel;
  l2: string;
  en: Readonly<{ l1: string; l2: string }>;
  /** The class that sets the time for an answer. */
  class: Class;
  /** Whether only the coordinator and the auditor see it (§8.7): it needs no row of the responsibility list. */
  sealed: boolean;
  words: Readonly<{ zh: readonly string[]; en: readonly string[] }>;
}>;

const sealed: ReadonlySet<FirstLevel> = new Set(["干部作风", "应急敏感"]);

/** Every category of the second level, in the order of `domain.md` §6.3. */
export const categories: readonly Category[] = order([...place, ...people]);

/** The category with this id, `市政设施/路灯`. */
export function category(id: string): Category | undefined {
  return byId.get(id);
}

const byId: ReadonlyMap<string, Category> = new Map(categories.map((row) => [row.id, row]));

function order(rows: readonly CategoryRow[]): readonly Category[] {
  const all = rows.map(read);
  return Object.keys(firstLevels).flatMap((l1) => all.filter((row) => row.l1 === l1));
}

function read(row: CategoryRow): Category {
  // The row's type says that the id is a first level, a slash and a name.
  const [l1, l2] = row.id.split("/") as [FirstLevel, string];
  return {
    id: row.id,
    l1,
    l2,
    en: { l1: firstLevels[l1], l2: row.en },
    class: row.class,
    sealed: sealed.has(l1),
    words: { zh: row.zh.split(" "), en: row.words.split(", ") },
  };
}
