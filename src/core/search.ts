import { areaPath } from "./duty.js";
import type { Event } from "./event.js";
import type { Office, Staff, Urgency } from "./office.js";
import type { Charge, Outcome, Request } from "./request.js";
import { postsOf } from "./unit.js";
import type { Instant } from "./zone.js";

/** What somebody looks for among the registered requests; what is not named does not matter. */
export type Search = Readonly<{
  no?: number;
  /** Only these. */
  ids?: readonly string[];
  /** Words of the redacted matter. */
  words?: string;
  /** Whoever is answerable, any of these. */
  people?: readonly string[];
  /** One situation, or all that are open. */
  state?: string;
  category?: string;
  areas?: readonly string[];
  /** Only what had to be answered before this instant and was not. */
  lateAt?: Instant;
  /** Only what has a suspected breach that nobody settled. */
  charged?: boolean;
  /** Of these, what is held against this person. */
  chargedTo?: string;
  /** Older than this place in the list, or newer. */
  before?: Place;
  after?: Place;
  most: number;
}>;

/** Where a list goes on: the registration and the id of its last row. */
export type Place = Readonly<{ at: Instant; id: string }>;

/** What somebody may see of the requests (§15): everything, or their own and those of their grid that are not sealed. */
export type View = Readonly<{ staff: string; all: boolean; areas: readonly string[] }>;

/** One row of a list of requests; nothing of it says who asked. */
export type Found = Readonly<{
  id: string;
  no: number;
  year: number;
  situation: string;
  category: string | undefined;
  area: string | undefined;
  urgency: Urgency;
  sealed: boolean;
  text: string;
  place: string | undefined;
  firstAsked: string;
  accountable: string | undefined;
  registeredAt: Instant;
  answerDue: Instant | undefined;
  /** Registered or claimed, and not parked or joined with another: its time runs. */
  running: boolean;
  charges: readonly Charge[];
}>;

/** What became of one message about a request; what it said stays in the chat. */
export type Told = Readonly<{
  to: string;
  kind: string;
  platform: string;
  state: string;
  /** Why it waits, where it does. */
  held?: string | undefined;
  /** The platform said that it is there. */
  arrived?: boolean;
  at: Instant;
  doneAt: Instant | undefined;
}>;

/** A request with everything that the board shows of it. */
export type Whole = Readonly<{
  request: Request;
  version: number;
  events: readonly Event[];
  told: readonly Told[];
  /** How many of the resident's own words and files are kept, by kind. */
  materials: Readonly<Record<string, number>>;
}>;

/** Requests of one area, counted. */
export type Tally = Readonly<{ area: string | undefined; open: number; late: number }>;

const above: ReadonlySet<string> = new Set(["coordinator", "official", "auditor"]);

/** What a member of staff may see; undefined where the board is not for them (volunteers, mediators). */
export function viewOf(office: Office, staff: Staff): View | undefined {
  const all = staff.roles.some((role) => above.has(role));
  if (!all && !staff.roles.includes("cadre")) return undefined;
  const homes = new Set([
    ...postsOf(office, staff.id).map(({ area }) => area),
    ...office.duty.filter(({ people }) => people.includes(staff.id)).map(({ area }) => area),
  ]);
  return { staff: staff.id, all, areas: [...homes].flatMap((area) => around(office, area)) };
}

/** The area with those above and below it: where somebody works near (the same as core's relation `colleague`). */
function around(office: Office, area: string): readonly string[] {
  const below = [...office.areas.values()].filter(({ id }) => areaPath(office, id).some((one) => one.id === area));
  return [...new Set([...areaPath(office, area), ...below].map(({ id }) => id))];
}

/** What an office may publish of its last days: sums, and the topics that came most. */
export type PublicFigures = Readonly<{
  received: number;
  closed: number;
  open: number;
  late: number;
  topics: readonly Readonly<{ category: string; count: number }>[];
}>;

/** How requests ended, without words of anybody. */
export type Outcomes = readonly Readonly<{
  no: number;
  category: string | undefined;
  area: string | undefined;
  outcome: Outcome;
  registeredAt: Instant;
  closedAt: Instant;
}>[];
