import { type Decision, decide, isRefusal } from "../../core/decide/index.js";
import { isFollowing } from "../../core/request.js";
import type { Notice } from "../../core/say.js";
import type { Change, Stored } from "../../store/types.js";
import type { World } from "../case.js";
import { toChange } from "./change.js";

/** What the households that follow a request take over from what just happened to it, and are told of it. */
export function following(
  world: World,
  requests: readonly Stored[],
  { request: lead, events }: Decision,
): { changes: readonly Change[]; notices: readonly Notice[] } {
  const changes: Change[] = [];
  const notices: Notice[] = [];
  const facts = events.map(({ fact }) => fact);
  for (const child of requests) {
    if (child.request.mergedInto !== lead.id || !isFollowing(child.request)) continue;
    const decision = decide({
      ...world,
      actor: { is: "bot", id: "" },
      request: child.request,
      command: { do: "follow", facts },
    });
    if (isRefusal(decision) || decision.events.length === 0) continue;
    changes.push(toChange(world, child, decision));
    notices.push(...decision.notices.filter(({ to, say }) => to === "reporter" || say.kind === "brief"));
  }
  return { changes, notices };
}
