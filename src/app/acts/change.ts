import type { Decision } from "../../core/decide/index.js";
import { nextDue } from "../../core/timers.js";
import type { Change, Stored } from "../../store/types.js";
import type { World } from "../case.js";

/** A decision as the store writes it. */
export function toChange(where: World, before: Stored | undefined, decision: Decision): Change {
  const { request, events } = decision;
  return { before, request, events, nextDue: nextDue(where, request) };
}
