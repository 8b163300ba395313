import { firstLevels } from "../core/categories/levels.js";
import { categories } from "../core/categories.js";
import type { Draft, Entry } from "./draft.js";
import { type Finding, found, type Path } from "./fault.js";
import { choice } from "./nearest.js";

type Kind = "noArea" | "noPost" | "noPerson";

/** Everything that names something which is not there, and every id that two things share. */
export function checkReferences(draft: Draft): readonly Finding[] {
  const known = {
    noArea: draft.areas.map((area) => area.value.id),
    noPost: draft.posts.map((post) => post.value.id),
    noPerson: draft.people.map((person) => person.value.id),
  } as const;
  const check = (kind: Kind, id: string | undefined, at: Path): readonly Finding[] => {
    const isKnown = id === undefined || known[kind].includes(id) || draft.broken.has(id);
    if (isKnown || (kind === "noArea" && draft.office === undefined)) return [];
    return [found(kind, at, { id, ...choice(id, known[kind]) })];
  };
  const each = (kind: Kind, all: readonly string[], at: Path) =>
    all.flatMap((id, nth) => check(kind, id, [...at, nth]));
  return [
    ...[draft.areas, draft.posts, draft.people, draft.homes, draft.spots].flatMap(twice),
    ...draft.menu.slice(3, 4).map(({ at }) => found("menuFull", at, {})),
    ...draft.posts.flatMap(({ at, value }) => [
      ...check("noArea", value.area, [...at, "area"]),
      ...(["a", "b", "head"] as const).flatMap((key) => each("noPerson", [value[key] ?? []].flat(), [...at, key])),
    ]),
    ...draft.duty.flatMap(({ at, value }) => [
      ...check("noPost", value.post, [...at, "post"]),
      ...each("noPerson", value.people, [...at, "people"]),
    ]),
    ...draft.remits.flatMap(({ at, value }) => [
      ...checkCategory(value.category, [...at, "category"]),
      ...check("noArea", value.area, [...at, "area"]),
      ...check("noPost", value.lead, [...at, "lead"]),
      ...each("noPost", value.assists, [...at, "assists"]),
    ]),
    ...[...draft.duty, ...draft.groups, ...draft.homes, ...draft.spots].flatMap(({ at, value }) =>
      check("noArea", value.area, [...at, "area"]),
    ),
    ...draft.digests.flatMap(({ at, value }) => [
      ...each("noPerson", value.to, [...at, "to"]),
      ...each("noArea", value.areas, [...at, "areas"]),
    ]),
  ];
}

const categoryNames = [...Object.keys(firstLevels), ...categories.map((row) => row.id)];

function checkCategory(id: string, at: Path): readonly Finding[] {
  if (categoryNames.includes(id)) return [];
  const [l1 = ""] = id.split("/");
  const level = categories.filter((row) => row.l1 === l1).map((row) => row.id);
  const allowed = (level.length > 0 ? level : Object.keys(firstLevels)).join(" ");
  return [found("noCategory", at, { id, ...choice(id, categoryNames), allowed })];
}

function twice(entries: readonly Entry<{ id: string }>[]): readonly Finding[] {
  return entries.flatMap((entry, index) => {
    const first = entries.slice(0, index).find((other) => other.value.id === entry.value.id);
    const at = [...entry.at, "id"];
    return first === undefined ? [] : [found("idTwice", at, { id: entry.value.id }, [...first.at, "id"])];
  });
}
