import type { Instant } from "./calendar.js";
import type { Language } from "./office.js";
import type {
  Actor,
  Asked,
  Due,
  Matter,
  Offer,
  Outcome,
  Parked,
  Rating,
  Returning,
  Ruling,
  Supervision,
  WithdrawReason,
} from "./request.js";

/** What can happen to a request. A fact is written once and never changed (`domain.md` §9). */
export type Fact =
  | Readonly<{
      is: "drafted";
      id: string;
      reporter: string;
      origin: string;
      language: Language;
      matter: Matter;
      sealed: boolean;
    }>
  | Readonly<{ is: "amended"; matter: Matter }>
  | Readonly<{ is: "asked"; about: "matter" | "place" }>
  | Readonly<{ is: "reminded" }>
  | Readonly<{
      is: "registered";
      no: number;
      year: number;
      firstAsked: string;
      firstRule: string;
      lead: string | undefined;
      assists: readonly string[];
      basis: string | undefined;
      due: Due;
      alarmed: boolean;
    }>
  | Readonly<{ is: "offered"; offer: Offer }>
  | Readonly<{ is: "nudged"; stage: Offer["stage"] }>
  | Readonly<{ is: "claimed"; by: string; post: string | undefined }>
  | Readonly<{ is: "stood-in"; by: string }>
  | Readonly<{ is: "contacted"; way: string; reached: boolean }>
  | Readonly<{ is: "progressed"; text: string; promise: Readonly<{ text: string; due: Instant }> | undefined }>
  | Readonly<{ is: "wrote"; text: string; to: "resident" | "accountable" }>
  | Readonly<{ is: "accepted"; by: string; from: string }>
  | Readonly<{ is: "declined"; by: string; basis: string }>
  | Readonly<{ is: "return-asked"; returning: Returning }>
  | Readonly<{ is: "return-approved"; by: string }>
  | Readonly<{ is: "return-refused"; by: string; reason: string }>
  | Readonly<{ is: "disputed"; ruling: Ruling }>
  | Readonly<{
      is: "decided";
      by: string;
      lead: string;
      accountable: string;
      assists: readonly string[];
      basis: string;
    }>
  | Readonly<{ is: "asked-leave"; asked: Asked }>
  | Readonly<{ is: "leave-refused"; by: string; reason: string }>
  | Readonly<{ is: "extended"; by: string; until: Instant; reason: string }>
  | Readonly<{ is: "parked"; parked: Parked }>
  | Readonly<{ is: "unparked" }>
  | Readonly<{ is: "reviewed"; next: Instant; text: string }>
  | Readonly<{ is: "answered"; text: string; basis: string | undefined }>
  | Readonly<{ is: "feedback-reminded" }>
  | Readonly<{ is: "rated"; rating: Partial<Rating> }>
  | Readonly<{ is: "reopened"; reason: "unsolved" | "unhappy" | "later" }>
  | Readonly<{ is: "supervised"; supervision: Supervision; why: "order" | "unhappy-twice" }>
  | Readonly<{ is: "closed"; outcome: Outcome }>
  | Readonly<{ is: "withdrawn"; why: string | undefined }>
  | Readonly<{ is: "gave-reason"; why: WithdrawReason }>
  | Readonly<{ is: "merged"; into: string }>
  | Readonly<{ is: "referred"; by: string; basis: string; route: string }>
  | Readonly<{ is: "objected"; text: string }>
  | Readonly<{ is: "supplemented"; text: string; materials: readonly string[] }>
  | Readonly<{ is: "urged" }>
  | Readonly<{ is: "escalated"; by: string; reason: string }>
  | Readonly<{ is: "alarmed"; word: string }>
  | Readonly<{ is: "late"; mark: "claim" | "contact" | "yellow" | "red" | "written" }>
  | Readonly<{ is: "promise-kept"; index: number }>
  | Readonly<{ is: "promise-broken"; index: number }>
  | Readonly<{ is: "suspected"; code: string; who: string; note: string }>
  | Readonly<{ is: "explained"; code: string; by: string; text: string }>
  | Readonly<{ is: "breach-settled"; code: string; by: string; confirmed: boolean }>
  | Readonly<{ is: "credited"; who: string; for: string }>
  | Readonly<{ is: "revealed"; by: string; reason: string }>
  | Readonly<{ is: "archived" }>;

/** A fact with when it happened and who did it: one row of the ledger (台账). */
export type Event = Readonly<{ at: Instant; by: Actor; fact: Fact }>;
