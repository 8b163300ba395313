import type { Situation } from "../../core/situation.js";

/** The situations that a registered request can be in, in the order of its life. */
export const listedStates = [
  "REGISTERED",
  "OFFERED",
  "CLAIMED",
  "HANDOVER",
  "RETURNING",
  "ADJUDICATING",
  "PARKED",
  "ANSWERED",
  "REDO",
  "MERGED",
  "CLOSED",
  "REFERRED",
  "WITHDRAWN",
  "ARCHIVED",
] as const satisfies readonly Situation[];

/** The same, to ask whether a text names one. */
export const situations: ReadonlySet<string> = new Set(listedStates);
