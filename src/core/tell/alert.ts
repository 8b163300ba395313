import { areaName, coordinator, onDuty } from "../duty.js";
import type { Notice } from "../say.js";
import { toStaff, who } from "./parts.js";
import type { Tellers, Telling } from "./types.js";

/** What is told because of an emergency (M80): the public answer to whoever reports it, and both shifts of those on duty. */
export const tellAlert = {
  hurried: (t) => {
    const { after, event } = t;
    const { text, until, intoNo } = event.fact;
    const answer: Notice = {
      to: "reporter",
      weight: "reply",
      say: { kind: "public-answer", no: after.no, text, until, ...(intoNo === undefined ? {} : { into: intoNo }) },
    };
    return intoNo === undefined ? [answer, ...doubled(t)] : [answer];
  },
} satisfies Tellers;

/** 双岗: whoever is second on duty, the B role and the coordinator know of it too. What only follows is no news to them. */
function doubled({ after, office, roster, now }: Telling): readonly Notice[] {
  const post = after.lead === undefined ? undefined : office.posts.get(after.lead);
  const second = onDuty(office, roster, after.matter.area ?? "", now)[1]?.staff;
  const already = new Set([after.accountable, after.firstAsked, after.offer?.to]);
  const more = [...new Set([second, post?.b, coordinator(office, roster, now)])].filter((staff) => !already.has(staff));
  const say = {
    kind: "alert-new",
    no: after.no,
    category: after.matter.category,
    place: areaName(office, after.matter.area) ?? after.matter.place,
    who: who(office, after.accountable),
    contactBy: after.due?.contact ?? now,
  } as const;
  return more.flatMap((staff) => toStaff(say, staff));
}
