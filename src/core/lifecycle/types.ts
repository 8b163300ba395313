import type { Act } from "../command.js";
import type { Relation } from "../relation.js";
import type { Situation } from "../situation.js";

/** Who is told of a transition, beside the person who made it. */
export type Told =
  | "resident"
  | "accountable"
  | "former"
  | "offeree"
  | "standin"
  | "coordinator"
  | "official"
  | "assists"
  | "groups"
  | "nobody";

/** One row of `domain.md` §7.2: an act, who may do it, from where, to where, and who is told. */
export type Transition = Readonly<{
  id: string;
  act: Act;
  by: readonly Relation[];
  from: readonly (Situation | "–")[];
  to: readonly (Situation | "same" | "–")[];
  told: readonly Told[];
  /** What it means, for the README's table. */
  means: string;
}>;

/** Registered and not yet answered. */
export const open = [
  "REGISTERED",
  "OFFERED",
  "CLAIMED",
  "HANDOVER",
  "RETURNING",
  "ADJUDICATING",
  "PARKED",
  "REDO",
] as const;

/** In somebody's hands, whatever is being asked about it. */
export const worked = ["CLAIMED", "HANDOVER", "RETURNING", "ADJUDICATING", "PARKED", "REDO"] as const;

/** Ended, and not yet archived. */
export const closed = ["CLOSED", "REFERRED", "WITHDRAWN"] as const;
