import { type Decision, decide, isRefusal } from "../../core/decide/index.js";
import { isFollowing, type Request } from "../../core/request.js";
import type { Notice, Say } from "../../core/say.js";
import type { Change, Stored } from "../../store/types.js";
import type { World } from "../case.js";
import { toChange } from "./change.js";

/** What is under way about the one that is worked on, but changes nothing of theirs: each household hears of it all the same (T29). */
const heard: ReadonlySet<Say["kind"]> = new Set<Say["kind"]>([
  "handing-over",
  "not-handed-over",
  "returning",
  "adjudicating",
  "supervised",
]);

/** What the households that follow a request take over from what just happened to it, and are told of it. */
export function following(
  world: World,
  requests: readonly Stored[],
  { request: lead, events, notices: told }: Decision,
): { changes: readonly Change[]; notices: readonly Notice[] } {
  const changes: Change[] = [];
  const notices: Notice[] = [];
  const facts = events.map(({ fact }) => fact);
  for (const child of requests) {
    if (child.request.mergedInto !== lead.id || !isFollowing(child.request)) continue;
    notices.push(...overheard(told, child.request));
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

/** What the lead's reporter is told, under a household's own number; of an objection (M47) without the words of whoever objects. */
function overheard(told: readonly Notice[], { id, no }: Request): readonly Notice[] {
  return told.flatMap(({ to, say }): readonly Notice[] => {
    if (to !== "reporter") return [];
    const notice = { to, weight: "news", request: id } as const;
    if (say.kind === "contested") return [{ ...notice, say: { ...say, no, neighbour: true } }];
    if (say.kind === "contest-answered") return [{ ...notice, say: { ...say, no, objection: "", neighbour: true } }];
    return heard.has(say.kind) && "no" in say ? [{ ...notice, say: { ...say, no } }] : [];
  });
}
