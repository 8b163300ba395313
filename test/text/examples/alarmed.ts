import { type Cast, category, type Examples, tomorrow } from "./cast.js";

/** What is said of an emergency, of one cause of many, and around the three questions. */
export function alarmed({ liu, place, words }: Cast) {
  const told = { by: liu, place, category, text: words, until: tomorrow };
  return {
    "public-answer": [
      { kind: "public-answer", no: 44, text: words, until: tomorrow },
      { kind: "public-answer", no: 44, text: words, until: tomorrow, into: 31 },
    ],
    opinion: [{ kind: "opinion", no: 31 }],
    "call-back": [{ kind: "call-back", no: 31, who: liu }],
    "alert-new": [{ kind: "alert-new", no: 44, category, place, who: liu, contactBy: tomorrow }],
    "alert-on": [
      { kind: "alert-on", ...told, seat: "declarer", cause: 31 },
      { kind: "alert-on", ...told, seat: "inside" },
      { kind: "alert-on", ...told, category: undefined, seat: "beside" },
    ],
    "alert-brief": [
      {
        ...{ kind: "alert-brief", place, category, until: tomorrow },
        reported: { all: 12, fresh: 5, people: 9, open: 4, late: 2, numbers: [31, 33] },
      },
      {
        ...{ kind: "alert-brief", place: undefined, category: undefined, until: tomorrow },
        reported: { all: 1, fresh: 1, people: 1, open: 0, late: 0, numbers: [] },
      },
    ],
    "alert-off": [{ kind: "alert-off", by: liu, place }],
    "alert-fault": (["role", "how", "when", "none", "on"] as const).map((why) => ({
      kind: "alert-fault" as const,
      why,
    })),
  } as const satisfies Partial<Examples>;
}
