import { setTimeout as sleep } from "node:timers/promises";
import type { Seen, World } from "../world/world.js";
import type { Pen } from "./pen.js";

/** The conversation as it is printed, line by line, while it happens. */
export type Script = Readonly<{
  /** A new part of the story, in both languages, once the last one has been told to the end. */
  chapter(zh: string, en: string): Promise<void>;
  /** What a person said or pressed. */
  said(platform: string, name: string, words: string): void;
  /** Prints what the bot has sent since, in the order it was sent. */
  catchUp(): void;
  /** Waits until the bot has been silent for a moment, and prints what it said. */
  settle(): Promise<void>;
  /** How many messages people sent, and the bot sent or changed, by platform. */
  counts(): ReadonlyMap<string, Readonly<{ people: number; bot: number }>>;
}>;

type Settings = Readonly<{
  worlds: readonly World[];
  /** Who reads a chat. */
  reader(chat: string): string;
  pen: Pen;
}>;

const QUIET_MS = 400;

/** Begins a script over these worlds. */
export function openScript({ worlds, reader, pen }: Settings): Script {
  const printed = new Map<string, Set<string>>(worlds.map(({ platform }) => [platform, new Set()]));
  const people = new Map<string, number>();
  const unprinted = () =>
    worlds
      .flatMap(({ platform, seen }) => seen().map((one) => ({ platform, one })))
      .filter(({ platform, one }) => !printed.get(platform)?.has(mark(one)))
      .sort((a, b) => a.one.at - b.one.at);
  const catchUp = () => {
    for (const { platform, one } of unprinted()) {
      printed.get(platform)?.add(mark(one));
      pen.bot(platform, reader(one.chat), one);
    }
  };
  const settle = async () => {
    for (let quiet = 0; quiet < QUIET_MS; quiet += 50) {
      if (unprinted().length > 0) quiet = 0;
      catchUp();
      await sleep(50);
    }
  };
  return {
    chapter: async (zh, en) => {
      await settle();
      pen.title(`${zh} · ${en}`);
    },
    said: (platform, name, words) => {
      catchUp();
      people.set(platform, (people.get(platform) ?? 0) + 1);
      pen.person(platform, name, words);
    },
    ...{ catchUp, settle },
    counts: () =>
      new Map([...printed].map(([name, marks]) => [name, { people: people.get(name) ?? 0, bot: marks.size }])),
  };
}

function mark({ ref, edits }: Seen): string {
  return `${ref} ${edits}`;
}
