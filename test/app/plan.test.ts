import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Need, plan, type Reach, type Step } from "../../src/app/plan.js";

const HOUR = 3_600_000;
const closed: Reach = { openings: [], standing: false, once: 0, other: undefined };
const window5: Reach = { ...closed, openings: [{ slot: "service", count: 5, until: 48 * HOUR }] };

function need(id: string, weight: Need["weight"], more: Partial<Need> = {}): Need {
  return { id, weight, merge: undefined, createdAt: Number(id.replace(/\D/g, "")), notAfter: undefined, ...more };
}

function doneWith(steps: readonly Step[]): Record<string, string> {
  return Object.fromEntries(steps.map((step) => [step.id, step.do]));
}

describe("plan", () => {
  it("V30: keeps a slot for the result and one for what we need to know; the rest is held", () => {
    const six = [1, 2, 3, 4, 5, 6].map((n) => need(`n${n}`, "news"));
    expect(plan(six, window5, 0).map((step) => step.do)).toEqual(["send", "send", "send", "hold", "hold", "hold"]);
    const withResult = [...six, need("n7", "need"), need("n8", "result")];
    const done = doneWith(plan(withResult, window5, 0));
    expect(done.n8).toBe("send");
    expect(done.n7).toBe("send");
  });

  it("says the weightier first, and in the order in which they came", () => {
    const steps = plan(
      [need("n1", "news"), need("n2", "result"), need("n3", "critical"), need("n4", "news")],
      window5,
      0,
    );
    expect(steps.map((step) => step.id)).toEqual(["n3", "n2", "n1", "n4"]);
  });

  it("says news of one request as one message", () => {
    const steps = plan(
      [need("n1", "news", { merge: "a" }), need("n2", "news", { merge: "a" }), need("n3", "news", { merge: "b" })],
      window5,
      0,
    );
    expect(steps[0]).toEqual({ id: "n1", do: "send", slot: "service", with: ["n2"] });
    expect(doneWith(steps)).toEqual({ n1: "send", n2: "merged", n3: "send" });
  });

  it("without a window: standing notice, one-time notice, another chat, the next contact, in this order", () => {
    const result = [need("n1", "result")];
    expect(plan(result, { ...closed, standing: true, once: 1, other: "x" }, 0)[0]?.do).toBe("notice");
    expect(plan(result, { ...closed, once: 1, other: "x" }, 0)[0]).toEqual({ id: "n1", do: "notice", leave: "once" });
    expect(plan(result, { ...closed, other: "x" }, 0)[0]).toEqual({ id: "n1", do: "redirect", to: "x" });
    expect(plan(result, closed, 0)[0]).toEqual({ id: "n1", do: "hold", why: "no-window" });
  });

  it("never spends a consent on small talk, and never twice", () => {
    expect(plan([need("n1", "news")], { ...closed, standing: true, once: 3 }, 0)[0]?.do).toBe("hold");
    const steps = plan([need("n1", "result"), need("n2", "need")], { ...closed, once: 1 }, 0);
    expect(doneWith(steps)).toEqual({ n1: "notice", n2: "hold" });
  });

  it("knocks once for a need: one that a notice was sent of goes another way, or waits", () => {
    const knocked = [need("n1", "result", { noticed: true })];
    expect(plan(knocked, { ...closed, standing: true, once: 2, other: "x" }, 0)[0]?.do).toBe("redirect");
    expect(plan(knocked, { ...closed, standing: true, once: 2 }, 0)[0]?.do).toBe("hold");
  });

  it("of an account whose calls are used up: what rides on the platform's own call, another chat, or waits for the quota", () => {
    const spent: Reach = { ...closed, spent: true, standing: true, once: 2 };
    const passive = { ...spent, openings: [{ slot: "passive", count: 1, until: HOUR }] };
    expect(plan([need("n1", "reply")], passive, 0)[0]).toMatchObject({ do: "send", slot: "passive" });
    expect(plan([need("n1", "result")], { ...spent, other: "x" }, 0)[0]).toEqual({ id: "n1", do: "redirect", to: "x" });
    expect(plan([need("n1", "result")], spent, 0)[0]).toEqual({ id: "n1", do: "hold", why: "quota" });
  });

  it("lets go of what is not worth saying any more", () => {
    expect(plan([need("n1", "news", { notAfter: 5 })], window5, 6)[0]?.do).toBe("expire");
  });
});

const someNeed = fc.record({
  weight: fc.constantFrom("critical", "reply", "result", "need", "news"),
  merge: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
  createdAt: fc.nat(1000),
  notAfter: fc.option(fc.nat(1000), { nil: undefined }),
  noticed: fc.boolean(),
}) satisfies fc.Arbitrary<Omit<Need, "id">>;
const needs = fc
  .array(someNeed, { maxLength: 30 })
  .map((all) => all.map((one, index): Need => ({ ...one, id: `n${index}` })));
const reach: fc.Arbitrary<Reach> = fc.record({
  openings: fc.array(
    fc.record({ slot: fc.constantFrom("passive", "service"), count: fc.nat(5), until: fc.nat(1000) }),
    { maxLength: 3 },
  ),
  standing: fc.boolean(),
  once: fc.nat(3),
  spent: fc.boolean(),
  other: fc.option(fc.constant("telegram:1"), { nil: undefined }),
});

/** What a chat lives through between two plans: time passes, its person may write, a notice may be agreed to. */
const turns = fc.array(fc.record({ passes: fc.nat(200), writes: fc.nat(3), agrees: fc.boolean(), reach }), {
  minLength: 1,
  maxLength: 20,
});

type Turn = Readonly<{ passes: number; writes: number; agrees: boolean; reach: Reach }>;
type End = "said" | "elsewhere" | "late";

/** Plans a chat again and again as the program does, until nothing is owed; how each need ended, and which were noticed. */
function live(owed: readonly Need[], all: readonly Turn[]) {
  const ends: (readonly [string, End])[] = [];
  const noticed: string[] = [];
  let left = [...owed];
  let now = 0;
  let once = 0;
  const until = Math.max(0, ...owed.map(({ notAfter = 3000 }) => notAfter)) + 1;
  const forever = { passes: until, writes: 0, agrees: false, reach: { ...closed } };
  for (const turn of [...all, forever]) {
    now += turn.passes;
    once += turn.agrees ? 1 : 0;
    const openings = turn.writes === 0 ? [] : [{ slot: "service", count: turn.writes, until: now + 1 }];
    const steps = plan(left, { ...turn.reach, openings, once }, now);
    expect(steps.filter((step) => step.do === "send").length).toBeLessThanOrEqual(turn.writes);
    for (const step of steps) {
      if (step.do === "hold") continue;
      if (step.do === "notice") {
        noticed.push(step.id);
        once -= step.leave === "once" ? 1 : 0;
        left = left.map((one) => (one.id === step.id ? { ...one, noticed: true } : one));
        continue;
      }
      ends.push([step.id, step.do === "expire" ? "late" : step.do === "redirect" ? "elsewhere" : "said"]);
      left = left.filter(({ id }) => id !== step.id);
    }
    expect(once).toBeGreaterThanOrEqual(0);
  }
  return { ends, noticed };
}

describe("a chat that is planned again and again, whatever happens between", () => {
  it("lets everything that was owed end in exactly one way, spends no slot twice, and knocks at most once for each", () => {
    const mortal = needs.map((all) => all.map((one) => ({ ...one, noticed: false, notAfter: one.notAfter ?? 2000 })));
    fc.assert(
      fc.property(mortal, turns, (owed, all) => {
        const { ends, noticed } = live(owed, all);
        expect(ends.map(([id]) => id).sort()).toEqual(owed.map(({ id }) => id).sort());
        expect(new Set(noticed).size).toBe(noticed.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("plan, whatever is owed and whatever is left", () => {
  it("gives every need exactly one step, and none to what is not owed", () => {
    fc.assert(
      fc.property(needs, reach, fc.nat(1000), (owed, left, now) => {
        const ids = plan(owed, left, now).map((step) => step.id);
        expect([...ids].sort()).toEqual(owed.map((one) => one.id).sort());
      }),
      { numRuns: 2000 },
    );
  });

  it("never exceeds a quota, of any slot or of one-time consents", () => {
    fc.assert(
      fc.property(needs, reach, fc.nat(1000), (owed, left, now) => {
        const steps = plan(owed, left, now);
        for (const slot of ["passive", "service"]) {
          const may = left.openings
            .filter((opening) => opening.slot === slot && opening.until > now)
            .reduce((sum, { count }) => sum + count, 0);
          expect(steps.filter((step) => step.do === "send" && step.slot === slot).length).toBeLessThanOrEqual(may);
        }
        expect(steps.filter((step) => step.do === "notice" && step.leave === "once").length).toBeLessThanOrEqual(
          left.spent === true ? 0 : left.once,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("lets no urgent need wait behind a chatty one", () => {
    fc.assert(
      fc.property(needs, reach, fc.nat(1000), (owed, left, now) => {
        const steps = doneWith(plan(owed, left, now));
        const heldHeavy = owed.some(
          (one) => ["critical", "reply", "result"].includes(one.weight) && steps[one.id] === "hold",
        );
        if (heldHeavy) expect(owed.filter((one) => one.weight === "news" && steps[one.id] === "send")).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("plans no second notice of what was noticed before", () => {
    fc.assert(
      fc.property(needs, reach, fc.nat(1000), (owed, left, now) => {
        const noticed = new Set(owed.filter((one) => one.noticed).map(({ id }) => id));
        expect(plan(owed, left, now).filter((step) => step.do === "notice" && noticed.has(step.id))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("is the same for the same needs in any order", () => {
    fc.assert(
      fc.property(needs, reach, fc.nat(1000), (owed, left, now) => {
        expect(plan([...owed].reverse(), left, now)).toEqual(plan(owed, left, now));
      }),
    );
  });
});
