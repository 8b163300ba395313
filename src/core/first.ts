import { addWorkTime, type Instant, isWorking } from "./calendar.js";
import { calendarOf } from "./deadlines.js";
import { coordinator, findFirstAsked, isAway, isOnShift, standinsIn, withRole } from "./duty.js";
import type { Office } from "./office.js";
import type { Circumstance } from "./relation.js";
import type { Request } from "./request.js";
import { postsOf } from "./unit.js";

/** The rules of `domain.md` §8.1 that name a first asked. F11 adds to a request that is there, F13 is an act of its own. */
export type FirstRule = "F1" | "F2" | "F3" | "F4" | "F5" | "F6" | "F7" | "F8" | "F9" | "F10" | "F12";

/** How people came to be asked, where it was not the bot in a private chat (F1). */
export type Approach = Readonly<{
  /** Somebody was named in a group, replied there, or nobody did; or registered for someone, or signed for an import. */
  by: "bot" | "mention" | "reply" | "silence" | "registrar" | "import";
  /** Who was named, in the order of the words; or the one who replied, registered, signed. */
  staff: readonly string[];
  /** The area of the group it was said in. */
  area?: string | undefined;
  /** The reply denied the duty (不归我管, F12). */
  denied?: boolean;
  /** Those whom the matter complains of (F9). */
  subjects?: readonly string[];
}>;

/** Who is first asked, by which rule, and who acts for them at once where they are not there (F8). */
export type First = Readonly<{ staff: string; acting: string; rule: FirstRule }>;

/** The bot asked in a private chat (F1). */
const toBot: Approach = { by: "bot", staff: [] };

/** 首问责任人 by the rules F1–F12. The bot never, nobody who is complained of, and no volunteer, mediator or firm. */
export function findFirst(
  where: Circumstance,
  { matter, sealed }: Pick<Request, "matter" | "sealed">,
  asked: Approach = toBot,
): First {
  const { office, roster, now } = where;
  if (sealed || (asked.subjects ?? []).length > 0) return keeper(where, matter.category, asked.subjects ?? []);
  const cadres = asked.staff.filter((staff) => mayBeAsked(office, staff));
  const [first] = asked.by === "mention" ? byRank(office, cadres) : cadres;
  if (first === undefined) {
    const area = asked.by === "bot" ? (matter.area ?? asked.area) : (asked.area ?? matter.area);
    const { staff } = findFirstAsked(office, roster, area, now);
    return { staff, acting: staff, rule: duties[asked.by] };
  }
  const acting = asked.by === "mention" ? actingFor(where, first, asked.area ?? matter.area) : first;
  return { staff: first, acting, rule: acting === first ? ruleOf(asked, cadres.length) : "F8" };
}

/** Whether somebody can be the first asked at all (F10): a cadre, a coordinator or an official. */
export function mayBeAsked(office: Office, staff: string): boolean {
  const roles = office.staff.get(staff)?.roles ?? [];
  return roles.some((role) => role === "cadre" || role === "coordinator" || role === "official");
}

/** By which rule the duty cadre is asked where nobody else was. */
const duties = {
  bot: "F1",
  silence: "F5",
  mention: "F10",
  reply: "F10",
  registrar: "F1",
  import: "F1",
} as const satisfies Record<Approach["by"], FirstRule>;

function ruleOf({ by, denied = false }: Approach, count: number): FirstRule {
  if (by === "reply") return denied ? "F12" : "F4";
  if (by === "registrar") return "F6";
  if (by === "import") return "F7";
  return count > 1 ? "F3" : "F2";
}

/** F3: the highest rank first; those of one rank as they were named. */
function byRank(office: Office, staff: readonly string[]): readonly string[] {
  return [...new Set(staff)].sort((one, other) => rankOf(office, other) - rankOf(office, one));
}

/** Somebody's rank: an official's above every post, else that of the highest post they hold; a B role just below its A role. */
function rankOf(office: Office, staff: string): number {
  if (office.staff.get(staff)?.roles.includes("official")) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...postsOf(office, staff).map(({ a, rank }) => (a.includes(staff) ? rank : rank - 0.5)));
}

/** F8: whoever was named, if they are there; else the cover of their leave, their B role, or the duty cadre of the area. */
function actingFor(where: Circumstance, staff: string, area: string | undefined): string {
  const { office, roster, now } = where;
  if (isThere(where, staff)) return staff;
  const leave = roster.leaves.find((one) => one.staff === staff && one.from <= now && now < one.until);
  const standins = [leave?.cover, ...postsOf(office, staff).flatMap((post) => standinsIn(post, staff))];
  const there = standins.find((one) => one !== undefined && one !== staff && isThere(where, one));
  return there ?? findFirstAsked(office, roster, area, now).staff;
}

/** Whether somebody is at work: not away, and in working hours or on their shift. */
function isThere({ office, roster, now }: Circumstance, staff: string): boolean {
  if (isAway(roster, staff, now)) return false;
  return isWorking(calendarOf(office, homeArea(office, staff)), now) || isOnShift(office, roster, staff, now);
}

function homeArea(office: Office, staff: string): string | undefined {
  return postsOf(office, staff)[0]?.area;
}

/** F9, §8.7: what is sealed goes to the auditor, danger to the coordinator; never to those it is about. */
function keeper(where: Circumstance, category: string | undefined, subjects: readonly string[]): First {
  const { office, roster, now } = where;
  const roles = category?.startsWith("应急敏感") ? keepers.danger : keepers.report;
  const all = roles.flatMap((role) => withRole(office, role)).filter((staff) => !subjects.includes(staff));
  const staff = all.find((one) => !isAway(roster, one, now)) ?? all[0] ?? coordinator(office, roster, now);
  return { staff, acting: staff, rule: "F9" };
}

const keepers = {
  danger: ["coordinator", "official"],
  report: ["auditor", "official", "coordinator"],
} as const;

/** F5: how long a matter said in a group waits for a cadre's own reply, ms of working time. */
const SILENCE = 15 * 60_000;

/** When the silence after a matter said in a group of that area is over (F5). */
export function silenceEnds(office: Office, area: string | undefined, at: Instant): Instant {
  return addWorkTime(calendarOf(office, area), at, SILENCE);
}
