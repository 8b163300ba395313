import type { Say } from "../../../src/core/say.js";
import type { VisitSay } from "../../../src/core/say-visit.js";
import { type Cast, now } from "./cast.js";

type Examples = { [K in VisitSay["kind"]]: readonly Extract<Say, { kind: K }>[] };

/** What is said of visits to homes. */
export function visited({ place }: Cast): Examples {
  const door = `${place} 5`;
  return {
    "visit-begun": [false, true].map((again) => ({ kind: "visit-begun", door, at: now, again })),
    "visit-ended": [
      { kind: "visit-ended", door, minutes: 23, full: true, listed: true },
      { kind: "visit-ended", door, minutes: 9, full: false, listed: true },
      { kind: "visit-ended", door, minutes: 9, full: false, listed: false },
    ],
    "ask-found": [{ kind: "ask-found" }],
    "visits-due": [
      { kind: "visits-due", doors: [door], all: 3 },
      { kind: "visits-due", doors: [], all: 3 },
      { kind: "visits-due", doors: [], all: 0 },
    ],
    "visit-fault": (["private", "role", "where", "which", "none"] as const).map((why) => ({
      kind: "visit-fault",
      why,
    })),
  };
}
