import type { Event, Fact } from "../event.js";
import type { Circumstance } from "../relation.js";
import type { Request } from "../request.js";
import type { Notice } from "../say.js";

/** A fact as it is told: what was before it, and what is after it. */
export type Telling<F extends Fact = Fact> = Circumstance &
  Readonly<{ event: Event & Readonly<{ fact: F }>; before: Request | undefined; after: Request }>;

/** Who is told what of each fact; facts that nobody is told of have no row. */
export type Tellers = { [K in Fact["is"]]?: (telling: Telling<Extract<Fact, { is: K }>>) => readonly Notice[] };
