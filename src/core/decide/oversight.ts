import { calendarOf, limitFrom } from "../deadlines.js";
import { holder, holds } from "../duty.js";
import type { Charge, Offer } from "../request.js";
import type { Deciders } from "./types.js";

/** The shortest text that says anything, in characters. */
const SHORTEST = 4;

/** T25, T32, 提级, 协办, 代接 and what becomes of a suspected breach (§9). */
export const overseeing = {
  supervise: ({ command, request, actor, office, now }) => {
    const due =
      command.due ??
      limitFrom(calendarOf(office, request.matter.area), now, office.profile.answer[request.matter.class]);
    if (due <= now) return { refused: "need-date", no: request.no };
    return [{ is: "supervised", supervision: { by: actor.id, due, at: now }, why: "order" }];
  },
  escalate: ({ command, request, actor, office, now }) => {
    const to = office.staff.get(command.to);
    if (to === undefined || !to.roles.includes("official")) return { refused: "no-such-person", no: request.no };
    if (to.id === request.accountable) return { refused: "oneself", no: request.no };
    if ([...command.reason.trim()].length < SHORTEST) return { refused: "short-text", no: request.no };
    const offer: Offer = {
      kind: "escalation",
      to: to.id,
      post: undefined,
      by: actor.id,
      reason: command.reason,
      at: now,
      until: limitFrom(calendarOf(office, request.matter.area), now, office.profile.handover),
      stage: 0,
    };
    return [
      { is: "escalated", by: actor.id, to: to.id, reason: command.reason },
      { is: "offered", offer },
    ];
  },
  explain: ({ command, request, actor }) => {
    if (request.supervised?.why !== "unhappy-twice") return { refused: "not-now", no: request.no };
    if ([...command.text.trim()].length < SHORTEST) return { refused: "short-text", no: request.no };
    return [
      { is: "explained-why", by: actor.id, text: command.text },
      { is: "closed", outcome: "explained" },
    ];
  },
  assist: ({ command, request, actor, office, roster, now }) => {
    const post = request.assists
      .map((id) => office.posts.get(id))
      .find((one) => one !== undefined && (holds(one, actor.id) || holder(roster, one, now) === actor.id));
    if (post === undefined) return { refused: "not-yours", no: request.no };
    if (command.text.trim() === "") return { refused: "short-text", no: request.no };
    return [{ is: "assisted", by: actor.id, post: post.id, text: command.text }];
  },
  "stand-in": ({ request, actor }) => {
    if (request.accountable === actor.id) return { refused: "oneself", no: request.no };
    return [
      { is: "stood-in", by: actor.id },
      { is: "credited", who: actor.id, for: "stood-in" },
    ];
  },
  thank: ({ request }) => {
    const who = request.rounds.at(-1)?.by;
    return who === undefined ? { refused: "not-now", no: request.no } : [{ is: "credited", who, for: "thanks" }];
  },
  plead: ({ command, request, actor, now }) => {
    const open = request.charges.filter(
      ({ who, state, until }) => who === actor.id && state === "suspected" && now <= until,
    );
    if (open.length === 0) return { refused: "nothing-asked", no: request.no };
    if ([...command.text.trim()].length < SHORTEST) return { refused: "short-text", no: request.no };
    const codes = [...new Set(open.map(({ code }) => code))];
    return codes.map((code) => ({ is: "explained", code, by: actor.id, text: command.text }) as const);
  },
  judge: ({ command, request, actor }) => {
    const { code, who, confirmed } = command;
    const charge = request.charges.find((one) => one.code === code && one.who === who && isUnsettled(one));
    if (charge === undefined) return { refused: "nothing-asked", no: request.no };
    if (who === actor.id) return { refused: "own-matter", no: request.no };
    // Nobody is found at fault before they could explain.
    if (confirmed && charge.state === "suspected")
      return { refused: "may-explain", no: request.no, until: charge.until };
    return [{ is: "breach-settled", code, who, by: actor.id, confirmed }];
  },
} satisfies Partial<Deciders>;

function isUnsettled({ state }: Charge): boolean {
  return state !== "confirmed" && state !== "dismissed";
}
