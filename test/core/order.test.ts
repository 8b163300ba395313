import { describe, expect, it } from "vitest";
import { authorize } from "../../src/core/authorize.js";
import type { Act } from "../../src/core/command.js";
import { fullRoster } from "../../src/core/duty.js";
import { lifecycle, type Transition } from "../../src/core/lifecycle.js";
import { type Relation, relationsOf } from "../../src/core/relation.js";
import { type Situation, situationOf } from "../../src/core/situation.js";
import { actorOf, answered, BASIS, claimed, DAY, given, MONDAY, office, registered, type Step, wait } from "./spec.js";

const bad: Step = ["resident", { do: "rate", rating: { solved: "no" } }];
const grant: Step = ["sun", { do: "grant", to: undefined }];
const park: Step = ["feng", { do: "park", review: MONDAY + 30 * DAY, reason: "等县里立项" }];
const refer: Step = ["feng", { do: "refer", basis: "已由县法院依法受理审理", route: "等法院判决" }];
const withdraw: Step = ["resident", { do: "withdraw", why: undefined }];
const twin = { id: "r0", no: 7, accountable: "feng", claimed: true };

/** A request in every situation there is; 冯大勇 has it where anybody but the first asked does. */
const lives: Readonly<Record<Exclude<Situation, "REGISTERED">, ReturnType<typeof given>>> = {
  DRAFT: given([]),
  OFFERED: given(registered),
  CLAIMED: given(claimed),
  HANDOVER: given([...claimed, ["feng", { do: "handover", to: "deng", reason: "轮到他值班" }]]),
  RETURNING: given([...claimed, ["feng", { do: "return", basis: BASIS }]]),
  ADJUDICATING: given([...claimed, ["feng", { do: "dispute", text: BASIS }]]),
  PARKED: given([...claimed, park, ["zhang", { do: "grant", to: undefined }]]),
  ANSWERED: given(answered),
  REDO: given([...answered, bad]),
  CLOSED: given([...answered, bad, ["resident", { do: "settle" }]]),
  REFERRED: given([...claimed, refer, grant]),
  MERGED: given([["resident", { do: "register", no: 8, year: 2026, twin }]]),
  WITHDRAWN: given([...claimed, withdraw]),
  ARCHIVED: wait(given([...claimed, withdraw]), 31 * DAY),
};

const people = ["resident", "a stranger", "bot", ...office.staff.keys()];
const acts = [...new Set(lifecycle.map(({ act }) => act))].filter((act) => act !== "draft");
const rows: readonly Transition[] = lifecycle;

/** What §15 says of an act, spelt out once more without looking at how the program asks. */
function expected(act: Act, relations: ReadonlySet<Relation>, situation: Situation): string | undefined {
  if (relations.size === 0) return "unknown";
  const mine = rows.filter((row) => row.act === act && row.by.some((relation) => relations.has(relation)));
  if (mine.length === 0) return "not theirs";
  return mine.some((row) => row.from.includes(situation)) ? undefined : "not now";
}

const said: Readonly<Record<string, string>> = {
  unknown: "unknown",
  "not-yours": "not theirs",
  "staff-cannot": "not theirs",
  "not-now": "not now",
  claimed: "not now",
};

describe.each(Object.entries(lives))("the order of checks (§15) in %s", (situation, life) => {
  const where = { office, roster: fullRoster, now: life.now };

  it("is the situation that it says", () => expect(situationOf(life.request)).toBe(situation));

  it.each(people)("for %s: whoever may not see it, then whose it is, then what it is", (who) => {
    const relations = relationsOf(where, actorOf(who), life.request);
    for (const act of acts) {
      const refusal = authorize(where, actorOf(who), act, life.request);
      const meant = refusal === undefined ? undefined : said[refusal.refused];
      expect([act, meant]).toEqual([act, expected(act, relations, situationOf(life.request))]);
    }
  });

  it("tells a stranger nothing that it does not tell of a number that is not there", () => {
    const answers = acts.map((act) => authorize(where, actorOf("a stranger"), act, life.request));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ refused: "unknown", no: life.request.no })]),
    );
  });

  it("lets nobody but the resident withdraw, rate or reopen (I7)", () => {
    for (const act of ["withdraw", "rate", "reopen", "settle", "object"] as const)
      for (const who of people.filter((one) => one !== "resident"))
        expect(authorize(where, actorOf(who), act, life.request)).toBeDefined();
  });
});

it("the table names every act, and every act a way back to it", () => {
  const ids = new Set(rows.map(({ id }) => id));
  for (const id of ["T1", "T2", "T6", "T10", "T11", "T12", "T14", "T15", "T16", "T17", "T18", "T19", "T20", "T21"])
    expect(ids).toContain(id);
});
