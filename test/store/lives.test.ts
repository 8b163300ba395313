import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { precedents } from "../../src/store/precedents.js";
import { BASIS, MONDAY, noise, office } from "../core/spec.js";
import { type Lives, openLives } from "./lives.js";

/** Many small writes that wait for one another: slow where the machine is busy. */
const LONG = 120_000;

describe("lives of requests on a real database, in three processes at once", () => {
  let lives: Lives;

  beforeAll(async () => {
    lives = await openLives();
  });
  afterAll(() => lives?.close());

  it(
    "a claim raced from three platforms has exactly one winner, and a message that comes twice counts once",
    async () => {
      for (let race = 0; race < 8; race++) {
        const id = await lives.begin();
        const rivals = ["feng", "deng", "sun"].flatMap((who, process) =>
          [process, process + 1].map((copy) =>
            lives.act(copy, id, { who, command: { do: "claim" }, key: `${id}/${who}`, now: MONDAY + 120_000 }),
          ),
        );
        const came = await Promise.all(rivals);
        expect(came.filter((one) => one === "done")).toHaveLength(1);
        expect(came.filter((one) => one === undefined)).toHaveLength(3);
        const { events, state } = await lives.read(id);
        const claims = events.filter(({ fact }) => fact.is === "claimed");
        expect(claims.map(({ by }) => by.id)).toEqual([state.accountable]);
      }
    },
    LONG,
  );

  it("a decision is a precedent that can be read", async () => {
    const id = await lives.begin();
    const command = { do: "decide", lead: "housing", assists: ["streets"], basis: BASIS } as const;
    await lives.act(0, id, { who: "feng", command: { do: "claim" }, key: `${id}/1`, now: MONDAY + 120_000 });
    await lives.act(1, id, {
      who: "feng",
      command: { do: "dispute", text: BASIS },
      key: `${id}/2`,
      now: MONDAY + 180_000,
    });
    await lives.act(2, id, { who: "sun", command, key: `${id}/3`, now: MONDAY + 240_000 });
    const all = await precedents(lives.connection.prisma, office.id);
    expect(all.find(({ no }) => `life-${no}` === id)).toEqual({
      ...{ at: MONDAY + 240_000, by: "sun", no: expect.any(Number), category: noise.category, area: "sz-3" },
      ...{ lead: "housing", assists: ["streets"], basis: BASIS },
    });
  });

  describe("and the database itself refuses", () => {
    let id: string;
    beforeAll(async () => {
      id = await lives.begin();
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
      await expect(lives.watcher.query(text, [id])).rejects.toThrow(why);
    });
  });
});
