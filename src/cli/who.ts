import { answerableAt } from "../core/answerable.js";
import { type Instant, instantOf, localTime } from "../core/calendar.js";
import type { Event } from "../core/event.js";
import { named } from "../core/named.js";
import type { Office } from "../core/office.js";
import { displayNo } from "../core/request.js";

/** Whom the ledger is asked for: of which number, and at which instant; undefined: now. */
export type WhoWish = Readonly<{ no: number; at: Instant }>;

/** Reads `31` or `Q-0031`, and `2026-03-02 10:00` by the office's clock; a sentence for whoever typed something else. */
export function readWho(number: string, at: string | undefined, { zone }: Office, now: Instant): WhoWish | string {
  const no = Number(/^(?:Q-?)?0*(\d{1,9})$/i.exec(number.trim())?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(no) || no < 1) return "编号像 31 或 Q-0031。A number is like 31 or Q-0031.";
  if (at === undefined) return { no, at: now };
  const [, ...parts] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(at.trim()) ?? [];
  const [year, month, day, hour = 0, minute = 0] = parts.map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined)
    return "--at 像 “2026-03-02 10:00”。--at is like “2026-03-02 10:00”.";
  return { no, at: instantOf(zone, { year, month, day, hour, minute }) };
}

/** 谁负责: who was answerable for a request at an instant, from its ledger alone. */
export function whoWas(office: Office, { no, at }: WhoWish, ledger: readonly Event[]): string {
  if (ledger.length === 0) return `没有 ${displayNo(no)} 这个编号。There is no ${displayNo(no)}.`;
  const found = answerableAt(ledger, at);
  const time = timeOf(office, at);
  if (found === undefined) return `${displayNo(no)} ${time}：没有在办。Not open then.`;
  const [who, first] = [named(office, found.staff), named(office, found.firstAsked)];
  const since = timeOf(office, found.since);
  return [
    `${displayNo(no)} ${time}：由${who.name}（${who.title}）负责，从 ${since} 起；首问责任人：${first.name}。`,
    `${who.name} was answerable, since ${since}; first asked: ${first.name}.`,
  ].join(" ");
}

function timeOf({ zone }: Office, at: Instant): string {
  const { year, month, day, hour, minute } = localTime(zone, at);
  const two = (figure: number) => String(figure).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
