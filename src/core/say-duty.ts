import type { Instant } from "./calendar.js";

/** Somebody as they are spoken of; the same as `Named`, which stands above this in `say.ts`. */
type Who = Readonly<{ id: string; name: string; title: string }>;

type No = Readonly<{ no: number }>;

/** Why a leave, a swap or a list could not be noted. */
export type DutyFault = "when" | "who" | "past" | "away" | "no-shift" | "not-away" | "private";

/** What is said of duty: who was asked, who is there, whose account it is (§8.1, §8.3). */
export type DutySay =
  | (No & Readonly<{ kind: "asked-away"; acting: Who }>)
  | (No & Readonly<{ kind: "asked-too"; first: Who }>)
  | (No & Readonly<{ kind: "denied" }>)
  | (No & Readonly<{ kind: "registered-for"; phone: boolean }>)
  | Readonly<{ kind: "ask-register" }>
  | Readonly<{ kind: "held"; no?: number }>
  | Readonly<{ kind: "leave"; until: Instant; cover: Who; open: number }>
  | Readonly<{ kind: "leave-cover"; who: Who; until: Instant; briefed: boolean }>
  | Readonly<{ kind: "briefed"; cover: Who; done: boolean }>
  | Readonly<{ kind: "quiet"; until: Instant; cover: Who }>
  | Readonly<{ kind: "back"; open: number }>
  | Readonly<{ kind: "back-cover"; who: Who }>
  | Readonly<{ kind: "swap-ask"; who: Who; area: string; starts: Instant; until: Instant }>
  | Readonly<{ kind: "swap-sent"; to: Who; starts: Instant; until: Instant }>
  | Readonly<{ kind: "swap-done"; by: Who; area: string; starts: Instant; until: Instant }>
  | Readonly<{ kind: "swap-declined"; by: Who; starts: Instant }>
  | Readonly<{ kind: "shift-list"; who: Who; open: number; soon: number; waiting: number; nos: readonly number[] }>
  | Readonly<{ kind: "shift-sent"; to: Who; open: number; soon: number; waiting: number }>
  | Readonly<{ kind: "shift-taken"; by: Who }>
  | Readonly<{
      kind: "duty-fault";
      why: DutyFault;
      act: "register-for" | "leave" | "quiet" | "swap" | "shift" | "back" | "bind-code";
    }>
  | Readonly<{
      kind: "roster";
      areas: readonly Readonly<{
        place: string;
        now: Who | undefined;
        next: readonly Readonly<{ from: Instant; until: Instant; who: Who | undefined }>[];
      }>[];
    }>
  | Readonly<{ kind: "bind-code"; who: Who; code: string; until: Instant }>
  | Readonly<{ kind: "bound"; who: Who }>
  | Readonly<{ kind: "not-bound"; why: "wrong" | "locked" | "private" | "already"; left: number }>;

/** The answers that are offered about duty. */
export type DutyLabel =
  | "anyway"
  | "register-for"
  | "briefed-yes"
  | "briefed-no"
  | "swapped-yes"
  | "swapped-no"
  | "taken";
