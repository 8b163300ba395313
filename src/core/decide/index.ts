import { authorize } from "../authorize.js";
import type { Command } from "../command.js";
import type { Event, Fact } from "../event.js";
import { evolve } from "../evolve.js";
import type { Request } from "../request.js";
import type { Notice, Refusal } from "../say.js";
import { suspect } from "../suspect.js";
import { tell } from "../tell/index.js";
import { withTopic } from "../tell/topic.js";
import { contesting } from "./contest.js";
import { drafting } from "./draft.js";
import { feedback } from "./feedback.js";
import { handing } from "./hand.js";
import { leaving } from "./leave.js";
import { merging } from "./merge.js";
import { overseeing } from "./oversight.js";
import { registering } from "./register.js";
import { revealing } from "./reveal.js";
import { ruling } from "./ruling.js";
import { ticking } from "./tick.js";
import type { Decider, Deciders, Decision, Given } from "./types.js";
import { working } from "./work.js";

export type { Decision, Given } from "./types.js";

const deciders: Deciders = {
  ...drafting,
  ...registering,
  ...working,
  ...handing,
  ...ruling,
  ...contesting,
  ...leaving,
  ...overseeing,
  ...merging,
  ...revealing,
  ...feedback,
  ...ticking,
};

/** Decides a command. Pure: the same given, the same decision. */
export function decide(given: Given): Decision | Refusal {
  const { command, request, actor } = given;
  if (command.do === "draft") {
    const { do: _do, ...draft } = command;
    return conclude(given, undefined, [{ is: "drafted", reporter: actor.id, ...draft }]);
  }
  if (request === undefined) return { refused: "unknown" };
  const refusal = authorize(given, actor, command.do, request);
  if (refusal !== undefined) return refusal;
  // The table is keyed by the command's own name, so the row takes exactly this command.
  const decider = deciders[command.do] as Decider<Command>;
  const facts = decider({ ...given, request });
  if ("refused" in facts) return facts;
  // Words that pass the buck were held once, and are sent all the same (M01).
  const insisted = "insisted" in command && command.insisted === true;
  return conclude(given, request, [
    ...facts,
    ...(insisted ? suspect(given, request, { code: "B03", who: actor.id }) : []),
  ]);
}

/** True where a decision is a refusal. */
export function isRefusal(decision: Decision | Refusal): decision is Refusal {
  return "refused" in decision;
}

function conclude(given: Given, before: Request | undefined, facts: readonly Fact[]): Decision {
  const events = facts.map((fact): Event => ({ at: given.now, by: given.actor, fact }));
  const notices: Notice[] = [];
  let request = before;
  for (const event of events) {
    const after = evolve(request, event);
    notices.push(...tell({ ...given, event, before: request, after }));
    request = after;
  }
  if (request === undefined) throw new Error("a decision without a request");
  return { events, request, notices: withTopic(lastCards(notices), given.office, { before, after: request }) };
}

/** Several facts at once change a card several times: only its last state is said. */
function lastCards(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter((notice, index) => {
    if (notice.card === undefined) return true;
    return !notices.slice(index + 1).some((later) => later.card === notice.card && later.to === notice.to);
  });
}
