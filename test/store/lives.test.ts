import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerableAt } from "../../src/core/answerable.js";
import type { Command } from "../../src/core/command.js";
import { decide, isRefusal } from "../../src/core/decide/index.js";
import { fullRoster } from "../../src/core/duty.js";
import type { Event } from "../../src/core/event.js";
import { replay } from "../../src/core/evolve.js";
import { isOpen, type Request } from "../../src/core/request.js";
import { nextDue } from "../../src/core/timers.js";
import { type Connection, connect } from "../../src/store/connect.js";
import { chain, GENESIS } from "../../src/store/ledger.js";
import { precedents } from "../../src/store/precedents.js";
import { createTurn, type Turn } from "../../src/store/turn.js";
import type { Scene, Write } from "../../src/store/types.js";
import { type Chance, chances } from "../core/histories.js";
import { actorOf, BASIS, given, MONDAY, noise, office } from "../core/spec.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";

/** Many small writes that wait for one another: slow where the machine is busy. */
const LONG = 120_000;

/** One of three processes on one database, as three platforms have them. */
type Process = Readonly<{ connection: Connection; turn: Turn }>;

describe("lives of requests on a real database, in three processes at once", () => {
  let database: TestDatabase;
  let processes: readonly [Process, Process, Process];
  let made = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    processes = [open(database.url), open(database.url), open(database.url)];
  });
  afterAll(async () => {
    for (const { connection } of processes ?? []) await connection.close();
    await database?.drop();
  });

  const sql = <Row extends object>(text: string, ...values: unknown[]) =>
    // The caller names what the statement selects.
    processes[0].connection.pool.query<Row>(text, values).then(({ rows }) => rows);

  /** Somebody does something in one of the processes, by a message with a key of its own; undefined: it was stored before. */
  async function act(process: number, id: string, what: { who: string; command: Command; key: string; now: number }) {
    let came: "done" | "refused" | undefined;
    const { turn } = processes[process % processes.length] ?? processes[0];
    const query = { office: office.id, platform: "test", chat: what.who, kind: "private", user: what.who } as const;
    const turned = await turn({ ...query, key: what.key, ids: [id] }, (scene) => {
      const write = written(scene, id, what);
      came = write.changes.length > 0 ? "done" : "refused";
      return write;
    });
    return turned.seen ? undefined : came;
  }

  async function begin(): Promise<string> {
    const id = `life-${++made}`;
    const { events, request } = given([["resident", { do: "register", no: made, year: 2026 }]], { id });
    const change = { before: undefined, request, events, nextDue: undefined };
    const query = { office: office.id, platform: "test", chat: id, kind: "private", user: id } as const;
    await processes[0].turn(query, () => ({ changes: [change], materials: [], errands: [] }));
    return id;
  }

  async function read(
    id: string,
  ): Promise<{ state: Request; version: number; head: string; events: readonly Event[] }> {
    const [row] = await sql<{ state: Request; version: number; head: string }>(
      "SELECT * FROM request WHERE id = $1",
      id,
    );
    const rows = await sql<{ at: Date; by: Event["by"]; fact: Event["fact"] }>(
      "SELECT at, by, fact FROM event WHERE request = $1 ORDER BY seq",
      id,
    );
    if (row === undefined) throw new Error("no such life");
    return { ...row, events: rows.map(({ at, by, fact }) => ({ at: at.getTime(), by, fact })) };
  }

  it(
    "a claim raced from three platforms has exactly one winner, and a message that comes twice counts once",
    async () => {
      for (let race = 0; race < 8; race++) {
        const id = await begin();
        const rivals = ["feng", "deng", "sun"].flatMap((who, process) =>
          [process, process + 1].map((copy) =>
            act(copy, id, { who, command: { do: "claim" }, key: `${id}/${who}`, now: MONDAY + 120_000 }),
          ),
        );
        const came = await Promise.all(rivals);
        expect(came.filter((one) => one === "done")).toHaveLength(1);
        expect(came.filter((one) => one === undefined)).toHaveLength(3);
        const { events, state } = await read(id);
        const claims = events.filter(({ fact }) => fact.is === "claimed");
        expect(claims.map(({ by }) => by.id)).toEqual([state.accountable]);
      }
    },
    LONG,
  );

  it(
    "I1–I3 hold for whatever is done at once by whomever, with every message brought twice",
    async () => {
      await fc.assert(
        fc.asyncProperty(chances, async (all) => {
          const id = await begin();
          await playAtOnce(id, all);
          const { state, version, head, events } = await read(id);
          expect(events).toHaveLength(version);
          expect(events.reduce((hash, event, index) => chain(hash, id, index + 1, event), GENESIS)).toBe(head);
          expect(JSON.parse(JSON.stringify(replay(events)))).toEqual(state);
          events.forEach((event, index) => {
            const until = replay(events.slice(0, index + 1));
            const known = until !== undefined && isOpen(until);
            if (known) expect(office.staff.has(until?.accountable ?? "")).toBe(true);
            if (events[index + 1]?.at !== event.at) expect(answerableAt(events, event.at) !== undefined).toBe(known);
          });
        }),
        { numRuns: 5 },
      );
    },
    LONG,
  );

  /** Three at a time, each brought to two processes with the same key. */
  async function playAtOnce(id: string, all: readonly Chance[]): Promise<void> {
    let now = MONDAY + 120_000;
    for (let index = 0; index < all.length; index += 3) {
      const three = all.slice(index, index + 3);
      now += three[0]?.wait ?? 0;
      const { state } = await read(id);
      await Promise.all(
        three.flatMap(({ who, make, apt }, place) => {
          const what = {
            who: apt ? (state.accountable ?? who) : who,
            command: make(now),
            key: `${id}/${index + place}`,
            now,
          };
          return [act(place, id, what), act(place + 1, id, what)];
        }),
      );
    }
  }

  it("a decision is a precedent that can be read", async () => {
    const id = await begin();
    const command = { do: "decide", lead: "housing", assists: ["streets"], basis: BASIS } as const;
    await act(0, id, { who: "feng", command: { do: "claim" }, key: `${id}/1`, now: MONDAY + 120_000 });
    await act(1, id, { who: "feng", command: { do: "dispute", text: BASIS }, key: `${id}/2`, now: MONDAY + 180_000 });
    await act(2, id, { who: "sun", command, key: `${id}/3`, now: MONDAY + 240_000 });
    const all = await precedents(processes[0].connection.prisma, office.id);
    expect(all.find(({ no }) => no === made)).toEqual({
      ...{ at: MONDAY + 240_000, by: "sun", no: made, category: noise.category, area: "sz-3" },
      ...{ lead: "housing", assists: ["streets"], basis: BASIS },
    });
  });

  describe("and the database itself refuses", () => {
    let id: string;
    beforeAll(async () => {
      id = await begin();
    });

    it.each([
      [
        "I4: an answer without contact",
        `UPDATE request SET status = 'answered' WHERE id = $1`,
        "answered_was_contacted",
      ],
      [
        "I8: a third hop",
        `UPDATE request SET state = jsonb_set(state, '{hops}', '3') WHERE id = $1`,
        "passed_back_twice_at_most",
      ],
      [
        "I5: a later answer",
        `UPDATE request SET answer_due = answer_due + interval '1 day' WHERE id = $1`,
        "never put off without an extension",
      ],
      [
        "I3: a version without a row of the ledger",
        `UPDATE request SET version = 99 WHERE id = $1`,
        "has no row in the ledger",
      ],
      ["I1: nobody answerable", `UPDATE request SET accountable = NULL WHERE id = $1`, "someone_is_answerable"],
      ["I2: another first asked", `UPDATE request SET first_asked = 'zhang' WHERE id = $1`, "never edited"],
      [
        "I7: feedback by staff",
        `INSERT INTO event (request, seq, at, by, fact, hash) VALUES ($1, 99, now(), '{"is":"staff","id":"feng"}', '{"is":"rated","rating":{}}', '')`,
        "only_the_resident",
      ],
      [
        "§9: a breach confirmed by a machine",
        `INSERT INTO event (request, seq, at, by, fact, hash) VALUES ($1, 99, now(), '{"is":"bot","id":""}', '{"is":"breach-settled"}', '')`,
        "only_people_settle",
      ],
    ])("%s", async (_name, text, why) => {
      await expect(sql(text, id)).rejects.toThrow(why);
    });
  });
});

function open(url: string): Process {
  const connection = connect(url, { max: 3 });
  const { prisma, hot } = connection;
  const turn = createTurn({ database: prisma, hot, office: office.id, clock: () => MONDAY, worker: () => undefined });
  return { connection, turn };
}

/** What a command comes to as the store writes it; a refusal is stored as a message that changed nothing. */
function written(scene: Scene, id: string, what: { who: string; command: Command; key: string; now: number }): Write {
  const { who, command, key, now } = what;
  const where = { office, roster: fullRoster, now };
  const before = scene.requests.find(({ request }) => request.id === id);
  const decision = decide({ ...where, actor: actorOf(who), command, request: before?.request });
  const inbox = {
    platform: "test",
    key,
    at: now,
    conversation: scene.conversation.id,
    sender: who,
    body: {},
    fate: "done",
  } as const;
  if (isRefusal(decision)) return { inbox, changes: [], materials: [], errands: [] };
  const { request, events } = decision;
  return {
    inbox,
    changes: [{ before, request, events, nextDue: nextDue(where, request) }],
    materials: [],
    errands: [],
  };
}
