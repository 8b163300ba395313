import type { Instant } from "./calendar.js";
import type { Named } from "./named.js";

/** What was reported in an emergency: in all, since yesterday, by how many people, what is not yet answered, and what is late. */
export type Reported = Readonly<{
  all: number;
  fresh: number;
  people: number;
  open: number;
  late: number;
  /** Some of those that are late; sealed ones are but counted. */
  numbers: readonly number[];
}>;

/** What is said of an emergency and of one cause of many (M80, N17), and beside the three questions (§10.1). */
export type AlertSay =
  | Readonly<{ kind: "public-answer"; no: number; text: string; until: Instant; into?: number }>
  | Readonly<{
      kind: "alert-new";
      no: number;
      category: string | undefined;
      place: string | undefined;
      who: Named;
      contactBy: Instant;
    }>
  | Readonly<{
      kind: "alert-on";
      by: Named;
      place: string | undefined;
      category: string | undefined;
      text: string;
      until: Instant;
      /** Where the reader stands: in the area, beside it, or who declared it. */
      seat: "inside" | "beside" | "declarer";
      /** The request that the others follow. */
      cause?: number;
    }>
  /** What was reported in it, of a morning; the numbers are of some that are late. */
  | Readonly<{
      kind: "alert-brief";
      place: string | undefined;
      category: string | undefined;
      until: Instant;
      reported: Reported;
    }>
  | Readonly<{ kind: "opinion"; no: number }>
  | Readonly<{ kind: "call-back"; no: number; who: Named }>
  | Readonly<{ kind: "alert-off"; by: Named; place: string | undefined }>
  | Readonly<{ kind: "alert-fault"; why: "role" | "how" | "when" | "none" | "on" }>;
