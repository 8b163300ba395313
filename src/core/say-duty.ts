import type { Instant } from "./calendar.js";
import type { Named } from "./named.js";

type No = Readonly<{ no: number }>;

/** Why a leave, a swap or a list could not be noted. */
export type DutyFault = "when" | "who" | "past" | "away" | "no-shift" | "not-away" | "private";

/** What is said of duty: who was asked, who is there, whose account it is (§8.1, §8.3). */
export type DutySay =
  | (No & Readonly<{ kind: "asked-away"; acting: Named }>)
  | (No & Readonly<{ kind: "asked-too"; first: Named }>)
  | (No & Readonly<{ kind: "denied" }>)
  | (No & Readonly<{ kind: "registered-for"; phone: boolean }>)
  | Readonly<{ kind: "ask-register" }>
  | Readonly<{ kind: "held"; no?: number }>
  | Readonly<{ kind: "leave"; until: Instant; cover: Named; open: number }>
  | Readonly<{ kind: "leave-cover"; who: Named; until: Instant; briefed: boolean }>
  | Readonly<{ kind: "briefed"; cover: Named; done: boolean }>
  | Readonly<{ kind: "quiet"; until: Instant; cover: Named }>
  | Readonly<{ kind: "back"; open: number }>
  | Readonly<{ kind: "back-cover"; who: Named }>
  | Readonly<{ kind: "swap-ask"; who: Named; area: string; starts: Instant; until: Instant }>
  | Readonly<{ kind: "swap-sent"; to: Named; starts: Instant; until: Instant }>
  | Readonly<{ kind: "swap-done"; by: Named; area: string; starts: Instant; until: Instant }>
  | Readonly<{ kind: "swap-declined"; by: Named; starts: Instant }>
  | Readonly<{ kind: "shift-list"; who: Named; open: number; soon: number; waiting: number; nos: readonly number[] }>
  | Readonly<{ kind: "shift-sent"; to: Named; open: number; soon: number; waiting: number }>
  | Readonly<{ kind: "shift-taken"; by: Named }>
  | Readonly<{
      kind: "duty-fault";
      why: DutyFault;
      act: "register-for" | "leave" | "quiet" | "swap" | "shift" | "back" | "bind-code";
    }>
  | Readonly<{
      kind: "roster";
      areas: readonly Readonly<{
        place: string;
        now: Named | undefined;
        next: readonly Readonly<{ from: Instant; until: Instant; who: Named | undefined }>[];
      }>[];
    }>
  | Readonly<{ kind: "bind-code"; who: Named; code: string; until: Instant }>
  | Readonly<{ kind: "bound"; who: Named }>
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
