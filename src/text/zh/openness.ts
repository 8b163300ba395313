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
          ? `${displayNo(no)}：还没有人看过您的联系方式。`
          : page(`${displayNo(no)}：看过您联系方式的有`, ...seen.map((one) => `· ${seenBy(one, w)}`)),
      ),
      "每次查看都记在台账里。",
    ),
  contested: ({ no, change, until, neighbour }, w) =>
    neighbour
      ? `${displayNo(no)} 这件事，一起反映的邻居对决定有异议，要求${changes[change]}，最迟 ${w.time(until)} 有回应。您的编号照常办理，有回应告诉您。`
      : `您对 ${displayNo(no)} 的异议（${changes[change]}）已经记下，最迟 ${w.time(until)} 回应您，参与办理的人都看得到。`,
  "contested-staff": ({ no, change, text, until, who, yours }, w) =>
    page(
      `${displayNo(no)} 的居民对决定有异议，要求${changes[change]}：${clip(text, 500)}`,
      `现在由${w.who(who)}负责，照常办理。`,
      yours
        ? `请您最迟 ${w.time(until)} 回应：发“回应 ${no}”和要说的话。`
        : `值班主任或领导最迟 ${w.time(until)} 回应。`,
    ),
  "contest-late": ({ no, change, until }, w) =>
    page(
      `${displayNo(no)} 居民的异议（要求${changes[change]}）应在 ${w.time(until)} 前回应，已经过了。`,
      `请马上发“回应 ${no}”和要说的话。`,
    ),
  "contest-answered": ({ no, who, text, objection, neighbour }, w) =>
    page(
      neighbour
        ? `${displayNo(no)} 这件事，邻居的异议由${w.who(who)}回应：${clip(text, 500)}`
        : `${displayNo(no)} 的异议（${clip(objection, 60)}），${w.who(who)}回应：${clip(text, 500)}`,
    ),
} satisfies Partial<Sentences>;

const changes: Readonly<Record<Contest["change"], string>> = { modify: "修改", revoke: "撤销" };

function seenBy({ role, post, at, how }: Seen, w: Words): string {
  const who = post === undefined ? w.names.roles[role] : w.names.noted(w.names.roles[role], post);
  return `${who} ${w.time(at)} ${how === "handled" ? "随单收到" : "写明理由后查看"}`;
}
