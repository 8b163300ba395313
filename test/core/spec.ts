import { expect } from "vitest";
import type { Command } from "../../src/core/command.js";
import { decide, isRefusal } from "../../src/core/decide/index.js";
import { fullRoster, type Roster } from "../../src/core/duty.js";
import type { Event, Fact } from "../../src/core/event.js";
import { evolve } from "../../src/core/evolve.js";
import type { Office } from "../../src/core/office.js";
import type { Actor, Matter, Request } from "../../src/core/request.js";
import type { Notice, Refusal } from "../../src/core/say.js";
import { type Situation, situationOf } from "../../src/core/situation.js";
import { nextDue } from "../../src/core/timers.js";
import { readOffice } from "../../src/office/index.js";

/** 2026-03-02 09:00 in Shanghai, an ordinary working Monday. */
export const MONDAY = Date.parse("2026-03-02T09:00:00+08:00");
/** An hour, ms. */
export const HOUR = 3_600_000;
/** A day, ms. */
export const DAY = 24 * HOUR;

const loaded = await readOffice("examples/office.yaml");
if ("faults" in loaded) throw new Error("the example office is wrong");

/** The example office: 刘德宏 and 王秀英 in the village, 冯大勇 and 邓晓东 in the town's streets post, 孙建民 coordinates, 张立新 is the official. */
export const office: Office = loaded.office;

/** Noise in 上镇三组: the village is asked first, the streets post of the town should handle it. */
export const noise: Matter = {
  text: "三组半夜施工",
  kind: "help",
  category: "噪声扰民/施工",
  place: "三组",
  area: "sz-3",
  urgency: "normal",
  class: "ordinary",
};

/** A basis that names the list. */
export const BASIS = "责任清单第9项归城管岗办理";

/** Who does what, and how long after the step before, ms. `bot` and `resident` are nobody of the staff. */
export type Step = readonly [who: string, command: Command, wait?: number];

/** Where a life begins, if not with an everyday one. */
export type Beginning = Readonly<{
  matter?: Matter;
  sealed?: boolean;
  roster?: Roster;
  at?: number;
  office?: Office;
  id?: string;
}>;

/** A request so far, and what comes of the next command. */
export type Life = Readonly<{
  request: Request;
  events: readonly Event[];
  now: number;
  /** The next command; what it did is checked with `becomes`. */
  when(...step: Step): Outcome;
  /** The same life with more steps, none of them refused. */
  and(...steps: readonly Step[]): Life;
}>;

/** What a command came to. */
export type Outcome = Life &
  Readonly<{
    facts: readonly Fact["is"][];
    notices: readonly Notice[];
    refused: Refusal["refused"] | undefined;
    situation: Situation;
    becomes(situation: Situation, ...facts: readonly Fact["is"][]): Outcome;
    isRefused(why: Refusal["refused"]): Outcome;
    /** Who was told which sentence: `reporter:extended`, `feng:ordered`. */
    tells(...expected: readonly string[]): Outcome;
  }>;

/** The first words, confirmed. */
export const registered: readonly Step[] = [["resident", { do: "register", no: 1, year: 2026 }]];

/** Claimed by the streets post. */
export const claimed: readonly Step[] = [...registered, ["feng", { do: "claim" }]];

/** Answered after the resident was phoned. */
export const answered: readonly Step[] = [
  ...claimed,
  ["feng", { do: "contact", way: "电话", reached: true }],
  ["feng", { do: "answer", text: "已要求夜间停工", basis: undefined }],
];

/** A request that went through some steps. */
export function given(steps: readonly Step[], beginning: Beginning = {}): Life {
  const { matter = noise, sealed = false, at = MONDAY, id = "r1" } = beginning;
  const draft: Command = { do: "draft", id, origin: "web:r1", language: "zh-CN", matter, sealed };
  return step(undefined, beginning, at, ["resident", draft, 0]).and(...steps);
}

function step(
  before: Life | undefined,
  beginning: Beginning,
  from: number,
  [who, command, wait = 60_000]: Step,
): Outcome {
  const now = from + wait;
  const where = { office: beginning.office ?? office, roster: beginning.roster ?? fullRoster, now };
  const decision = decide({ ...where, actor: actorOf(who), command, request: before?.request });
  const refusal = isRefusal(decision) ? decision.refused : undefined;
  const made = isRefusal(decision) ? undefined : decision;
  const request = made?.request ?? before?.request;
  if (request === undefined) throw new Error("no life without a request");
  const facts = made?.events.map(({ fact }) => fact.is) ?? [];
  const notices = made?.notices ?? [];
  const outcome: Outcome = {
    request,
    events: [...(before?.events ?? []), ...(made?.events ?? [])],
    now,
    facts,
    notices,
    refused: refusal,
    situation: situationOf(request),
    when: (...next) => step(outcome, beginning, now, next),
    and: (...steps) =>
      steps.reduce<Outcome>((life, next) => {
        const after = life.when(...next);
        if (after.refused !== undefined) throw new Error(`${next[0]} may not ${next[1].do}: ${after.refused}`);
        return after;
      }, outcome),
    ...checks(() => outcome, before?.request),
  };
  return outcome;
}

type Checks = Pick<Outcome, "becomes" | "isRefused" | "tells">;

function checks(of: () => Outcome, before: Request | undefined): Checks {
  return {
    becomes(situation, ...expected) {
      const { refused, facts, situation: became } = of();
      expect({ refused, facts, situation: became }).toEqual({ facts: expected, situation });
      return of();
    },
    isRefused(why) {
      const { refused, facts, request } = of();
      expect({ refused, facts }).toEqual({ refused: why, facts: [] });
      expect(request).toBe(before);
      return of();
    },
    tells(...expected) {
      expect(of().notices.map(toldOf)).toEqual(expect.arrayContaining([...expected]));
      return of();
    },
  };
}

/** Who is told what, in two words. */
function toldOf({ to, say }: Notice): string {
  return `${typeof to === "string" ? to : "staff" in to ? to.staff : to.chat}:${say.kind}`;
}

/** Somebody by name, the bot, or the resident. */
export function actorOf(who: string): Actor {
  if (who === "bot") return { is: "bot", id: "" };
  return office.staff.has(who) ? { is: "staff", id: who } : { is: "resident", id: who };
}

/** Time passes, and everything that is due by itself happens; what it said is what the outcome tells. */
export function wait(life: Life, ms: number): Outcome {
  const until = life.now + ms;
  const notices: Notice[] = [];
  let now = life;
  for (let ticks = 0; ticks < 500; ticks++) {
    const due = nextDue({ office, roster: fullRoster, now: now.now }, now.request) ?? Infinity;
    const next = now.when("bot", { do: "tick" }, Math.max(0, Math.min(due, until) - now.now));
    notices.push(...next.notices);
    if (due > until) return withNotices(next, notices);
    now = next;
  }
  throw new Error("the clocks of this request never come to rest");
}

function withNotices(last: Outcome, notices: readonly Notice[]): Outcome {
  const outcome: Outcome = {
    ...last,
    notices,
    tells: (...expected) => checks(() => outcome, undefined).tells(...expected),
  };
  return outcome;
}

/** The request out of its ledger alone. */
export function replayed(events: readonly Event[]): Request | undefined {
  return events.reduce<Request | undefined>(evolve, undefined);
}
