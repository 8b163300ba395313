import type { Instant } from "./calendar.js";

/** What is said of the several chats of one resident; a chat is named by its platform alone, never by whose it is. */
export type LinkSay =
  | Readonly<{ kind: "link-code"; code: string; until: Instant }>
  | Readonly<{ kind: "link-ask"; platform: string }>
  | Readonly<{ kind: "linked"; platform: string }>
  | Readonly<{ kind: "linked-there"; platform: string }>
  | Readonly<{ kind: "not-linked"; why: "no" | "late" | "same" | "alone" }>
  | Readonly<{ kind: "unlinked"; platforms: readonly string[] }>
  | Readonly<{ kind: "unlinked-there"; platform: string }>
  | Readonly<{ kind: "preferred"; platform: string; others: readonly string[] }>;

/** What is said to whoever scanned a code that stands somewhere. */
export type SpotSay = Readonly<{ kind: "spotted"; office: string; where: string }>;

/** The answers that are offered about it. */
export type LinkLabel = "link-yes" | "link-no" | "unlink" | "prefer";
