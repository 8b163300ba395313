import type { Line } from "../../../src/core/say.js";
import { type Cast, category, type Examples, friday, tomorrow, yesterday } from "./cast.js";

/** What is said to whoever begins to talk. */
export function talked(cast: Cast) {
  return { ...greeted(cast), ...listed(cast), ...drafted(cast) };
}

function greeted({ liu, office }: Cast) {
  return {
    greeting: [
      { kind: "greeting", office, staff: undefined },
      { kind: "greeting", office, staff: liu.name },
    ],
    help: [
      { kind: "help", staff: false },
      { kind: "help", staff: true },
      { kind: "help", staff: true, leads: true },
    ],
    privacy: [{ kind: "privacy", office }],
    empty: (["sticker", "nothing", "unclear", "thanks", "okay", "upset", "dropped"] as const).map((saw) => ({
      kind: "empty",
      saw,
    })),
    trouble: [{ kind: "trouble" }],
    reminders: [
      { kind: "reminders", on: false, staff: false },
      { kind: "reminders", on: true, staff: false },
      { kind: "reminders", on: false, staff: true },
    ],
    language: [{ kind: "language" }],
    emergency: [
      { kind: "emergency", numbers: ["119"] },
      { kind: "emergency", numbers: ["110", "120"] },
      { kind: "emergency", numbers: ["110", "120"], sealed: true },
    ],
  } as const satisfies Partial<Examples>;
}

const heaps = [
  { heap: "late", count: 312, nos: [31, 32, 33, 34, 35] },
  { heap: "claim", count: 2, nos: [40, 41] },
] as const;

const none = { quiet: 0, window: 0, quota: 0, muted: 0 };

function listed({ liu, place }: Cast) {
  const one: Line = { no: 31, category, place, situation: "CLAIMED", who: liu, next: tomorrow };
  const other: Line = { no: 44, category: undefined, place: undefined, situation: "OFFERED", who: liu, next: friday };
  const lines = [one, other];
  return {
    choose: [{ kind: "choose", to: "urge", lines }],
    "more-or-new": [{ kind: "more-or-new", lines }],
    "no-such-choice": [0, 1, 4].map((choices) => ({ kind: "no-such-choice", choices })),
    "ask-new": [{ kind: "ask-new" }],
    anonymous: [{ kind: "anonymous" }],
    "no-requests": [{ kind: "no-requests" }],
    statuses: [{ kind: "statuses", lines }],
    "board-link": [{ kind: "board-link", minutes: 10 }],
    digest: [{ kind: "digest", period: "2026-W47", areas: ["shangzhen"] }],
    many: [{ kind: "many", heaps }],
    "my-list": [
      { kind: "my-list", lines: [] },
      {
        kind: "my-list",
        lines: Array.from({ length: 10 }, (_, index) => ({
          ...one,
          no: index + 1,
          ...(index === 1 && { asks: true }),
        })),
      },
    ],
    status: [
      { kind: "status", line: one, first: liu, held: none },
      { kind: "status", line: one, first: liu, held: none, staff: true },
      {
        kind: "status",
        line: { ...one, next: yesterday },
        first: { ...liu, id: "other" },
        held: { quiet: 1, window: 2, quota: 4, muted: 3 },
      },
      { kind: "status", line: { ...other, who: undefined, next: undefined }, first: undefined, held: none },
    ],
  } as const satisfies Partial<Examples>;
}

function drafted({ place, other, text, words }: Cast) {
  return {
    drafted: [
      { kind: "drafted", text, category, place, sort: "help" },
      { kind: "drafted", text, category, place, reaches: [other], sort: "help" },
      { kind: "drafted", text, category, place, others: [{ text: words, category, place: other }], sort: "help" },
      { kind: "drafted", text, category, place, maybe: true, sort: "help" },
      { kind: "drafted", danger: true, text, category: undefined, place, sort: "help" },
      { kind: "drafted", text: "", category: undefined, place: undefined, sort: "help" },
    ],
    "ask-place": [
      { kind: "ask-place", text },
      { kind: "ask-place", danger: true, text },
      { kind: "ask-place", text: "" },
    ],
    "which-area": [
      { kind: "which-area", words: place },
      { kind: "which-area", words: "" },
    ],
    "which-origin": [{ kind: "which-origin" }],
  } as const satisfies Partial<Examples>;
}
