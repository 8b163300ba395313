import { afterEach, beforeEach, expect, test } from "vitest";
import { connect } from "../../src/store/connect.js";
import { type Listener, listen } from "../../src/store/listen.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let heard: string[];
let ears: Listener;

beforeEach(async () => {
  database = await emptyDatabase();
  heard = [];
  ears = await listen(database.url, ["due", "office"], {
    onNotify: (channel, payload) => heard.push(`${channel}: ${payload}`),
    onReconnect: () => heard.push("reconnected"),
  });
});

afterEach(async () => {
  await ears.close();
  await database.drop();
});

test("hears what is said on its channels, and nothing else", async () => {
  const { prisma, close } = connect(database.url, { max: 1 });
  await prisma.$executeRaw`SELECT pg_notify('elsewhere', 'x'), pg_notify('due', '7'), pg_notify('office', '')`;
  await close();
  await expect.poll(() => heard).toEqual(["due: 7", "office: "]);
});

test("comes back by itself when its connection is cut, says so, hears again and holds its locks", async () => {
  expect(await ears.lock(4, 2)).toBe(true);
  const { pool, close } = connect(database.url, { max: 1 });
  await pool.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 2");
  await expect.poll(() => heard).toEqual(["reconnected"]);
  await pool.query("NOTIFY due, 'after'");
  await expect.poll(() => heard).toEqual(["reconnected", "due: after"]);
  const { rows } = await pool.query("SELECT pg_try_advisory_lock(4, 2) AS free");
  expect(rows).toEqual([{ free: false }]);
  await close();
});

test("a lock that another session holds is refused, and is free once that one has closed", async () => {
  const other = await listen(database.url, [], { onNotify: () => undefined, onReconnect: () => undefined });
  expect(await other.lock(4, 2)).toBe(true);
  expect(await ears.lock(4, 2)).toBe(false);
  await other.close();
  await expect.poll(() => ears.lock(4, 2)).toBe(true);
});
