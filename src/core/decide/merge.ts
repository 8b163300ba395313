import type { Fact } from "../event.js";
import { type Request, wasContacted } from "../request.js";
import type { Deciders } from "./types.js";

/** T29: one matter of several households is worked on once; each keeps its number, its notices and its feedback (D2). */
export const merging = {
  merge: ({ command, request }) => {
    const { id: into, no: intoNo, accountable, claimed } = command.twin;
    if (request.children.length > 0 || request.ruled || into === request.id)
      return { refused: "not-now", no: request.no };
    return [{ is: "merged", into, intoNo, accountable, claimed }];
  },
  join: ({ command }) => [{ is: "joined", child: command.child, childNo: command.childNo }],
  split: () => [{ is: "split" }],
  part: ({ command }) => [{ is: "parted", child: command.child }],
  follow: ({ command, request }) => command.facts.flatMap((fact) => followed(request, fact)),
} satisfies Partial<Deciders>;

/** What happens to the one that is worked on, and so to every household. */
const shared: ReadonlySet<Fact["is"]> = new Set<Fact["is"]>([
  "claimed",
  "accepted",
  "decided",
  "progressed",
  "extended",
  "parked",
  "reviewed",
  "unparked",
  "referred",
]);

/** What a household's request takes over. An answer counts only where that household was contacted too (I4); else it stands alone. */
function followed(request: Request, fact: Fact): readonly Fact[] {
  if (shared.has(fact.is)) return [fact];
  if (fact.is === "late") return fact.mark === "red" ? [fact] : [];
  if (fact.is === "answered") {
    if (wasContacted(request)) return [fact];
    // One cause of many: the public answer, which each had at once, is how they were contacted (N17).
    return request.alert === undefined ? [{ is: "split" }] : [{ is: "contacted", way: "notice", reached: true }, fact];
  }
  return fact.is === "withdrawn" || fact.is === "closed" ? [{ is: "split" }] : [];
}
