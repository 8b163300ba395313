import fc from "fast-check";
import type { Breach } from "../../src/core/breach.js";
import type { Command } from "../../src/core/command.js";
import { decide, isRefusal } from "../../src/core/decide/index.js";
import type { Roster } from "../../src/core/duty.js";
import type { Event } from "../../src/core/event.js";
import type { Request } from "../../src/core/request.js";
import type { Notice } from "../../src/core/say.js";
import { nextDue } from "../../src/core/timers.js";
import { actorOf, BASIS, DAY, given, MONDAY, office } from "./spec.js";

/** What somebody might say next, whenever that is. */
type Make = (now: number) => Command;

const people = ["resident", "stranger", "bot", ...office.staff.keys()];
const staff = [...office.staff.keys()];
const posts = [...office.posts.keys()];
const codes: readonly Breach[] = ["B04", "B05", "B06", "B07", "B08", "B10", "B14", "B16", "B22", "B23"];

const someone = fc.constantFrom(...staff);
const post = fc.constantFrom(...posts);
const words = fc.constantFrom(BASIS, "没空", "已经约谈工地负责人", "");
const ahead = fc.option(
  fc.oneof(fc.integer({ min: -DAY, max: 100 * DAY }), fc.integer({ min: 7 * DAY, max: 13 * DAY })),
  { nil: undefined },
);
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Any command at all, apt or not; times count from when it is given. */
const commands = fc.oneof<fc.Arbitrary<Make>[]>(
  fc
    .constantFrom<Command["do"]>("claim", "accept", "urge", "settle", "reopen", "unpark", "stand-in", "thank", "split")
    .map(
      // Each of these acts has no field but its name.
      (act): Make =>
        () =>
          ({ do: act }) as Command,
    ),
  fc.constant<Make>(() => ({ do: "register", no: 1, year: 2026 })),
  fc.boolean().map(
    (reached): Make =>
      () => ({ do: "contact", way: "电话", reached }),
  ),
  fc.tuple(someone, words).map(
    ([to, reason]): Make =>
      () => ({ do: "handover", to, reason }),
  ),
  words.map(
    (basis): Make =>
      () => ({ do: "decline", basis }),
  ),
  words.map(
    (basis): Make =>
      () => ({ do: "return", basis }),
  ),
  words.map(
    (text): Make =>
      () => ({ do: "dispute", text }),
  ),
  fc.tuple(post, fc.subarray(posts, { maxLength: 2 })).map(
    ([lead, assists]): Make =>
      () => ({
        do: "decide",
        lead,
        assists,
        basis: BASIS,
      }),
  ),
  fc.tuple(ahead, words).map(
    ([ms, reason]): Make =>
      (now) => ({ do: "extend", until: plus(now, ms), reason }),
  ),
  fc.tuple(ahead, words).map(
    ([ms, reason]): Make =>
      (now) => ({ do: "park", review: plus(now, ms), reason }),
  ),
  fc.tuple(ahead, words).map(
    ([ms, text]): Make =>
      (now) => ({ do: "review", next: plus(now, ms), text }),
  ),
  fc.constant<Make>(() => ({ do: "refer", basis: BASIS, route: "向县法院起诉" })),
  words.map(
    (reason): Make =>
      () => ({ do: "exclude", reason }),
  ),
  words.map(
    (reason): Make =>
      () => ({ do: "appeal", reason }),
  ),
  fc.option(someone, { nil: undefined }).map(
    (to): Make =>
      () => ({ do: "grant", to }),
  ),
  words.map(
    (reason): Make =>
      () => ({ do: "refuse", reason }),
  ),
  ahead.map(
    (ms): Make =>
      (now) => ({ do: "supervise", due: plus(now, ms) }),
  ),
  fc.tuple(someone, words).map(
    ([to, reason]): Make =>
      () => ({ do: "escalate", to, reason }),
  ),
  words.map(
    (text): Make =>
      () => ({ do: "explain", text }),
  ),
  words.map(
    (text): Make =>
      () => ({ do: "assist", text }),
  ),
  words.map(
    (text): Make =>
      () => ({ do: "object", text }),
  ),
  words.map(
    (text): Make =>
      () => ({ do: "plead", text }),
  ),
  fc.tuple(fc.constantFrom(...codes), someone, fc.boolean()).map(
    ([code, who, confirmed]): Make =>
      () => ({
        do: "judge",
        code,
        who,
        confirmed,
      }),
  ),
  words.map(
    (text): Make =>
      () => ({ do: "answer", text, basis: undefined }),
  ),
  fc.tuple(words, ahead).map(
    ([text, ms]): Make =>
      (now) => ({
        do: "progress",
        text,
        promise: ms === undefined ? undefined : { text, due: now + Math.abs(ms) },
      }),
  ),
  fc.tuple(maybe(["yes", "no"] as const), maybe(["yes", "mostly", "no"] as const), maybe(["yes", "no"] as const)).map(
    ([contacted, solved, satisfied]): Make =>
      () => ({
        do: "rate",
        rating: { ...(contacted && { contacted }), ...(solved && { solved }), ...(satisfied && { satisfied }) },
      }),
  ),
  fc.option(fc.constant("着火"), { nil: undefined }).map(
    (alarm): Make =>
      () => ({
        do: "supplement",
        text: "还有",
        materials: [],
        ...(alarm && { alarm }),
      }),
  ),
  fc.constant<Make>(() => ({ do: "withdraw", why: undefined })),
  someone.map(
    (accountable): Make =>
      () => ({ do: "merge", twin: { id: "r0", no: 9, accountable, claimed: true } }),
  ),
);

function plus(now: number, ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : now + ms;
}

/** What must come often for a life to get anywhere. */
const often: fc.Arbitrary<Make> = fc.oneof<fc.Arbitrary<Make>[]>(
  fc.constant<Make>(() => ({ do: "claim" })),
  fc.constant<Make>(() => ({ do: "contact", way: "电话", reached: true })),
  fc.constant<Make>(() => ({ do: "grant", to: undefined })),
);

/** Who, what, and after how long: seconds, hours, or a week of silence. */
export type Chance = Readonly<{ who: string; make: Make; wait: number; apt: boolean }>;

/** Steps that belong together, by whoever may do them: what chance alone would seldom bring about. */
const plots: readonly (readonly Make[])[] = [
  [() => ({ do: "claim" }), (now) => ({ do: "extend", until: now + 8 * DAY, reason: BASIS }), granted],
  [() => ({ do: "claim" }), (now) => ({ do: "park", review: now + 30 * DAY, reason: BASIS }), granted],
  [() => ({ do: "claim" }), () => ({ do: "refer", basis: BASIS, route: "向县法院起诉" }), granted],
  [
    () => ({ do: "claim" }),
    () => ({ do: "contact", way: "电话", reached: true }),
    () => ({ do: "answer", text: "已经约谈工地负责人", basis: undefined }),
    () => ({ do: "rate", rating: { solved: "no" } }),
  ],
];

function granted(): Command {
  return { do: "grant", to: undefined };
}

const plot: fc.Arbitrary<readonly Chance[]> = fc
  .constantFrom(...plots)
  .map((steps) => steps.map((make) => ({ who: "resident", make, wait: 1_000, apt: true })));

/** Chances of every kind. */
const chance: fc.Arbitrary<Chance> = fc.record({
  who: fc.constantFrom(...people),
  make: fc.oneof({ weight: 4, arbitrary: commands }, { weight: 1, arbitrary: often }),
  wait: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ max: 60_000, min: 0 }) },
    { weight: 3, arbitrary: fc.integer({ max: DAY / 6, min: 0 }) },
    { weight: 1, arbitrary: fc.integer({ max: 8 * DAY, min: 0 }) },
  ),
  apt: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** What happens in one life: up to 120 chances, and here and there a few steps that belong together. */
export const chances: fc.Arbitrary<readonly Chance[]> = fc
  .array(fc.oneof({ weight: 19, arbitrary: chance.map((one) => [one]) }, { weight: 1, arbitrary: plot }), {
    minLength: 40,
    maxLength: 120,
    size: "max",
  })
  .map((parts) => parts.flat());

/** Who is away when, with a brief or without. */
export const leaves: fc.Arbitrary<Roster> = fc
  .array(fc.record({ staff: someone, from: fc.nat(20), days: fc.nat(9), briefed: fc.boolean() }), { maxLength: 3 })
  .map((list) => ({
    leaves: list.map(({ staff: away, from, days, briefed }) => ({
      staff: away,
      from: MONDAY + from * DAY,
      until: MONDAY + (from + days) * DAY,
      cover: undefined,
      briefed,
    })),
    swaps: [],
  }));

/** One thing that was done, and what it said. */
export type Done = Readonly<{
  before: Request;
  events: readonly Event[];
  notices: readonly Notice[];
  after: Request;
  now: number;
}>;

/** Plays a random life; an apt chance is done by whoever is answerable, offered or asked, so that lives get somewhere. */
export function play(chances: readonly Chance[], roster: Roster): readonly Done[] {
  let request = given([]).request;
  let now = MONDAY;
  const steps: Done[] = [];
  const act = (who: string, command: Command) => {
    const decision = decide({ office, roster, now, actor: actorOf(who), command, request });
    if (isRefusal(decision)) return;
    const { events, notices } = decision;
    steps.push({ before: request, events, notices, after: decision.request, now });
    request = decision.request;
  };
  act("resident", { do: "register", no: 1, year: 2026 });
  for (const { who, make, wait, apt } of chances) {
    now += wait;
    for (let ticks = 0; (nextDue({ office, roster, now }, request) ?? Infinity) <= now; ticks++) {
      if (ticks > 50) throw new Error("a clock never comes to rest");
      act("bot", { do: "tick" });
    }
    const command = make(now);
    act(apt ? aptly(command, request, who) : who, command);
  }
  return steps;
}

const byResident: ReadonlySet<string> = new Set([
  "rate",
  "reopen",
  "settle",
  "withdraw",
  "object",
  "supplement",
  "urge",
  "thank",
]);
const byOffered: ReadonlySet<string> = new Set(["claim", "accept", "decline"]);
const byAbove: ReadonlySet<string> = new Set(["grant", "refuse", "decide", "merge", "split"]);
const byOfficial: ReadonlySet<string> = new Set(["supervise", "explain", "judge"]);

/** Whoever may do it: answerable, offered, asked, above them, or the resident. */
export function aptly({ do: act }: Command, request: Request, who: string): string {
  if (byResident.has(act)) return "resident";
  if (byOffered.has(act)) return request.offer?.to ?? who;
  if (byAbove.has(act)) return request.asked?.what === "park" || request.asked?.what === "appeal" ? "zhang" : "sun";
  return byOfficial.has(act) ? "zhang" : (request.accountable ?? who);
}
