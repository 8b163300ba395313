import { areaName, coordinator } from "../duty.js";
import type { Offer, Request } from "../request.js";
import type { Notice } from "../say.js";
import { card, options, toStaff, who } from "./parts.js";
import type { Tellers, Telling } from "./types.js";
import { brief } from "./work.js";

/** What is told of offers: the first one, and hand-overs from person to person (§8.4). */
export const tellHandover = {
  offered: (t) => (t.event.fact.offer.kind === "first" ? firstOffer(t) : handoverOffer(t)),
  nudged: (t) => {
    const { after, office } = t;
    if (after.offer === undefined) return [];
    const { offer } = after;
    const say = {
      kind: "nudge",
      no: after.no,
      about: offer.kind === "first" ? "claim" : "handover",
      stage: offer.stage,
      who: who(office, after.accountable),
      until: offer.until,
    } as const;
    return reached(t, after, offer).map((staff) => ({
      to: { staff },
      weight: "need",
      say,
      options: options(after, offer.kind === "first" ? ["claim", "decline"] : ["accept", "decline"]),
    }));
  },
  accepted: ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "news",
      say: { kind: "handed-over", no: after.no, to: who(office, event.fact.by), first: who(office, after.firstAsked) },
    },
    {
      to: { staff: event.fact.from },
      weight: "news",
      say: { kind: "handover-accepted", no: after.no, who: who(office, event.fact.by) },
    },
    brief(after, office, { staff: event.fact.by }),
    card(office, after, "claimed"),
  ],
  declined: ({ after, office, event, before }) => [
    ...(after.accountable === undefined
      ? []
      : [
          {
            to: { staff: after.accountable },
            weight: "need",
            say: { kind: "handover-declined", no: after.no, who: who(office, event.fact.by), basis: event.fact.basis },
            options: options(after, ["handover", "answer"]),
          } as const,
        ]),
    ...(before?.offer?.kind === "handover"
      ? [
          {
            to: "reporter",
            weight: "news",
            say: { kind: "not-handed-over", no: after.no, who: who(office, after.accountable) },
          } as const,
        ]
      : []),
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "decline" } },
  ],
} satisfies Tellers;

/** After registration: the first asked and the lead are told in private, the groups see the card. */
function firstOffer({ after, office, event }: Telling & { event: { fact: { offer: Offer } } }): readonly Notice[] {
  const { offer } = event.fact;
  const { matter } = after;
  const place = areaName(office, matter.area);
  const notices: Notice[] = [card(office, after, "open")];
  if (after.firstAsked !== undefined && after.accountable !== undefined && after.accountable !== after.firstAsked)
    notices.push(
      ...toStaff({ kind: "asked-away", no: after.no, acting: who(office, after.accountable) }, after.firstAsked),
    );
  if (after.accountable !== undefined)
    notices.push({
      to: { staff: after.accountable },
      weight: "need",
      say: {
        kind: "on-duty",
        no: after.no,
        category: matter.category,
        place,
        text: matter.text,
        contactBy: after.due?.contact ?? 0,
        lead: offer.to === after.accountable ? undefined : who(office, offer.to),
      },
      options: options(after, offer.to === after.accountable ? ["claim", "decline"] : ["claim"]),
    });
  if (offer.to !== after.accountable)
    notices.push({
      to: { staff: offer.to },
      weight: "need",
      say: {
        kind: "offer",
        no: after.no,
        category: matter.category,
        place,
        text: matter.text,
        first: who(office, after.firstAsked),
        claimBy: offer.until,
      },
      options: options(after, ["claim", "decline"]),
    });
  return notices;
}

/** Until the other accepts, the first stays answerable, and the resident is told so. */
function handoverOffer({ after, office, event }: Telling & { event: { fact: { offer: Offer } } }): readonly Notice[] {
  const { offer } = event.fact;
  const { matter } = after;
  const sent = { kind: "handover-sent", no: after.no, to: who(office, offer.to), until: offer.until } as const;
  return [
    {
      to: { staff: offer.to },
      weight: "need",
      say: {
        kind: "handover-offer",
        no: after.no,
        from: who(office, after.accountable),
        reason: offer.reason,
        category: matter.category,
        place: areaName(office, matter.area),
        text: matter.text,
        done: done(after),
        answerBy: after.due?.answer,
        until: offer.until,
      },
      options: options(after, ["accept", "decline"]),
    },
    {
      to: "reporter",
      weight: "news",
      say: { kind: "handing-over", no: after.no, to: who(office, offer.to), who: who(office, after.accountable) },
    },
    ...(offer.by === after.accountable ? [] : toStaff(sent, after.accountable)),
    { to: "here", weight: "reply", say: sent },
  ];
}

/** What was done so far, in the words of those who did it; contacts by their way only. */
function done(request: Request): readonly string[] {
  return [...request.contacts.map((contact) => contact.way), ...request.promises.map((promise) => promise.text)];
}

/** Whom each further silence reaches: the person, then the stand-in, then the coordinator (T7, T13); the giver always. */
function reached({ office, roster, now }: Telling, request: Request, offer: Offer): readonly string[] {
  const standin = offer.post === undefined ? undefined : office.posts.get(offer.post)?.b;
  const steps = [undefined, offer.to, standin ?? offer.to, coordinator(office, roster, now)];
  const giver = offer.kind === "handover" ? request.accountable : undefined;
  return [...new Set([steps[offer.stage], giver].filter((id) => id !== undefined))];
}
