import type { Instant } from "./calendar.js";
import type { Named } from "./named.js";
import type { Role } from "./office.js";
import type { Contest } from "./request.js";

type No = Readonly<{ no: number }>;

/** Somebody who saw how a resident is reached: by role and post, never by name; with the request as its handler, or looked up with a reason. */
export type Seen = Readonly<{ role: Role; post: string | undefined; at: Instant; how: "handled" | "looked-up" }>;

/** What residents may see and object to: who saw their contact (V29), and what becomes of an objection (M47, V35). */
export type OpenSay =
  | Readonly<{ kind: "seen-by"; requests: readonly (No & Readonly<{ seen: readonly Seen[] }>)[] }>
  | (No & Readonly<{ kind: "contested"; change: Contest["change"]; until: Instant } & Neighbour>)
  | (No &
      Readonly<{
        kind: "contested-staff";
        change: Contest["change"];
        text: string;
        until: Instant;
        who: Named;
        yours: boolean;
      }>)
  | (No & Readonly<{ kind: "contest-late"; change: Contest["change"]; until: Instant }>)
  | (No & Readonly<{ kind: "contest-answered"; who: Named; text: string; objection: string } & Neighbour>);

/** It was another household of the same matter that objected: of its words nothing is told. */
type Neighbour = { neighbour?: true };
