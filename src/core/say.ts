import type { Breach } from "./breach.js";
import type { Instant } from "./calendar.js";
import type { Heap } from "./heap.js";
import type { Named } from "./named.js";
import type { Urgency } from "./office.js";
import type { Refusal } from "./refusal.js";
import type { Asked, LateMark, Outcome, Rating, Ruling } from "./request.js";
import type { AlertSay } from "./say-alert.js";
import type { DraftSay } from "./say-draft.js";
import type { DutyLabel, DutySay } from "./say-duty.js";
import type { LinkLabel, LinkSay, SpotSay } from "./say-link.js";
import type { OpenSay } from "./say-open.js";
import type { VisitLabel, VisitSay } from "./say-visit.js";

export type { Named } from "./named.js";
export type { Refusal } from "./refusal.js";

/** A line about a request in a list. */
export type Line = Readonly<{
  no: number;
  category: string | undefined;
  place: string | undefined;
  situation: string;
  who: Named | undefined;
  next: Instant | undefined;
  /** Whoever reads it is asked to take it. */
  asks?: true;
}>;

/** How many messages are held back for a resident: at night, because the platform counts what we may write to them, or to all, and by their own wish. */
export type Held = Readonly<{ quiet: number; window: number; quota: number; muted: number }>;

/** The question of the feedback that is open (§10.1). */
export type Question = keyof Rating;

type No = Readonly<{ no: number }>;

/** Every sentence the program can say, as data; `text/` turns it into words in each language. */
export type Say =
  | Readonly<{ kind: "greeting"; office: string; staff: string | undefined }>
  | Readonly<{ kind: "help"; staff: boolean; leads?: boolean }>
  | Readonly<{ kind: "privacy"; office: string }>
  | Readonly<{ kind: "empty"; saw: "sticker" | "nothing" | "unclear" | "thanks" | "okay" | "upset" | "dropped" }>
  | Readonly<{ kind: "trouble" }>
  | Readonly<{ kind: "emergency"; numbers: readonly string[]; sealed?: boolean }>
  | (No &
      Readonly<{
        kind: "registered";
        who: Named;
        acting?: Named;
        /** Who assists where it reaches another village (波及地为辅). */
        helping?: readonly Readonly<{ place: string; who: Named }>[];
        contactBy: Instant;
        answerBy: Instant;
      }>)
  /** With the numbers of the other matters of the same words. */
  | (No & Readonly<{ kind: "registered-in-group"; also?: readonly number[] }>)
  | (No & Readonly<{ kind: "claimed"; who: Named; contactBy: Instant | undefined }>)
  | (No &
      Readonly<{
        kind: "progressed";
        who: Named;
        text: string;
        promise: Readonly<{ text: string; due: Instant }> | undefined;
      }>)
  | (No & Readonly<{ kind: "wrote"; who: Named; text: string }>)
  | (No & Readonly<{ kind: "handing-over"; to: Named; who: Named }>)
  | (No & Readonly<{ kind: "handed-over"; to: Named; first: Named }>)
  | (No & Readonly<{ kind: "not-handed-over"; who: Named }>)
  | (No & Readonly<{ kind: "answered"; who: Named; text: string; basis: string | undefined }>)
  | (No & Readonly<{ kind: "question"; ask: Question; again: boolean }>)
  | (No & Readonly<{ kind: "finished"; outcome: Outcome }>)
  | (No & Readonly<{ kind: "reopened"; who: Named; answerBy: Instant | undefined; supervised: boolean }>)
  | (No & Readonly<{ kind: "supplemented"; who: Named | undefined }>)
  | (No & Readonly<{ kind: "urged"; who: Named }>)
  | (No & Readonly<{ kind: "late"; who: Named }>)
  | (No & Readonly<{ kind: "withdrawn" }>)
  | (No & Readonly<{ kind: "returning"; who: Named }>)
  | (No & Readonly<{ kind: "adjudicating"; who: Named; until: Instant }>)
  | (No & Readonly<{ kind: "decided"; who: Named; first: Named; basis: string }>)
  | (No & Readonly<{ kind: "extended"; until: Instant; reason: string; who: Named }>)
  | (No & Readonly<{ kind: "parked"; reason: string; review: Instant; who: Named }>)
  | (No & Readonly<{ kind: "reviewed"; text: string; next: Instant; who: Named }>)
  | (No & Readonly<{ kind: "unparked"; who: Named; answerBy: Instant }>)
  | (No & Readonly<{ kind: "referred"; basis: string; route: string }>)
  | (No & Readonly<{ kind: "merged"; into: number; who: Named }>)
  | (No & Readonly<{ kind: "split"; who: Named }>)
  | (No & Readonly<{ kind: "supervised"; who: Named; due: Instant }>)
  | (No & Readonly<{ kind: "explanation"; who: Named; text: string }>)
  | (No & Readonly<{ kind: "answered-before"; text: string; at: Instant; again: boolean }>)
  | (No & Readonly<{ kind: "thanked"; who: Named }>)
  | (No & Readonly<{ kind: "person"; who: Named }>)
  | Readonly<{ kind: "person-on-duty"; who: Named }>
  | (No & Readonly<{ kind: "wants-person" }>)
  | (No & Readonly<{ kind: "still-needed" }>)
  | Readonly<{ kind: "why-noted" }>
  | Readonly<{ kind: "choose"; to: string; lines: readonly Line[] }>
  | Readonly<{ kind: "more-or-new"; lines: readonly Line[] }>
  | Readonly<{ kind: "status"; line: Line; first: Named | undefined; held: Held; staff?: boolean }>
  | Readonly<{ kind: "statuses"; lines: readonly Line[]; held?: Held }>
  | Readonly<{ kind: "no-requests" }>
  | (No &
      Readonly<{
        kind: "card";
        category: string | undefined;
        place: string | undefined;
        urgency: Urgency;
        first: Named;
        claimBy: Instant;
        state: "open" | "claimed" | "handover" | "answered" | "closed" | "withdrawn";
        who: Named;
      }>)
  /** The name of a request's own place in a group that has such places; no words of a resident's. */
  | (No &
      Readonly<{ kind: "topic"; category: string | undefined; place: string | undefined; state: "open" | "closed" }>)
  | (No &
      Readonly<{
        kind: "on-duty";
        category: string | undefined;
        place: string | undefined;
        text: string;
        contactBy: Instant;
        lead: Named | undefined;
      }>)
  | (No &
      Readonly<{
        kind: "offer";
        category: string | undefined;
        place: string | undefined;
        text: string;
        first: Named;
        /** Who is answerable until it is claimed. */
        acting: Named;
        claimBy: Instant;
      }>)
  | (No &
      Readonly<{
        kind: "brief";
        category: string | undefined;
        place: string | undefined;
        /** Undefined once somebody reached the resident, or tried twice. */
        contactBy: Instant | undefined;
        /** How the resident was reached so far. */
        contacted: readonly string[];
        /** What the resident told of in the same words, by number. */
        beside?: readonly number[];
        answerBy: Instant;
      }>)
  | (No &
      Readonly<{
        kind: "handover-offer";
        from: Named;
        reason: string;
        category: string | undefined;
        place: string | undefined;
        text: string;
        done: readonly string[];
        answerBy: Instant | undefined;
        until: Instant;
      }>)
  | (No & Readonly<{ kind: "handover-sent"; to: Named; until: Instant; morning?: Instant }>)
  | (No & Readonly<{ kind: "handover-accepted"; who: Named }>)
  | (No & Readonly<{ kind: "handover-declined"; who: Named; basis: string }>)
  | (No & Readonly<{ kind: "accountable-changed"; who: Named }>)
  | (No & Readonly<{ kind: "nudge"; about: "claim" | "handover"; stage: number; who: Named; until: Instant }>)
  | (No &
      Readonly<{
        kind: "late-staff";
        mark: LateMark;
        who: Named;
        due: Instant;
      }>)
  | (No &
      Readonly<{
        kind: "asked-for";
        what: Asked["what"] | "return";
        who: Named;
        reason: string;
        until: Instant | undefined;
        route: string | undefined;
      }>)
  | (No &
      Readonly<{ kind: "decided-on"; what: Asked["what"] | "return"; granted: boolean; who: Named; reason: string }>)
  | (No &
      Readonly<{
        kind: "dispute";
        why: Ruling["why"];
        who: Named;
        text: string;
        parties: readonly Named[];
        category: string | undefined;
        place: string | undefined;
        until: Instant;
      }>)
  | (No &
      Readonly<{
        kind: "ruled";
        by: Named;
        who: Named;
        post: string;
        helping: readonly string[];
        basis: string;
        yours: boolean;
      }>)
  | (No &
      Readonly<{
        kind: "assist-asked";
        category: string | undefined;
        place: string | undefined;
        text: string;
        who: Named;
        until: Instant;
      }>)
  | (No & Readonly<{ kind: "assisted"; who: Named; text: string }>)
  | (No & Readonly<{ kind: "assist-silent"; who: Named }>)
  | (No & Readonly<{ kind: "ordered"; by: Named; due: Instant }>)
  | (No & Readonly<{ kind: "unhappy-twice"; who: Named }>)
  | (No & Readonly<{ kind: "review-due"; review: Instant; missed: boolean }>)
  | (No & Readonly<{ kind: "stood-in"; who: Named }>)
  | (No & Readonly<{ kind: "joined"; child: number; households: number }>)
  | (No & Readonly<{ kind: "alarm-staff"; place: string | undefined; who: Named }>)
  | (No & Readonly<{ kind: "bounced"; who: Named }>)
  | (No & Readonly<{ kind: "not-delivered"; why: "gone" | "refused" | "late" | "quota" | "window" }>)
  | (No & Readonly<{ kind: "suspicion"; code: Breach; until: Instant }>)
  | (No & Readonly<{ kind: "suspicion-open"; code: Breach; who: Named; plea: string | undefined }>)
  | (No & Readonly<{ kind: "suspicion-settled"; code: Breach; confirmed: boolean }>)
  | (No & Readonly<{ kind: "thanks-staff" }>)
  | (No & Readonly<{ kind: "answerable"; who: Named; first: Named; since: Instant }>)
  | (No & Readonly<{ kind: "more-from-resident"; text: string }>)
  | (No & Readonly<{ kind: "urged-staff" }>)
  | (No & Readonly<{ kind: "withdrawn-staff"; why: string | undefined }>)
  | (No & Readonly<{ kind: "reopened-staff"; reason: "unsolved" | "unhappy" | "later" | "twice" }>)
  | (No & Readonly<{ kind: "rated-staff"; outcome: Outcome }>)
  | (No &
      Readonly<{
        kind: "noted";
        what:
          | "contact"
          | "unreached"
          | "progress"
          | "write"
          | "answer"
          | "decline"
          | "accept"
          | "settle"
          | "asked"
          | "decided"
          | "review"
          | "supervise"
          | "merge"
          | "split"
          | "stand-in"
          | "assist"
          | "respond"
          | "plead"
          | "judge";
      }>)
  | (No &
      Readonly<{
        kind: "ask-text";
        for:
          | "answer"
          | "progress"
          | "write"
          | "decline"
          | "handover"
          | "supplement"
          | "withdraw"
          | "return"
          | "dispute"
          | "decide"
          | "extend"
          | "park"
          | "review"
          | "refer"
          | "exclude"
          | "appeal"
          | "escalate"
          | "explain"
          | "assist"
          | "plead"
          | "object"
          | "respond"
          | "merge";
      }>)
  | (No & Readonly<{ kind: "pick-person" }>)
  | (No & Readonly<{ kind: "what-for" }>)
  | Readonly<{ kind: "no-such-choice"; choices: number }>
  | Readonly<{ kind: "ask-new" }>
  | Readonly<{ kind: "anonymous" }>
  | Readonly<{ kind: "language" }>
  | Readonly<{ kind: "reminders"; on: boolean; staff: boolean }>
  | Readonly<{ kind: "many"; heaps: readonly Readonly<{ heap: Heap; count: number; nos: readonly number[] }>[] }>
  | Readonly<{ kind: "my-list"; lines: readonly Line[] }>
  | Readonly<{ kind: "board-link"; minutes: number }>
  | Readonly<{ kind: "digest"; period: string; areas: readonly string[] }>
  | (No & Readonly<{ kind: "pass-on"; say: Say }>)
  | DraftSay
  | DutySay
  | LinkSay
  | SpotSay
  | AlertSay
  | VisitSay
  | OpenSay
  | (Refusal & Readonly<{ kind: "refused" }>);

/** The label of an answer that text knows by name. */
export type Label =
  | "confirm"
  | "fix-matter"
  | "fix-place"
  | "drop"
  | "apart"
  | "together"
  | "skip"
  | "claim"
  | "contacted-phone"
  | "contacted-visit"
  | "contacted-chat"
  | "unreached"
  | "progress"
  | "write"
  | "answer"
  | "handover"
  | "accept"
  | "decline"
  | "status"
  | "urge"
  | "supplement"
  | "withdraw"
  | "settle"
  | "as-is"
  | "new"
  | "why-solved"
  | "why-waiting"
  | "why-mistake"
  | "why-pressed"
  | "grant"
  | "refuse"
  | "decide"
  | "supervise"
  | "explain"
  | "exclude"
  | "appeal"
  | "dispute"
  | "review"
  | "unpark"
  | "assist"
  | "plead"
  | "judge-yes"
  | "judge-no"
  | "object"
  | "respond"
  | "reopen"
  | "ring"
  | DutyLabel
  | LinkLabel
  | VisitLabel
  | `${Question}-${string}`;

/** An answer that a notice offers: what it does (`Press.data`), and what it is called. */
export type Option = Readonly<{ data: string; label: Label | Readonly<{ as: string }> }>;

/** Who is told: the reporter, a member of staff, the claim groups of the request, whoever is here, or a resident in this conversation. */
export type Recipient = "reporter" | "groups" | "here" | Readonly<{ staff: string }> | Readonly<{ chat: string }>;

/** How much it matters, highest first; the planner spends scarce slots in this order (`platforms.md`, 1–2). */
export type Weight = "critical" | "reply" | "result" | "need" | "news";

/** What somebody must be told: a need, not yet a message. Written with the facts that made it necessary. */
export type Notice = Readonly<{
  to: Recipient;
  say: Say;
  weight: Weight;
  /** The request it is about, by id. */
  request?: string;
  options?: readonly Option[];
  /** What a free text in answer to it does, as data to which the text is added. */
  expects?: string;
  /** Words of theirs that wait for the choice; kept in the chat's open prompts only, never in the delivery ledger. */
  keep?: string;
  /** Sealed material (the resident's own words and files) that goes with it: all of the request's, or these. */
  materials?: "all" | readonly string[];
  /** Names a message that is replaced by the next one of the same name in the same chat. */
  card?: string;
  /** The ref of an earlier message in the same chat that it stands in the place of. */
  edits?: string;
  /** The card under which it stands. */
  under?: string;
  /** After this instant it is not worth saying any more. */
  notAfter?: Instant;
  /** It is about something urgent: no budget and no rest of theirs holds it back. */
  loud?: true;
}>;
