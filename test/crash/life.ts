import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { freePort } from "../support/port.js";
import type { Office } from "../support/stage.js";
import type { World } from "../world/world.js";

/** What a life is told to do when it comes to a point of its paths. */
export type Order = Readonly<{ point: string; do: "die" | "wait" }>;

/** The program as a process of its own, from its start until it ends. */
export type Life = Readonly<{
  origin: string;
  order(order: Order): Promise<void>;
  /** Resolves when the point of a `wait` is reached. */
  reached(point: string): Promise<void>;
  /** Lets it go on from where it waits. */
  goOn(): void;
  /** Resolves when the process has ended, by whatever. */
  ended: Promise<unknown>;
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}>;

/** A house that the program can live in again and again: a port, a data folder, an office, and the worlds it talks to. */
export type House = Readonly<{
  dataDir: string;
  begin(): Promise<Life>;
  /** Ends whoever still lives, and takes the folder away. */
  clear(): Promise<void>;
}>;

type Settings = Readonly<{ worlds: readonly World[]; databaseUrl: string; env?: Readonly<Record<string, string>> }>;

const PROGRAM = fileURLToPath(new URL("program.ts", import.meta.url));

/** A house whose every world's group is a claim group of 上镇村. */
export async function openHouse({ worlds, databaseUrl, env = {} }: Settings): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), "shouwen-crash-"));
  const officeFile = join(dataDir, "office.yaml");
  // The example is ours, and a test of its own reads it with the real loader.
  const office = parse(await readFile("examples/office.yaml", "utf8")) as Office;
  office.groups = worlds.flatMap(({ platform, group: chat }) =>
    chat === undefined ? [] : [{ platform, chat, area: "shangzhen" }],
  );
  await writeFile(officeFile, stringify(office));
  const port = await freePort();
  const given = {
    ...process.env,
    ...Object.assign({}, ...worlds.map((world) => world.env(`http://127.0.0.1:${port}`))),
    ...{ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, OFFICE_FILE: officeFile, PORT: String(port) },
    ...{ PACE_SCALE: "100", LOG_LEVEL: process.env.STAGE_LOG ?? "silent" },
    ...env,
  };
  for (const world of worlds) world.deliverTo(`http://127.0.0.1:${port}`);
  const lives: ChildProcess[] = [];
  return {
    dataDir,
    begin() {
      const child = fork(PROGRAM, { execArgv: ["--import", "tsx"], env: given });
      lives.push(child);
      return lived(child);
    },
    async clear() {
      const living = lives.filter((child) => child.exitCode === null && child.signalCode === null);
      for (const child of living) child.kill("SIGKILL");
      await Promise.all(living.map((child) => once(child, "exit")));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function lived(child: ChildProcess): Promise<Life> {
  const ended = once(child, "exit");
  const told: Readonly<{ origin?: string; at?: string }>[] = [];
  child.on("message", (message) => {
    // Only `program.ts` speaks to us, and these are its words.
    told.push(message as (typeof told)[number]);
    child.emit("told");
  });
  const hear = async (wanted: (one: (typeof told)[number]) => boolean) => {
    for (;;) {
      const found = told.find(wanted);
      if (found !== undefined) return found;
      await Promise.race([once(child, "told"), ended.then(() => Promise.reject(new Error("the program has ended")))]);
    }
  };
  const { origin = "" } = await hear((one) => one.origin !== undefined);
  const send = (message: Order | "go on") =>
    new Promise<void>((resolve, reject) => child.send(message, (error) => (error ? reject(error) : resolve())));
  return {
    origin,
    ended,
    order: send,
    reached: async (point) => void (await hear((one) => one.at === point)),
    goOn: () => void send("go on"),
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
