import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse, stringify } from "yaml";
import { readConfig } from "../../src/config.js";
import { type Running, start } from "../../src/main.js";
import type { Log } from "../../src/port/index.js";
import type { Act, Actor, Seen, World } from "../world/world.js";

/** The whole program with real adapters, played platforms, a made-up office, and a database of its own. */
export type Stage = Readonly<{
  origin: string;
  running: Running;
  dataDir: string;
  /** Moves the program's time forward by hand, ms. */
  pass(ms: number): void;
  now(): number;
  stop(): Promise<void>;
}>;

/** Who and what is on the stage, and when. */
export type Settings = Readonly<{
  worlds: readonly World[];
  /** Absent: a private PostgreSQL of its own, as on a newcomer's machine. */
  databaseUrl?: string;
  /** What to change in the example office before it is read. */
  office?: (office: Office) => void;
  env?: Readonly<Record<string, string>>;
  /** The program's time at the start; default a Monday morning in the office's zone. */
  at?: number;
  /** Where the program's log lines go; default its own log. */
  log?: Log;
  /** Where the lines for the terminal go; default nowhere. */
  say?: (line: string) => void;
}>;

/** The example office as plain data. */
export type Office = {
  groups: { platform: string; chat: string; area: string }[];
  people: { id: string; name: string; accounts?: Record<string, string> }[];
  posts: { id: string; a: string | string[]; b?: string }[];
  [part: string]: unknown;
};

/** 2026-03-02 09:00 in Shanghai, an ordinary working Monday. */
export const MONDAY = Date.parse("2026-03-02T09:00:00+08:00");

/** Raises the curtain: every world's group is a claim group of 上镇村, messages go at a hundred times the platforms' pace. */
export async function openStage({
  worlds,
  databaseUrl,
  office: change,
  env = {},
  at = MONDAY,
  log,
  say = () => {},
}: Settings): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), "shouwen-stage-"));
  const officeFile = join(dataDir, "office.yaml");
  // The example is ours, and a test of its own reads it with the real loader.
  const office = parse(await readFile("examples/office.yaml", "utf8")) as Office;
  office.groups = worlds.flatMap((world) =>
    world.group === undefined ? [] : [{ platform: world.platform, chat: world.group, area: "shangzhen" }],
  );
  change?.(office);
  await writeFile(officeFile, stringify(office));
  const began = Date.now();
  let passed = 0;
  const now = () => at + (Date.now() - began) + passed;
  const config = readConfig({
    ...Object.assign({}, ...worlds.map((world) => world.env())),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    DATA_DIR: dataDir,
    OFFICE_FILE: officeFile,
    PORT: "0",
    PACE_SCALE: "100",
    LOG_LEVEL: process.env.STAGE_LOG ?? "error",
    ...env,
  });
  const running = await start({ config, clock: now, say, onLost: () => {}, ...(log && { log }) });
  for (const world of worlds) world.deliverTo(running.origin);
  return {
    origin: running.origin,
    running,
    dataDir,
    pass: (ms) => {
      passed += ms;
    },
    now,
    async stop() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Somebody at a phone: says, presses, and waits for what they are told. Each message is heard once. */
export type Talker = Readonly<{
  actor: Actor;
  says(text: string, more?: Omit<Act, "text">): Promise<string>;
  does(act: Act): Promise<string>;
  /** Waits for the next message that matches, skipping others; in the group with `in`. */
  hears(pattern: RegExp | string, where?: { chat?: string }): Promise<Seen>;
  /** Presses a button of a message; where the platform has none, types its number. */
  picks(message: Seen, label: RegExp | string): Promise<void>;
  /** Everything that stands in the private chat now. */
  chat(): readonly Seen[];
}>;

/** How long an answer is waited for, ms: nobody is timed here, and a machine may be busy. */
const PATIENCE_MS = 30_000;

/** Gives somebody a phone with this platform on it. */
export function talker(world: World, actor: Actor): Talker {
  const heard = new Set<string>();
  const seen = (chat = actor.id) => world.seen(chat);
  return {
    actor,
    says: (text, more) => world.act(actor, { text, ...more }),
    does: (act) => world.act(actor, act),
    async hears(pattern, { chat } = {}) {
      for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
        const all = seen(chat);
        const at = all.findIndex((message) => !heard.has(markOf(message)) && matches(message.text, pattern));
        const message = all[at];
        if (message !== undefined) {
          for (const each of all.slice(0, at + 1)) heard.add(markOf(each));
          return message;
        }
        await sleep(20);
      }
      const said = seen(chat)
        .map((message) => message.text)
        .join("\n---\n");
      throw new Error(`${actor.name} on ${world.platform} waited for ${pattern} and saw only:\n${said}`);
    },
    async picks(message, label) {
      const button = message.buttons.find((text) => matches(text, label));
      if (button !== undefined) return world.press(actor, message.ref, button);
      const line = message.text.split("\n").find((text) => /^\d+\. /.test(text) && matches(text, label));
      if (line === undefined)
        throw new Error(`no answer like ${label} under:\n${message.text}\n[${message.buttons.join("] [")}]`);
      await world.act(actor, { text: /^\d+/.exec(line)?.[0] ?? "" });
    },
    chat: () => seen(),
  };
}

/** A message as it reads now: one that says something else is heard anew, one that only lost its buttons is not. */
function markOf({ ref, text }: Seen): string {
  return `${ref}/${text}`;
}

function matches(text: string, pattern: RegExp | string): boolean {
  return typeof pattern === "string" ? text.includes(pattern) : pattern.test(text);
}
