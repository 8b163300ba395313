import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellFault, verifyLedger } from "../../src/store/verify.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { openStage, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";

describe("the ledger, checked", () => {
  let database: TestDatabase;
  let db: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    const world = await openTelegram();
    const stage = await openStage({ worlds: [world], databaseUrl: database.url });
    for (const [index, group] of ["一", "二", "三"].entries()) {
      const resident = talker(world, { id: String(9001 + index), name: `居民${group}`, language: "zh" });
      await resident.says(`上镇村${group}组的路灯坏了三天`);
      await resident.picks(await resident.hears("路灯"), /登记/);
      await resident.hears("首问责任人");
      await resident.says("催办");
    }
    await stage.stop();
    await world.stop();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    // Whoever can write to the database past its triggers is whom the chain is for.
    await db.query("SET session_replication_role = replica");
  });
  afterAll(async () => {
    await db?.end();
    await database?.drop();
  });

  const check = () => verifyLedger(db, () => {});

  it("is whole, and says how far it has come", async () => {
    const told: [number, number][] = [];
    const { faults, requests, rows } = await verifyLedger(db, (done, all) => told.push([done, all]));
    expect(faults).toEqual([]);
    expect(requests).toBe(3);
    expect(told.at(-1)).toEqual([rows, rows]);
  });

  const Q2 = "(SELECT id FROM request WHERE no = 2)";
  it.each([
    [
      "a changed fact",
      `UPDATE event SET fact = fact || '{"why":"-"}' WHERE request = ${Q2} AND seq = 2`,
      [["changed", 2]],
    ],
    [
      "a changed name",
      `UPDATE event SET by = '{"is":"bot","id":""}' WHERE request = ${Q2} AND seq = 1`,
      [["changed", 1]],
    ],
    [
      "a changed time",
      `UPDATE event SET at = at + interval '1 ms' WHERE request = ${Q2} AND seq = 1`,
      [["changed", 1]],
    ],
    ["a row taken out", `DELETE FROM event WHERE request = ${Q2} AND seq = 2`, [["missing", 3]]],
    [
      "the last row taken out",
      `DELETE FROM event WHERE request = ${Q2} AND seq = (SELECT max(seq) FROM event WHERE request = ${Q2})`,
      [["cut-off", expect.any(Number)]],
    ],
    [
      "two rows that changed places",
      `UPDATE event SET seq = -seq WHERE request = ${Q2} AND seq < 3; UPDATE event SET seq = 3 + seq WHERE request = ${Q2} AND seq < 0`,
      [
        ["changed", 1],
        ["changed", 2],
        ["changed", 3],
      ],
    ],
  ])("names %s", async (_what, tampering, expected) => {
    await db.query("BEGIN");
    try {
      await db.query(tampering);
      const { faults } = await check();
      expect(faults.map(({ kind, seq }) => [kind, seq])).toEqual(expected);
      for (const fault of faults) expect(tellFault(fault)).toContain("/Q-0002 #");
    } finally {
      await db.query("ROLLBACK");
    }
  });

  it("names a request that vanished with all its rows, by its number", async () => {
    await db.query("BEGIN");
    try {
      await db.query(`DELETE FROM event WHERE request = ${Q2}`);
      await db.query("DELETE FROM request WHERE no = 2");
      const { faults } = await check();
      expect(faults.map(tellFault)).toEqual([expect.stringMatching(/\/Q-0002 {2}编号发出过，诉求不见了/)]);
    } finally {
      await db.query("ROLLBACK");
    }
  });

  it("names a number that was never given out", async () => {
    await db.query("BEGIN");
    try {
      await db.query("UPDATE request SET no = 9 WHERE no = 3");
      const { faults } = await check();
      expect(faults.map(({ kind }) => kind).toSorted()).toEqual(["number-beyond", "number-missing"]);
    } finally {
      await db.query("ROLLBACK");
    }
  });

  it("cannot be changed at all by whoever only has the program's rights", async () => {
    const plain = new pg.Client({ connectionString: database.url });
    await plain.connect();
    await expect(plain.query("UPDATE event SET seq = 9")).rejects.toThrow(/append-only/);
    await expect(plain.query("DELETE FROM event")).rejects.toThrow(/append-only/);
    await expect(plain.query("TRUNCATE event")).rejects.toThrow(/append-only/);
    await plain.end();
  });
});
