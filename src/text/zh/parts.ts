import type { Instant } from "../../core/calendar.js";
import { displayNo } from "../../core/request.js";
import type { Held, Line } from "../../core/say.js";
import type { Words } from "../types.js";

/** A deadline: 「请在 明天 18:00 前签收」, or at once where it is over. */
export function please(at: Instant, what: string, w: Words): string {
  return w.past(at) ? `请尽快${what}（原定 ${w.time(at)} 前）` : `请在 ${w.time(at)} 前${what}`;
}

/** What a resident may expect: 「将在 明天 18:00 前联系您」; nobody is promised the past. */
export function will(at: Instant, what: string, w: Words): string {
  return w.past(at) ? `会尽快${what}` : `将在 ${w.time(at)} 前${what}`;
}

/** A request on one line of a list. Its place may be the resident's own words: not in a group. */
export function line({ no, category, place, situation, who, next, asks }: Line, w: Words): string {
  const what = [displayNo(no), w.category(category), w.group ? undefined : place];
  return [
    what.filter(Boolean).join(" "),
    asks ? "等您接下" : w.situation(situation),
    who?.name,
    next === undefined ? undefined : `${w.time(next)} 前`,
  ]
    .filter(Boolean)
    .join("，");
}

/** What is kept back for a resident, and why; it follows now that they wrote. */
export function heldBack({ muted, quiet, quota, window }: Held): readonly (string | undefined)[] {
  return [
    muted > 0 ? `您关了提醒，有 ${muted} 条消息存着，现在发给您。` : undefined,
    quiet > 0 ? `夜里怕打扰您，有 ${quiet} 条消息存着，现在发给您。` : undefined,
    window > 0 ? `这个平台限制我们主动发消息的次数，有 ${window} 条存着没发出；您说了话，现在依次发给您。` : undefined,
    quota > 0 ? `平台今天的发送额度用完了，有 ${quota} 条存着，额度恢复就自动发给您。` : undefined,
  ];
}
