import type { Instant } from "./calendar.js";
import type { Named } from "./named.js";
import type { Situation } from "./situation.js";

/** Why something was not done; the text says what to do next. `unknown` is said of a missing and of a forbidden number alike (T35). */
export type Refusal = Readonly<{
  refused:
    | "unknown"
    | "not-yours"
    | "not-now"
    | "claimed"
    | "claim-first"
    | "no-contact"
    | "short-basis"
    | "short-text"
    | "no-such-person"
    | "oneself"
    | "urged-already"
    | "too-late"
    | "staff-cannot"
    | "stale"
    | "removed"
    | "number-only"
    | "suggests"
    | "ruled"
    | "returned-already"
    | "return-late"
    | "asked-already"
    | "nothing-asked"
    | "not-decided"
    | "settled-already"
    | "official-only"
    | "own-matter"
    | "may-explain"
    | "too-late-to-extend"
    | "too-long"
    | "need-date"
    | "no-route"
    | "no-such-post"
    | "withdrawn-upward";
  no?: number;
  who?: Named;
  until?: Instant;
  /** Where the request stands, where that is why. */
  situation?: Situation;
}>;
