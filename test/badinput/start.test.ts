import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";

/** What is wrong, and every thing that must be said about it. */
type Wrong = Readonly<{ env: Readonly<Record<string, string>>; says: readonly (string | RegExp)[]; hides?: string }>;

describe("a start that cannot succeed ends with everything that is wrong, and how to mend it", () => {
  let folder: string;
  let database: TestDatabase;
  let server: Server;
  let cases: Readonly<Record<string, Wrong>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "shouwen-start-"));
    database = await freshDatabase();
    await writeFile(join(folder, "file"), "no folder");
    await writeFile(join(folder, "office.yaml"), await brokenOffice());
    const wrongPassword = Object.assign(new URL(database.url), { password: "hunter2secret" }).href;
    const noDatabase = Object.assign(new URL(database.url), { pathname: "/nowhere" }).href;
    const taken = await occupiedPort();
    cases = {
      "a half-filled .env": {
        env: { SLACK_SIGNING_SECRET: "abcdefsecret", TELEGRAM_BOT_TOKEN: "not-a-token-secret", PORT: "http" },
        says: ["SLACK_BOT_TOKEN", "TELEGRAM_BOT_TOKEN", "@BotFather", "PORT", "0 到 65535"],
        hides: "secret",
      },
      "an office file with an unknown key, a gap and an overlap": {
        env: { OFFICE_FILE: join(folder, "office.yaml") },
        says: [/第 \d+ 行.*phoen/, /line \d+.*phoen/, /下营村有值班空档/, /重叠/, /overlaps with line \d+/],
      },
      "no office file": { env: { OFFICE_FILE: join(folder, "none.yaml") }, says: ["none.yaml"] },
      "a folder that is none": { env: { DATA_DIR: join(folder, "file/data") }, says: ["DATA_DIR", "ENOTDIR", "可写"] },
      "a database that refuses the password": {
        env: { DATABASE_URL: wrongPassword },
        says: ["password"],
        hides: "hunter2",
      },
      "a database that does not exist": { env: { DATABASE_URL: noDatabase }, says: ["CREATE DATABASE"] },
      "a host that nobody knows": {
        env: { DATABASE_URL: "postgresql://me:hunter2@nowhere.invalid:5432/x" },
        says: ["host name"],
        hides: "hunter2",
      },
      "a port that is taken": {
        env: { PORT: String(taken.port), DATABASE_URL: database.url },
        says: [String(taken.port), "PORT"],
      },
    };
    server = taken.server;
  });
  afterAll(async () => {
    server?.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    "a half-filled .env",
    "an office file with an unknown key, a gap and an overlap",
    "no office file",
    "a folder that is none",
    "a database that refuses the password",
    "a database that does not exist",
    "a host that nobody knows",
    "a port that is taken",
  ])("%s", async (name) => {
    const { env, says, hides } = cases[name] ?? { env: {}, says: ["the case is missing"] };
    const { code, printed } = await start({ DATA_DIR: join(folder, "data"), DATABASE_URL: database.url, ...env });
    expect(code).toBe(1);
    for (const word of says) expect(printed).toMatch(word);
    expect(printed).not.toMatch(/^ {4}at /m);
    if (hides !== undefined) expect(printed).not.toContain(hides);
  });
});

/** The example with three different mistakes in it. */
async function brokenOffice(): Promise<string> {
  const example = await readFile("examples/office.yaml", "utf8");
  return example
    .replace('phone: "010-0000-0001"', 'phoen: "010-0000-0001"')
    .replace(/ {2}- \{ area: xiaying, post: xy-desk, from: "20:00".*\n/, "")
    .replace(
      / {2}- \{ area: lihua, post: lh-desk, week: MON-FRI.*\n/,
      (row) => row + row.replace("[zhou, he]", "[he]"),
    );
}

async function start(env: Readonly<Record<string, string>>): Promise<Readonly<{ code: unknown; printed: string }>> {
  const child = spawn(process.execPath, ["src/shouwen.mjs", "start"], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (printed += data.toString()));
  const [code] = await once(child, "close");
  return { code, printed };
}

async function occupiedPort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { port: typeof address === "object" && address !== null ? address.port : 0, server };
}
