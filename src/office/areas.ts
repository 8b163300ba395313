import { difference, type Geom, intersection } from "polyclip-ts";
import type { AreaRow, Draft, Entry } from "./draft.js";
import { type Finding, found } from "./fault.js";

type Ring = NonNullable<AreaRow["boundary"]>;
type Drawn = Entry<AreaRow & { boundary: Ring }>;

/** Hand-drawn lines never meet exactly: what is below this share of an area is the pen's, not a mistake. */
const TOLERANCE = 0.01;

/** No address in two areas and none in no area (M16): by name, and by boundary where there are boundaries. */
export function checkAreas(draft: Draft): readonly Finding[] {
  return [...checkNames(draft.areas), ...checkOverlaps(draft.areas), ...checkCover(draft.areas)];
}

/** Below a village, names need only differ within it: 「上镇村一组」 and 「下营村一组」 are two places. */
function checkNames(areas: readonly Entry<AreaRow>[]): readonly Finding[] {
  const seen = new Map<string, Entry<AreaRow>>();
  return areas.flatMap((area) => {
    const { id, name, aliases, level, parent } = area.value;
    return [...new Set([name, ...aliases])].flatMap((word) => {
      const everywhere = fold(word);
      const here = level === 3 ? `${parent}/${everywhere}` : everywhere;
      const other = seen.get(here) ?? seen.get(everywhere);
      if (other === undefined) seen.set(here, area);
      if (other === undefined || other.value.id === id) return [];
      return [found("sameName", area.at, { name: word, one: other.value.name, other: name }, other.at)];
    });
  });
}

function checkOverlaps(areas: readonly Entry<AreaRow>[]): readonly Finding[] {
  const drawn = areas.filter(isDrawn);
  return drawn.flatMap((area, index) =>
    drawn.slice(0, index).flatMap((other) => {
      if (other.value.parent !== area.value.parent) return [];
      const [one, two] = [polygon(other), polygon(area)];
      const share =
        size(intersection(one, two)) / Math.min(ringSize(other.value.boundary), ringSize(area.value.boundary));
      if (share < TOLERANCE) return [];
      const values = { one: other.value.name, other: area.value.name, percent: percent(share) };
      return [found("overlap", [...area.at, "boundary"], values, [...other.at, "boundary"])];
    }),
  );
}

/** Children lie within their parent; and where all of them have boundaries, they leave nothing of it out. */
function checkCover(areas: readonly Entry<AreaRow>[]): readonly Finding[] {
  return areas.filter(isDrawn).flatMap((parent) => {
    const children = areas.filter((area) => area.value.parent === parent.value.id);
    const drawn = children.filter(isDrawn);
    const outside = drawn.flatMap((child) => {
      const share = size(difference(polygon(child), polygon(parent))) / ringSize(child.value.boundary);
      const values = { name: child.value.name, parent: parent.value.name, percent: percent(share) };
      return share < TOLERANCE ? [] : [found("outside", [...child.at, "boundary"], values)];
    });
    if (children.length === 0 || drawn.length < children.length) return outside;
    const rest = size(difference(polygon(parent), ...drawn.map(polygon))) / ringSize(parent.value.boundary);
    const values = { name: parent.value.name, percent: percent(rest) };
    return rest < TOLERANCE ? outside : [...outside, found("uncovered", [...parent.at, "boundary"], values)];
  });
}

function isDrawn(area: Entry<AreaRow>): area is Drawn {
  return area.value.boundary !== undefined && ringSize(area.value.boundary) > 0;
}

function polygon({ value }: Drawn): Geom {
  return [value.boundary.map(([longitude, latitude]): [number, number] => [longitude, latitude])];
}

/** In square degrees: only shares are ever compared. */
function size(shapes: ReturnType<typeof intersection>): number {
  return shapes
    .map(([outer = [], ...holes]) => ringSize(outer) - holes.reduce((sum, hole) => sum + ringSize(hole), 0))
    .reduce((sum, one) => sum + one, 0);
}

function ringSize(ring: readonly (readonly [number, number])[]): number {
  const twice = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}

function fold(word: string): string {
  return word.normalize("NFKC").replace(/\s/g, "").toLowerCase();
}
