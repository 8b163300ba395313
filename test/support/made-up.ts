import { readFileSync } from "node:fs";
import { categories } from "../../src/core/categories.js";
import type { Command } from "../../src/core/command.js";
import { type Decision, decide, isRefusal } from "../../src/core/decide/index.js";
import { fullRoster } from "../../src/core/duty.js";
import type { Event } from "../../src/core/event.js";
import type { Office } from "../../src/core/office.js";
import type { Actor, Matter, Request } from "../../src/core/request.js";
import { nextDue } from "../../src/core/timers.js";
import { loadOffice } from "../../src/office/index.js";
import { createDice, type Dice } from "./dice.js";
import { type Life, steps } from "./steps.js";

/** One made-up request with its ledger, and every act that made it, in order. */
export type MadeUp = Readonly<{ request: Request; events: readonly Event[]; deeds: readonly Deed[] }>;

/** One decided act: when, whose, and all that came of it. */
export type Deed = Decision & Readonly<{ at: number; actor: Actor }>;

/** How many weeks from which Monday 00:00, how many requests a week on average, and what the dice begin with. */
export type Plan = Readonly<{ office: Office; from: number; weeks: number; perWeek: number; seed: number }>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 2026-08-31 00:00 in Shanghai: a Monday, the first of twelve weeks up to 2026-W47. */
export const SEPTEMBER = Date.parse("2026-08-31T00:00:00+08:00");

/** What `shouwen demo --office 12weeks` fills a database with: 3,000 requests, 2026-W35 to 2026-W46. */
export const TWELVE_WEEKS = {
  from: Date.parse("2026-08-24T00:00:00+08:00"),
  weeks: 12,
  perWeek: 250,
  seed: 2026,
} as const;

/** The example office, read by the real loader. */
export function exampleOffice(): Office {
  const loaded = loadOffice(readFileSync("examples/office.yaml", "utf8"));
  if ("faults" in loaded) throw new Error("examples/office.yaml has faults");
  return loaded.office;
}

/**
 * Plays made-up residents and staff against the real `decide`, so that every ledger is one that could have happened. The same
 * plan gives the same ledgers.
 */
export function makeUp({ office, from, weeks, perWeek, seed }: Plan): readonly MadeUp[] {
  const dice = createDice(seed);
  const until = from + weeks * 7 * DAY;
  const starts = Array.from({ length: weeks * perWeek }, () => {
    const week = dice.below(weeks);
    const at = from + week * 7 * DAY + dice.below(7) * DAY + hourOfDay(dice) * HOUR + dice.below(3600) * 1000;
    return { at, confirmedAt: Math.min(until - 1, at + dice.below(20) * MINUTE) };
  }).sort((one, other) => one.confirmedAt - other.confirmedAt);
  return starts.map((start, index) => play({ office, dice, until, no: index + 1, ...start }));
}

/** Residents write in the day, mostly in the morning and after work. */
function hourOfDay(dice: Dice): number {
  return dice.pick([7, 8, 8, 9, 9, 9, 10, 10, 11, 12, 14, 15, 16, 17, 18, 18, 19, 20, 21, 23]);
}

type Plot = Readonly<{
  office: Office;
  dice: Dice;
  until: number;
  /** Numbers go by when a matter was confirmed. */
  no: number;
  at: number;
  confirmedAt: number;
}>;

/** A life in steps: before each the clock ticks as often as it is due. */
function play({ office, dice, until, no, at, confirmedAt }: Plot): MadeUp {
  const reporter: Actor = { is: "resident", id: `r${1 + dice.below(900)}` };
  const life = beginLife(office, at);
  const matter = aMatter(office, dice);
  const sealed = categories.some((row) => row.id === matter.category && row.sealed);
  const draft = { id: `made-up-${no}`, origin: `web:${reporter.id}`, language: "zh-CN", matter, sealed } as const;
  // Of its own, so that what is new in this town does not change the rest of it.
  const spare = createDice(no);
  life.act(reporter, { do: "draft", ...draft, ...(spare.chance(0.03) && { repeats: "made-up-before" }) });
  life.waitUntil(confirmedAt);
  life.act(reporter, { do: "register", no, year: new Date(confirmedAt).getUTCFullYear() });
  for (const step of steps(dice, spare)) {
    const next = life.now + step.after(dice);
    if (next >= until) break;
    life.waitUntil(next);
    step.take({ life, office, reporter, dice });
  }
  life.waitUntil(until - 1);
  return { request: life.request, events: life.deeds.flatMap(({ events }) => events), deeds: life.deeds };
}

/** A request with its clock and ledger; a refused act changes nothing, as in the field. */
function beginLife(office: Office, at: number): Life & Pick<MadeUp, "deeds"> {
  const deeds: Deed[] = [];
  let request: Request | undefined;
  let now = at;
  const act = (actor: Actor, command: Command) => {
    const decision = decide({ office, roster: fullRoster, now, actor, command, request });
    if (isRefusal(decision)) return;
    deeds.push({ at: now, actor, ...decision });
    request = decision.request;
  };
  const waitUntil = (end: number) => {
    for (;;) {
      const due = request === undefined ? undefined : nextDue({ office, roster: fullRoster, now }, request);
      if (due === undefined || due > end) break;
      now = Math.max(now, due);
      act({ is: "bot", id: "" }, { do: "tick" });
    }
    now = end;
  };
  return {
    act,
    waitUntil,
    deeds,
    get now() {
      return now;
    },
    get request() {
      if (request === undefined) throw new Error("a life begins with a draft");
      return request;
    },
  };
}

/** A few categories make most of the work, as in any town; five of them more than half. */
const common = ["市政设施/路灯", "水电气热/停水", "噪声扰民/施工", "社保医疗教育/医保", "停车交通/乱停车"];

function aMatter(office: Office, dice: Dice): Matter {
  const groups = [...office.areas.values()].filter(({ level }) => level === 3);
  const known = common.filter((id) => categories.some((row) => row.id === id));
  const row = dice.chance(0.55) ? categories.find(({ id }) => id === dice.pick(known)) : dice.pick(categories);
  const area = dice.chance(0.95) ? dice.pick(groups) : undefined;
  const urgency = dice.pick([
    "normal",
    "normal",
    "normal",
    "normal",
    "normal",
    "normal",
    "urgent",
    "critical",
  ] as const);
  return {
    text: `编的诉求：${area?.name ?? ""}${row?.l2 ?? ""}`,
    kind: dice.pick(["help", "help", "help", "question", "question", "complaint", "advice", "thanks"] as const),
    category: dice.chance(0.97) ? row?.id : undefined,
    place: area?.name,
    area: area?.id,
    urgency,
    class: row?.class ?? "ordinary",
  };
}
