import type { Breach } from "./breach.js";
import { addWorkDays, type Instant } from "./calendar.js";
import { calendarOf } from "./deadlines.js";
import { isAway } from "./duty.js";
import type { Event, Fact } from "./event.js";
import type { Office } from "./office.js";
import type { Circumstance } from "./relation.js";
import type { Request } from "./request.js";
import { postsOf, standinOf, unitOf } from "./unit.js";

/** How long somebody may explain before an official looks (申辩, §9), working days. */
const EXPLAIN_WITHIN = 3;

/** What provisional work is never charged with: it is somebody else's clock until it is decided whose it is (§8.5). */
const clocks: ReadonlySet<Breach> = new Set(["B04", "B05", "B06", "B07", "B08", "B10"]);

/** A suspected breach; none where §9 says that it never is one, or where it was noted already. */
export function suspect(
  { office, now }: Circumstance,
  request: Request,
  what: Readonly<{ code: Breach; who: string | undefined; note?: string }>,
): readonly Fact[] {
  const { code, who, note = "" } = what;
  if (who === undefined || who === "" || request.exclusion?.is === "granted") return [];
  if (request.ruling !== undefined && clocks.has(code)) return [];
  if (request.charges.some((charge) => charge.code === code && charge.who === who && charge.note === note)) return [];
  const until = addWorkDays(calendarOf(office, request.matter.area), now, EXPLAIN_WITHIN);
  return [{ is: "suspected", code, who, note, until }];
}

/** A clock that somebody missed: charged to whoever answers for them then (F8), and to the head of a post with both roles away (B17). */
export function suspectLate(
  where: Circumstance,
  request: Request,
  what: Readonly<{ code: Breach; who: string | undefined; at: Instant }>,
): readonly Fact[] {
  const { code, who, at } = what;
  if (who === undefined) return [];
  const charged = suspect(where, request, {
    code,
    who: answersFor(where, who, at),
    note: String(request.rounds.length),
  });
  const [post] = postsOf(where.office, who);
  const empty =
    post?.head !== undefined && [...post.a, post.b].every((one) => one === undefined || isAway(where.roster, one, at));
  return empty ? [...charged, ...suspect(where, request, { code: "B17", who: post.head })] : charged;
}

/** Who answers for somebody's fault at that time (F8): the stand-in of whoever is away and left a brief, else they themselves. */
export function answersFor({ office, roster }: Circumstance, staff: string, at: Instant): string {
  const leave = roster.leaves.find((one) => one.staff === staff && one.from <= at && at < one.until);
  if (leave === undefined || !leave.briefed) return staff;
  return leave.cover ?? standinOf(office, staff) ?? staff;
}

/** How often a unit may pass requests back within ninety days (B09). */
const MOST_HOPS = 2;
const WITHIN = 90 * 86_400_000;

/** B09: the units that passed requests back more often than that in the ninety days before an instant, out of the whole ledger. */
export function bouncers(office: Office, ledger: Iterable<Event>, at: Instant): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { at: when, fact } of ledger) {
    if (when > at || when <= at - WITHIN) continue;
    const unit =
      fact.is === "declined" ? unitOf(office, fact.by) : fact.is === "return-asked" ? fact.returning.unit : undefined;
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count > MOST_HOPS));
}
