import type { Kind } from "./request.js";

/** What is said of what a resident told, until it is registered: what was understood, and what is still asked (T1–T4). */
export type DraftSay =
  | Readonly<{
      kind: "drafted";
      /** Somebody may be in danger, though nothing says so for certain: the numbers to call come first. */
      danger?: true;
      text: string;
      category: string | undefined;
      place: string | undefined;
      /** The other villages that it reaches (波及地). */
      reaches?: readonly string[];
      /** The other matters of the same words, each to be registered by itself (D6); or that there may be some. */
      others?: readonly Readonly<{ text: string; category: string | undefined; place: string | undefined }>[];
      maybe?: true;
      sort: Kind;
    }>
  | Readonly<{ kind: "ask-matter" }>
  | Readonly<{ kind: "ask-place"; danger?: true; text: string }>
  | Readonly<{ kind: "draft-waits" }>
  | Readonly<{ kind: "draft-dropped" }>
  | Readonly<{ kind: "which-area"; words: string }>
  | Readonly<{ kind: "which-origin" }>;
