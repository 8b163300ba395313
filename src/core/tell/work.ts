import { reachedDesks } from "../boundary.js";
import { areaName } from "../duty.js";
import { answerBy, wasContacted } from "../request.js";
import type { Notice } from "../say.js";
import { assistsAsked, card, options, toStaff, who } from "./parts.js";
import type { Tellers, Telling } from "./types.js";

/** What an answerable person may do next, as buttons. */
const nextActs = [
  "contacted-phone",
  "contacted-visit",
  "unreached",
  "progress",
  "write",
  "handover",
  "answer",
] as const;

/** What is told while people work. */
export const tellWork = {
  claimed: ({ after, before, office, roster, now, event }) => [
    {
      to: "reporter",
      weight: "news",
      say: { kind: "claimed", no: after.no, who: who(office, event.fact.by), contactBy: contactBy(after) },
    },
    brief(after, office, { staff: event.fact.by }),
    ...formerly(before?.accountable, event.fact.by, after, office),
    ...(before?.claimedAt === undefined ? assistsAsked({ office, roster, now }, after, toldLater(office, after)) : []),
    card(office, after, "claimed"),
  ],
  contacted: ({ after, event }) => [
    {
      to: "here",
      weight: "reply",
      say: { kind: "noted", no: after.no, what: event.fact.reached ? "contact" : "unreached" },
      options: options(after, ["progress", "handover", "answer"]),
    },
  ],
  progressed: ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "news",
      say: {
        kind: "progressed",
        no: after.no,
        who: who(office, after.accountable),
        text: event.fact.text,
        promise: event.fact.promise,
      },
    },
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "progress" } },
  ],
  wrote: ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "need",
      say: { kind: "wrote", no: after.no, who: who(office, after.accountable), text: event.fact.text },
      expects: `supplement:${after.id}:reply`,
    },
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "write" } },
  ],
  supplemented: ({ after, office, event }) => [
    ...toStaff({ kind: "more-from-resident", no: after.no, text: event.fact.text }, after.accountable).map(
      (notice) => ({
        ...notice,
        materials: event.fact.materials,
      }),
    ),
    { to: "here", weight: "reply", say: { kind: "supplemented", no: after.no, who: who(office, after.accountable) } },
  ],
  "asked-too": ({ after, office, event }) =>
    toStaff({ kind: "asked-too", no: after.no, first: who(office, after.firstAsked) }, event.fact.staff),
  urged: ({ after, office }) => [
    { to: "here", weight: "reply", say: { kind: "urged", no: after.no, who: who(office, after.accountable) } },
    ...toStaff({ kind: "urged-staff", no: after.no }, after.accountable),
  ],
} satisfies Tellers;

/** Everything the answerable person needs to act, the resident's own words and files with it: only after they took it (§8.4). */
export function brief(request: Telling["after"], office: Telling["office"], to: Notice["to"]): Notice {
  const { matter } = request;
  return {
    to,
    weight: "need",
    say: {
      kind: "brief",
      no: request.no,
      category: matter.category,
      place: matter.place ?? areaName(office, matter.area),
      contactBy: contactBy(request),
      contacted: [...new Set(request.contacts.filter(({ reached }) => reached).map(({ way }) => way))],
      ...(request.beside === undefined ? {} : { beside: request.beside.map(({ no }) => no) }),
      answerBy: answerBy(request) ?? 0,
    },
    materials: "all",
    options: options(request, nextActs),
  };
}

/** When the resident must be contacted; undefined where that was done. */
function contactBy(request: Telling["after"]): number | undefined {
  return wasContacted(request) ? undefined : request.due?.contact;
}

function formerly(
  former: string | undefined,
  by: string,
  request: Telling["after"],
  office: Telling["office"],
): readonly Notice[] {
  if (former === undefined || former === by) return [];
  return [
    {
      to: { staff: former },
      weight: "news",
      say: { kind: "accountable-changed", no: request.no, who: who(office, by) },
    },
  ];
}

/** The assisting posts but the desks that it reaches: those were told when it was registered. */
function toldLater(office: Telling["office"], { assists, matter }: Telling["after"]): readonly string[] {
  const told = new Set(reachedDesks(office, matter).map(({ post }) => post.id));
  return assists.filter((post) => !told.has(post));
}
