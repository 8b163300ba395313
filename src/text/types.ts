import type { Breach } from "../core/breach.js";
import type { Instant } from "../core/calendar.js";
import type { Digest } from "../core/digest/index.js";
import type { Heap } from "../core/heap.js";
import type { Language, Role, Urgency } from "../core/office.js";
import type { Asked, Outcome, WithdrawReason } from "../core/request.js";
import type { Label, Named, Question, Refusal, Say } from "../core/say.js";
import type { Situation } from "../core/situation.js";
import type { answersTo } from "../core/tell/parts.js";
import type { ActName } from "../intent/acts.js";
import type { FileKind } from "../port/index.js";

/** A piece of sealed material as text needs it: its kind, and what it says if it says anything. */
export type Piece = Readonly<{ kind: string; text?: string }>;

/** To whom and when something is said. */
export type About = Readonly<{
  language: Language;
  /** The office's IANA zone. */
  zone: string;
  now: Instant;
  group: boolean;
  /** The resident's own words and files that go along. Never shown in a group. */
  materials?: readonly Piece[];
  /** How the resident is reached, where known. Never shown in a group. */
  reporter?: Readonly<{ name?: string; phone?: string }>;
  /** The one-time way into the board that is being sent. Never shown in a group. */
  door?: string;
  /** What people call each channel, by platform. */
  channels?: ReadonlyMap<string, string>;
  /** The digest that is being sent, and its page where there is one. Never shown in a group. */
  digest?: Readonly<{ digest: Digest; page: string | undefined }>;
}>;

/** What a sentence is made with: times and names in its language, and what goes along. */
export type Words = Readonly<{
  names: Names;
  group: boolean;
  /** A day and time as people say it: 「明天 18:00」, "Mon 23 Nov, 18:00". Midnight is the end of a day: 24:00. */
  time(at: Instant): string;
  /** True where a time is over, so that nobody is promised the past. */
  past(at: Instant): boolean;
  /** Somebody with their post: 「刘德宏（便民服务岗）」. */
  who(named: Named | undefined): string;
  /** The second level of a category in this language; undefined for none. */
  category(id: string | undefined): string | undefined;
  /** What people call a channel. */
  channel(platform: string): string;
  /** Where a request stands, in words. */
  situation(code: string): string;
  /** Category and place on one line; undefined where neither is known. */
  matter(category: string | undefined, place: string | undefined): string | undefined;
  /** The resident's own words of the material that goes along, one to a line; undefined for none. */
  spoken: string | undefined;
  /** Which files go along, counted by kind: 「照片 2 份、语音 1 份」; undefined for none. */
  files: string | undefined;
  /** Name and phone of the resident; undefined where neither is known. */
  contact: string | undefined;
  /** The one-time way into the board; undefined in a group. */
  door: string | undefined;
  /** The whole digest in words; undefined in a group. */
  digest: string | undefined;
  /** The digest's page; undefined in a group, and where the pages have no address. */
  page: string | undefined;
}>;

/** One sentence for each thing that can be said. */
export type Sentences = Readonly<{ [K in Say["kind"]]: (say: Extract<Say, { kind: K }>, w: Words) => string }>;

/** Why something was not done, and what to do next. */
export type Refusals = Readonly<Record<Refusal["refused"], (say: Refusal, w: Words) => string>>;

/** What is known by a name in a language. */
export type Names = Readonly<{
  situations: Readonly<Record<Situation, string>>;
  urgencies: Readonly<Record<Urgency, string>>;
  outcomes: Readonly<Record<Outcome, string>>;
  questions: Readonly<Record<Question, string>>;
  /** Why somebody withdrew, as staff are told; that they were pressed to is for the auditor alone (B20). */
  reasons: Readonly<Record<Exclude<WithdrawReason, "pressed">, string>>;
  /** Breaches of the ledger by their codes (§9). */
  breaches: Readonly<Record<Breach, string>>;
  roles: Readonly<Record<Role, string>>;
  /** What is asked for and decided above. */
  asks: Readonly<Record<Asked["what"] | "return", string>>;
  /** What many reminders of a sort are called when they are said as one. */
  heaps: Readonly<Record<Heap, string>>;
  files: Readonly<Record<FileKind, string>>;
  counted(file: string, count: number): string;
  /** Ways of contact as they are stored. */
  ways: Readonly<Record<string, string>>;
  /** What emergency numbers are for. */
  alarms: Readonly<Record<string, string>>;
  uncategorized: string;
  /** Where nobody's name is known. */
  somebody: string;
  /** A name with what stands after it: a post, what a number is for. */
  noted(name: string, about: string): string;
  list(items: readonly string[]): string;
}>;

/** How a language writes a day and a time of day; `days` is the distance from today. */
export type Clock = Readonly<{
  near: Readonly<Record<-1 | 0 | 1, string>>;
  day(date: Readonly<{ year: number; month: number; day: number; weekday: number }>, sameYear: boolean): string;
  join(day: string, hour: string): string;
}>;

/** The answers to the questions, named `solved-no`. */
type AnswerLabel = { [Q in Question]: `${Q}-${(typeof answersTo)[Q][number]}` }[Question];

/** The ways of contact: TypeScript takes them for answers to `contacted`, so they are named once more. */
type ContactLabel = "contacted-phone" | "contacted-visit" | "contacted-chat";

/** Every label that text has a name for. */
export type KnownLabel = Exclude<Label, `${Question}-${string}`> | AnswerLabel | ContactLabel;

/** A language: everything that it says. */
export type Tongue = Readonly<{
  names: Names;
  clock: Clock;
  sentences: Sentences;
  labels: Readonly<Record<KnownLabel, string>>;
  /** What is typed for an act where a bare digit could mean another list: `#` is the number, `@` somebody's name. */
  typed: Typed;
  /** A category's name, of its Chinese and its English one. */
  category(zh: string, en: string): string;
}>;

/** Commands by act; those of the questions by `rate:` with question and answer. */
export type Typed = Readonly<Partial<Record<ActName | `rate:${Question}:${string}`, string>>>;
