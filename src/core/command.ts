import type { Breach } from "./breach.js";
import type { Instant } from "./calendar.js";
import type { Fact } from "./event.js";
import type { Approach } from "./first.js";
import type { Language } from "./office.js";
import type { Asked, Beside, Besides, Contest, Matter, Rating, Source, WithdrawReason } from "./request.js";

/** What somebody wants done about a request. `do` names the act; the request and the person stand beside it. */
export type Command =
  | Readonly<
      {
        do: "draft";
        id: string;
        origin: string;
        language: Language;
        matter: Matter;
        sealed: boolean;
        /** For whom a cadre registers (F6), and how they came to know; absent where the resident speaks. */
        reporter?: string;
        source?: Source;
        /** The request that was answered lately and is reported again (D3). */
        repeats?: string;
      } & Besides
    >
  | Readonly<{ do: "amend"; matter: Matter } & Besides>
  | Readonly<{ do: "drop" }>
  | Readonly<{ do: "register"; no: number; year: number; twin?: Twin; asked?: Approach; beside?: readonly Beside[] }>
  | Readonly<{ do: "claim" }>
  | Readonly<{ do: "contact"; way: string; reached: boolean }>
  | Readonly<{ do: "progress"; text: string; promise: Readonly<{ text: string; due: Instant }> | undefined } & Insisted>
  | Readonly<{ do: "write"; text: string } & Insisted>
  | Readonly<{ do: "handover"; to: string; reason: string }>
  | Readonly<{ do: "accept" }>
  | Readonly<{ do: "decline"; basis: string } & Insisted>
  | Readonly<{ do: "return"; basis: string }>
  | Readonly<{ do: "dispute"; text: string }>
  | Readonly<{ do: "decide"; lead: string; assists: readonly string[]; basis: string }>
  | Readonly<{ do: "extend"; until: Instant | undefined; reason: string }>
  | Readonly<{ do: "park"; review: Instant | undefined; reason: string }>
  | Readonly<{ do: "review"; next: Instant | undefined; text: string }>
  | Readonly<{ do: "unpark" }>
  | Readonly<{ do: "refer"; basis: string; route: string }>
  | Readonly<{ do: "exclude"; reason: string }>
  | Readonly<{ do: "appeal"; reason: string }>
  | Readonly<{ do: "grant"; to: string | undefined } & Meant>
  | Readonly<{ do: "refuse"; reason: string } & Meant>
  | Readonly<{ do: "supervise"; due: Instant | undefined }>
  | Readonly<{ do: "escalate"; to: string; reason: string }>
  | Readonly<{ do: "explain"; text: string }>
  | Readonly<{ do: "assist"; text: string }>
  | Readonly<{ do: "stand-in" }>
  | Readonly<{ do: "plead"; text: string }>
  | Readonly<{ do: "judge"; code: Breach; who: string; confirmed: boolean }>
  | Readonly<{ do: "answer"; text: string; basis: string | undefined } & Insisted>
  | Readonly<{ do: "rate"; rating: Partial<Rating> }>
  | Readonly<{ do: "reopen" } & Again>
  | Readonly<{ do: "settle" }>
  | Readonly<{ do: "object"; text: string; change?: Contest["change"] }>
  | Readonly<{ do: "respond"; text: string }>
  | Readonly<{ do: "thank" }>
  | Readonly<{ do: "supplement"; text: string; materials: readonly string[]; alarm?: string; asked?: Approach } & Again>
  | Readonly<{ do: "urge" }>
  | Readonly<{ do: "withdraw"; why: string | undefined }>
  | Readonly<{ do: "why"; why: WithdrawReason }>
  | Readonly<{ do: "merge"; twin: Twin }>
  | Readonly<{ do: "join"; child: string; childNo: number }>
  | Readonly<{ do: "split" }>
  | Readonly<{ do: "part"; child: string }>
  | Readonly<{ do: "follow"; facts: readonly Fact[] }>
  | Readonly<{ do: "reveal"; reason: string }>
  | Readonly<{ do: "tick" }>;

/** The open request of another household that is about the same thing (D2), and who is answerable for it. */
export type Twin = Readonly<{ id: string; no: number; accountable: string; claimed: boolean }>;

/** Words that were held because they pass the buck (M01) and are sent all the same: suspected (B03). */
type Insisted = { insisted?: true };

/** What is decided of, where it was named: another thing that was asked for since is left alone. */
type Meant = { what?: Asked["what"] | "return" | undefined };

/** The resident reported it as if it were new (D1, D3). */
type Again = { again?: true };

/** The name of a command. */
export type Act = Command["do"];
