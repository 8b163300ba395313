import { addDays, addWorkDays, addWorkTime, type Instant, quiet, startOfDay, workTimeBetween } from "./calendar.js";
import { assistBy, calendarOf, limitFrom } from "./deadlines.js";
import { holder } from "./duty.js";
import type { Fact } from "./event.js";
import type { Post } from "./office.js";
import type { Circumstance } from "./relation.js";
import { answerBy, isFollowing, isOpen, lastRound, type Offer, type Request, wasContacted } from "./request.js";
import { suspect, suspectLate } from "./suspect.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Something that happens to a request by itself at a time. Firing it makes its own next due time later, or none. */
export type Timer = Readonly<{
  name: string;
  due(where: Circumstance, request: Request): Instant | undefined;
  fire(where: Circumstance, request: Request): readonly Fact[];
}>;

/** What each further silence on an offer makes of it. */
const NEXT_STAGE = { 0: 1, 1: 2, 2: 3, 3: 3 } as const satisfies Record<Offer["stage"], Offer["stage"]>;

/** Every clock of a request (§7.3). The earliest is the request's next due instant. */
export const timers: readonly Timer[] = [
  {
    name: "draft reminder (T4)",
    due: (_, r) => (r.status === "draft" && !r.reminded ? r.draftedAt + 2 * HOUR : undefined),
    fire: () => [{ is: "reminded" }],
  },
  {
    name: "draft dropped (T4)",
    due: (_, r) => (r.status === "draft" ? r.draftedAt + 48 * HOUR : undefined),
    fire: () => [{ is: "closed", outcome: "dropped" }],
  },
  {
    name: "silence on an offer (T7, T13)",
    due: offerDue,
    fire: (_, r) => (r.offer === undefined ? [] : [{ is: "nudged", stage: NEXT_STAGE[r.offer.stage] }]),
  },
  {
    name: "claim late (B04)",
    due: (where, r) =>
      r.status === "registered" && !r.late.includes("claim") && !isFollowing(r) ? claimLate(where, r) : undefined,
    fire: (where, r) => {
      const post = r.lead === undefined ? undefined : where.office.posts.get(r.lead);
      return [
        { is: "late", mark: "claim" },
        ...suspectLate(where, r, { code: "B04", who: claimantOf(post, r.offer?.to), at: where.now }),
      ];
    },
  },
  {
    name: "hand-over unanswered, and nothing done (B07)",
    due: (_, r) =>
      r.offer?.kind === "handover" &&
      r.exclusion?.is !== "granted" &&
      !r.charges.some(({ code, note }) => code === "B07" && note === `${r.offer?.at}`)
        ? idleSince(r)
        : undefined,
    fire: (where, r) => suspect(where, r, { code: "B07", who: r.accountable, note: `${r.offer?.at}` }),
  },
  {
    name: "contact late (B05)",
    due: (where, r) =>
      working(r) && r.rounds.length === 0 && !wasContacted(r) && !r.late.includes("contact")
        ? awake(where, r, r.due?.contact)
        : undefined,
    fire: (where, r) => [
      { is: "late", mark: "contact" },
      ...suspectLate(where, r, { code: "B05", who: r.accountable, at: r.due?.contact ?? where.now }),
    ],
  },
  {
    name: "answer soon late (yellow)",
    due: (where, r) => (isTimed(r) && !r.late.includes("yellow") ? yellow(where, r) : undefined),
    fire: () => [{ is: "late", mark: "yellow" }],
  },
  {
    name: "answer late (red, B06)",
    due: (where, r) => (isTimed(r) && !r.late.includes("red") ? awake(where, r, answerBy(r)) : undefined),
    fire: (where, r) => [
      { is: "late", mark: "red" },
      ...suspectLate(where, r, { code: "B06", who: r.accountable, at: answerBy(r) ?? where.now }),
    ],
  },
  {
    name: "written reminder, the day after",
    due: ({ office }, r) =>
      isTimed(r) && r.late.includes("red") && !r.late.includes("written")
        ? addDays(office.zone, startOfDay(office.zone, answerBy(r) ?? 0), 1)
        : undefined,
    fire: () => [{ is: "late", mark: "written" }],
  },
  {
    name: "promise passed (B16)",
    due: (_, r) => (isOpen(r) ? earliest(r.promises.filter((p) => p.state === "open").map((p) => p.due)) : undefined),
    fire: (where, r) => {
      const index = r.promises.findIndex((p) => p.state === "open" && p.due <= where.now);
      if (index < 0) return [];
      const charged = isFollowing(r)
        ? []
        : suspect(where, r, { code: "B16", who: r.promises[index]?.by, note: String(index) });
      return [{ is: "promise-broken", index }, ...charged];
    },
  },
  {
    name: "order missed (B22)",
    due: (_, r) => (working(r) && r.supervised?.missed === false ? r.supervised.due : undefined),
    fire: (where, r) => [
      { is: "late", mark: "order" },
      ...suspect(where, r, { code: "B22", who: r.accountable, note: `${r.supervised?.at}` }),
    ],
  },
  {
    name: "assisting post silent (B10)",
    due: ({ office }, r) => (isTimed(r) && silentPosts(r).length > 0 ? assistBy(office, r) : undefined),
    fire: (where, r) =>
      silentPosts(r).flatMap((post) => [
        { is: "assist-silent", post },
        ...suspect(where, r, {
          code: "B10",
          who: holder(where.roster, where.office.posts.get(post), where.now),
          note: post,
        }),
      ]),
  },
  {
    name: "return undecided (T15)",
    due: (_, r) => (r.returning === undefined || r.late.includes("return") ? undefined : r.returning.until),
    fire: () => [{ is: "late", mark: "return" }],
  },
  {
    name: "dispute undecided (T16)",
    due: (_, r) => (r.ruling === undefined || r.late.includes("ruling") ? undefined : r.ruling.until),
    fire: () => [{ is: "late", mark: "ruling" }],
  },
  {
    name: "objection unanswered (M47)",
    due: (_, r) => (r.contest?.reply === undefined && r.contest?.late === false ? r.contest.until : undefined),
    fire: () => [{ is: "contest-late" }],
  },
  {
    name: "review of a parked request, soon and missed (T20, B23)",
    due: (_, r) => reviewDue(r),
    fire: (where, r) =>
      r.parked?.reminded === 0
        ? [{ is: "review-due", stage: 1 }]
        : [
            { is: "review-due", stage: 2 },
            ...suspect(where, r, { code: "B23", who: r.parked?.owner, note: `${r.parked?.review}` }),
          ],
  },
  {
    name: "time to explain is over (§9)",
    due: (_, r) => earliest(r.charges.filter(({ state }) => state === "suspected").map(({ until }) => until)),
    fire: ({ now }, r) =>
      r.charges
        .filter(({ state, until }) => state === "suspected" && until <= now)
        .map(({ code, who }) => ({ is: "ripened", code, who }) as const),
  },
  {
    name: "feedback reminder (T26)",
    due: (_, r) => feedbackDue(r),
    fire: (_, r) =>
      (lastRound(r)?.reminders ?? 2) < 2 ? [{ is: "feedback-reminded" }] : [{ is: "closed", outcome: "unreached" }],
  },
  {
    name: "archive (T34)",
    due: (_, r) => (r.closedAt !== undefined && !r.archived && r.no > 0 ? r.closedAt + 30 * DAY : undefined),
    fire: () => [{ is: "archived" }],
  },
];

/** The one next due instant of a request; undefined when nothing will happen by itself. */
export function nextDue(where: Circumstance, request: Request): Instant | undefined {
  return earliest(timers.map((timer) => timer.due(where, request)));
}

/** T7: half the time, the whole, and half as much again; T13: the whole, the whole again, and once more. In hours of work where it can wait. */
function offerDue({ office }: Circumstance, { offer, matter }: Request): Instant | undefined {
  if (offer === undefined || offer.stage >= 3) return undefined;
  const share = (offer.kind === "first" ? [0.5, 1, 1.5] : [1, 2, 3])[offer.stage] ?? 1;
  if (share === 1) return offer.until;
  const calendar = calendarOf(office, matter.area);
  const work = matter.urgency === "normal" ? workTimeBetween(calendar, offer.at, offer.until) : 0;
  return work > 0 ? addWorkTime(calendar, offer.at, work * share) : offer.at + (offer.until - offer.at) * share;
}

/** T26: at once, after a day, after three; closed a day after that. A day at least between two, also after a standstill. */
function feedbackDue(request: Request): Instant | undefined {
  const round = lastRound(request);
  if (request.status !== "answered" || round === undefined) return undefined;
  const planned = round.at + ([DAY, 3 * DAY, 4 * DAY][round.reminders] ?? 4 * DAY);
  return Math.max(planned, (round.remindedAt ?? round.at) + DAY);
}

/** A working day before the answer is due (its close: a weekend is no time to be reminded), if that is not before it began. */
function yellow({ office }: Circumstance, request: Request): Instant | undefined {
  const by = answerBy(request);
  const from = request.redo?.at ?? request.registeredAt;
  if (by === undefined || from === undefined) return undefined;
  const { amount, unit } = office.profile.yellow;
  const at = limitFrom(calendarOf(office, request.matter.area), by, { amount: -amount, unit });
  return at > from ? at : undefined;
}

/** The hard limit of a claim: a working day (§7.3). */
function claimLate(where: Circumstance, request: Request): Instant | undefined {
  const calendar = calendarOf(where.office, request.matter.area);
  return request.registeredAt === undefined
    ? undefined
    : awake(where, request, addWorkDays(calendar, request.registeredAt, 1));
}

/** Nobody is late for what came in quiet hours, unless it cannot wait (§9): the mark is made when they end. */
function awake({ office }: Circumstance, { matter }: Request, at: Instant | undefined): Instant | undefined {
  if (at === undefined || matter.urgency !== "normal") return at;
  return quiet(office.profile.quietStaff, office.zone, at) ?? at;
}

/** When a hand-over that nobody answered becomes nobody's work: its time is over, and the giver did nothing since. */
function idleSince({ offer, actedAt }: Request): Instant | undefined {
  return offer === undefined || (actedAt !== undefined && actedAt > offer.at) ? undefined : offer.until;
}

function silentPosts({ assists, assisted, silent, status }: Request): readonly string[] {
  return status === "claimed" ? assists.filter((post) => !assisted.includes(post) && !silent.includes(post)) : [];
}

/** Once a day before, and once when it is over. */
function reviewDue({ parked }: Request): Instant | undefined {
  if (parked === undefined || parked.reminded === 2) return undefined;
  return parked.reminded === 0 ? Math.max(parked.at, parked.review - DAY) : parked.review;
}

/** In somebody's hands and not yet answered; a household that follows another one has its clocks there. */
function working(request: Request): boolean {
  return (request.status === "registered" || request.status === "claimed") && !isFollowing(request);
}

/** The clock of the answer runs; it stands still while the request is parked. */
function isTimed(request: Request): boolean {
  return working(request) && request.parked === undefined;
}

function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Who did not claim: the equal it was offered to, else whoever holds the A role. */
function claimantOf(post: Post | undefined, to: string | undefined): string | undefined {
  return post?.a.find((staff) => staff === to) ?? post?.a[0] ?? to;
}
