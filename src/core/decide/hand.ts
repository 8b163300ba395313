import { calendarOf, limitFrom } from "../deadlines.js";
import { named } from "../named.js";
import type { Office } from "../office.js";
import type { Offer } from "../request.js";
import type { Deciders } from "./types.js";

/** A basis (list row, boundary, law) of fewer characters says nothing (§8.4, V16). */
const SHORTEST_BASIS = 10;

/** T10–T12: a hand-over is two acts by two people (§8.4). */
export const handing = {
  handover: ({ command, request, office, now }) => {
    const to = office.staff.get(command.to);
    if (to === undefined || !to.roles.some((role) => role === "cadre" || role === "coordinator"))
      return { refused: "no-such-person", no: request.no };
    if (to.id === request.accountable) return { refused: "oneself", no: request.no };
    if (command.reason.trim() === "") return { refused: "short-text", no: request.no };
    const offer: Offer = {
      kind: "handover",
      to: to.id,
      post: postOf(office, to.id),
      by: request.accountable,
      reason: command.reason,
      at: now,
      until: limitFrom(calendarOf(office, request.matter.area), now, office.profile.handover),
      stage: 0,
    };
    return [{ is: "offered", offer }];
  },
  accept: ({ request, actor, office }) => {
    if (actor.is !== "staff" || request.accountable === undefined) return { refused: "not-yours", no: request.no };
    if (!office.staff.has(actor.id)) return { refused: "unknown", no: request.no };
    return [{ is: "accepted", by: actor.id, from: request.accountable }];
  },
  decline: ({ command, request, actor, office }) => {
    if ([...command.basis.trim()].length < SHORTEST_BASIS)
      return { refused: "short-basis", no: request.no, ...(request.offer && { who: named(office, request.offer.to) }) };
    return [{ is: "declined", by: actor.id, basis: command.basis }];
  },
} satisfies Partial<Deciders>;

/** The post through which somebody's B role can be asked. */
function postOf(office: Office, staff: string): string | undefined {
  return [...office.posts.values()].find((post) => post.a === staff)?.id;
}
