import { addDays, addWorkDays, addWorkTime, type Instant, nextWork, type WorkCalendar } from "./calendar.js";
import { areaPath } from "./duty.js";
import type { Limit, Office } from "./office.js";
import { answerBy, type Due, type Matter, type Request } from "./request.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The working calendar of an area: its own, else that of the nearest area above, else the office's. */
export function calendarOf(office: Office, area: string | undefined): WorkCalendar {
  const own = areaPath(office, area).find(({ id }) => office.calendars.has(id));
  return (own && office.calendars.get(own.id)) ?? office.calendar;
}

/** The instant at which a limit that starts now is over (§7.3). */
export function limitFrom(calendar: WorkCalendar, at: Instant, limit: Limit): Instant {
  switch (limit.unit) {
    case "minutes":
      return at + limit.amount * MINUTE;
    case "hours":
      return at + limit.amount * HOUR;
    case "workhours":
      return addWorkTime(calendar, at, limit.amount * HOUR);
    case "workdays":
      return addWorkDays(calendar, at, limit.amount);
    case "days":
      return addDays(calendar.zone, at, limit.amount);
  }
}

/** The promised times of a matter, counted from registration: claim, contact, answer. A later one is never before an earlier one. */
export function dueFrom(office: Office, matter: Matter, at: Instant): Due {
  const calendar = calendarOf(office, matter.area);
  const { claim, contact, answer } = office.profile;
  const claimed = limitFrom(calendar, at, claim[matter.urgency]);
  const contacted = Math.max(claimed, limitFrom(calendar, at, contact[matter.urgency]));
  const answered = limitFrom(calendar, at, answer[matter.class]);
  return { claim: Math.min(claimed, answered), contact: Math.min(contacted, answered), answer: answered };
}

/** Assisting posts report when a fifth of the lead's time is left (§8.5), in hours of work where it can wait; never after the lead. */
export function assistBy(office: Office, request: Request): Instant | undefined {
  const { matter, redo, assistsFrom, claimedAt, registeredAt, due } = request;
  const by = answerBy({ due, redo });
  const from = redo?.at ?? assistsFrom ?? claimedAt ?? registeredAt;
  if (by === undefined || from === undefined) return undefined;
  const at = from + 0.8 * Math.max(0, by - from);
  return matter.urgency === "normal" ? Math.min(by, nextWork(calendarOf(office, matter.area), at)) : at;
}
