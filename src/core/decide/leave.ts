import { addDays, type Instant } from "../calendar.js";
import { calendarOf } from "../deadlines.js";
import type { Fact } from "../event.js";
import type { Role } from "../office.js";
import { isBasis } from "../remit.js";
import { type Asked, answerBy, type Request } from "../request.js";
import type { Refusal } from "../say.js";
import { suspect } from "../suspect.js";
import { returnApproved } from "./ruling.js";
import type { Deciders, Given } from "./types.js";

/** The longest time from one review of a parked request to the next (T19), days. */
const LONGEST_PARK = 90;

/** The shortest reason that says anything, in characters. */
const SHORTEST_REASON = 4;

/** T15, T18–T20, T30 and exclusion: what is asked for, and what is decided of it. */
export const leaving = {
  extend: ({ command, request, actor, now }) => {
    const { no, due, registeredAt, extended } = request;
    const { until, reason } = command;
    if (extended || due === undefined || registeredAt === undefined || now >= due.answer)
      return { refused: "too-late-to-extend", no };
    const last = due.answer + (due.answer - registeredAt);
    if (until === undefined || until <= due.answer) return { refused: "need-date", no, until: due.answer };
    if (until > last) return { refused: "too-long", no, until: last };
    return asking(request, { what: "extend", by: actor.id, reason, until, at: now });
  },
  park: (given) => {
    const { command, request, actor, now } = given;
    const refusal = unfitReview(given, command.review);
    return (
      refusal ?? asking(request, { what: "park", by: actor.id, reason: command.reason, until: command.review, at: now })
    );
  },
  refer: ({ command, request, actor, now }) => {
    const { basis, route } = command;
    if (!isBasis(basis)) return { refused: "short-basis", no: request.no };
    if ([...route.trim()].length < SHORTEST_REASON) return { refused: "no-route", no: request.no };
    return asking(request, { what: "refer", by: actor.id, reason: basis, route, at: now });
  },
  exclude: (given) => {
    const { command, request, actor, now } = given;
    const reason = command.reason.trim();
    if (request.exclusion !== undefined) return { refused: "settled-already", no: request.no };
    if ([...reason].length < SHORTEST_REASON) return { refused: "short-text", no: request.no };
    if (actor.id === request.accountable) return asking(request, { what: "exclude", by: actor.id, reason, at: now });
    return [{ is: "excluded", by: actor.id, reason }, ...afterTwice(given)];
  },
  appeal: ({ command, request, actor, now }) =>
    request.exclusion?.is === "refused"
      ? asking(request, { what: "appeal", by: actor.id, reason: command.reason, at: now })
      : { refused: "nothing-asked", no: request.no },
  grant: (given) => {
    const { request, command } = given;
    if (isOther(request, command.what)) return { refused: "stale", no: request.no };
    if (request.returning !== undefined) return mine(given, request.returning.by) ?? returnApproved(given, command.to);
    return undecidable(given) ?? granted(given);
  },
  refuse: (given) => {
    const { request, command, actor } = given;
    const { returning } = request;
    if (isOther(request, command.what)) return { refused: "stale", no: request.no };
    if (returning === undefined)
      return undecidable(given) ?? [{ is: "leave-refused", by: actor.id, reason: command.reason }];
    return (
      mine(given, returning.by) ?? [
        { is: "return-refused", by: actor.id, reason: command.reason },
        ...suspect(given, request, { code: "B08", who: returning.by }),
      ]
    );
  },
  review: (given) => {
    const { command, request, office, now } = given;
    if ([...command.text.trim()].length < SHORTEST_REASON) return { refused: "short-text", no: request.no };
    const next = command.next ?? addDays(office.zone, now, 30);
    return unfitReview(given, next) ?? [{ is: "reviewed", next, text: command.text }];
  },
  unpark: ({ request, actor, now }) => [
    {
      is: "unparked",
      by: actor.id,
      // The time it was parked does not count against anybody; nothing else moves an answer but an extension (I5).
      until: (answerBy(request) ?? now) + (now - (request.parked?.at ?? now)),
    },
  ],
} satisfies Partial<Deciders>;

type Full = Given & Readonly<{ request: Request }>;

/** One thing is asked for at a time. */
function asking(
  request: Request,
  asked: Pick<Asked, "what" | "by" | "reason" | "at"> & Partial<Asked>,
): readonly Fact[] | Refusal {
  if (request.asked !== undefined || request.returning !== undefined)
    return { refused: "asked-already", no: request.no };
  if ([...asked.reason.trim()].length < SHORTEST_REASON) return { refused: "short-text", no: request.no };
  return [{ is: "asked-leave", asked: { until: undefined, route: undefined, ...asked } }];
}

/** Who decides what (§15). */
const deciders: Readonly<Record<Asked["what"], readonly Role[]>> = {
  extend: ["coordinator", "official"],
  park: ["official"],
  refer: ["coordinator", "official"],
  exclude: ["coordinator", "official"],
  appeal: ["official"],
};

/** Whether something else waits than what was read before the button was pressed: that one was decided meanwhile. */
function isOther({ asked, returning }: Request, meant: string | undefined): boolean {
  const waits = returning === undefined ? asked?.what : "return";
  return meant !== undefined && waits !== undefined && meant !== waits;
}

/** Why what was asked for cannot be decided now, or by them. */
function undecidable(given: Full): Refusal | undefined {
  const { request, actor, office, now } = given;
  const { asked, no, due } = request;
  if (asked === undefined) return { refused: "nothing-asked", no };
  const roles = office.staff.get(actor.id)?.roles ?? [];
  if (!deciders[asked.what].some((role) => roles.includes(role))) return { refused: "official-only", no };
  if (asked.what === "extend" && due !== undefined && now >= due.answer) return { refused: "too-late-to-extend", no };
  return mine(given, asked.by);
}

/** Nobody decides what they asked for themselves: their own matter goes higher (§8.5). */
function mine({ request, actor }: Full, by: string): Refusal | undefined {
  return actor.id === by ? { refused: "own-matter", no: request.no } : undefined;
}

function granted(given: Full): readonly Fact[] {
  const { request, actor, now } = given;
  const { asked } = request;
  if (asked === undefined) return [];
  const { what, reason, until = now, route = "" } = asked;
  switch (what) {
    case "extend":
      return [{ is: "extended", by: actor.id, until, reason }];
    case "park":
      return [{ is: "parked", parked: { reason, by: actor.id, owner: asked.by, at: now, review: until, reminded: 0 } }];
    case "refer":
      return [{ is: "referred", by: actor.id, basis: reason, route }];
    case "exclude":
    case "appeal":
      return [{ is: "excluded", by: actor.id, reason }, ...afterTwice(given)];
  }
}

/** T25: what is excluded after a second bad answer ends with its explanation. */
function afterTwice({ request, office, actor }: Full): readonly Fact[] {
  const official = office.staff.get(actor.id)?.roles.includes("official") ?? false;
  const ends = official && request.supervised?.why === "unhappy-twice" && request.status === "claimed";
  return ends ? [{ is: "closed", outcome: "explained" }] : [];
}

/** A review lies ahead, and not too far. */
function unfitReview({ request, office, now }: Full, at: Instant | undefined): Refusal | undefined {
  const last = addDays(calendarOf(office, request.matter.area).zone, now, LONGEST_PARK);
  if (at === undefined || at <= now) return { refused: "need-date", no: request.no, until: last };
  return at > last ? { refused: "too-long", no: request.no, until: last } : undefined;
}
