import type { Named, Say } from "../../src/core/say.js";
import type { DutySay } from "../../src/core/say-duty.js";

type Cast = Readonly<{ liu: Named; wang: Named; place: string; words: string }>;
type Times = Readonly<Record<"now" | "tomorrow" | "friday", number>>;
type Examples = { [K in DutySay["kind"] | "pass-on"]: readonly Extract<Say, { kind: K }>[] };

/** What is said of duty: who was asked, who is there, whose account it is. */
export function dutyExamples({ liu, wang, place, words }: Cast, { now, tomorrow, friday }: Times): Examples {
  const no = 31;
  const faults = ["when", "who", "past", "away", "no-shift", "not-away", "private"] as const;
  const acts = ["register-for", "leave", "quiet", "swap", "shift", "back", "bind-code"] as const;
  return {
    "asked-away": [{ kind: "asked-away", no, acting: wang }],
    "asked-too": [{ kind: "asked-too", no, first: wang }],
    denied: [{ kind: "denied", no }],
    "registered-for": [true, false].map((phone) => ({ kind: "registered-for", no, phone })),
    "ask-register": [{ kind: "ask-register" }],
    held: [{ kind: "held" }, { kind: "held", no }],
    leave: [0, 3].map((open) => ({ kind: "leave", until: friday, cover: wang, open })),
    "leave-cover": [true, false].map((briefed) => ({ kind: "leave-cover", who: liu, until: friday, briefed })),
    briefed: [true, false].map((done) => ({ kind: "briefed", cover: wang, done })),
    quiet: [{ kind: "quiet", until: tomorrow, cover: wang }],
    back: [{ kind: "back", open: 3 }],
    "back-cover": [{ kind: "back-cover", who: liu }],
    "swap-ask": [{ kind: "swap-ask", who: liu, area: place, starts: tomorrow, until: friday }],
    "swap-sent": [{ kind: "swap-sent", to: wang, starts: tomorrow, until: friday }],
    "swap-done": [{ kind: "swap-done", by: wang, area: place, starts: tomorrow, until: friday }],
    "swap-declined": [{ kind: "swap-declined", by: wang, starts: tomorrow }],
    ...lists({ liu, wang }),
    "duty-fault": [
      ...faults.map((why) => ({ kind: "duty-fault" as const, why, act: "leave" as const })),
      ...acts.map((act) => ({ kind: "duty-fault" as const, why: "when" as const, act })),
    ],
    roster: [
      {
        kind: "roster",
        areas: [
          { place, now: liu, next: [{ from: tomorrow, until: friday, who: wang }] },
          { place, now: undefined, next: [{ from: now, until: tomorrow, who: undefined }] },
        ],
      },
    ],
    "bind-code": [{ kind: "bind-code", who: liu, code: "204816", until: tomorrow }],
    bound: [{ kind: "bound", who: liu }],
    "not-bound": (["wrong", "locked", "private", "already"] as const).map((why) => ({
      kind: "not-bound",
      why,
      left: 3,
    })),
    "pass-on": [{ kind: "pass-on", no, say: { kind: "answered", no, who: liu, text: words, basis: undefined } }],
  };
}

function lists({ liu, wang }: Pick<Cast, "liu" | "wang">): Pick<Examples, "shift-list" | "shift-sent" | "shift-taken"> {
  const counts = { open: 4, soon: 1, waiting: 2 };
  return {
    "shift-list": [
      { kind: "shift-list", who: liu, ...counts, nos: [31, 44] },
      { kind: "shift-list", who: liu, open: 0, soon: 0, waiting: 0, nos: [] },
    ],
    "shift-sent": [{ kind: "shift-sent", to: wang, ...counts }],
    "shift-taken": [{ kind: "shift-taken", by: wang }],
  };
}
