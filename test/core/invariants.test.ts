import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerableAt } from "../../src/core/answerable.js";
import type { Command } from "../../src/core/command.js";
import { decide } from "../../src/core/decide/index.js";
import { fullRoster } from "../../src/core/duty.js";
import type { Fact } from "../../src/core/event.js";
import { evolve } from "../../src/core/evolve.js";
import { isOpen, type Request, type Round, wasContacted } from "../../src/core/request.js";
import { chances, type Done, leaves, play } from "./histories.js";
import { actorOf, DAY, given, MONDAY, office, replayed } from "./spec.js";

/** Each life has up to 120 steps; more than a hundred of them are some ten thousand. */
const lives = fc.tuple(chances, leaves);
const runs = { numRuns: 120 };

function always(check: (step: Done, all: readonly Done[]) => void, settings: { seed?: number } = {}): void {
  fc.assert(
    fc.property(lives, ([steps, roster]) => {
      const all = play(steps, roster);
      for (const step of all) check(step, all);
    }),
    { ...runs, ...settings },
  );
}

/** What a life must get somewhere to come to. */
const rare: readonly Fact["is"][] = [
  "decided",
  "extended",
  "parked",
  "reopened",
  "supervised",
  "referred",
  "late",
  "suspected",
];

describe("whatever happens, in whatever order, by whomever", () => {
  it("I1 exactly one named person is answerable while it is open, at every instant of the ledger", () => {
    always(({ after }) => {
      if (isOpen(after)) expect(office.staff.has(after.accountable ?? "")).toBe(true);
    });
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 200 * DAY }), ([steps, roster], later) => {
        const all = play(steps, roster);
        const events = [...given([]).events, ...all.flatMap((step) => step.events)];
        const at = MONDAY + later;
        const last = all.filter((step) => step.now <= at).at(-1)?.after;
        const found = answerableAt(events, at);
        expect(found?.staff).toBe(last !== undefined && isOpen(last) ? last.accountable : undefined);
      }),
      runs,
    );
  });

  it("and the lives that are tried hold nearly everything that can happen", () => {
    const seen = new Set<Fact["is"]>();
    const note = ({ events }: Done) => {
      for (const { fact } of events) seen.add(fact.is);
    };
    // It is about the makers of lives, not about the program: the same lives each time.
    always(note, { seed: 20260302 });
    expect(rare.filter((is) => !seen.has(is))).toEqual([]);
    expect(seen.size).toBeGreaterThan(40);
  });

  it("I2 the first asked is known from registration, and never changes", () =>
    always(({ before, after }) => {
      if (after.no > 0) expect(after.firstAsked).toBeDefined();
      if (before.firstAsked !== undefined) expect(after.firstAsked).toBe(before.firstAsked);
    }));

  it("I3 nothing changes without a row of the ledger, and the ledger alone makes the request again", () =>
    always(({ before, events, after }, all) => {
      expect(events.reduce<Request>(evolve, before)).toEqual(after);
      if (after === all.at(-1)?.after)
        expect(replayed([...given([]).events, ...all.flatMap((step) => step.events)])).toEqual(after);
    }));

  it("I4 what is answered was contacted, or tried twice", () =>
    always(({ after }) => {
      if (after.status === "answered") expect(wasContacted(after)).toBe(true);
    }));

  it("I5 nothing moves the promised answer but an extension, or taking up again what was parked", () =>
    always(({ before, events, after }) => {
      const moved = before.due !== undefined && after.due?.answer !== before.due.answer;
      if (moved)
        expect(events.map(({ fact }) => fact.is)).toContain(
          after.extended && !before.extended ? "extended" : "unparked",
        );
      if (before.due !== undefined && after.due !== undefined)
        expect(after.due.answer).toBeGreaterThanOrEqual(before.due.answer);
    }));

  it("I6 the resident is told of every registration, acceptance, decision, extension, parking and answer", () => {
    const told: ReadonlySet<Fact["is"]> = new Set<Fact["is"]>([
      "registered",
      "claimed",
      "accepted",
      "decided",
      "extended",
      "parked",
      "answered",
    ]);
    always(({ events, notices }) => {
      if (events.some(({ fact }) => told.has(fact.is))) expect(notices.some(({ to }) => to === "reporter")).toBe(true);
    });
  });

  it("I7 only the resident writes a feedback field or withdraws", () =>
    always(({ events }) => {
      for (const { fact, by } of events)
        if (fact.is === "rated" || fact.is === "withdrawn" || fact.is === "reopened")
          expect(by).toEqual({ is: "resident", id: "resident" });
    }));

  it("I7 whatever the staff, a stranger or the clock do, no answer changes, and none is there before the resident gave it", () => {
    const scores = ({ contacted, solved, satisfied, reason }: Round) => ({ contacted, solved, satisfied, reason });
    const none = { contacted: undefined, solved: undefined, satisfied: undefined, reason: undefined };
    always(({ before, events, after }) => {
      if (events.some(({ by }) => by.is === "resident")) return;
      expect(after.rounds.map(scores)).toEqual([
        ...before.rounds.map(scores),
        ...after.rounds.slice(before.rounds.length).map(() => none),
      ]);
    });
  });

  it("I7 each of the staff is refused each of the resident's own acts, wherever it stands; whoever handled it is not asked to ring", () => {
    const theirs: readonly Command[] = [
      ...(["yes", "no"] as const).flatMap((answer): readonly Command[] => [
        { do: "rate", rating: { contacted: answer } },
        { do: "rate", rating: { solved: answer } },
        { do: "rate", rating: { satisfied: answer } },
      ]),
      { do: "rate", rating: { reason: "passed" } },
      { do: "reopen" },
      { do: "settle" },
      { do: "withdraw", why: undefined },
    ];
    always(({ after, notices, now }) => {
      for (const { to, say } of notices)
        if (say.kind === "call-back") expect(to).not.toEqual({ staff: after.accountable });
      for (const who of ["liu", "sun", "zhang", "wu", after.accountable ?? "liu"])
        for (const command of theirs)
          expect(
            decide({ office, roster: fullRoster, now, actor: actorOf(who), command, request: after }),
          ).toHaveProperty("refused");
    });
  });

  it("I8 it is passed back twice at most before somebody decides", () =>
    always(({ after }) => {
      expect(after.hops).toBeLessThanOrEqual(2);
      if (after.hops === 2 && isOpen(after) && after.status !== "answered")
        expect(after.ruling !== undefined || after.rounds.length > 0).toBe(true);
    }));

  it("nobody is answerable who neither was asked first, nor took it, nor was given it by decision", () =>
    always(({ before, events, after }) => {
      if (before.accountable === after.accountable) return;
      const took = events.map(({ fact, by }) =>
        fact.is === "claimed" || fact.is === "accepted"
          ? by.id
          : fact.is === "registered"
            ? fact.firstAsked
            : fact.is === "decided" || fact.is === "merged"
              ? fact.accountable
              : undefined,
      );
      expect(took).toContain(after.accountable);
    }));

  it("what is suspected stays so until an official says otherwise", () =>
    always(({ events }) => {
      for (const { fact, by } of events)
        if (fact.is === "breach-settled") expect(office.staff.get(by.id)?.roles).toContain("official");
    }));
});
