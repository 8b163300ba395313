import type { Act, Command } from "../../core/command.js";
import { type Decision, decide, isRefusal } from "../../core/decide/index.js";
import { nextDue } from "../../core/timers.js";
import type { Said } from "../../intent/acts.js";
import type { Change, Material, Stored } from "../../store/types.js";
import { type Case, type Reply, say, type World } from "../case.js";
import { findRequest } from "./find.js";

/** Decides one command on one request and turns the outcome, or the refusal, into a reply. */
export function run(about: Case, stored: Stored, command: Command, materials: readonly Material[] = []): Reply {
  const decision = decide({ ...about, actor: about.actor, command, request: stored.request });
  if (isRefusal(decision)) return say({ say: { kind: "refused", ...decision } });
  return { changes: [toChange(about, stored, decision)], materials, notices: decision.notices };
}

/** Finds the request that is meant, then decides the command that `make` builds for it. */
export function act(about: Case, said: Said, name: Act, make: (stored: Stored) => Command | Reply): Reply {
  const found = findRequest(about, said, name);
  if ("reply" in found) return found.reply;
  const made = make(found.stored);
  return "notices" in made ? made : run(about, found.stored, made);
}

/** A decision as the store writes it. */
export function toChange(where: World, before: Stored | undefined, decision: Decision): Change {
  const { request, events } = decision;
  return { before, request, events, nextDue: nextDue(where, request) };
}
