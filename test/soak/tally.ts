import type { Seen } from "../world/world.js";
import type { Post, Talk } from "./cast.js";
import type { Done } from "./faults.js";

/** How a platform came through. */
export type Tally = Readonly<{
  platform: string;
  talk: Talk;
  done: Done;
  lost: number;
  /** Said twice because the program was killed, or heard nothing back, between sending and knowing. */
  afterKill: number;
  afterSilence: number;
  /** Said twice although nothing stood in the way of knowing: a fault of ours. */
  doubled: number;
}>;

/** Counts what each resident heard: nothing may be missing, and what is there twice must have been tried twice. */
export function tallyOf(post: Post, talk: Talk, { done, kills, again }: Around): Tally {
  const copies = repeated(post.world.seen());
  const killed = copies.filter((copy) => kills.some((kill) => isBetween(kill + post.skewMs, copy)));
  const others = copies.length - killed.length;
  return {
    platform: post.world.platform,
    ...{ talk, done },
    lost: talk.expected.filter(({ heard }) => !heard).length,
    afterKill: killed.length,
    afterSilence: Math.min(others, again),
    doubled: Math.max(0, others - again),
  };
}

/** What was done to the platform, when the program was killed, and how many attempts the ledger has beside first ones. */
type Around = Readonly<{ done: Done; kills: readonly number[]; again: number }>;

/** Something that stands twice: when it was said first, and when again. */
type Copy = Readonly<{ first: number; again: number }>;

/** What was known of the first was forgotten when the program was killed. */
function isBetween(kill: number, { first, again }: Copy): boolean {
  return first <= kill && kill <= again;
}

/** What stands more than once in a chat, once for each copy too many. */
function repeated(seen: readonly Seen[]): readonly Copy[] {
  const first = new Map<string, Seen>();
  return seen.flatMap((one) => {
    // What may be said to anybody at any time is no repetition: only what names its matter counts.
    if (!/杆号|Q-\d/.test(one.text) || /进度/.test(one.text)) return [];
    const key = `${one.chat}\n${one.text}`;
    const earlier = first.get(key);
    first.set(key, earlier ?? one);
    return earlier === undefined ? [] : [{ first: earlier.at, again: one.at }];
  });
}
