import type { Prompt } from "./types.js";

/** What became of one attempt, or of one step of the planner. */
export type Fate = Readonly<{ id: string }> &
  (
    | Accepted
    | Readonly<{ state: "failed" | "expired"; error: string }>
    /** Not yet: again at `at`, going on after the pieces already accepted; what stands behind waits with it. */
    | Readonly<{ state: "queued"; at: number; error: string; pieces: number }>
    /** Kept until its person writes again, or the account may write again, or it is not worth saying any more. Not if they wrote since `seen`, the chat's version. */
    | Readonly<{
        state: "held";
        at: number;
        why: "no-window" | "kept-for-result" | "quota";
        conversation: string;
        seen: number;
      }>
    /** A notice of it was sent: its words wait until the person comes. As if it had not been, if they wrote since `seen`. */
    | Readonly<{
        state: "noticed";
        at: number;
        ref: string | undefined;
        slot: string;
        /** Whether the consent is used up by it. */
        spends: boolean;
        conversation: string;
        seen: number;
      }>
    /** Its person has had enough for today (§11.4): said with the rest at `at`. */
    | Readonly<{ state: "put-off"; at: number }>
    /** Another chat of the same person. */
    | Readonly<{ state: "moved"; to: string }>
    /** The platform says that this person's window is shut: so it is, unless they wrote since `seen`. */
    | Readonly<{
        state: "closed";
        error: string;
        pieces: number;
        conversation: string;
        seen: number;
        /** What is shut. */
        slots: readonly string[];
      }>
  );

type Accepted = Readonly<{
  state: "accepted";
  ref: string | undefined;
  conversation: string;
  /** Slots of the platform's window that paid, one for each piece; empty where nothing is counted. */
  spent: readonly string[];
  /** Needs that were said with it. */
  merged: readonly string[];
  /** The question that it asks, where it is opened only now. */
  prompt: Prompt | undefined;
}>;

/** Fates for the statement that writes them: what thousands have in common, as a heap of reminders has, is one row. */
export function fateRows(fates: readonly Fate[]): readonly object[] {
  const alike = new Map<string, { ids: string[]; rest: object }>();
  for (const { id, ...rest } of fates.flatMap(rowsOf)) {
    const key = JSON.stringify(rest);
    const found = alike.get(key) ?? { ids: [], rest };
    found.ids.push(id);
    alike.set(key, found);
  }
  return [...alike.values()].map(({ ids, rest }) => ({ ids, ...rest }));
}

function rowsOf(fate: Fate): readonly Readonly<{ id: string } & Record<string, unknown>>[] {
  const { id } = fate;
  switch (fate.state) {
    case "accepted":
      return [
        { id, state: "accepted", ref: fate.ref, slot: fate.spent.at(-1), tried: true },
        ...fate.merged.map((one) => ({ id: one, state: "merged", ref: fate.ref, tried: true })),
      ];
    case "failed":
    case "expired":
      return [{ id, state: fate.state, error: fate.error, tried: true }];
    case "queued":
      return [
        { id, state: "queued", error: fate.error, at: iso(fate.at), pieces: fate.pieces, tried: true, blocks: true },
      ];
    case "held":
      return [{ id, state: "queued", held: fate.why, at: iso(fate.at), opens: true, chat: fate.conversation }];
    case "noticed":
      return [
        {
          ...{ id, state: "queued", held: "noticed", at: iso(fate.at), ref: fate.ref, slot: fate.slot },
          ...{ opens: true, chat: fate.conversation, tried: true },
        },
      ];
    case "put-off":
      return [{ id, state: "queued", held: "budget", at: iso(fate.at), opens: true }];
    case "moved":
      return [{ id, state: "queued", to: fate.to, opens: true }];
    case "closed":
      return [{ id, state: "queued", error: fate.error, pieces: fate.pieces, tried: true }];
  }
}

/** What fates change in their chats, one row a chat: leave to write that was used or is gone, and questions that are open now. */
export function effectsOf(fates: readonly Fate[]): readonly Effect[] {
  const effects = new Map<string, Effect>();
  for (const effect of fates.flatMap(effectOf)) {
    const { prompts, spent, ...rest } = effects.get(effect.conversation) ?? effect;
    const first = !effects.has(effect.conversation);
    effects.set(effect.conversation, {
      ...rest,
      shut: first ? effect.shut : [...rest.shut, ...effect.shut],
      prompts: first ? prompts : [...prompts, ...effect.prompts],
      spent: first ? spent : [...spent, ...effect.spent],
    });
  }
  return [...effects.values()];
}

type Effect = Readonly<{
  conversation: string;
  prompts: readonly Prompt[];
  spent: readonly string[];
  /** Slots of which nothing is left. */
  shut: readonly string[];
  /** Only if the chat is still of this version. */
  seen: number | undefined;
}>;

function effectOf(fate: Fate): readonly Effect[] {
  const nothing = { prompts: [], spent: [], shut: [], seen: undefined };
  switch (fate.state) {
    case "closed":
      return [{ ...nothing, conversation: fate.conversation, shut: fate.slots, seen: fate.seen }];
    case "noticed":
      return [{ ...nothing, conversation: fate.conversation, spent: fate.spends ? [fate.slot] : [], seen: fate.seen }];
    case "held":
      // A new version, so that whoever answers this person at this moment reads again, and finds what is held.
      return [{ ...nothing, conversation: fate.conversation, seen: fate.seen }];
    case "accepted": {
      const { conversation, spent, prompt } = fate;
      if (spent.length === 0 && prompt === undefined) return [];
      return [{ ...nothing, conversation, spent, prompts: prompt === undefined ? [] : [prompt] }];
    }
    default:
      return [];
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
