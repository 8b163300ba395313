import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isServing } from "../../src/store/private/server.js";
import { talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";

// The program as an operator starts it, with a database of its own that is made anew.

type Program = Readonly<{ child: ChildProcess; lines: string[]; opened: Promise<void>; ended: Promise<unknown> }>;

let dataDir: string;
let world: World;
let programs: Program[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "shouwen-whole-"));
  world = await openTelegram();
  programs = [];
});

afterEach(async () => {
  for (const { child } of programs) child.kill("SIGKILL");
  await Promise.all(programs.map(({ ended }) => ended));
  const pid = await serverPid().catch(() => 0);
  if (pid > 0 && (await isServing(pid, join(dataDir, "postgres")))) process.kill(pid, "SIGQUIT");
  await world.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

describe("the whole program with its own database", () => {
  it("answers after both were killed, and forgets nothing", async () => {
    const first = begin();
    await first.opened;
    const crowd = speakers(12);
    const saying = crowd.map((resident) => resident.says("上镇村三组的路灯坏了三天"));
    await crowd[0]?.hears("路灯");
    process.kill(await serverPid(), "SIGKILL");
    first.child.kill("SIGKILL");
    await first.ended;

    const late = talker(world, { id: "9100", name: "后来的人", language: "zh" });
    saying.push(late.says("下营村一组的井盖丢了"));
    const second = begin();
    await second.opened;
    await late.hears("井盖");
    await Promise.all(saying);
    for (const resident of crowd) await heardOnce(resident, 2);
  });

  it("goes on when only its database was killed, and says nothing twice but what was in hand", async () => {
    const program = begin();
    await program.opened;
    const crowd = speakers(12);
    const saying = crowd.map((resident) => resident.says("上镇村三组的路灯坏了三天"));
    await crowd[0]?.hears("路灯");
    process.kill(await serverPid(), "SIGKILL");
    await Promise.all(saying);
    for (const resident of crowd) await heardOnce(resident, 2);
    const later = talker(world, { id: "9100", name: "后来的人", language: "zh" });
    await later.says("下营村一组的井盖丢了");
    await later.hears("井盖");
    expect(program.child.exitCode).toBeNull();
  });

  it("stops in order in the middle of it all: nothing lost, nothing twice, no database left running", async () => {
    const first = begin();
    await first.opened;
    const server = await serverPid();
    const crowd = speakers(20);
    const saying = crowd.map((resident) => resident.says("上镇村三组的路灯坏了三天"));
    await crowd[0]?.hears("路灯");
    first.child.kill("SIGTERM");
    await first.ended;
    expect(first.child.exitCode).toBe(0);
    expect(await isServing(server, join(dataDir, "postgres"))).toBe(false);

    await begin().opened;
    await Promise.all(saying);
    for (const resident of crowd) await heardOnce(resident, 1);
  });

  it("refuses to run twice on one folder, and says who is there", async () => {
    const first = begin();
    await first.opened;
    const second = begin();
    await second.ended;
    expect(second.child.exitCode).toBe(1);
    expect(second.lines.join("\n")).toMatch(
      new RegExp(`Another program is running on .* \\(process ${first.child.pid}\\). Stop it first, or give`),
    );
    expect(second.lines.join("\n")).not.toMatch(/^ {4}at /m);
    const resident = talker(world, { id: "9001", name: "居民", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.hears("路灯");
  });
});

function speakers(many: number) {
  return Array.from({ length: many }, (_, i) =>
    talker(world, { id: String(9001 + i), name: `居民${i}`, language: "zh" }),
  );
}

async function heardOnce(resident: ReturnType<typeof talker>, atMost: number) {
  const times = () => resident.chat().filter(({ text }) => text.includes("路灯")).length;
  await expect.poll(times).toBeGreaterThan(0);
  expect(times()).toBeLessThanOrEqual(atMost);
}

function begin(): Program {
  const child = spawn(process.execPath, ["src/shouwen.mjs", "start"], {
    env: {
      ...process.env,
      ...world.env(),
      ...{ DATA_DIR: dataDir, DATABASE_URL: "", PORT: "0", PACE_SCALE: "100", LOG_LEVEL: "error", PLAYGROUND: "off" },
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const ended = once(child, "exit");
  const opened = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (line.startsWith("首问 http")) resolve();
      });
    void ended.then(() => reject(new Error(`the program ended before it was open:\n${lines.join("\n")}`)));
  });
  // A test that does not wait for the opening sees the end instead.
  opened.catch(() => undefined);
  const program = { child, lines, opened, ended };
  programs.push(program);
  return program;
}

async function serverPid(): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
}
