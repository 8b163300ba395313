import type { Breach } from "./breach.js";
import type { Instant } from "./calendar.js";
import type { Language } from "./office.js";
import type {
  Actor,
  Asked,
  Beside,
  Besides,
  Contest,
  Due,
  LateMark,
  Matter,
  Offer,
  Outcome,
  Parked,
  Rating,
  Returning,
  Ruling,
  Source,
  Supervision,
  WithdrawReason,
} from "./request.js";

/** What can happen to a request. A fact is written once and never changed (`domain.md` §9). */
export type Fact =
  | Readonly<
      {
        is: "drafted";
        id: string;
        reporter: string;
        origin: string;
        language: Language;
        matter: Matter;
        sealed: boolean;
        source?: Source;
        /** The request that was answered lately and is reported again (D3). */
        repeats?: string;
      } & Besides
    >
  | Readonly<{ is: "amended"; matter: Matter } & Besides>
  | Readonly<{ is: "asked"; about: "matter" | "place" }>
  | Readonly<{ is: "reminded" }>
  | Readonly<{
      is: "registered";
      no: number;
      year: number;
      firstAsked: string;
      firstRule: string;
      /** Who acts from the start because the first asked is not there (F8). */
      acting?: string;
      subjects?: readonly string[];
      /** What was registered with it out of the same words (D6). */
      beside?: readonly Beside[];
      lead: string | undefined;
      assists: readonly string[];
      basis: string | undefined;
      due: Due;
      alarmed: boolean;
    }>
  /** It is reported in an emergency (M80): its clocks are those of what is urgent, and its reporter has the public answer. */
  | Readonly<{ is: "hurried"; alert: string; text: string; until: Instant; due: Due; intoNo?: number }>
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
  | Readonly<{ is: "return-approved"; by: string; lead: string | undefined }>
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
  | Readonly<{
      is: "proposed";
      category: string;
      area: string | undefined;
      lead: string;
      assists: readonly string[];
      basis: string;
    }>
  | Readonly<{ is: "asked-leave"; asked: Asked }>
  | Readonly<{ is: "leave-refused"; by: string; reason: string }>
  | Readonly<{ is: "extended"; by: string; until: Instant; reason: string }>
  | Readonly<{ is: "parked"; parked: Parked }>
  | Readonly<{ is: "review-due"; stage: 1 | 2 }>
  | Readonly<{ is: "reviewed"; next: Instant; text: string }>
  | Readonly<{ is: "unparked"; by: string; until: Instant }>
  | Readonly<{ is: "answered"; text: string; basis: string | undefined }>
  | Readonly<{ is: "feedback-reminded" }>
  | Readonly<{ is: "rated"; rating: Partial<Rating> }>
  /** `again`: the same thing was reported anew, and the earlier answer shown (D3). */
  | Readonly<{ is: "reopened"; reason: "unsolved" | "unhappy" | "later"; due: Instant; again?: true }>
  | Readonly<{ is: "supervised"; supervision: Supervision; why: "order" | "unhappy-twice" }>
  | Readonly<{ is: "explained-why"; by: string; text: string }>
  | Readonly<{ is: "excluded"; by: string; reason: string }>
  | Readonly<{ is: "closed"; outcome: Outcome }>
  | Readonly<{ is: "withdrawn"; why: string | undefined }>
  | Readonly<{ is: "gave-reason"; why: WithdrawReason }>
  | Readonly<{ is: "merged"; into: string; intoNo: number; accountable: string; claimed: boolean }>
  | Readonly<{ is: "joined"; child: string; childNo: number }>
  | Readonly<{ is: "split" }>
  | Readonly<{ is: "parted"; child: string }>
  | Readonly<{ is: "referred"; by: string; basis: string; route: string }>
  | Readonly<{ is: "objected"; text: string }>
  | Readonly<{ is: "contested"; change: Contest["change"]; text: string; until: Instant }>
  | Readonly<{ is: "contest-late" }>
  | Readonly<{ is: "contest-answered"; by: string; text: string }>
  /** `again`: reported as if it were new, and known for the same (D1). */
  | Readonly<{ is: "supplemented"; text: string; materials: readonly string[]; again?: true }>
  | Readonly<{ is: "asked-too"; staff: string }>
  | Readonly<{ is: "urged" }>
  | Readonly<{ is: "escalated"; by: string; to: string; reason: string }>
  | Readonly<{ is: "alarmed"; word: string }>
  | Readonly<{ is: "late"; mark: LateMark }>
  | Readonly<{ is: "assisted"; by: string; post: string; text: string }>
  | Readonly<{ is: "assist-silent"; post: string }>
  | Readonly<{ is: "promise-kept"; index: number }>
  | Readonly<{ is: "promise-broken"; index: number }>
  | Readonly<{ is: "suspected"; code: Breach; who: string; note: string; until: Instant }>
  | Readonly<{ is: "explained"; code: Breach; by: string; text: string }>
  | Readonly<{ is: "ripened"; code: Breach; who: string }>
  | Readonly<{ is: "breach-settled"; code: Breach; who: string; by: string; confirmed: boolean }>
  | Readonly<{ is: "credited"; who: string; for: "stood-in" | "thanks" | "proposed" }>
  | Readonly<{ is: "revealed"; by: string; reason: string }>
  | Readonly<{ is: "archived" }>;

/** A fact with when it happened and who did it: one row of the ledger (台账). */
export type Event = Readonly<{ at: Instant; by: Actor; fact: Fact }>;
