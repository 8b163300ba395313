import { DAY } from "../calendar.js";
import { areaPath } from "../duty.js";
import { villageOf } from "../figures/index.js";
import type { Home, Office } from "../office.js";
import { isFull, missed } from "../visit.js";
import type { Span, Visited, VisitsDue } from "./types.js";

/** A visit as the digest reads it: whose home only by a mark, never by its door. */
export type VisitRow = Readonly<{
  household: string;
  home: string | undefined;
  area: string | undefined;
  minutes: number;
}>;

type Given = Readonly<{ office: Office; scope: readonly string[]; span: Span; visits: readonly VisitRow[] }>;

/** 走访 (M19): households and times, those under 15 minutes, and the homes of the list that were not visited as often as they should. */
export function visitedIn({ office, scope, span, visits }: Given): Visited | undefined {
  const own = visits.filter(({ area }) => inScope(office, scope, area));
  const homes = (office.homes ?? []).filter(({ area }) => inScope(office, scope, area));
  if (own.length === 0 && homes.length === 0) return undefined;
  return {
    households: new Set(own.map(({ household }) => household)).size,
    times: own.length,
    short: own.filter((visit) => !isFull(visit)).length,
    ...dueOf(homes, own, span),
  };
}

/** The same of one village's homes: how many were due, and how many are missing; undefined where none is on the list. */
export function visitsDueIn({ office, span, visits }: Omit<Given, "scope">, village: string): VisitsDue | undefined {
  const homes = (office.homes ?? []).filter(({ area }) => villageOf(office, area)?.id === village);
  return homes.length === 0 ? undefined : dueOf(homes, visits, span);
}

function dueOf(homes: readonly Home[], visits: readonly VisitRow[], { start, end }: Span): VisitsDue {
  const full = visits.filter(isFull).flatMap(({ home }) => home ?? []);
  const weeks = Math.max(1, Math.floor((end - start) / (7 * DAY)));
  return { due: homes.length, missed: missed(homes, full, weeks).length };
}

function inScope(office: Office, scope: readonly string[], area: string | undefined): boolean {
  return scope.length === 0 || areaPath(office, area).some(({ id }) => scope.includes(id));
}
