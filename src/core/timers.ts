import type { Instant } from "./calendar.js";
import { calendarOf, limitFrom } from "./deadlines.js";
import type { Fact } from "./event.js";
import type { Circumstance } from "./relation.js";
import { lastRound, type Request, wasContacted } from "./request.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Something that happens to a request by itself at a time. Firing it makes its own next due time later, or none. */
export type Timer = Readonly<{
  name: string;
  due(where: Circumstance, request: Request): Instant | undefined;
  fire(where: Circumstance, request: Request): readonly Fact[];
}>;

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
    due: (_, r) => offerDue(r),
    fire: (_, r) =>
      r.offer === undefined ? [] : [{ is: "nudged", stage: Math.min(r.offer.stage + 1, 3) as 1 | 2 | 3 }],
  },
  {
    name: "contact late (B05)",
    due: (_, r) =>
      working(r) && r.rounds.length === 0 && !wasContacted(r) && !r.late.includes("contact")
        ? r.due?.contact
        : undefined,
    fire: () => [{ is: "late", mark: "contact" }],
  },
  {
    name: "answer soon late (yellow)",
    due: (where, r) =>
      working(r) && r.rounds.length === 0 && !r.late.includes("yellow") ? yellow(where, r) : undefined,
    fire: () => [{ is: "late", mark: "yellow" }],
  },
  {
    name: "answer late (red, B06)",
    due: (_, r) => (working(r) && r.rounds.length === 0 && !r.late.includes("red") ? r.due?.answer : undefined),
    fire: () => [{ is: "late", mark: "red" }],
  },
  {
    name: "promise passed (B16)",
    due: (_, r) => earliest(r.promises.filter((p) => p.state === "open").map((p) => p.due)),
    fire: ({ now }, r) => {
      const index = r.promises.findIndex((p) => p.state === "open" && p.due <= now);
      return index < 0 ? [] : [{ is: "promise-broken", index }];
    },
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

/** T7: half the time, the whole, and half as much again; T13: the whole, the whole again, and once more. */
function offerDue({ offer }: Request): Instant | undefined {
  if (offer === undefined || offer.stage >= 3) return undefined;
  const span = offer.until - offer.at;
  const share = offer.kind === "first" ? [0.5, 1, 1.5] : [1, 2, 3];
  return offer.at + span * (share[offer.stage] ?? 1);
}

/** T26: at once, after a day, after three; closed a day after that. */
function feedbackDue(request: Request): Instant | undefined {
  const round = lastRound(request);
  if (request.status !== "answered" || round === undefined) return undefined;
  return round.at + ([DAY, 3 * DAY, 4 * DAY][round.reminders] ?? 4 * DAY);
}

function yellow({ office }: Circumstance, request: Request): Instant | undefined {
  if (request.due === undefined || request.registeredAt === undefined) return undefined;
  const calendar = calendarOf(office, request.matter.area);
  const lead = limitFrom(calendar, request.registeredAt, office.profile.yellow) - request.registeredAt;
  const at = request.due.answer - lead;
  return at > request.registeredAt ? at : undefined;
}

function working(request: Request): boolean {
  return request.status === "registered" || request.status === "claimed";
}

function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
