import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import { areaPath } from "../core/duty.js";
import type { Area, Office } from "../core/office.js";
import { createLexicon, findWords, type Lexicon } from "./lexicon.js";
import { normal } from "./normal.js";

/** Where a text says it is: the one area it names, or several that it may mean; and the words that say so. */
export type FoundPlace = Readonly<{ areas: readonly Area[]; words: string }>;

/** The areas that a name may mean. */
type Names = Lexicon<readonly Area[]>;

const cache = new WeakMap<Office, Names>();

/** One place that a text names, in one or more names that agree: 上镇村三组; and where in the normal text they stand. */
export type Mention = Readonly<{ areas: readonly Area[]; from: number; until: number; words: string }>;

/** The areas that a text names: those of its one place, 三组 alone being several; or one of each place, where it names more. */
export function findPlace(office: Office, text: string): FoundPlace | undefined {
  const mentions = findMentions(office, normal(text));
  const areas = [...new Set(mentions.flatMap((mention) => mention.areas))];
  return areas.length === 0 ? undefined : { areas, words: mentions.map(({ words }) => words).join("") };
}

/** The places that normal text names, in its order. A name that can be part of the place before it is: 上镇村的人在三组. */
export function findMentions(office: Office, normalText: string): readonly Mention[] {
  const groups: Hit[][] = [];
  for (const hit of longest(namesOf(office), normalText)) {
    const last = groups.at(-1);
    if (last !== undefined && agreed(office, [...last, hit]).length > 0) last.push(hit);
    else groups.push([hit]);
  }
  return groups.map((hits) => ({
    areas: agreed(office, hits),
    from: hits[0]?.from ?? 0,
    until: hits.at(-1)?.until ?? 0,
    words: hits.map(({ name }) => name).join(""),
  }));
}

/** The innermost areas that all names of one place agree on. */
function agreed(office: Office, hits: readonly Hit[]): readonly Area[] {
  const areas = [...new Set(hits.flatMap((hit) => hit.areas))];
  const fit = areas.filter((area) => hits.every((hit) => hit.areas.some((other) => related(office, area, other))));
  return fit.filter((area) => !fit.some((other) => other !== area && isWithin(office, other, area)));
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
function longest(names: Names, text: string): readonly Hit[] {
  const hits: Hit[] = [];
  const found = [...findWords(names, text)].sort((one, other) => other.word.length - one.word.length);
  for (const { word: name, from, of: areas } of found) {
    const until = from + name.length;
    if (!hits.some((hit) => from < hit.until && hit.from < until)) hits.push({ name, from, until, areas });
  }
  return hits.sort((one, other) => one.from - other.from);
}

function namesOf(office: Office): Names {
  const known = cache.get(office);
  if (known !== undefined) return known;
  const areas = new Map<string, Area[]>();
  for (const area of office.areas.values()) {
    if (area.level === 1) continue;
    for (const name of new Set([area.name, ...area.aliases].map(normal)))
      areas.set(name, [...(areas.get(name) ?? []), area]);
  }
  const names = createLexicon(areas);
  cache.set(office, names);
  return names;
}

function related(office: Office, one: Area, other: Area): boolean {
  return one === other || isWithin(office, one, other) || isWithin(office, other, one);
}

function isWithin(office: Office, inner: Area, outer: Area): boolean {
  return inner !== outer && areaPath(office, inner.id).some(({ id }) => id === outer.id);
}
