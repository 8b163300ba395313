import { authorize } from "../../core/authorize.js";
import type { Act, Command } from "../../core/command.js";
import { decide, isRefusal } from "../../core/decide/index.js";
import type { Request } from "../../core/request.js";
import type { Refusal } from "../../core/say.js";
import { situationOf } from "../../core/situation.js";
import type { Said } from "../../intent/acts.js";
import type { Material, Stored } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import { toChange } from "./change.js";
import { findRequest } from "./find.js";
import { following } from "./following.js";
import { hold, wasHeld } from "./held.js";

/** Decides one command on one request and turns the outcome, or the refusal, into a reply. */
export function run(about: Case, stored: Stored, command: Command, materials: readonly Material[] = []): Reply {
  const given = about.insisted ? { ...command, insisted: true as const } : command;
  const decision = decide({ ...about, actor: about.actor, command: given, request: stored.request });
  if (isRefusal(decision)) return refuse(about, stored, decision);
  const others = following(about, about.scene.requests, decision);
  return {
    changes: [toChange(about, stored, decision), ...others.changes],
    materials,
    notices: [...decision.notices, ...others.notices],
  };
}

/** A refusal, with the way out where there is one: who may claim is told to do that first. */
export function refuse(about: Case, { request }: Stored, decision: Refusal): Reply {
  const early = decision.refused === "not-yours" || decision.refused === "not-now";
  if (!early || authorize(about, about.actor, "claim", request) !== undefined)
    return say({ say: { kind: "refused", ...decision, ...standing(decision, request) } });
  return say({
    say: { kind: "refused", refused: "claim-first", no: request.no },
    request: request.id,
    options: [{ data: `claim:${request.id}`, label: "claim" }],
  });
}

/** What cannot be done now is told with where the request stands. */
function standing({ refused }: Refusal, request: Request): Pick<Refusal, "situation"> {
  return refused === "not-now" ? { situation: situationOf(request) } : {};
}

/** Refused for the words that were sent: better ones may follow at once, without the command before them. */
const wording: ReadonlySet<Refusal["refused"]> = new Set([
  "short-basis",
  "short-text",
  "suggests",
  "need-date",
  "too-long",
  "no-route",
]);

function askedAgain({ inbound }: Case, reply: Reply, said: Said, { id }: Request): Reply {
  const [first] = reply.notices;
  const again = first?.say.kind === "refused" && wording.has(first.say.refused) && inbound.chat.kind === "private";
  const expects = [said.act, id, ...said.args].join(":");
  return first !== undefined && again ? { ...reply, notices: [{ ...first, request: id, expects }] } : reply;
}

/** Finds the request that is meant, then decides the command that `make` builds for it. */
export function act(about: Case, said: Said, name: Act, make: (stored: Stored) => Command | Reply): Reply {
  const found = findRequest(about, said, name);
  if ("reply" in found) return found.reply;
  const { request } = found.stored;
  const insists: Case = wasHeld(about, said, request.id) ? { ...about, insisted: true } : about;
  if (authorize(about, about.actor, name, request) === undefined) {
    const held = hold(insists, said, request);
    if (held !== undefined) return askedAgain(about, held, said, request);
  }
  const made = make(found.stored);
  return "notices" in made ? made : askedAgain(about, run(insists, found.stored, made), said, request);
}
