import type { Contest } from "../../core/request.js";
import { displayNo } from "../../core/request.js";
import type { Seen } from "../../core/say-open.js";
import { clip, page } from "../layout.js";
import type { Sentences, Words } from "../types.js";

/** What residents may see and object to: who saw their contact (V29), objections to decisions (M47). */
export const openness = {
  "seen-by": ({ requests }, w) =>
    page(
      ...requests.map(({ no, seen }) =>
        seen.length === 0
          ? `${displayNo(no)}: nobody has seen how to reach you.`
          : page(`${displayNo(no)}: how to reach you was seen by`, ...seen.map((one) => `· ${seenBy(one, w)}`)),
      ),
      "Each time is kept in the ledger.",
    ),
  contested: ({ no, change, until, neighbour }, w) =>
    neighbour
      ? `${displayNo(no)}: a neighbour who reported the same objects to the decision (${changes[change]}). It is answered by ${w.time(until)}; yours is handled as before, and you will hear the answer.`
      : `Your objection to ${displayNo(no)} (${changes[change]}) is noted. You will be answered by ${w.time(until)}; everybody who works on it sees it.`,
  "contested-staff": ({ no, change, text, until, who, yours }, w) =>
    page(
      `The resident of ${displayNo(no)} objects to the decision and asks to ${changes[change]}: ${clip(text, 500)}`,
      `${w.who(who)} handles it as before.`,
      yours
        ? `Please answer by ${w.time(until)}: send “respond ${no}” and what you say.`
        : `A coordinator or an official answers by ${w.time(until)}.`,
    ),
  "contest-late": ({ no, change, until }, w) =>
    page(
      `The objection to ${displayNo(no)} (${changes[change]}) had to be answered by ${w.time(until)}.`,
      `Please send “respond ${no}” and what you say now.`,
    ),
  "contest-answered": ({ no, who, text, objection, neighbour }, w) =>
    page(
      neighbour
        ? `${displayNo(no)}, your neighbour's objection. ${w.who(who)} answers: ${clip(text, 500)}`
        : `${displayNo(no)}, objection (${clip(objection, 60)}). ${w.who(who)} answers: ${clip(text, 500)}`,
    ),
} satisfies Partial<Sentences>;

const changes: Readonly<Record<Contest["change"], string>> = { modify: "change it", revoke: "take it back" };

function seenBy({ role, post, at, how }: Seen, w: Words): string {
  const who = post === undefined ? w.names.roles[role] : w.names.noted(w.names.roles[role], post);
  return `${who}, ${w.time(at)}, ${how === "handled" ? "sent with the request" : "looked up with a reason"}`;
}
