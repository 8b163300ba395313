import type { Instant } from "./calendar.js";
import type { Named } from "./named.js";

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
  | Readonly<{ kind: "opinion"; no: number }>
  | Readonly<{ kind: "call-back"; no: number; who: Named }>
  | Readonly<{ kind: "alert-off"; by: Named; place: string | undefined }>
  | Readonly<{ kind: "alert-fault"; why: "role" | "how" | "when" | "none" | "on" }>;
