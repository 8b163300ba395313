import type { Instant } from "./calendar.js";

/** Somebody as they are spoken of; the same as `Named`, which stands above this in `say.ts`. */
type Who = Readonly<{ id: string; name: string; title: string }>;

/** What is said of an emergency and of one cause of many (M80, N17), and beside the three questions (§10.1). */
export type AlertSay =
  | Readonly<{ kind: "public-answer"; no: number; text: string; until: Instant; into?: number }>
  | Readonly<{
      kind: "alert-new";
      no: number;
      category: string | undefined;
      place: string | undefined;
      who: Who;
      contactBy: Instant;
    }>
  | Readonly<{
      kind: "alert-on";
      by: Who;
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
  | Readonly<{ kind: "call-back"; no: number; who: Who }>
  | Readonly<{ kind: "alert-off"; by: Who; place: string | undefined }>
  | Readonly<{ kind: "alert-fault"; why: "role" | "how" | "when" | "none" | "on" }>;
