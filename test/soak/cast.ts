import { setTimeout as sleep } from "node:timers/promises";
import { talker } from "../support/stage.js";
import type { Actor, Seen, World } from "../world/world.js";

/** What somebody on a platform still waits for, or has heard. */
export type Expected = Readonly<{ platform: string; chat: string; what: string; since: number }> & { heard: boolean };

/** One platform in the soak: its far side, and whether it delivers again what was not taken. */
export type Post = Readonly<{
  world: World;
  /** From one resident to the next, ms. */
  everyMs: number;
  /** Platforms that give up a message: its person says it again, as people do. */
  givesUp: boolean;
  /** The far side's clock is off by so much, ms. */
  skewMs: number;
  person(n: number): Actor;
}>;

/** What happened on the residents' side of one platform. */
export type Talk = { residents: number; said: number; again: number; readonly expected: Expected[] };

/** What stands in each chat, looked at for everybody at once: hundreds wait at a time, and each look reads all chats. */
type Watch = (chat: string) => readonly Seen[];

/** How old a look may be, ms. */
const LOOK_MS = 200;

function createWatch(world: World): Watch {
  let chats = new Map<string, Seen[]>();
  let looked = 0;
  return (chat) => {
    if (Date.now() - looked > LOOK_MS) {
      chats = new Map();
      for (const one of world.seen()) chats.set(one.chat, [...(chats.get(one.chat) ?? []), one]);
      looked = Date.now();
    }
    return chats.get(chat) ?? [];
  };
}

/** How long somebody waits before they say it again, ms; each time twice as long: a channel of 30 messages a minute is filled by less. */
const PATIENCE_MS = 20_000;
/** One in so many registers; the others think better of it. A group takes 20 cards a minute. */
const REGISTERS = 6;

/** When no more residents come, and whether those who still wait give up (the troubles have long been over). */
export type Span = Readonly<{ until: number; isOver(): boolean }>;

/** Lets residents come one after the other until `until`; resolves when all have what they came for, or it is over. */
export async function play(post: Post, talk: Talk, { until, isOver }: Span): Promise<void> {
  const visits: Promise<void>[] = [];
  const watch = createWatch(post.world);
  while (Date.now() < until) {
    talk.residents += 1;
    visits.push(visit({ ...post, watch }, talk, talk.residents, isOver).catch(() => undefined));
    await sleep(post.everyMs);
  }
  await Promise.all(visits);
}

async function visit(post: Watched, talk: Talk, n: number, isOver: Span["isOver"]): Promise<void> {
  const { world } = post;
  const resident = talker(world, post.person(n));
  const mark = `杆号${world.platform.replace(/\W/g, "")}${n}`;
  const step = (say: () => Promise<unknown>, what: string) =>
    exchange(post, talk, { chat: resident.actor.id, say, what, isOver });
  const draft = await step(() => resident.says(`上镇村三组的路灯坏了三天，${mark}`), mark);
  if (n % REGISTERS !== 0) return void (await step(() => resident.picks(draft, /不报了/), "没有登记"));
  await step(() => resident.picks(draft, /登记/), "Q-");
  await step(() => resident.says("进度"), "进度");
}

type Watched = Post & Readonly<{ watch: Watch }>;

type Exchange = Readonly<{ chat: string; say(): Promise<unknown>; what: string; isOver: Span["isOver"] }>;

/** Says something and waits for what must come of it; again, where the platform may have given it up. */
async function exchange(
  { world, watch, givesUp }: Watched,
  talk: Talk,
  { chat, say, what, isOver }: Exchange,
): Promise<Seen> {
  const before = world.seen(chat).length;
  const expected: Expected = { platform: world.platform, chat, what, since: Date.now(), heard: false };
  talk.expected.push(expected);
  for (let tried = 0; !isOver(); tried += 1) {
    if (tried > 0) talk.again += 1;
    talk.said += 1;
    // Not waited for: some far sides resolve only when they are acknowledged, which may be after the next start.
    void say().catch(() => undefined);
    const patience = givesUp ? Date.now() + PATIENCE_MS * 2 ** tried : Number.POSITIVE_INFINITY;
    while (!isOver() && Date.now() < patience) {
      const answer = watch(chat)
        .slice(before)
        .find(({ text }) => text.includes(what));
      if (answer !== undefined) {
        expected.heard = true;
        return answer;
      }
      await sleep(LOOK_MS);
    }
  }
  throw new Error("nothing came of it");
}
