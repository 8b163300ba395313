import type { Fact } from "../event.js";
import { evolve } from "../evolve.js";
import { timers } from "../timers.js";
import type { Deciders } from "./types.js";

/** How many timers one tick may fire; after a long outage the rest follow on the next. */
const MOST = 20;

/** T4, T7, T13, T26, T34: whatever is due by now, in the order in which it became due. */
export const ticking = {
  tick: (given) => {
    const { now, actor: by } = given;
    const facts: Fact[] = [];
    let request = given.request;
    for (let fired = 0; fired < MOST; fired++) {
      const due = timers
        .map((timer) => ({ timer, at: timer.due(given, request) }))
        .filter((entry): entry is typeof entry & { at: number } => entry.at !== undefined && entry.at <= now)
        .sort((one, other) => one.at - other.at)[0];
      if (due === undefined) break;
      for (const fact of due.timer.fire(given, request)) {
        request = evolve(request, { at: now, by, fact });
        facts.push(fact);
      }
    }
    return facts;
  },
} satisfies Pick<Deciders, "tick">;
