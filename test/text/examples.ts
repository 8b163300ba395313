import type { Line, Named, Say } from "../../src/core/say.js";
import { dutyExamples } from "./examples-duty.js";

/** Sunday 22 November 2026, 10:00 in Shanghai. */
export const now = Date.parse("2026-11-22T10:00:00+08:00");

const at = (local: string) => Date.parse(`${local.replace(" ", "T")}:00+08:00`);
const tomorrow = at("2026-11-23 18:00");
const friday = at("2026-11-27 17:30");
const yesterday = at("2026-11-21 17:30");

type Cast = Readonly<{ liu: Named; wang: Named; place: string; text: string; words: string; office: string }>;

const casts: Readonly<Record<"zh" | "en", Cast>> = {
  zh: {
    liu: { id: "liu", name: "刘德宏", title: "便民服务岗" },
    wang: { id: "wang", name: "王秀英", title: "水务岗" },
    place: "上镇村三组",
    text: "三组的路灯坏了三天",
    words: "配件已到，正在修",
    office: "镇罗营镇",
  },
  en: {
    liu: { id: "liu", name: "Liu Dehong", title: "Service desk" },
    wang: { id: "wang", name: "Wang Xiuying", title: "Water desk" },
    place: "Shangzhen, group 3",
    text: "The street lamp has been out for three days",
    words: "The parts are here",
    office: "Zhenluoying",
  },
};

const category = "市政设施/路灯";

type Examples = { [K in Say["kind"]]: readonly Extract<Say, { kind: K }>[] };

/** At least one of each sentence, with the params of everyday use. */
export function examples(language: "zh" | "en"): Examples {
  const cast = casts[language];
  return {
    ...talked(cast),
    ...told(cast),
    ...shown(cast),
    ...worked(cast),
    ...ruled(cast),
    ...overseen(cast),
    ...dutyExamples(cast, { now, tomorrow, friday }),
  };
}

function talked({ liu, place, text, office }: Cast) {
  const one: Line = { no: 31, category, place, situation: "CLAIMED", who: liu, next: tomorrow };
  const other: Line = { no: 44, category: undefined, place: undefined, situation: "OFFERED", who: liu, next: friday };
  const lines = [one, other];
  return {
    greeting: [
      { kind: "greeting", office, staff: undefined },
      { kind: "greeting", office, staff: liu.name },
    ],
    help: [
      { kind: "help", staff: false },
      { kind: "help", staff: true },
    ],
    privacy: [{ kind: "privacy", office }],
    empty: (["sticker", "nothing", "unclear", "thanks"] as const).map((saw) => ({ kind: "empty", saw })),
    trouble: [{ kind: "trouble" }],
    language: [{ kind: "language" }],
    emergency: [
      { kind: "emergency", numbers: ["119"] },
      { kind: "emergency", numbers: ["110", "120"] },
    ],
    choose: [{ kind: "choose", to: "urge", lines }],
    "more-or-new": [{ kind: "more-or-new", lines }],
    "no-such-choice": [0, 1, 4].map((choices) => ({ kind: "no-such-choice", choices })),
    "ask-new": [{ kind: "ask-new" }],
    "no-requests": [{ kind: "no-requests" }],
    statuses: [{ kind: "statuses", lines }],
    "board-link": [{ kind: "board-link", minutes: 10 }],
    "my-list": [
      { kind: "my-list", lines: [] },
      { kind: "my-list", lines: Array.from({ length: 10 }, (_, index) => ({ ...one, no: index + 1 })) },
    ],
    status: [
      { kind: "status", line: one, first: liu, held: { quiet: 0, window: 0 } },
      {
        kind: "status",
        line: { ...one, next: yesterday },
        first: { ...liu, id: "other" },
        held: { quiet: 1, window: 2 },
      },
      {
        kind: "status",
        line: { ...other, who: undefined, next: undefined },
        first: undefined,
        held: { quiet: 0, window: 0 },
      },
    ],
    drafted: [
      { kind: "drafted", text, category, place, sort: "help" },
      { kind: "drafted", text: "", category: undefined, place: undefined, sort: "help" },
    ],
    "ask-place": [
      { kind: "ask-place", text },
      { kind: "ask-place", text: "" },
    ],
    "which-area": [
      { kind: "which-area", words: place },
      { kind: "which-area", words: "" },
    ],
  } as const satisfies Partial<Examples>;
}

function told({ liu, wang, words }: Cast) {
  const no = 31;
  return {
    "ask-matter": [{ kind: "ask-matter" }],
    "draft-waits": [{ kind: "draft-waits" }],
    "draft-dropped": [{ kind: "draft-dropped" }],
    registered: [
      { kind: "registered", no: 31, who: liu, acting: wang, contactBy: tomorrow, answerBy: friday },
      { kind: "registered", no, who: liu, contactBy: tomorrow, answerBy: friday },
    ],
    "registered-in-group": [{ kind: "registered-in-group", no }],
    claimed: [
      { kind: "claimed", no, who: liu, contactBy: tomorrow },
      { kind: "claimed", no, who: liu, contactBy: yesterday },
    ],
    progressed: [
      { kind: "progressed", no, who: liu, text: words, promise: undefined },
      { kind: "progressed", no, who: liu, text: words, promise: { text: words, due: friday } },
    ],
    wrote: [{ kind: "wrote", no, who: liu, text: words }],
    "handing-over": [{ kind: "handing-over", no, to: wang, who: liu }],
    "handed-over": [
      { kind: "handed-over", no, to: wang, first: liu },
      { kind: "handed-over", no, to: liu, first: liu },
    ],
    "not-handed-over": [{ kind: "not-handed-over", no, who: liu }],
    answered: [
      { kind: "answered", no, who: liu, text: words, basis: undefined },
      { kind: "answered", no, who: liu, text: words, basis: words },
    ],
    question: [
      ...(["contacted", "solved", "satisfied", "reason"] as const).map((ask) => ({
        kind: "question" as const,
        no,
        ask,
        again: false,
      })),
      { kind: "question", no, ask: "solved", again: true },
    ],
    finished: (
      ["satisfied", "dissatisfied", "unreached", "explained", "referred", "withdrawn", "dropped"] as const
    ).map((outcome) => ({ kind: "finished", no, outcome })),
    reopened: [
      { kind: "reopened", no, who: liu, answerBy: undefined, supervised: false },
      { kind: "reopened", no, who: liu, answerBy: friday, supervised: true },
    ],
    supplemented: [
      { kind: "supplemented", no, who: liu },
      { kind: "supplemented", no, who: undefined },
    ],
    urged: [{ kind: "urged", no, who: liu }],
    late: [{ kind: "late", no, who: liu }],
    withdrawn: [{ kind: "withdrawn", no }],
    "why-noted": [{ kind: "why-noted" }],
  } as const satisfies Partial<Examples>;
}

function shown({ liu, wang, place, text, words }: Cast) {
  const no = 31;
  const matter = { category, place } as const;
  return {
    card: (["open", "claimed", "handover", "answered", "closed", "withdrawn"] as const).map((state) => ({
      kind: "card",
      no,
      ...matter,
      urgency: "urgent",
      first: liu,
      claimBy: tomorrow,
      state,
      who: wang,
    })),
    "on-duty": [
      { kind: "on-duty", no, ...matter, text, contactBy: tomorrow, lead: undefined },
      { kind: "on-duty", no, ...matter, text: "", contactBy: tomorrow, lead: wang },
    ],
    offer: [
      { kind: "offer", no, ...matter, text, first: liu, acting: liu, claimBy: yesterday },
      { kind: "offer", no, ...matter, text, first: liu, acting: wang, claimBy: tomorrow },
    ],
    brief: [{ kind: "brief", no, ...matter, contactBy: tomorrow, answerBy: friday }],
    "handover-offer": [
      {
        kind: "handover-offer",
        no,
        from: liu,
        reason: words,
        ...matter,
        text,
        done: ["电话", words],
        answerBy: friday,
        until: tomorrow,
      },
    ],
    "handover-sent": [{ kind: "handover-sent", no, to: wang, until: tomorrow }],
    "handover-accepted": [{ kind: "handover-accepted", no, who: wang }],
    "handover-declined": [{ kind: "handover-declined", no, who: wang, basis: words }],
    "accountable-changed": [{ kind: "accountable-changed", no, who: wang }],
    "more-from-resident": [{ kind: "more-from-resident", no, text: words }],
    "urged-staff": [{ kind: "urged-staff", no }],
    "withdrawn-staff": [
      { kind: "withdrawn-staff", no, why: undefined },
      { kind: "withdrawn-staff", no, why: "mistake" },
    ],
  } as const satisfies Partial<Examples>;
}

function worked({ liu }: Cast) {
  const no = 31;
  return {
    nudge: (["claim", "handover"] as const).flatMap((about) =>
      [1, 2, 3].map((stage) => ({
        kind: "nudge" as const,
        no,
        about,
        stage,
        who: liu,
        until: stage === 1 ? tomorrow : yesterday,
      })),
    ),
    "late-staff": [
      ...(["claim", "contact", "red", "written", "return", "ruling", "order"] as const).map((mark) => ({
        kind: "late-staff" as const,
        no,
        mark,
        who: liu,
        due: yesterday,
      })),
      { kind: "late-staff", no, mark: "yellow", who: liu, due: tomorrow },
      { kind: "late-staff", no, mark: "red", who: liu, due: tomorrow },
    ],
    "reopened-staff": (["unsolved", "unhappy", "later", "twice"] as const).map((reason) => ({
      kind: "reopened-staff",
      no,
      reason,
    })),
    "rated-staff": (["satisfied", "dissatisfied", "unreached"] as const).map((outcome) => ({
      kind: "rated-staff",
      no,
      outcome,
    })),
    noted: notes.map((what) => ({ kind: "noted", no, what })),
    "ask-text": asks.map((act) => ({ kind: "ask-text", no, for: act })),
    "pick-person": [{ kind: "pick-person", no }],
    "what-for": [{ kind: "what-for", no }],
    refused: [
      ...refusals.map((refused) => ({ kind: "refused" as const, refused, no, who: liu, until: tomorrow })),
      ...refusals.map((refused) => ({ kind: "refused" as const, refused })),
    ],
  } as const satisfies Partial<Examples>;
}

const notes = [
  ...(["contact", "unreached", "progress", "write", "answer", "decline", "accept", "settle", "asked"] as const),
  ...(["decided", "review", "supervise", "merge", "split", "stand-in", "assist", "plead", "judge"] as const),
] as const;

const asks = [
  ...(["answer", "progress", "write", "decline", "handover", "supplement", "withdraw", "return"] as const),
  ...(["dispute", "decide", "extend", "park", "review", "refer", "exclude", "appeal"] as const),
  ...(["escalate", "explain", "assist", "plead", "object", "merge"] as const),
] as const;

function ruled({ liu, wang, words }: Cast) {
  const no = 31;
  return {
    returning: [{ kind: "returning", no, who: liu }],
    adjudicating: [{ kind: "adjudicating", no, who: liu, until: tomorrow }],
    decided: [
      { kind: "decided", no, who: wang, first: liu, basis: words },
      { kind: "decided", no, who: liu, first: liu, basis: words },
    ],
    extended: [{ kind: "extended", no, until: friday, reason: words, who: liu }],
    parked: [{ kind: "parked", no, reason: words, review: friday, who: liu }],
    reviewed: [{ kind: "reviewed", no, text: words, next: friday, who: liu }],
    unparked: [{ kind: "unparked", no, who: liu, answerBy: friday }],
    referred: [{ kind: "referred", no, basis: words, route: words }],
    merged: [{ kind: "merged", no, into: 30, who: liu }],
    split: [{ kind: "split", no, who: liu }],
    supervised: [{ kind: "supervised", no, who: liu, due: friday }],
    explanation: [{ kind: "explanation", no, who: wang, text: words }],
    "answered-before": [true, false].map((again) => ({
      kind: "answered-before" as const,
      no,
      text: words,
      at: yesterday,
      again,
    })),
    thanked: [{ kind: "thanked", no, who: liu }],
    answerable: [
      { kind: "answerable", no, who: liu, first: wang, since: yesterday },
      { kind: "answerable", no, who: liu, first: liu, since: yesterday },
    ],
  } as const satisfies Partial<Examples>;
}

function overseen({ liu, wang, place, text, words }: Cast) {
  const no = 31;
  const asked = ["return", "extend", "park", "refer", "exclude", "appeal"] as const;
  return {
    "asked-for": asked.map((what) => ({
      kind: "asked-for" as const,
      no,
      what,
      who: liu,
      reason: words,
      until: what === "refer" ? undefined : friday,
      route: what === "refer" ? words : undefined,
    })),
    "decided-on": asked.map((what, index) => ({
      kind: "decided-on" as const,
      no,
      what,
      granted: index % 2 === 0,
      who: wang,
      reason: index % 2 === 0 ? "" : words,
    })),
    dispute: [
      {
        kind: "dispute",
        no,
        why: "declined",
        who: liu,
        text: words,
        parties: [liu, wang],
        category,
        place,
        until: tomorrow,
      },
    ],
    ruled: [true, false].map((yours) => ({
      kind: "ruled" as const,
      no,
      by: wang,
      who: liu,
      post: liu.title,
      helping: yours ? [wang.title] : [],
      basis: words,
      yours,
    })),
    "assist-asked": [{ kind: "assist-asked", no, category, place, text, who: liu, until: tomorrow }],
    assisted: [{ kind: "assisted", no, who: wang, text: words }],
    "assist-silent": [{ kind: "assist-silent", no, who: wang }],
    ordered: [{ kind: "ordered", no, by: wang, due: friday }],
    "unhappy-twice": [{ kind: "unhappy-twice", no, who: liu }],
    "review-due": [
      { kind: "review-due", no, review: tomorrow, missed: false },
      { kind: "review-due", no, review: yesterday, missed: true },
    ],
    "stood-in": [{ kind: "stood-in", no, who: wang }],
    joined: [{ kind: "joined", no, child: 44, households: 2 }],
    "alarm-staff": [
      { kind: "alarm-staff", no, place, who: liu },
      { kind: "alarm-staff", no, place: undefined, who: liu },
    ],
    bounced: [{ kind: "bounced", no, who: liu }],
    "not-delivered": [
      { kind: "not-delivered", no, why: "gone" },
      { kind: "not-delivered", no, why: "refused" },
      { kind: "not-delivered", no, why: "late" },
    ],
    suspicion: [{ kind: "suspicion", no, code: "B05", until: friday }],
    "suspicion-open": [
      { kind: "suspicion-open", no, code: "B05", who: liu, plea: words },
      { kind: "suspicion-open", no, code: "B16", who: liu, plea: undefined },
    ],
    "suspicion-settled": [true, false].map((confirmed) => ({
      kind: "suspicion-settled" as const,
      no,
      code: "B05" as const,
      confirmed,
    })),
    "thanks-staff": [{ kind: "thanks-staff", no }],
  } as const satisfies Partial<Examples>;
}

type Refused = Extract<Say, { kind: "refused" }>["refused"];

const everyRefusal: Readonly<Record<Refused, true>> = {
  unknown: true,
  "not-yours": true,
  "not-now": true,
  claimed: true,
  "no-contact": true,
  "short-basis": true,
  "short-text": true,
  "no-such-person": true,
  oneself: true,
  "urged-already": true,
  "too-late": true,
  "staff-cannot": true,
  stale: true,
  removed: true,
  "number-only": true,
  ruled: true,
  "returned-already": true,
  "return-late": true,
  "asked-already": true,
  "nothing-asked": true,
  "settled-already": true,
  "official-only": true,
  "own-matter": true,
  "may-explain": true,
  "too-late-to-extend": true,
  "too-long": true,
  "need-date": true,
  "no-route": true,
  "no-such-post": true,
  "withdrawn-upward": true,
};

// The keys of a table that the compiler keeps complete.
const refusals = Object.keys(everyRefusal) as Refused[];
