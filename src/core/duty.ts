import { type Instant, localDay, localTime } from "./calendar.js";
import type { Area, Duty, Office, Post, Remit, Role } from "./office.js";

/** Someone away for a time (离岗), and whether the stand-in was told (交底): it decides who answers for a fault (F8). */
export type Leave = Readonly<{
  staff: string;
  from: Instant;
  until: Instant;
  cover: string | undefined;
  briefed: boolean;
}>;

/** A shift taken over with both sides' word (换班). */
export type Swap = Readonly<{ area: string; from: Instant; until: Instant; staff: string }>;

/**
 * 应急模式 (M80): declared for an area, perhaps for one category only, until a time at which it ends by itself. With a `lead`
 * it is one cause of many residents (一件事): what is reported of it follows that request.
 */
export type Alert = Readonly<{
  id: string;
  area: string;
  category: string | undefined;
  /** What everybody who reports it is told at once. */
  text: string;
  from: Instant;
  until: Instant;
  lead: string | undefined;
}>;

/** What changed about who is there since the office file was written. */
export type Roster = Readonly<{
  leaves: readonly Leave[];
  swaps: readonly Swap[];
  /** Emergencies that were declared (M80). */
  alerts?: readonly Alert[];
}>;

/** Who is first asked (首问责任人), and by which rule of §8.1. */
export type FirstAsked = Readonly<{ staff: string; post: string | undefined; rule: "F1" }>;

/** Nobody away, nothing swapped. */
export const fullRoster: Roster = { leaves: [], swaps: [] };

/** The area and those above it, from the inside out; empty for an unknown one. */
export function areaPath(office: Office, area: string | undefined): readonly Area[] {
  const found = area === undefined ? undefined : office.areas.get(area);
  return found === undefined ? [] : [found, ...areaPath(office, found.parent)];
}

/** The area's name with those above it below the town: `上镇村三组`. */
export function areaName(office: Office, area: string | undefined): string | undefined {
  const names = areaPath(office, area)
    .filter((a) => a.level > 1)
    .map((a) => a.name);
  const [inner, outer] = names;
  if (inner === undefined) return area === undefined ? undefined : office.areas.get(area)?.name;
  return outer === undefined || inner.startsWith(outer.slice(0, 2)) ? inner : `${outer}${inner}`;
}

/** Whether someone is away at that time. */
export function isAway(roster: Roster, staff: string, at: Instant): boolean {
  return roster.leaves.some((leave) => leave.staff === staff && leave.from <= at && at < leave.until);
}

/** Who is on duty in this very area at that time, best first; those away are left out. */
export function onDuty(office: Office, roster: Roster, area: string, at: Instant): readonly FirstAsked[] {
  const swapped = roster.swaps.find((swap) => swap.area === area && swap.from <= at && at < swap.until);
  const listed = office.duty
    .filter((duty) => duty.area === area && covers(office, duty, at))
    .flatMap((duty) => turn(office, duty, at).map((staff) => ({ staff, post: duty.post, rule: "F1" as const })));
  const all =
    swapped === undefined ? listed : [{ staff: swapped.staff, post: undefined, rule: "F1" as const }, ...listed];
  return all.filter(({ staff }) => office.staff.has(staff) && !isAway(roster, staff, at));
}

/** Whether somebody is the one on duty anywhere at that time: only where their name stands in a list can they be. */
export function isOnShift(office: Office, roster: Roster, staff: string, at: Instant): boolean {
  const listed = office.duty.filter(({ people }) => people.includes(staff));
  const taken = roster.swaps.filter((swap) => swap.staff === staff);
  const areas = new Set([...listed, ...taken].map(({ area }) => area));
  return [...areas].some((area) => onDuty(office, roster, area, at)[0]?.staff === staff);
}

/** F1: the duty cadre of the area, else of the one above, else the coordinator. The bot never. */
export function findFirstAsked(office: Office, roster: Roster, area: string | undefined, at: Instant): FirstAsked {
  const path = areaPath(office, area);
  const roots = [...office.areas.values()].filter((a) => a.parent === undefined);
  for (const { id } of path.length > 0 ? path : roots) {
    const [first] = onDuty(office, roster, id, at);
    if (first !== undefined) return first;
  }
  return { staff: coordinator(office, roster, at), post: undefined, rule: "F1" };
}

/** The coordinator (值班主任) who is there; an office has at least one, the office file is refused otherwise. */
export function coordinator(office: Office, roster: Roster, at: Instant): string {
  const all = withRole(office, "coordinator");
  const there = all.find((staff) => !isAway(roster, staff, at)) ?? all[0];
  if (there === undefined) throw new Error("the office has no coordinator");
  return there;
}

/** Everybody with a role, in the order of the office file. */
export function withRole(office: Office, role: Role): readonly string[] {
  return [...office.staff.values()].filter((staff) => staff.roles.includes(role)).map((staff) => staff.id);
}

/** The row of the responsibility list for a category and a place: the nearest area, the finest category (§8.2.4). */
export function findRemit(office: Office, category: string | undefined, area: string | undefined): Remit | undefined {
  if (category === undefined) return undefined;
  const wide = category.split("/")[0];
  for (const name of [category, wide]) {
    const rows = office.remits.filter((remit) => remit.category === name);
    for (const { id } of areaPath(office, area)) {
      const row = rows.find((remit) => remit.area === id);
      if (row !== undefined) return row;
    }
    const everywhere = rows.filter((remit) => remit.area === undefined);
    // A row that names no area holds where its lead's post is; of a place that nobody knows, only the whole office's rows hold.
    const here =
      area === undefined
        ? [...office.areas.values()].filter(({ parent }) => parent === undefined)
        : areaPath(office, area);
    const near = here.flatMap(({ id }) => everywhere.find((remit) => office.posts.get(remit.lead)?.area === id) ?? []);
    if (near[0] !== undefined) return near[0];
  }
  return undefined;
}

/** Whether somebody holds a post in either role. */
export function holds(post: Post | undefined, staff: string): boolean {
  return post !== undefined && (post.a.includes(staff) || post.b === staff);
}

/** Who holds a post now: A, or B while A is away, or the head while both are (§8.2.6); undefined for an unknown post. */
export function holder(roster: Roster, post: Post | undefined, at: Instant): string | undefined {
  if (post === undefined) return undefined;
  const order = [...post.a, post.b, post.head].filter((staff) => staff !== undefined);
  return order.find((staff) => !isAway(roster, staff, at)) ?? post.head ?? post.a[0];
}

/** Who stands in for somebody in a post, best first: the equals, then the other role. */
export function standinsIn({ a, b }: Post, staff: string): readonly string[] {
  return [...a, b].filter((one) => one !== undefined).filter((one) => one !== staff);
}

/** Everybody who shares the A role of a post with others: only among those does it matter who has how much. */
export function equalsOf(office: Office): readonly string[] {
  return [...new Set([...office.posts.values()].flatMap(({ a }) => (a.length > 1 ? a : [])))];
}

/** The title under which someone speaks: the post they hold, else their role. */
export function titleOf(office: Office, staff: string): string {
  const posts = [...office.posts.values()];
  const post = posts.find(({ a }) => a.includes(staff)) ?? posts.find(({ b }) => b === staff);
  return post?.title ?? "";
}

function covers(office: Office, duty: Duty, at: Instant): boolean {
  const { weekday, hour, minute } = localTime(office.zone, at);
  const now = hour * 60 + minute;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  if (duty.from < duty.until) return duty.week.includes(weekday) && duty.from <= now && now < duty.until;
  return (duty.week.includes(weekday) && now >= duty.from) || (duty.week.includes(yesterday) && now < duty.until);
}

/** Who of the row is in turn, the others behind; a shift over midnight belongs to the day it began on. */
function turn(office: Office, duty: Duty, at: Instant): readonly string[] {
  const { people, rotate } = duty;
  if (rotate === "none" || people.length < 2) return people;
  const { hour, minute } = localTime(office.zone, at);
  const overnight = duty.from >= duty.until && hour * 60 + minute < duty.until;
  const day = Math.floor(Date.parse(`${localDay(office.zone, at)}T00:00:00Z`) / 86_400_000) - (overnight ? 1 : 0);
  const index = (rotate === "daily" ? day : Math.floor((day + 3) / 7)) % people.length;
  return [...people.slice(index), ...people.slice(0, index)];
}
