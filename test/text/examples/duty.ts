import type { Say } from "../../../src/core/say.js";
import type { DutySay } from "../../../src/core/say-duty.js";
import { type Cast, friday, now, tomorrow } from "./cast.js";

type Examples = { [K in DutySay["kind"] | "pass-on"]: readonly Extract<Say, { kind: K }>[] };

/** What is said of duty: who was asked, who is there, whose account it is. */
export function dutyExamples(cast: Cast): Examples {
  return { ...asked(cast), ...left(cast), ...swapped(cast), ...lists(cast), ...rostered(cast), ...bound(cast) };
}

function asked({ wang }: Cast) {
  const no = 31;
  return {
    "asked-away": [{ kind: "asked-away", no, acting: wang }],
    "asked-too": [{ kind: "asked-too", no, first: wang }],
    denied: [{ kind: "denied", no }],
    "registered-for": [true, false].map((phone) => ({ kind: "registered-for", no, phone })),
    "ask-register": [{ kind: "ask-register" }],
    held: [{ kind: "held" }, { kind: "held", no }],
  } as const satisfies Partial<Examples>;
}

function left({ liu, wang }: Cast) {
  return {
    leave: [0, 3].map((open) => ({ kind: "leave", until: friday, cover: wang, open })),
    "leave-cover": [true, false].map((briefed) => ({ kind: "leave-cover", who: liu, until: friday, briefed })),
    briefed: [true, false].map((done) => ({ kind: "briefed", cover: wang, done })),
    quiet: [{ kind: "quiet", until: tomorrow, cover: wang }],
    back: [{ kind: "back", open: 3 }],
    "back-cover": [{ kind: "back-cover", who: liu }],
  } as const satisfies Partial<Examples>;
}

function swapped({ liu, wang, place }: Cast) {
  return {
    "swap-ask": [{ kind: "swap-ask", who: liu, area: place, starts: tomorrow, until: friday }],
    "swap-sent": [{ kind: "swap-sent", to: wang, starts: tomorrow, until: friday }],
    "swap-done": [{ kind: "swap-done", by: wang, area: place, starts: tomorrow, until: friday }],
    "swap-declined": [{ kind: "swap-declined", by: wang, starts: tomorrow }],
  } as const satisfies Partial<Examples>;
}

function lists({ liu, wang }: Cast) {
  const counts = { open: 4, soon: 1, waiting: 2 };
  return {
    "shift-list": [
      { kind: "shift-list", who: liu, ...counts, nos: [31, 44] },
      { kind: "shift-list", who: liu, open: 0, soon: 0, waiting: 0, nos: [] },
    ],
    "shift-sent": [{ kind: "shift-sent", to: wang, ...counts }],
    "shift-taken": [{ kind: "shift-taken", by: wang }],
  } as const satisfies Partial<Examples>;
}

function rostered({ liu, wang, place }: Cast) {
  const faults = ["when", "who", "past", "away", "no-shift", "not-away", "private"] as const;
  const acts = ["register-for", "leave", "quiet", "swap", "shift", "back", "bind-code"] as const;
  return {
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
  } as const satisfies Partial<Examples>;
}

function bound({ liu, words }: Cast) {
  const no = 31;
  return {
    "bind-code": [{ kind: "bind-code", who: liu, code: "204816", until: tomorrow }],
    bound: [{ kind: "bound", who: liu }],
    "not-bound": (["wrong", "locked", "private", "already"] as const).map((why) => ({
      kind: "not-bound",
      why,
      left: 3,
    })),
    "pass-on": [{ kind: "pass-on", no, say: { kind: "answered", no, who: liu, text: words, basis: undefined } }],
  } as const satisfies Partial<Examples>;
}
