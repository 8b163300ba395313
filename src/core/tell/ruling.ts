import { areaName } from "../duty.js";
import type { Notice } from "../say.js";
import { adjudicators } from "../unit.js";
import { assistsAsked, card, options, toRole, toStaff, verdicts, who } from "./parts.js";
import type { Tellers, Telling } from "./types.js";
import { brief } from "./work.js";

/** What is told while it is asked and decided whose a request is (§8.5). */
export const tellRuling = {
  "return-asked": (t) => [
    ...toRole(t.office, "coordinator", {
      weight: "need",
      say: {
        kind: "asked-for",
        no: t.after.no,
        what: "return",
        who: who(t.office, t.event.fact.returning.by),
        reason: t.event.fact.returning.basis,
        until: t.event.fact.returning.until,
        route: undefined,
      },
      options: verdicts(t.after, "return"),
    }),
    {
      to: "reporter",
      weight: "news",
      say: { kind: "returning", no: t.after.no, who: who(t.office, t.after.accountable) },
    },
    noted(t, "asked"),
  ],
  "return-approved": (t) => [...returned(t, true, ""), noted(t, "decided")],
  "return-refused": (t) => [...returned(t, false, t.event.fact.reason), noted(t, "decided")],
  disputed: (t) => {
    const { after, office, event } = t;
    const { ruling } = event.fact;
    const say = {
      kind: "dispute",
      no: after.no,
      why: ruling.why,
      who: who(office, ruling.provisional),
      text: ruling.text,
      parties: ruling.parties.map((staff) => who(office, staff)),
      category: after.matter.category,
      place: areaName(office, after.matter.area),
      until: ruling.until,
    } as const;
    const above = adjudicators(office, ruling.parties);
    return [
      {
        to: "reporter",
        weight: "news",
        say: { kind: "adjudicating", no: after.no, who: who(office, ruling.provisional), until: ruling.until },
      },
      ...above.flatMap((staff) => toStaff(say, staff).map((one) => ({ ...one, options: options(after, ["decide"]) }))),
      ...ruling.parties.filter((staff) => !above.includes(staff)).flatMap((staff) => toStaff(say, staff)),
    ];
  },
  decided: ({ after, before, office, roster, now, event }) => {
    const { by, lead, accountable, assists, basis } = event.fact;
    const title = (post: string) =>
      `${areaName(office, office.posts.get(post)?.area) ?? ""}${office.posts.get(post)?.title ?? post}`;
    const told = new Set([...(before?.ruling?.parties ?? []), before?.accountable, by]);
    told.delete(accountable);
    const say = (yours: boolean) =>
      ({
        kind: "ruled",
        no: after.no,
        by: who(office, by),
        who: who(office, accountable),
        post: title(lead),
        helping: assists.map(title),
        basis,
        yours,
      }) as const;
    return [
      {
        to: "reporter",
        weight: "news",
        say: {
          kind: "decided",
          no: after.no,
          who: who(office, accountable),
          first: who(office, after.firstAsked),
          basis,
        },
      },
      ...[...told].flatMap((staff) => toStaff(say(false), staff)),
      ...toStaff(say(true), accountable),
      ...(before?.accountable === accountable ? [] : [brief(after, office, { staff: accountable })]),
      ...assistsAsked({ office, roster, now }, after),
      card(office, after, "claimed"),
    ];
  },
} satisfies Tellers;

function returned({ after, before, office, event }: Telling, granted: boolean, reason: string): readonly Notice[] {
  return toStaff(
    { kind: "decided-on", no: after.no, what: "return", granted, who: who(office, event.by.id), reason },
    before?.returning?.by,
  );
}

function noted({ after }: Telling, what: "asked" | "decided"): Notice {
  return { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what } };
}
