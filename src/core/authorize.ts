import type { Act } from "./command.js";
import { lifecycle, type Transition } from "./lifecycle.js";
import { named } from "./named.js";
import { type Circumstance, type Relation, relationsOf } from "./relation.js";
import type { Actor, Request } from "./request.js";
import type { Refusal } from "./say.js";
import { situationOf } from "./situation.js";

/** Those who may know that a request exists; to all others its number is as good as unknown (T35). */
const sight: readonly Relation[] = [
  "reporter",
  "registrar",
  "first",
  "accountable",
  "lead",
  "standin",
  "offeree",
  "assist",
  "charged",
  "adjudicator",
  "colleague",
  "coordinator",
  "official",
  "auditor",
  "bot",
];

/**
 * Identity → role → relation → state, in this order, so that no answer tells a stranger more than the one before (§15).
 * The version comes last, at the store.
 */
export function authorize(where: Circumstance, actor: Actor, act: Act, request: Request): Refusal | undefined {
  const rows: readonly Transition[] = lifecycle.filter((row) => row.act === act);
  const relations = relationsOf(where, actor, request);
  if (!sight.some((relation) => relations.has(relation))) return { refused: "unknown", no: request.no };
  const who = request.accountable === undefined ? {} : { who: named(where.office, request.accountable) };
  const mine = rows.filter((row) => row.by.some((relation) => relations.has(relation)));
  if (mine.length === 0) return { refused: residentOnly(rows) ? "staff-cannot" : "not-yours", no: request.no, ...who };
  const situation = situationOf(request);
  if (mine.some((row) => row.from.includes(situation))) return undefined;
  return {
    refused: act === "claim" && request.claimedAt !== undefined ? "claimed" : "not-now",
    no: request.no,
    ...who,
  };
}

function residentOnly(rows: readonly Transition[]): boolean {
  return rows.every((row) => row.by.every((relation) => relation === "reporter" || relation === "registrar"));
}
