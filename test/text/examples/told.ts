import { type Cast, type Examples, friday, tomorrow, yesterday } from "./cast.js";

/** What a resident is told of a request from its number to its end. */
export function told(cast: Cast) {
  return { ...begun(cast), ...ended(cast) };
}

function begun({ liu, wang, words, other }: Cast) {
  const no = 31;
  const registered = { kind: "registered", no, who: liu, contactBy: tomorrow, answerBy: friday } as const;
  return {
    "ask-matter": [{ kind: "ask-matter" }],
    "draft-waits": [{ kind: "draft-waits" }],
    "draft-dropped": [{ kind: "draft-dropped" }],
    registered: [
      { ...registered, acting: wang },
      registered,
      { ...registered, helping: [{ place: other, who: wang }] },
    ],
    "registered-in-group": [
      { kind: "registered-in-group", no },
      { kind: "registered-in-group", no, also: [32] },
    ],
    claimed: [
      { kind: "claimed", no, who: liu, contactBy: tomorrow },
      { kind: "claimed", no, who: liu, contactBy: yesterday },
      { kind: "claimed", no, who: liu, contactBy: undefined },
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
  } as const satisfies Partial<Examples>;
}

function ended({ liu, words }: Cast) {
  const no = 31;
  return {
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
    person: [{ kind: "person", no, who: liu }],
    "person-on-duty": [{ kind: "person-on-duty", who: liu }],
    late: [{ kind: "late", no, who: liu }],
    withdrawn: [{ kind: "withdrawn", no }],
    "still-needed": [{ kind: "still-needed", no: 31 }],
    "why-noted": [{ kind: "why-noted" }],
  } as const satisfies Partial<Examples>;
}
