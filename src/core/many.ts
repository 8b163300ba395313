import type { Heap } from "./heap.js";
import type { LateMark } from "./request.js";
import type { Say } from "./say.js";

const marks: Readonly<Record<LateMark, Heap>> = {
  claim: "claim",
  contact: "contact",
  yellow: "soon",
  red: "late",
  written: "late",
  order: "late",
  return: "decide",
  ruling: "decide",
};

/** What can stand in a heap: reminders about a numbered request that say no more than `我的清单` shows. */
const heaps: Readonly<Partial<Record<Say["kind"], Heap>>> = {
  offer: "claim",
  "on-duty": "new",
  "asked-for": "decide",
  dispute: "decide",
  "suspicion-open": "decide",
  "unhappy-twice": "decide",
  "review-due": "soon",
  "assist-asked": "assist",
  "assist-silent": "assist",
  "accountable-changed": "handover",
  "handover-accepted": "handover",
  "urged-staff": "said",
  "withdrawn-staff": "said",
  "reopened-staff": "said",
  "rated-staff": "said",
  joined: "said",
  bounced: "said",
  suspicion: "charge",
  "suspicion-settled": "charge",
  "call-back": "other",
  "stood-in": "other",
  "decided-on": "other",
  "thanks-staff": "other",
};

/** The order in which a cadre should look: what is late first. */
const order = [
  "late",
  "contact",
  "claim",
  "new",
  "soon",
  "decide",
  "assist",
  "handover",
  "said",
  "charge",
  "other",
] as const;

/** The heap that a reminder may stand in; undefined for what must be read by itself. */
export function heapOf(say: Say): Heap | undefined {
  if (say.kind === "late-staff") return marks[say.mark];
  if (say.kind === "nudge") return say.about === "claim" ? "claim" : "handover";
  return heaps[say.kind];
}

/** Many reminders to one person as one (§11.4): each request once in a heap, its number, in the order in which it came. */
export function heapUp(says: readonly Say[]): Extract<Say, { kind: "many" }> {
  const found = new Map<Heap, Set<number>>();
  for (const say of says) {
    const heap = heapOf(say);
    if (heap !== undefined && "no" in say && say.no !== undefined)
      found.set(heap, (found.get(heap) ?? new Set()).add(say.no));
  }
  const lines = order.flatMap((heap) => {
    const nos = found.get(heap);
    return nos === undefined ? [] : [{ heap, nos: [...nos] }];
  });
  return { kind: "many", heaps: lines.map(({ heap, nos }) => ({ heap, count: nos.length, nos: nos.slice(0, SHOWN) })) };
}

/** How many numbers of a heap are shown; `我的清单` has them all. */
const SHOWN = 5;
