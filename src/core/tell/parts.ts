import { assistBy } from "../deadlines.js";
import { areaName, holder, withRole } from "../duty.js";
import { named } from "../named.js";
import type { Office } from "../office.js";
import type { Circumstance } from "../relation.js";
import type { Asked, Request } from "../request.js";
import { lastRound } from "../request.js";
import type { Label, Named, Notice, Option, Question, Say } from "../say.js";

/** The card of a request in the claim groups: number, category, area and state, and nothing of the resident's (§11.3). */
export function card(office: Office, request: Request, state: Extract<Say, { kind: "card" }>["state"]): Notice {
  const { matter } = request;
  return {
    to: "groups",
    weight: "need",
    card: `card:${request.id}`,
    say: {
      kind: "card",
      no: request.no,
      category: matter.category,
      place: areaName(office, matter.area),
      urgency: matter.urgency,
      first: who(office, request.firstAsked),
      claimBy: request.due?.claim ?? 0,
      state,
      who: who(office, request.accountable),
    },
    ...(state === "open" ? { options: options(request, ["claim"]) } : {}),
  };
}

/** Somebody by id as a name; an open request always has one (I1). */
export function who(office: Office, staff: string | undefined): Named {
  return staff === undefined ? { id: "", name: "", title: "" } : named(office, staff);
}

/** The buttons of a request by the names of what they do. */
export function options(request: Request, acts: readonly Label[]): readonly Option[] {
  return acts.map((act) => ({ data: data(act, request.id), label: act }));
}

/** 准 and 不准 of just what was asked for: pressed when something else waits, they do nothing. */
export function verdicts({ id }: Request, what: Asked["what"] | "return"): readonly Option[] {
  return (["grant", "refuse"] as const).map((act) => ({ data: `${data(act, id)}:${what}`, label: act }));
}

/** What a button carries for an act on a request; `intent/` reads it back. */
function data(act: string, request: string): string {
  return `${act}:${request}`;
}

/** The next question that the last round has no answer to; the reason only when something was bad (§10.1, Q4). */
export function nextQuestion(request: Request): Question | undefined {
  const round = lastRound(request);
  if (round === undefined) return undefined;
  if (round.contacted === undefined) return "contacted";
  if (round.solved === undefined) return "solved";
  if (round.satisfied === undefined) return "satisfied";
  const bad = round.solved === "no" || round.satisfied === "no";
  return bad && round.reason === undefined ? "reason" : undefined;
}

/** The answers to each question, in the order in which they are shown. No wording may suggest one. */
export const answersTo = {
  contacted: ["yes", "no"],
  solved: ["yes", "mostly", "no"],
  satisfied: ["yes", "mostly", "no"],
  reason: ["nobody", "passed", "result", "attitude", "slow", "other"],
} as const satisfies Record<Question, readonly string[]>;

/** A question of the feedback as a need of its own; asked again it is a reminder, which spends nothing that a result may need. */
export function ask(request: Request, question: Question, again = false): Notice {
  return {
    to: "reporter",
    weight: again ? "news" : "result",
    say: { kind: "question", no: request.no, ask: question, again },
    options: questionOptions(request, question),
  };
}

/** The buttons of a question: `rate:<request>:solved:no`. */
export function questionOptions(request: Request, question: Question): readonly Option[] {
  return answersTo[question].map((answer) => ({
    data: `rate:${request.id}:${question}:${answer}`,
    label: `${question}-${answer}` as const,
  }));
}

/** A need of one member of staff, if there is one. */
export function toStaff(say: Say, staff: string | undefined): readonly Notice[] {
  return staff === undefined || staff === "" ? [] : [{ to: { staff }, weight: "need", say }];
}

/** A need of everybody with a role. */
export function toRole(
  office: Office,
  role: "coordinator" | "official" | "auditor",
  notice: Omit<Notice, "to">,
): readonly Notice[] {
  return withRole(office, role).map((staff) => ({ to: { staff }, ...notice }));
}

/**
 * Assisting posts are told what it is, whose, and by when they report (§8.5): those of the list once the lead works on it, the
 * desks that it reaches (波及地) when it is registered.
 */
export function assistsAsked(
  { office, roster, now }: Circumstance,
  request: Request,
  posts: readonly string[] = request.assists,
): readonly Notice[] {
  const { matter, accountable } = request;
  const lead = request.offer?.to ?? accountable;
  const holders = posts.map((id) => holder(roster, office.posts.get(id), now));
  return [...new Set(holders)].flatMap((staff): readonly Notice[] =>
    staff === undefined || staff === accountable || staff === lead
      ? []
      : [
          {
            to: { staff },
            weight: "need",
            say: {
              kind: "assist-asked",
              no: request.no,
              category: matter.category,
              place: areaName(office, matter.area),
              text: matter.text,
              who: who(office, lead),
              until: assistBy(office, request) ?? now,
            },
            options: options(request, ["assist"]),
          },
        ],
  );
}
