import { setTimeout as sleep } from "node:timers/promises";
import { decide, isRefusal } from "../core/decide/index.js";
import type { Log } from "../port/index.js";
import type { DueRequest, DueWaiting } from "../store/clocks.js";
import type { Turn, Turned } from "../store/turn.js";
import type { Write } from "../store/types.js";
import { toChange } from "./acts/change.js";
import { following } from "./acts/following.js";
import { address, chosenIn } from "./address.js";
import type { World } from "./case.js";
import type { Directory } from "./directory.js";
import { endSilence } from "./silence.js";

/** Turns each request's next due instant into a command, by the same path as a message. */
export interface Clock {
  /** Works off what is due now; for tests, and for the loop. */
  tick(): Promise<number>;
  stop(): Promise<void>;
}

type Settings = Readonly<{
  due: (now: number, most: number) => Promise<readonly DueRequest[]>;
  waiting: (now: number, most: number) => Promise<readonly DueWaiting[]>;
  turn: Turn;
  world: () => World;
  directory: Directory;
  onTurned: (turned: Turned) => void;
  log: Log;
  /** How often to look, ms; 0 leaves it to `tick`. */
  everyMs: number;
}>;

const MOST = 100;
/** With more due at once than that, as after an outage, each cadre is reminded once, so long after (ms): not hundreds of times. */
const PILE_MS = 600_000;

/** Starts the clock of a process. */
export function createClock(settings: Settings): Clock {
  let stopped = false;
  let pile: number | undefined;
  const loop = settings.everyMs > 0 ? look() : Promise.resolve();

  async function tick(): Promise<number> {
    const now = settings.world().now;
    const [due, silent] = await Promise.all([settings.due(now, MOST), settings.waiting(now, MOST)]);
    // All of a pile has one instant, its last few as well.
    const piled = due.length === MOST || (pile !== undefined && due.length > 0);
    pile = !piled ? undefined : pile !== undefined && pile > now ? pile : now + PILE_MS;
    const done = await Promise.allSettled([
      ...due.map(({ id }) => tickOne(settings, id, pile)),
      ...silent.map((one) => endSilence(settings, one)),
    ]);
    for (const one of done)
      if (one.status === "rejected") settings.log.error({ err: one.reason }, "a due request could not be worked off");
    return Math.max(due.length, silent.length);
  }

  async function look(): Promise<void> {
    while (!stopped) {
      const worked = await tick().catch((error) => {
        if (!stopped) settings.log.warn({ err: error }, "due requests could not be read; it is tried again");
        return 0;
      });
      if (worked < MOST) await sleep(settings.everyMs, undefined, { ref: false });
    }
  }

  return {
    tick,
    async stop() {
      stopped = true;
      await Promise.race([loop, sleep(settings.everyMs + 100)]);
    },
  };
}

async function tickOne(settings: Settings, id: string, pile: number | undefined): Promise<void> {
  const world = settings.world();
  const query = { office: world.office.id, platform: "clock", chat: "", kind: "private", user: "", ids: [id] } as const;
  const turned = await settings.turn(query, (scene): Write => {
    const before = scene.requests.find(({ request }) => request.id === id);
    if (before === undefined) return nothing;
    const decision = decide({
      ...world,
      actor: { is: "bot", id: "" },
      request: before.request,
      command: { do: "tick" },
    });
    if (isRefusal(decision))
      return { ...nothing, changes: [toChange(world, before, { request: before.request, events: [], notices: [] })] };
    const others = following(world, scene.requests, decision);
    const changes = [toChange(world, before, decision), ...others.changes];
    const requests = new Map([...scene.requests, ...changes].map(({ request }) => [request.id, request]));
    return {
      changes,
      materials: [],
      errands: address([...decision.notices, ...others.notices], {
        world,
        directory: settings.directory,
        here: undefined,
        requests,
        chosen: chosenIn(scene),
        ...(pile === undefined ? {} : { pile }),
      }),
    };
  });
  settings.onTurned(turned);
}

const nothing: Write = { changes: [], materials: [], errands: [] };
