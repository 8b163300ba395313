import { dueFrom } from "../deadlines.js";
import { coordinator, findFirstAsked, findRemit, holder } from "../duty.js";
import type { Offer } from "../request.js";
import type { Deciders } from "./types.js";

/** T2 with T5: the number, the first asked, and the first offer. From here on somebody is always answerable. */
export const registering = {
  register: ({ command, request, office, roster, now }) => {
    const { matter } = request;
    const first = findFirstAsked(office, roster, matter.area, now);
    const remit = findRemit(office, matter.category, matter.area);
    const post = remit === undefined ? undefined : office.posts.get(remit.lead);
    const to = holder(roster, post, now) ?? coordinator(office, roster, now);
    const due = dueFrom(office, matter, now);
    const offer: Offer = {
      kind: "first",
      to,
      post: post?.id,
      by: undefined,
      reason: remit?.basis ?? "",
      at: now,
      until: due.claim,
      stage: 0,
    };
    return [
      {
        is: "registered",
        no: command.no,
        year: command.year,
        firstAsked: first.staff,
        firstRule: first.rule,
        lead: post?.id,
        assists: remit?.assists ?? [],
        basis: remit?.basis,
        due,
        alarmed: matter.urgency === "critical",
      },
      { is: "offered", offer },
    ];
  },
} satisfies Pick<Deciders, "register">;
