import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerableAt } from "../../src/core/answerable.js";
import type { Roster } from "../../src/core/duty.js";
import type { Event, Fact } from "../../src/core/event.js";
import { replay } from "../../src/core/evolve.js";
import { isOpen, type Request, wasContacted } from "../../src/core/request.js";
import { nextDue } from "../../src/core/timers.js";
import { chain, GENESIS } from "../../src/store/ledger.js";
import { aptly, type Chance, chances, leaves } from "../core/histories.js";
import { MONDAY, office } from "../core/spec.js";
import { type Deed, type Kept, type Lives, openLives } from "./lives.js";

/** Many small writes that wait for one another: slow where the machine is busy. */
const LONG = 300_000;

/** What stops a message on its way: the process ends before it is stored, or when it is and before the platform hears of it. */
type Crash = "none" | "before" | "after";

type Life = Readonly<{ all: readonly Chance[]; roster: Roster; crashes: readonly Crash[] }>;

const life: fc.Arbitrary<Life> = fc.record({
  all: chances,
  roster: leaves,
  crashes: fc.array(fc.constantFrom<Crash>("none", "none", "none", "before", "after"), { minLength: 7, maxLength: 7 }),
});

/** Lives that are lived at the same time. */
const AT_ONCE = 24;

/** After how many steps of the first life a process loses the database. */
const KILL_EVERY = 6;

describe("random lives on a real database, in three processes at once", () => {
  let lives: Lives;

  beforeAll(async () => {
    lives = await openLives();
  });
  afterAll(() => lives?.close());

  it(
    "I1–I8 hold by the ledger alone, whatever is done at once by whomever, with every message brought twice, clocks that run between, and processes that break off",
    async () => {
      const many = fc.array(life, { minLength: AT_ONCE, maxLength: AT_ONCE });
      await fc.assert(
        fc.asyncProperty(many, async (all) => {
          const ids = await Promise.all(all.map(() => lives.begin()));
          await Promise.all(all.map((one, index) => live(ids[index] ?? "", one, index === 0)));
          for (const id of ids) {
            const kept = await lives.read(id);
            isWhole(id, kept);
            for (const index of kept.events.keys()) isLawful(kept.events, index);
          }
          expect(await untold()).toEqual([]);
        }),
        { numRuns: 2, endOnFailure: true },
      );
      const { rows } = await lives.watcher.query("SELECT count(*)::int AS count FROM inbox");
      expect(rows[0].count).toBeGreaterThan(2000);
    },
    LONG,
  );

  /** Three deeds at a time, each brought to two processes with the same key; what is due by itself happens before them. */
  async function live(id: string, { all, roster, crashes }: Life, kills: boolean): Promise<void> {
    let now = MONDAY + 120_000;
    for (let step = 0; step < all.length; step += 3) {
      const three = all.slice(step, step + 3);
      now += three[0]?.wait ?? 0;
      const request = await untilDue(id, now, roster);
      const killed = kills && step % (3 * KILL_EVERY) === 0 ? lives.kill(step) : undefined;
      const deeds = three.flatMap(({ who, make, apt }, place) => {
        const command = make(now);
        const doer = apt ? aptly(command, request, who) : who;
        const deed = { who: doer, command, key: `${id}/${step + place}`, now, roster };
        const crash = crashes[(step + place) % crashes.length] ?? "none";
        return [bring(place, id, deed, crash), bring(place + 1, id, deed, "none")];
      });
      const came = await Promise.all(deeds);
      await killed;
      // Of two copies one counts, and after any crash exactly one.
      for (let place = 0; place < came.length; place += 2)
        expect([came[place], came[place + 1]].filter((one) => one !== undefined).length).toBeLessThanOrEqual(1);
    }
  }

  /** Lets the request's own clocks run up to an instant, each rung in two processes. */
  async function untilDue(id: string, now: number, roster: Roster): Promise<Request> {
    for (let ticks = 0; ; ticks++) {
      const { state, version } = await lives.read(id);
      if ((nextDue({ office, roster, now }, state) ?? Infinity) > now) return state;
      if (ticks > 50) throw new Error("a clock never comes to rest");
      const deed = { who: "bot", command: { do: "tick" }, key: `${id}/tick/${version}`, now, roster } as const;
      await Promise.all([bring(ticks, id, deed, "none"), bring(ticks + 1, id, deed, "none")]);
    }
  }

  /** The platform brings a message until it hears that it is stored. */
  async function bring(process: number, id: string, deed: Deed, crash: Crash): Promise<"done" | "refused" | undefined> {
    for (let tries = 0; ; tries++) {
      try {
        const came = await lives.act(process, id, { ...deed, breaks: crash === "before" && tries === 0 });
        if (crash === "after") expect(await lives.act(process + 1, id, deed)).toBeUndefined();
        return came;
      } catch (error) {
        if (tries > 9) throw error;
      }
    }
  }

  /** I6: of each step that the resident must hear of, what was not written in the same transaction as the step itself. */
  async function untold(): Promise<readonly unknown[]> {
    const told: readonly Fact["is"][] = [
      ...(["registered", "claimed", "accepted", "decided", "extended", "parked", "answered"] as const),
    ];
    const { rows } = await lives.watcher.query(
      `SELECT e.request, e.seq, e.fact->>'is' AS fact FROM event e WHERE e.fact->>'is' = ANY ($1)
        AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.request = e.request AND d.recipient = 'reporter' AND d.xmin = e.xmin)`,
      [told],
    );
    return rows;
  }
});

/** I3: each step has its row, the rows are chained, and they alone make the request again. */
function isWhole(id: string, { state, version, head, events }: Kept): void {
  expect(events).toHaveLength(version);
  expect(events.reduce((hash, event, index) => chain(hash, id, index + 1, event), GENESIS)).toBe(head);
  expect(JSON.parse(JSON.stringify(replay(events)))).toEqual(state);
}

/** The other invariants, of one row of the ledger and the rows before it. */
function isLawful(events: readonly Event[], index: number): void {
  const event = events[index];
  const after = replay(events.slice(0, index + 1));
  const before = replay(events.slice(0, index));
  if (event === undefined || after === undefined) throw new Error("a ledger without rows");
  const { by, at, fact } = event;
  // Facts of one decision have one time: between them nobody sees the request.
  const isLast = events[index + 1]?.at !== at;
  if (isOpen(after)) expect(office.staff.has(after.accountable ?? ""), "I1").toBe(true);
  if (isLast) expect(answerableAt(events, at) !== undefined, "I1").toBe(isOpen(after));
  if (after.no > 0) expect(after.firstAsked, "I2").toBe(before?.firstAsked ?? after.firstAsked);
  if (after.status === "answered") expect(wasContacted(after), "I4").toBe(true);
  isNotPutOff(before, after, fact);
  if (fact.is === "rated" || fact.is === "withdrawn" || fact.is === "reopened") expect(by.is, "I7").toBe("resident");
  expect(after.hops, "I8").toBeLessThanOrEqual(2);
  if (isLast && after.hops === 2 && isOpen(after) && after.status !== "answered")
    expect(after.ruling !== undefined || after.rounds.length > 0, "I8").toBe(true);
}

/** I5: the promised answer moves by an extension, or by taking up again what was parked, and never to an earlier time. */
function isNotPutOff(before: Request | undefined, after: Request, fact: Fact): void {
  if (before?.due === undefined || after.due === undefined || before.due.answer === after.due.answer) return;
  expect(["extended", "unparked"], "I5").toContain(fact.is);
  expect(after.due.answer, "I5").toBeGreaterThan(before.due.answer);
}
