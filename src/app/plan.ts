import type { Weight } from "../core/say.js";
import type { Opening } from "../port/index.js";

/** Something that must be said in one chat, as the planner sees it. */
export type Need = Readonly<{
  id: string;
  weight: Weight;
  /** Needs of the same name may be said as one message. */
  merge: string | undefined;
  createdAt: number;
  /** After this instant it is not worth saying any more. */
  notAfter: number | undefined;
  /** A notice of it was sent before: no second one. */
  noticed?: boolean;
}>;

/** What is known of the chat: the leave to write that is left, consents to notices, and another way to the same person. */
export type Reach = Readonly<{
  openings: readonly Opening[];
  /** Notices that may be sent without a window: a standing consent, and one-time ones that are left. */
  standing: boolean;
  once: number;
  /** The account's calls are used up: there are no notices, and only openings that cost none. */
  spent?: boolean;
  /** Another chat of the same person that can be written to now. */
  other: string | undefined;
}>;

/** What is to be done with one need. Every need gets exactly one step. */
export type Step =
  | Readonly<{ id: string; do: "send"; slot: string; with: readonly string[] }>
  | Readonly<{ id: string; do: "merged"; into: string }>
  | Readonly<{ id: string; do: "notice"; leave: "standing" | "once" }>
  | Readonly<{ id: string; do: "redirect"; to: string }>
  | Readonly<{ id: string; do: "hold"; why: "no-window" | "kept-for-result" | "quota" }>
  | Readonly<{ id: string; do: "expire" }>;

/** How many slots each weight must leave for those above it: one for the result with its questions, one for what we need to know. */
const reserve: Readonly<Record<Weight, number>> = { critical: 0, reply: 0, result: 0, need: 1, news: 2 };

/** Spent first to last. */
const rank: Readonly<Record<Weight, number>> = { critical: 0, reply: 1, result: 2, need: 3, news: 4 };

/** What may go out as a notice where no window is open: what the person waits for, not small talk. */
const worthNotice: ReadonlySet<Weight> = new Set(["critical", "result", "need"]);

/**
 * Turns needs into slots where a platform counts what we may write (`platforms.md`, 1–3): window → standing notice → one-time
 * notice → another chat → told at the next contact. Pure. The steps come in the order in which they are to be done.
 */
export function plan(needs: readonly Need[], reach: Reach, now: number): readonly Step[] {
  const due = [...needs].sort(
    (one, other) =>
      rank[one.weight] - rank[other.weight] || one.createdAt - other.createdAt || compare(one.id, other.id),
  );
  const expired = due.filter((need) => need.notAfter !== undefined && need.notAfter < now);
  const alive = due.filter((need) => !expired.includes(need));
  const slots = reach.openings
    .filter((opening) => opening.until > now && opening.count > 0)
    .map((opening) => ({ ...opening }));
  const left = { slots, once: reach.once };
  const steps: Step[] = expired.map(({ id }) => ({ id, do: "expire" }));
  for (const bundle of bundles(alive)) steps.push(...place(bundle, reach, left));
  return steps;
}

/** Needs that are said as one message; the first carries the others. What is heavier than news is said by itself. */
function bundles(needs: readonly Need[]): readonly (readonly [Need, ...Need[]])[] {
  const made: [Need, ...Need[]][] = [];
  for (const need of needs) {
    const same =
      need.merge === undefined || need.weight !== "news"
        ? undefined
        : made.find(([first]) => first.weight === "news" && first.merge === need.merge);
    if (same === undefined) made.push([need]);
    else same.push(need);
  }
  return made;
}

type Left = { slots: { slot: string; count: number; until: number }[]; once: number };

function place([first, ...rest]: readonly [Need, ...Need[]], reach: Reach, left: Left): readonly Step[] {
  const merged: readonly Step[] = rest.map(({ id }) => ({ id, do: "merged", into: first.id }));
  const total = left.slots.reduce((sum, { count }) => sum + count, 0);
  if (total > reserve[first.weight]) {
    const slot = spend(left);
    return [{ id: first.id, do: "send", slot, with: rest.map(({ id }) => id) }, ...merged];
  }
  const kept = total > 0;
  return [first, ...rest].map((need) => elsewhere(need, reach, left, kept));
}

/** The slot that ends soonest is spent first: what lasts is kept. */
function spend(left: Left): string {
  left.slots.sort((one, other) => one.until - other.until);
  const [soonest] = left.slots;
  if (soonest === undefined) throw new Error("a slot was counted and is not there");
  soonest.count--;
  if (soonest.count === 0) left.slots.shift();
  return soonest.slot;
}

function elsewhere({ id, weight, noticed = false }: Need, reach: Reach, left: Left, kept: boolean): Step {
  const worth = worthNotice.has(weight) && !noticed && reach.spent !== true;
  if (worth && reach.standing) return { id, do: "notice", leave: "standing" };
  if (worth && left.once > 0) {
    left.once--;
    return { id, do: "notice", leave: "once" };
  }
  if (reach.other !== undefined) return { id, do: "redirect", to: reach.other };
  if (reach.spent === true) return { id, do: "hold", why: "quota" };
  return { id, do: "hold", why: kept ? "kept-for-result" : "no-window" };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
