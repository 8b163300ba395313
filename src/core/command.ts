import type { Instant } from "./calendar.js";
import type { Language } from "./office.js";
import type { Matter, Rating, WithdrawReason } from "./request.js";

/** What somebody wants done about a request. `do` names the act; the request and the person stand beside it. */
export type Command =
  | Readonly<{ do: "draft"; id: string; origin: string; language: Language; matter: Matter; sealed: boolean }>
  | Readonly<{ do: "amend"; matter: Matter }>
  | Readonly<{ do: "drop" }>
  | Readonly<{ do: "register"; no: number; year: number }>
  | Readonly<{ do: "claim" }>
  | Readonly<{ do: "contact"; way: string; reached: boolean }>
  | Readonly<{ do: "progress"; text: string; promise: Readonly<{ text: string; due: Instant }> | undefined }>
  | Readonly<{ do: "write"; text: string }>
  | Readonly<{ do: "handover"; to: string; reason: string }>
  | Readonly<{ do: "accept" }>
  | Readonly<{ do: "decline"; basis: string }>
  | Readonly<{ do: "answer"; text: string; basis: string | undefined }>
  | Readonly<{ do: "rate"; rating: Partial<Rating> }>
  | Readonly<{ do: "reopen" }>
  | Readonly<{ do: "settle" }>
  | Readonly<{ do: "supplement"; text: string; materials: readonly string[] }>
  | Readonly<{ do: "urge" }>
  | Readonly<{ do: "withdraw"; why: string | undefined }>
  | Readonly<{ do: "why"; why: WithdrawReason }>
  | Readonly<{ do: "tick" }>;

/** The name of a command. */
export type Act = Command["do"];
