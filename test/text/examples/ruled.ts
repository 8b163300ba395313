import { type Cast, type Examples, friday, tomorrow, yesterday } from "./cast.js";

/** What a resident is told of returns, rulings, extensions and parking. */
export function ruled({ liu, wang, words }: Cast) {
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
