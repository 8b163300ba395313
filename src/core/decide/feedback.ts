import { calendarOf, limitFrom } from "../deadlines.js";
import type { Fact } from "../event.js";
import type { Circumstance } from "../relation.js";
import { lastRound, type Request, type Round } from "../request.js";
import type { Refusal } from "../say.js";
import { suspect } from "../suspect.js";
import type { Deciders } from "./types.js";

const DAY = 86_400_000;

/** How long after the end a resident may still say 没解决 (T27), ms. */
const REOPEN_WITHIN = 7 * DAY;

/** T22–T27: the three questions, and what the answers do. Only the resident can make a `rated` fact (I7). */
export const feedback = {
  rate: (given) => {
    const { command, request } = given;
    const { rating } = command;
    if (request.status === "draft") return settledAtOnce(request, rating);
    const round = lastRound(request);
    if (round === undefined || tooLate(request, given.now)) return { refused: "too-late", no: request.no };
    if (request.status === "closed" && rating.solved === "no") return later(given, request);
    return [
      { is: "rated", rating },
      ...(rating.contacted === "no"
        ? suspect(given, request, { code: "B14", who: round.by, note: `${round.at}` })
        : []),
      ...consequence(given, request, { ...round, ...rating }),
    ];
  },
  reopen: (given) => {
    const { request, command } = given;
    const round = lastRound(request);
    if (round === undefined || tooLate(request, given.now)) return { refused: "too-late", no: request.no };
    const facts: readonly Fact[] | Refusal =
      request.status === "closed"
        ? later(given, request)
        : [{ is: "rated", rating: { solved: "no" } }, ...again(given, request, "unsolved")];
    if ("refused" in facts || !command.again) return facts;
    return facts.map((fact) => (fact.is === "reopened" ? { ...fact, again: true } : fact));
  },
  settle: () => [{ is: "closed", outcome: "dissatisfied" }],
} satisfies Partial<Deciders>;

type Scores = Pick<Round, "contacted" | "solved" | "satisfied">;

/** What an answer changes while the request waits for it; later answers only complete the score. */
function consequence(where: Circumstance, request: Request, rating: Scores): readonly Fact[] {
  if (request.status !== "answered") return [];
  if (rating.solved === "no") return again(where, request, "unsolved");
  if (rating.satisfied === "no") return again(where, request, "unhappy");
  const complete = rating.contacted !== undefined && rating.solved !== undefined && rating.satisfied !== undefined;
  return complete ? [{ is: "closed", outcome: "satisfied" }] : [];
}

/** T23: done again by the same answerable person; the second time an official watches (T25). */
function again(where: Circumstance, request: Request, reason: "unsolved" | "unhappy"): readonly Fact[] {
  const due = redoBy(where, request);
  const alone = request.mergedInto === undefined ? [] : [{ is: "split" } as const];
  if (request.rounds.length < 2) return [...alone, { is: "reopened", reason, due }];
  return [...alone, { is: "supervised", supervision: { by: undefined, due, at: where.now }, why: "unhappy-twice" }];
}

/** When it must be done again: the same time as the first time had. */
function redoBy({ office, now }: Circumstance, { matter }: Request): number {
  return limitFrom(calendarOf(office, matter.area), now, office.profile.answer[matter.class]);
}

/** T3: what was answered on the spot is not registered, and nothing is counted. */
function settledAtOnce(request: Request, { solved }: Partial<Round>): readonly Fact[] | Refusal {
  return solved === "yes" || solved === "mostly"
    ? [{ is: "closed", outcome: "dropped" }]
    : { refused: "not-now", no: request.no };
}

function tooLate(request: Request, now: number): boolean {
  return request.closedAt !== undefined && now - request.closedAt > REOPEN_WITHIN;
}

/** T27: after the end, once; its answer then has a second round. */
function later(where: Circumstance, request: Request): readonly Fact[] | Refusal {
  if (request.rounds.length !== 1) return { refused: "too-late", no: request.no };
  return [
    { is: "rated", rating: { solved: "no" } },
    ...(request.mergedInto === undefined ? [] : [{ is: "split" } as const]),
    { is: "reopened", reason: "later", due: redoBy(where, request) },
  ];
}
