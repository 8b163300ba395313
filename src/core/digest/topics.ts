import { type Book, figure, ratio, rounded, smallFigure, unitName, villageOf } from "../figures/index.js";
import { groupBy, order } from "./table.js";
import type { Topic } from "./types.js";

const MOST = 5;

/** Part 4: what people spoke of most, with its share of `all` that came, and what it was in the period before. */
export function topicsOf(book: Book, earlier: Book, all: number): readonly Topic[] {
  const before = new Map(groupBy(earlier, categoryOf).map((group) => [group.key, smallFigure("received", group.book)]));
  return groupBy(book, categoryOf)
    .map((group) => ({ ...group, count: figure("received", group.book).of }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || order(one.key, other.key))
    .slice(0, MOST)
    .map(({ key, book: own, count }): Topic => {
      const shown = smallFigure("received", own);
      const known = before.get(key)?.value ?? 0;
      return {
        category: key,
        count: shown,
        share: shown.value === "few" ? undefined : rounded(ratio(count * 1000, all)),
        before: known === "few" || shown.value === "few" ? undefined : known,
        areas: shown.value === "few" ? [] : mainAreas(own),
      };
    });
}

function categoryOf({ request }: Book["traces"][number]): string | undefined {
  return request.matter.category;
}

/** The two villages or communities where most of it came from. */
function mainAreas(book: Book): readonly string[] {
  return groupBy(book, ({ request }) => villageOf(book.office, request.matter.area)?.id)
    .map(({ key, book: own }) => ({ key, count: figure("received", own).of }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || order(one.key, other.key))
    .slice(0, 2)
    .map(({ key }) => unitName(book.office, key));
}
