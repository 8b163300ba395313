import type { Instant } from "./calendar.js";
import { areaPath, holder, holds, isAway, type Roster } from "./duty.js";
import type { Office, Post } from "./office.js";
import type { Actor, Request } from "./request.js";
import { adjudicators } from "./unit.js";

/** How somebody stands to a request; the lifecycle table names who may do what by these (§15). */
export type Relation =
  | "reporter"
  | "registrar"
  | "first"
  | "accountable"
  | "lead"
  | "standin"
  | "offeree"
  | "assist"
  | "charged"
  | "adjudicator"
  | "colleague"
  | "coordinator"
  | "official"
  | "auditor"
  | "bot";

/** What a decision may know of the world beside the request: the rules, who is away, and the time. */
export type Circumstance = Readonly<{
  office: Office;
  roster: Roster;
  now: Instant;
  /** How much each of the equals of a post has open (§8.2.7); absent where nothing is offered. */
  load?: ReadonlyMap<string, number>;
  /** The other persons that a resident is, who bound several chats together: what those reported is theirs as well. */
  selves?: readonly string[];
}>;

/** Whether a resident reported a request, in any of the chats that they bound together. */
export function isOwn({ selves = [] }: Pick<Circumstance, "selves">, actor: Actor, { reporter }: Request): boolean {
  return actor.is === "resident" && (reporter === actor.id || selves.includes(reporter));
}

/**
 * Whom a post's next matter is offered to: of several equals who are there whoever has the least open, then the first of them;
 * else whoever holds the post now. Load decides nothing else (§8.2.7).
 */
export function nextOf({ roster, now, load }: Circumstance, post: Post | undefined): string | undefined {
  const there = post?.a.filter((staff) => !isAway(roster, staff, now)) ?? [];
  const [least] = there.toSorted((one, other) => (load?.get(one) ?? 0) - (load?.get(other) ?? 0));
  return least ?? holder(roster, post, now);
}

/** Every way in which somebody stands to a request; none for a stranger. */
export function relationsOf(where: Circumstance, actor: Actor, request: Request): ReadonlySet<Relation> {
  const { office } = where;
  if (actor.is === "bot") return new Set(["bot"]);
  if (actor.is === "resident") return new Set(isOwn(where, actor, request) ? ["reporter"] : []);
  const staff = office.staff.get(actor.id);
  if (staff === undefined || request.subjects.includes(staff.id)) return new Set();
  const lead = request.lead === undefined ? undefined : office.posts.get(request.lead);
  const offered = request.offer?.post === undefined ? undefined : office.posts.get(request.offer.post);
  const assists = request.assists.map((id) => office.posts.get(id));
  const tests: Readonly<Record<Exclude<Relation, "reporter" | "bot">, boolean>> = {
    registrar: request.registrar === staff.id,
    first: request.firstAsked === staff.id,
    accountable: request.accountable === staff.id,
    lead: lead?.a.includes(staff.id) === true,
    standin: lead?.b === staff.id || offered?.b === staff.id,
    offeree: request.offer?.to === staff.id || (offered?.b === staff.id && isAsked(where, request)),
    assist: assists.some((post) => holds(post, staff.id)),
    charged: request.charges.some(({ who, code }) => who === staff.id && code !== "B20"),
    adjudicator: request.ruling !== undefined && adjudicators(office, request.ruling.parties).includes(staff.id),
    colleague: !request.sealed && staff.roles.includes("cadre") && worksNear(office, staff.id, request.matter.area),
    coordinator: staff.roles.includes("coordinator"),
    official: staff.roles.includes("official"),
    auditor: staff.roles.includes("auditor"),
  };
  // The table's keys are exactly these relations.
  return new Set((Object.keys(tests) as (keyof typeof tests)[]).filter((relation) => tests[relation]));
}

/** Whether the B role was asked to answer an offer for the A role: after silence, or while the A role is away (T13, §4.2). */
function isAsked({ roster, now }: Circumstance, { offer }: Request): boolean {
  return offer !== undefined && offer.kind !== "escalation" && (offer.stage >= 2 || isAway(roster, offer.to, now));
}

/** Whether someone holds a post or a shift in the area, above it or below it; a request without an area is everybody's. */
function worksNear(office: Office, staff: string, area: string | undefined): boolean {
  if (area === undefined) return true;
  const here = new Set(areaPath(office, area).map(({ id }) => id));
  const near = (other: string) => here.has(other) || areaPath(office, other).some(({ id }) => id === area);
  return (
    [...office.posts.values()].some((post) => holds(post, staff) && near(post.area)) ||
    office.duty.some((duty) => duty.people.includes(staff) && near(duty.area))
  );
}
