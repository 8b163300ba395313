import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect } from "../../src/store/connect.js";
import { createTurn, type Turn } from "../../src/store/turn.js";
import type { Scene, SceneQuery, Write } from "../../src/store/types.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";

const NOW = Date.parse("2026-03-02T09:00:00+08:00");

describe("turns that are written together", () => {
  let database: TestDatabase;
  let connection: Connection;
  let turn: Turn;

  beforeAll(async () => {
    database = await freshDatabase();
    connection = connect(database.url);
    turn = process();
  });
  afterAll(async () => {
    await connection?.close();
    await database?.drop();
  });

  /** A process of its own on the same database. */
  const process = () =>
    createTurn({
      database: connection.prisma,
      hot: connection.hot,
      office: "zly",
      clock: () => NOW,
      worker: () => undefined,
    });
  const query = (chat: string): SceneQuery => ({
    ...{ office: "zly", platform: "test", chat, kind: "private", user: chat, key: `key of ${chat}` },
  });
  const stored = ({ conversation }: Scene, key: string): Write => ({
    inbox: { platform: "test", key, at: NOW, conversation: conversation.id, sender: "s", body: {}, fate: "done" },
    conversation,
    changes: [],
    materials: [],
    errands: [],
  });
  const count = async () => (await connection.pool.query("SELECT value FROM counter WHERE year = 2026")).rows[0]?.value;

  it("are not spoilt by one that cannot be decided, and its number goes to the next", async () => {
    const taken: number[] = [];
    const turns = ["a", "b", "c", "d"].map((chat) =>
      turn(query(chat), (scene, numbers) => {
        const no = numbers("zly", 2026);
        if (chat === "b") throw new TypeError("a bug in deciding");
        taken.push(no);
        return stored(scene, `key of ${chat}`);
      }).then(
        () => "written",
        (error: unknown) => (error instanceof TypeError ? "refused" : "lost"),
      ),
    );
    expect(await Promise.all(turns)).toEqual(["written", "refused", "written", "written"]);
    expect(await count()).toBe(3);
    expect(taken.slice(-3)).toEqual([1, 2, 3]);
    const { rows } = await connection.pool.query("SELECT key FROM inbox ORDER BY key");
    expect(rows.map(({ key }) => key)).toEqual(["key of a", "key of c", "key of d"]);
  });

  it("know what was stored before, and decide nothing about it", async () => {
    const again = await turn(query("a"), () => {
      throw new Error("it is not to be decided again");
    });
    expect(again).toEqual({ seen: true, deliveries: [] });
  });

  it("of the same message at two processes at once: one writes, the other finds it stored", async () => {
    const other = process();
    const both = await Promise.all([turn, other].map((one) => one(query("e"), (scene) => stored(scene, "key of e"))));
    expect(both.map(({ seen }) => seen).toSorted()).toEqual([false, true]);
  });

  it("of two processes that register at the same moment: no number twice, none left out", async () => {
    const other = process();
    const before = await count();
    const many = Array.from({ length: 40 }, (_, i) =>
      (i % 2 === 0 ? turn : other)(query(`f${i}`), (scene, numbers) => {
        numbers("zly", 2026);
        return stored(scene, `key of f${i}`);
      }),
    );
    await Promise.all(many);
    expect(await count()).toBe(before + 40);
  });

  it("of a hundred who change the same row at once, in two processes: each is written, however often others were first", async () => {
    const other = process();
    const keys = Array.from({ length: 100 }, (_, i) => `key of g${i}`);
    const told = keys.map((key, i) =>
      (i % 2 === 0 ? turn : other)({ ...query("g"), key }, (scene) => stored(scene, key)),
    );
    expect((await Promise.all(told)).filter(({ seen }) => seen)).toEqual([]);
    const { rows } = await connection.pool.query(
      "SELECT count(*)::int AS count FROM inbox WHERE conversation = 'test:g'",
    );
    expect(rows).toEqual([{ count: 100 }]);
  });
});
