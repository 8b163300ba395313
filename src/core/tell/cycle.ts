import { reachedDesks } from "../boundary.js";
import { areaName, coordinator, holder } from "../duty.js";
import type { Office } from "../office.js";
import type { Circumstance } from "../relation.js";
import { lastRound, type Request } from "../request.js";
import type { Notice, Option } from "../say.js";
import { ask, card, nextQuestion, options, questionOptions, toStaff, who } from "./parts.js";
import type { Tellers, Telling } from "./types.js";

/** What is told from the first word to the end, the work in between apart. */
export const tellCycle = {
  drafted: (t) => [understood(t)],
  amended: (t) => [understood(t)],
  reminded: ({ after }) => [
    {
      to: "reporter",
      weight: "news",
      say: { kind: "draft-waits" },
      options: options(after, ["confirm", "fix-matter", "fix-place", "drop"]),
    },
  ],
  registered: ({ after, office, roster, now }) => [
    ...(after.alarmed ? alarmed(after, office, coordinator(office, roster, now)) : []),
    {
      to: "reporter",
      weight: "reply",
      say: {
        kind: "registered",
        no: after.no,
        who: who(office, after.firstAsked),
        ...(after.accountable === after.firstAsked ? {} : { acting: who(office, after.accountable) }),
        ...helping({ office, roster, now }, after),
        contactBy: after.due?.contact ?? 0,
        answerBy: after.due?.answer ?? 0,
      },
    },
  ],
  answered: ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "result",
      say: {
        kind: "answered",
        no: after.no,
        who: who(office, after.accountable),
        text: event.fact.text,
        basis: event.fact.basis,
      },
      options: questionOptions(after, "contacted"),
    },
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "answer" } },
    card(office, after, "answered"),
  ],
  rated: ({ after, office, roster, now, event }) => {
    if (event.fact.rating.reason === "passed")
      return toStaff(
        { kind: "bounced", no: after.no, who: who(office, after.accountable) },
        coordinator(office, roster, now),
      ).map((notice) => ({ ...notice, options: options(after, ["dispute"]) }));
    const next = nextQuestion(after);
    const silent =
      next === undefined ||
      (event.fact.rating.solved !== undefined && Object.keys(event.fact.rating).length === 1 && next === "contacted");
    return silent ? [] : [ask(after, next)];
  },
  "feedback-reminded": ({ after, office, roster, now }) => {
    const next = nextQuestion(after);
    if (next === undefined) return [];
    // Whoever finds typing hard may be rung, by somebody who did not handle it (§10.1); the answer stays the resident's own.
    const caller = after.sealed ? undefined : coordinator(office, roster, now);
    const last = lastRound(after)?.reminders === 2 && caller !== after.accountable ? caller : undefined;
    const rung = toStaff({ kind: "call-back", no: after.no, who: who(office, after.accountable) }, last);
    return [ask(after, next, true), ...rung];
  },
  reopened: ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "reply",
      say: {
        kind: "reopened",
        no: after.no,
        who: who(office, after.accountable),
        answerBy: event.fact.due,
        supervised: false,
      },
    },
    ...toStaff({ kind: "reopened-staff", no: after.no, reason: event.fact.reason }, after.accountable).map(
      (notice) => ({
        ...notice,
        options: options(after, ["contacted-phone", "contacted-visit", "unreached", "progress", "answer"]),
      }),
    ),
    card(office, after, "claimed"),
  ],
  closed: ({ after, office, event, before }) => {
    const { outcome } = event.fact;
    if (outcome === "dropped") return [{ to: "reporter", weight: "reply", say: { kind: "draft-dropped" } }];
    return [
      {
        to: "reporter",
        weight: outcome === "unreached" ? "news" : "reply",
        say: { kind: "finished", no: after.no, outcome },
      },
      ...toStaff({ kind: "rated-staff", no: after.no, outcome }, before?.accountable),
      card(office, after, "closed"),
    ];
  },
  withdrawn: ({ after, office, before, event }) => [
    { to: "reporter", weight: "reply", say: { kind: "withdrawn", no: after.no }, options: whyOptions(after.id) },
    ...toStaff({ kind: "withdrawn-staff", no: after.no, why: event.fact.why }, before?.accountable),
    card(office, after, "withdrawn"),
  ],
  "gave-reason": () => [{ to: "here", weight: "reply", say: { kind: "why-noted" } }],
} satisfies Tellers;

/** Danger reaches the first asked and the coordinator at once, whatever the hour (T33). */
export function alarmed(request: Request, office: Office, coordinator: string): readonly Notice[] {
  const say = {
    kind: "alarm-staff",
    no: request.no,
    place: areaName(office, request.matter.area) ?? request.matter.place,
    who: who(office, request.accountable),
  } as const;
  return [...new Set([request.accountable, request.firstAsked, coordinator])].flatMap((staff) =>
    toStaff(say, staff).map((notice) => ({ ...notice, weight: "critical" as const })),
  );
}

/** Who assists in the other villages that it reaches; the resident knows both names (M28). */
function helping({ office, roster, now }: Circumstance, { matter, assists }: Request) {
  const desks = reachedDesks(office, matter).filter(({ post }) => assists.includes(post.id));
  const people = desks.map(({ area, post }) => ({
    place: areaName(office, area) ?? area,
    who: who(office, holder(roster, post, now)),
  }));
  return people.length === 0 ? {} : { helping: people };
}

/** Why somebody withdraws, to choose from; nobody has to. */
function whyOptions(request: string): readonly Option[] {
  return (["solved", "waiting", "mistake", "pressed"] as const).map((why) => ({
    data: `why:${request}:${why}`,
    label: `why-${why}` as const,
  }));
}

/** What was understood, to confirm or mend; the place is asked for once while it is missing (§6.1: three questions at most). */
function understood({ after, office }: Telling): Notice {
  const { matter } = after;
  const place = areaName(office, matter.area) ?? matter.place;
  if (place === undefined && after.asks < 2)
    return {
      to: "reporter",
      weight: "reply",
      say: { kind: "ask-place", text: matter.text },
      options: options(after, ["skip", "drop"]),
      expects: `place:${after.id}`,
    };
  return {
    to: "reporter",
    weight: "reply",
    say: {
      kind: "drafted",
      text: matter.text,
      category: matter.category,
      place: matter.place ?? place,
      ...(matter.affected === undefined ? {} : { reaches: matter.affected.map((id) => areaName(office, id) ?? id) }),
      ...besides(after, office),
      sort: matter.kind,
    },
    options: options(after, ["confirm", ...parting(after), "fix-matter", "fix-place", "drop"]),
  };
}

/** The other matters of the same words as they are shown to confirm (D6). */
function besides({ others = [], maybe }: Request, office: Office) {
  const shown = others.map(({ text, category, place, area }) => ({
    text,
    category,
    place: place ?? areaName(office, area),
  }));
  return { ...(shown.length === 0 ? {} : { others: shown }), ...(maybe === undefined ? {} : { maybe }) };
}

/** Whoever was understood to tell of several things may say that it is one, and the other way round. */
function parting({ others = [], maybe }: Request): readonly ("apart" | "together")[] {
  return others.length > 0 ? ["together"] : maybe === undefined ? [] : ["apart"];
}
