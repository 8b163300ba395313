import { DAY, localTime, type Period } from "../calendar.js";
import { areaName, areaPath } from "../duty.js";
import { type Book, refOf, type Trace, unitName, villageOf, within } from "../figures/index.js";
import type { Area, Office } from "../office.js";
import type { DigestSettings } from "./settings.js";
import { groupBy, order } from "./table.js";
import type { Cluster, Hints, Season } from "./types.js";

const HOUSEHOLDS = 3;
const WINDOW = 7 * DAY;
const SILENCE = 14 * DAY;

/** Part 7, 未诉先办: what can be acted on before anybody complains of it again. */
export function hintsOf(book: Book, { seasons }: DigestSettings, scope: readonly string[]): Hints {
  const { month } = localTime(book.office.zone, book.period[1] - 1);
  return {
    clusters: clustersOf(book),
    // The keys of the table are seasons, those that the office has.
    seasons: (Object.keys(seasons) as Season[]).filter((season) => seasons[season]?.includes(month)),
    silent: silentAreas(book, scope),
  };
}

function clustersOf(book: Book): readonly Cluster[] {
  return groupBy(book, (trace) => spotOf(book.office, trace))
    .flatMap(({ book: own }) => widest(own.traces, book.period).map((traces) => clusterOf(book.office, traces)))
    .filter((cluster) => cluster !== undefined)
    .sort((one, other) => other.households - one.households || order(one.area, other.area));
}

/** One place and one category: the finest area; where that is a whole village, the place in words as well. */
function spotOf(office: Office, { request: { matter } }: Trace): string | undefined {
  const { area, category, place = "" } = matter;
  if (area === undefined || category === undefined) return undefined;
  return `${area}\n${office.areas.get(area)?.level === 3 ? "" : place}\n${category}`;
}

/** The window of seven days, ending with a request of the period, in which most households spoke; none of too few. */
function widest(traces: readonly Trace[], period: Period): readonly (readonly Trace[])[] {
  const windows = traces
    .filter(({ registeredAt }) => within(period, registeredAt))
    .map((last) => traces.filter(({ registeredAt: at }) => last.registeredAt - WINDOW < at && at <= last.registeredAt))
    .filter((window) => householdsOf(window) >= HOUSEHOLDS);
  const most = Math.max(...windows.map(householdsOf));
  return windows.filter((window) => householdsOf(window) === most).slice(0, 1);
}

function householdsOf(traces: readonly Trace[]): number {
  return new Set(traces.map(({ request }) => request.reporter)).size;
}

function clusterOf(office: Office, traces: readonly Trace[]): Cluster | undefined {
  const [first] = traces;
  const { area, category } = first?.request.matter ?? {};
  if (first === undefined || area === undefined || category === undefined) return undefined;
  const times = traces.map(({ registeredAt }) => registeredAt);
  return {
    category,
    area: areaName(office, area) ?? area,
    households: householdsOf(traces),
    days: Math.max(1, Math.ceil((Math.max(...times) - Math.min(...times)) / DAY)),
    owner: unitName(office, first.unit),
    requests: traces.map(refOf),
  };
}

/** Villages and communities from which nothing came for two weeks. */
function silentAreas({ office, period, traces }: Book, scope: readonly string[]): readonly string[] {
  const since = [period[1] - SILENCE, period[1]] as const;
  const spoke = new Set(
    traces
      .filter(({ registeredAt }) => within(since, registeredAt))
      .map(({ request }) => villageOf(office, request.matter.area)?.id),
  );
  return villagesIn(office, scope)
    .filter(({ id }) => !spoke.has(id))
    .map(({ name }) => name);
}

/** The villages and communities that a reader answers for; of the whole office where the scope is empty. */
export function villagesIn(office: Office, scope: readonly string[]): readonly Area[] {
  const mine = (id: string) => scope.length === 0 || areaPath(office, id).some((area) => scope.includes(area.id));
  return [...office.areas.values()].filter(({ id, level }) => level === 2 && mine(id));
}
