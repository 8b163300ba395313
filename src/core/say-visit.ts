import type { Instant } from "./calendar.js";

/** Why a visit could not be noted. */
export type VisitFault = "private" | "role" | "where" | "which" | "none";

/** What is said of visits (走访, M19): always in private, since a door is an address. */
export type VisitSay =
  | Readonly<{ kind: "visit-begun"; door: string; at: Instant; again: boolean }>
  | Readonly<{ kind: "visit-ended"; door: string; minutes: number; full: boolean; listed: boolean }>
  | Readonly<{ kind: "ask-found" }>
  | Readonly<{ kind: "visits-due"; doors: readonly string[]; all: number }>
  | Readonly<{ kind: "visit-fault"; why: VisitFault }>;

/** The answers that are offered about a visit. */
export type VisitLabel = "visit-end" | "visit-found";
