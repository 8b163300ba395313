import { reachedDesks } from "../boundary.js";
import { quiet } from "../calendar.js";
import { areaName, coordinator } from "../duty.js";
import type { Offer, Request } from "../request.js";
import type { Notice } from "../say.js";
import { assistsAsked, card, options, toStaff, who } from "./parts.js";
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
function firstOffer(t: Telling & { event: { fact: { offer: Offer } } }): readonly Notice[] {
  const { after, office } = t;
  // An offer that somebody made is one after a return (T15): who heard of the registration need not hear of it again.
  if (t.event.fact.offer.by !== undefined) return [card(office, after, "open"), ...toLead(t, t.event.fact.offer)];
  const away = after.firstAsked !== after.accountable ? after.firstAsked : undefined;
  return [
    card(office, after, "open"),
    ...toStaff({ kind: "asked-away", no: after.no, acting: who(office, after.accountable) }, away),
    ...onDuty(t, t.event.fact.offer),
    ...toLead(t, t.event.fact.offer),
    ...assistsAsked(t, after, reachedBy(t)),
  ];
}

/** The desks of the other villages that it reaches; what is sealed reaches nobody. */
function reachedBy({ after, office }: Telling): readonly string[] {
  return after.assists.length === 0 ? [] : reachedDesks(office, after.matter).map(({ post }) => post.id);
}

/** The person who answers from now on: what it is, and who is asked to take it. */
function onDuty({ after, office }: Telling, offer: Offer): readonly Notice[] {
  const own = offer.to === after.accountable;
  const say = {
    kind: "on-duty",
    no: after.no,
    ...matterOf(office, after),
    contactBy: after.due?.contact ?? 0,
    lead: own ? undefined : who(office, offer.to),
  } as const;
  return toStaff(say, after.accountable).map((notice) => ({
    ...notice,
    options: options(after, own ? ["claim", "decline"] : ["claim"]),
  }));
}

/** The person whom the responsibility list names, if somebody else answers until they take it. */
function toLead({ after, office }: Telling, offer: Offer): readonly Notice[] {
  if (offer.to === after.accountable) return [];
  const say = {
    kind: "offer",
    no: after.no,
    ...matterOf(office, after),
    first: who(office, after.firstAsked),
    acting: who(office, after.accountable),
    claimBy: offer.until,
  } as const;
  return toStaff(say, offer.to).map((notice) => ({ ...notice, options: options(after, ["claim", "decline"]) }));
}

function matterOf(office: Telling["office"], { matter }: Request) {
  return { category: matter.category, place: areaName(office, matter.area), text: matter.text };
}

/** Until the other accepts, the first stays answerable, and the resident is told so. */
function handoverOffer({
  after,
  office,
  event,
  now,
}: Telling & { event: { fact: { offer: Offer } } }): readonly Notice[] {
  const { offer } = event.fact;
  const { matter } = after;
  const morning = quiet(office.profile.quietStaff, office.zone, now);
  const sent = {
    kind: "handover-sent",
    no: after.no,
    to: who(office, offer.to),
    until: offer.until,
    ...(morning !== undefined && { morning }),
  } as const;
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
  const ways = request.contacts.map((contact) => contact.way);
  return [...new Set([...ways, ...request.promises.map((promise) => promise.text)])];
}

/** Whom each further silence reaches: the person, then the stand-in, then the coordinator (T7, T13); the giver always. */
function reached({ office, roster, now }: Telling, request: Request, offer: Offer): readonly string[] {
  const standin = offer.post === undefined ? undefined : office.posts.get(offer.post)?.b;
  const steps = [undefined, offer.to, standin ?? offer.to, coordinator(office, roster, now)];
  const giver = offer.kind === "handover" ? request.accountable : undefined;
  return [...new Set([steps[offer.stage], giver].filter((id) => id !== undefined))];
}
