import { calendarOf, limitFrom } from "../deadlines.js";
import { named } from "../named.js";
import { isBasis, mayTake } from "../remit.js";
import type { Offer } from "../request.js";
import { postsOf } from "../unit.js";
import { passedBack } from "./ruling.js";
import type { Deciders } from "./types.js";

/** T10–T12: a hand-over is two acts by two people (§8.4). */
export const handing = {
  handover: ({ command, request, actor, office, now }) => {
    const to = office.staff.get(command.to);
    if (to === undefined || !to.roles.some((role) => role === "cadre" || role === "coordinator"))
      return { refused: "no-such-person", no: request.no };
    if (to.id === request.accountable) return { refused: "oneself", no: request.no };
    if (!mayTake(office, request.matter, to.id)) return { refused: "withdrawn-upward", no: request.no };
    if (command.reason.trim() === "") return { refused: "short-text", no: request.no };
    const offer: Offer = {
      kind: "handover",
      to: to.id,
      post: postsOf(office, to.id).find(({ a }) => a.includes(to.id))?.id,
      by: actor.id,
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
  decline: (given) => {
    const { command, request, actor, office } = given;
    const { no, offer } = request;
    if (!isBasis(command.basis)) return { refused: "short-basis", no, ...(offer && { who: named(office, offer.to) }) };
    const declined = { is: "declined", by: actor.id, basis: command.basis } as const;
    if (offer?.kind === "escalation") return [declined];
    return [declined, ...passedBack(given, request, { why: "declined", text: command.basis, who: [actor.id] })];
  },
} satisfies Partial<Deciders>;
