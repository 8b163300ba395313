import type { Asked } from "../request.js";
import type { Notice } from "../say.js";
import { card, options, toRole, toStaff, verdicts, who } from "./parts.js";
import type { Tellers, Telling } from "./types.js";

/** What is told of what is asked for and decided (T18–T20, T30, 剔除). The resident hears the reason first. */
export const tellLeave = {
  "asked-leave": ({ after, office, event }) => {
    const { what, by, reason, until, route } = event.fact.asked;
    return [
      ...toRole(office, what === "park" || what === "appeal" ? "official" : "coordinator", {
        weight: "need",
        say: { kind: "asked-for", no: after.no, what, who: who(office, by), reason, until, route },
        options: verdicts(after, what),
      }),
      noted(after.no, "asked"),
    ];
  },
  "leave-refused": (t) => [...decidedOn(t, false, t.event.fact.reason), noted(t.after.no, "decided")],
  extended: (t) => [
    {
      to: "reporter",
      weight: "need",
      say: {
        kind: "extended",
        no: t.after.no,
        until: t.event.fact.until,
        reason: t.event.fact.reason,
        who: who(t.office, t.after.accountable),
      },
    },
    ...decidedOn(t, true, ""),
    noted(t.after.no, "decided"),
  ],
  parked: (t) => [
    {
      to: "reporter",
      weight: "need",
      say: {
        kind: "parked",
        no: t.after.no,
        reason: t.event.fact.parked.reason,
        review: t.event.fact.parked.review,
        who: who(t.office, t.after.accountable),
      },
    },
    ...decidedOn(t, true, ""),
    noted(t.after.no, "decided"),
  ],
  "review-due": ({ after, event }) =>
    toStaff(
      { kind: "review-due", no: after.no, review: after.parked?.review ?? event.at, missed: event.fact.stage === 2 },
      after.parked?.owner,
    ).map((notice) => ({ ...notice, options: options(after, ["review", "unpark"]) })),
  reviewed: ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "need",
      say: {
        kind: "reviewed",
        no: after.no,
        text: event.fact.text,
        next: event.fact.next,
        who: who(office, after.accountable),
      },
    },
    noted(after.no, "review"),
  ],
  unparked: ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "news",
      say: { kind: "unparked", no: after.no, who: who(office, after.accountable), answerBy: event.fact.until },
    },
    noted(after.no, "review"),
  ],
  referred: (t) => [
    {
      to: "reporter",
      weight: "result",
      say: { kind: "referred", no: t.after.no, basis: t.event.fact.basis, route: t.event.fact.route },
      options: options(t.after, ["object"]),
    },
    ...decidedOn(t, true, ""),
    noted(t.after.no, "decided"),
    card(t.office, t.after, "closed"),
  ],
  excluded: (t) => [...decidedOn(t, true, t.event.fact.reason), noted(t.after.no, "decided")],
} satisfies Tellers;

/** Whoever asked hears what became of it; without their asking, whoever is answerable does. */
function decidedOn({ after, before, office, event }: Telling, granted: boolean, reason: string): readonly Notice[] {
  const what: Asked["what"] = before?.asked?.what ?? "exclude";
  return toStaff(
    { kind: "decided-on", no: after.no, what, granted, who: who(office, event.by.id), reason },
    before?.asked?.by ?? before?.accountable,
  ).map((notice) => (!granted && what === "exclude" ? { ...notice, options: options(after, ["appeal"]) } : notice));
}

function noted(no: number, what: "asked" | "decided" | "review"): Notice {
  return { to: "here", weight: "reply", say: { kind: "noted", no, what } };
}
