import { holder, withRole } from "../duty.js";
import type { Request } from "../request.js";
import type { Say } from "../say.js";
import { options, toStaff, who } from "./parts.js";
import type { Tellers, Telling } from "./types.js";

/** What is told of an objection (M47): everybody concerned sees it, and the answer (V35). */
export const tellContest = {
  contested: (t) => {
    const { after, event, office } = t;
    const { change, text, until } = event.fact;
    const say = (yours: boolean) =>
      ({
        kind: "contested-staff",
        no: after.no,
        change,
        text,
        until,
        who: who(office, after.accountable),
        yours,
      }) as const;
    const above = deciders(t);
    return [
      { to: "reporter", weight: "reply", say: { kind: "contested", no: after.no, change, until } },
      ...above.flatMap((staff) =>
        toStaff(say(true), staff).map((one) => ({ ...one, options: options(after, ["respond"]) })),
      ),
      ...concerned(t, above).flatMap((staff) => toStaff(say(false), staff)),
    ];
  },
  "contest-late": (t) => {
    const { after } = t;
    const { change = "modify", until = 0 } = after.contest ?? {};
    const say: Say = { kind: "contest-late", no: after.no, change, until };
    return deciders(t).flatMap((staff) =>
      toStaff(say, staff).map((one) => ({ ...one, options: options(after, ["respond"]) })),
    );
  },
  "contest-answered": (t) => {
    const { after, event, office } = t;
    const { by, text } = event.fact;
    const objection = after.contest?.text ?? "";
    const say: Say = { kind: "contest-answered", no: after.no, who: who(office, by), text, objection };
    return [
      { to: "reporter", weight: "need", say },
      { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "respond" } },
      ...concerned(t, [by]).flatMap((staff) => toStaff(say, staff)),
    ];
  },
} satisfies Tellers;

/** Those who decide, without whoever handles it. */
function deciders({ office, after }: Telling): readonly string[] {
  const all = new Set([...withRole(office, "coordinator"), ...withRole(office, "official")]);
  return [...all].filter((staff) => staff !== after.accountable);
}

/** Those who take part in it: whoever handles it, was asked first, or assists. */
function concerned({ office, roster, now, after }: Telling, but: readonly string[]): readonly string[] {
  const { accountable, firstAsked, assists }: Request = after;
  const helping = assists.map((post) => holder(roster, office.posts.get(post), now));
  const all = [accountable, firstAsked, ...helping].filter((staff) => staff !== undefined);
  return [...new Set(all)].filter((staff) => !but.includes(staff));
}
