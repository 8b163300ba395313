import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Figures } from "./probe.js";
import type { Order, Tally } from "./residents.js";

/** A bot in a process of its own, serving its webhook. */
export type Bot = Readonly<{
  origin: string;
  /** From the command to the address on its terminal, ms. */
  startMs: number;
  figures(): Promise<Figures>;
  /** `kill -9`. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}>;

/** The platform in a process of its own. */
export type Platform = Readonly<{ origin: string; play(order: Order): Promise<Tally>; stop(): Promise<void> }>;

const started = new Set<ChildProcess>();

/** Ends every process of the bench that still runs: for when it is cut short. */
export function endAll(): void {
  for (const child of started) child.kill("SIGKILL");
}

type Wish = Readonly<{
  /** All that it gets besides PATH, HOME and LANG. */
  env: Readonly<Record<string, string>>;
  /** A folder for its CPU profile. */
  profile?: string | undefined;
}>;

/** Starts one of the bench's or the program's own scripts as a bot. */
export async function startBot(script: string, { env, profile }: Wish): Promise<Bot> {
  const began = performance.now();
  const profiling = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
  // As `npm start` has it; the bare bots get the same.
  const flags = [...profiling, "--max-semi-space-size=64", "--import=tsx", `--import=${pathOf("./probe.ts")}`];
  const child = launch([...flags, pathOf(script)], env);
  const origin = await addressSaidBy(child, script);
  const startMs = performance.now() - began;
  return {
    ...{ origin, startMs },
    figures: () => ask<Figures>(child, "figures"),
    kill: () => end(child, "SIGKILL"),
    stop: () => end(child, "SIGTERM"),
  };
}

/** Starts the far side. */
export async function startPlatform(): Promise<Platform> {
  const child = launch(["--import=tsx", pathOf("./platform.ts")], {});
  // The first message of platform.ts is its address.
  const [{ origin }] = (await once(child, "message")) as [{ origin: string }];
  return { origin, play: (order) => ask<Tally>(child, order), stop: () => end(child, "SIGTERM") };
}

function pathOf(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url));
}

function launch(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: process.env.LANG, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  started.add(child);
  child.once("exit", () => started.delete(child));
  child.stderr?.pipe(process.stderr);
  return child;
}

async function addressSaidBy(child: ChildProcess, name: string): Promise<string> {
  let said = "";
  child.stdout?.setEncoding("utf8");
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code} before it served:\n${said}`)));
    child.stdout?.on("data", (chunk: string) => {
      said += chunk;
      const origin = /^\S+ (http:\/\/127\.0\.0\.1:\d+)/m.exec(said)?.[1];
      if (origin !== undefined) resolve(origin);
    });
  });
}

/** One question at a time to each process, and its answer. */
async function ask<T>(child: ChildProcess, question: object | string): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("a process of the bench ended in the middle"));
    child.once("exit", ended);
    child.once("message", (answer) => {
      child.off("exit", ended);
      // The two ends are the bench's own files.
      resolve(answer as T);
    });
    child.send(question);
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const stubborn = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(stubborn);
}
