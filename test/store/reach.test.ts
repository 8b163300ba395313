import { createServer } from "node:net";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reach } from "../../src/store/reach.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
const log = () => undefined;

beforeEach(async () => {
  database = await emptyDatabase();
});

afterEach(async () => {
  await database.drop();
});

test("an operator's database that fits is taken", async () => {
  await expect(reach(database.url, { log })).resolves.toBeUndefined();
});

test("a user without rights and a wrong encoding are both told at once, each with its mend", async () => {
  const name = new URL(database.url).pathname.slice(1);
  const user = `${name}_guest`;
  await admin(`CREATE DATABASE ${name}_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
  await admin(`CREATE USER ${user} PASSWORD 'guest'`);
  const url = Object.assign(new URL(database.url), { username: user, password: "guest", pathname: `/${name}_latin` });
  const refusal = await reach(url.href, { log }).catch((error: Error) => error.message);
  await admin(`DROP DATABASE ${name}_latin`);
  await admin(`DROP USER ${user}`);
  expect(refusal).toContain("✗ its encoding is LATIN1: make one with CREATE DATABASE");
  expect(refusal).toContain(`run GRANT CREATE, USAGE ON SCHEMA public TO "${user}"`);
  expect(refusal).not.toContain("guest@");
});

test("a wrong password and an unknown database are told at once, without waiting", async () => {
  const url = new URL(database.url);
  const unknown = Object.assign(new URL(url), { pathname: "/nowhere" }).href;
  await expect(reach(unknown, { log })).rejects.toThrow("it has no database of this name; create it with");
  const wrong = Object.assign(new URL(url), { password: "wrong" }).href;
  await expect(reach(wrong, { log })).rejects.toThrow("cannot be reached: it refuses the password; mend it");
});

test("a server that is away is waited for, telling, and given up after a while", async () => {
  const told: string[] = [];
  const url = `postgresql://somebody@127.0.0.1:${await closedPort()}/x`;
  const attempt = reach(url, { log: (line) => told.push(line), patienceMs: 1_500 });
  await expect(attempt).rejects.toThrow("nothing listens there; start PostgreSQL, or mend host and port");
  expect(told[0]).toMatch(/does not answer yet .*trying again/);
});

async function admin(sql: string) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
