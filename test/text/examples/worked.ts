import type { Say } from "../../../src/core/say.js";
import { type Cast, type Examples, tomorrow, yesterday } from "./cast.js";

/** What cadres are told of their own work: clocks, answers to what they did, refusals. */
export function worked(cast: Cast) {
  return { ...clocked(cast), ...acknowledged(cast) };
}

function clocked({ liu }: Cast) {
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
  } as const satisfies Partial<Examples>;
}

function acknowledged({ liu }: Cast) {
  const no = 31;
  return {
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
  ...(["decided", "review", "supervise", "merge", "split", "stand-in", "assist", "respond"] as const),
  ...(["plead", "judge"] as const),
] as const;

const asks = [
  ...(["answer", "progress", "write", "decline", "handover", "supplement", "withdraw", "return"] as const),
  ...(["dispute", "decide", "extend", "park", "review", "refer", "exclude", "appeal"] as const),
  ...(["escalate", "explain", "assist", "plead", "object", "respond", "merge"] as const),
] as const;

type Refused = Extract<Say, { kind: "refused" }>["refused"];

const everyRefusal: Readonly<Record<Refused, true>> = {
  unknown: true,
  "not-yours": true,
  "not-now": true,
  claimed: true,
  "claim-first": true,
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
  suggests: true,
  ruled: true,
  "returned-already": true,
  "return-late": true,
  "asked-already": true,
  "nothing-asked": true,
  "not-decided": true,
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
