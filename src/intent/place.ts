import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import { areaPath } from "../core/duty.js";
import type { Area, Office } from "../core/office.js";
import { normal } from "./normal.js";

/** Where a text says it is: the one area it names, or several that it may mean; and the words that say so. */
export type FoundPlace = Readonly<{ areas: readonly Area[]; words: string }>;

type Name = Readonly<{ area: Area; name: string }>;

const cache = new WeakMap<Office, readonly Name[]>();

/** The areas that a text names, the innermost that all its names agree on: 上镇村三组 is one, 三组 alone may be several. */
export function findPlace(office: Office, text: string): FoundPlace | undefined {
  const hits = longest(namesOf(office), normal(text));
  const areas = [...new Set(hits.flatMap(({ areas }) => areas))];
  const agreed = areas.filter((area) => hits.every((hit) => hit.areas.some((other) => related(office, area, other))));
  const inner = agreed.filter((area) => !agreed.some((other) => other !== area && isWithin(office, other, area)));
  const found = inner.length > 0 ? inner : areas;
  return found.length === 0 ? undefined : { areas: found, words: hits.map(({ name }) => name).join("") };
}

/** A point of the map, WGS-84 degrees. */
export type Point = Readonly<{ latitude: number; longitude: number }>;

/**
 * The one area that words and a shared point agree on. Words come first, since people report from where they no longer are;
 * the point decides between namesakes, and narrows a village down to a group of it.
 */
export function findArea(office: Office, named: readonly Area[], at: Point | undefined): Area | undefined {
  const only = named.length === 1 ? named[0] : undefined;
  const pointed = at === undefined ? undefined : areaAt(office, at);
  if (pointed === undefined) return only;
  if (named.length === 0) return pointed;
  const [near, another] = named.filter((area) => related(office, area, pointed));
  if (near === undefined || another !== undefined) return only;
  return isWithin(office, pointed, near) ? pointed : near;
}

/** The innermost area below the office whose boundary a point lies in. */
function areaAt(office: Office, { longitude, latitude }: Point): Area | undefined {
  const around = [...office.areas.values()].filter(({ level, boundary }) => {
    if (level === 1 || boundary === undefined) return false;
    const ring = boundary.map(([x, y]) => [x, y]);
    return booleanPointInPolygon([longitude, latitude], { type: "Polygon", coordinates: [ring] });
  });
  return around.sort((one, other) => other.level - one.level)[0];
}

/** Whether words look like a place though no area has that name. */
export function looksLikePlace(text: string): boolean {
  return (
    /[村组队路街巷号楼院区里弄桥店校站场]|小区|门口|对面|旁边|附近|路口|东头|西头|南头|北头|street|road|block|building|near|corner/i.test(
      text,
    ) && [...text].length <= 40
  );
}

type Hit = Readonly<{ name: string; from: number; until: number; areas: readonly Area[] }>;

/** The longest names first, none over another; the same name in several villages is one hit with several areas. */
function longest(names: readonly Name[], text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { name } of names) {
    const from = text.indexOf(name);
    if (from < 0 || hits.some((hit) => from < hit.until && hit.from < from + name.length)) continue;
    hits.push({
      name,
      from,
      until: from + name.length,
      areas: names.filter((other) => other.name === name).map(({ area }) => area),
    });
  }
  return hits.sort((one, other) => one.from - other.from);
}

function namesOf(office: Office): readonly Name[] {
  const known = cache.get(office);
  if (known !== undefined) return known;
  const names = [...office.areas.values()]
    .filter((area) => area.level > 1)
    .flatMap((area) => [area.name, ...area.aliases].map((name) => ({ area, name: normal(name) })))
    .sort((one, other) => other.name.length - one.name.length);
  cache.set(office, names);
  return names;
}

function related(office: Office, one: Area, other: Area): boolean {
  return one === other || isWithin(office, one, other) || isWithin(office, other, one);
}

function isWithin(office: Office, inner: Area, outer: Area): boolean {
  return inner !== outer && areaPath(office, inner.id).some(({ id }) => id === outer.id);
}
