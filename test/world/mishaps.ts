import { setTimeout as wait } from "node:timers/promises";
import type { Answer } from "./http.js";
import type { Mishap } from "./world.js";

/** A mishap that only the platform's own words can express. */
export type Refusal = Extract<Mishap["as"], { kind: "throttled" | "refused" | "blocked" }>;

/** One call of the bot: the names that mishaps may know it by, what taking it does, and how the platform words a refusal. */
export type Call = Readonly<{
  names: readonly string[];
  take(): Promise<Response> | Response;
  refuse(as: Refusal): Response;
}>;

/** The mishaps that wait for the bot's calls, oldest first. */
export type Mishaps = Readonly<{
  add(mishap: Mishap): void;
  /** Takes the call, unless a mishap waits for it: then that happens instead. */
  meet(call: Call): Promise<Answer>;
}>;

/** An empty queue of mishaps. */
export function createMishaps(): Mishaps {
  const queue: { mishap: Mishap; left: number }[] = [];
  const next = (names: readonly string[]) => {
    const found = queue.find(({ mishap }) => names.includes(mishap.call));
    if (found && --found.left === 0) queue.splice(queue.indexOf(found), 1);
    return found?.mishap.as;
  };
  return {
    add: (mishap) => void queue.push({ mishap, left: mishap.times ?? 1 }),
    meet: async (call) => {
      const as = next(call.names);
      if (as === undefined) return call.take();
      switch (as.kind) {
        case "delay":
          await wait(as.ms);
          return call.take();
        case "http":
          return new Response("the far side has a bad day", { status: as.status });
        case "cut":
          await call.take();
          return "drop";
        case "down":
          return "drop";
        case "mute":
          return new Promise<never>(() => {});
        default:
          return call.refuse(as);
      }
    },
  };
}
