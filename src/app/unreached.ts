import { setTimeout as sleep } from "node:timers/promises";
import { options } from "../core/tell/parts.js";
import type { Log } from "../port/index.js";
import type { Turn, Turned } from "../store/turn.js";
import type { Write } from "../store/types.js";
import type { Undelivered, Unreached } from "../store/undelivered.js";
import { address } from "./address.js";
import type { World } from "./case.js";
import type { Directory } from "./directory.js";

/** Tells whoever is answerable, once a request, that a resident could not be reached, and by what other way they may be. */
export interface Herald {
  /** Something failed: look now. */
  wake(): void;
  stop(): Promise<void>;
}

type Settings = Readonly<{
  undelivered: Undelivered;
  turn: Turn;
  world: () => World;
  directory: Directory;
  onTurned: (turned: Turned) => void;
  log: Log;
}>;

/** Others' failures, and those of a process that died before it could tell, are found within this time, ms. */
const LOOK_MS = 30_000;
const MOST = 50;

/** Starts the herald of a process. */
export function createHerald(settings: Settings): Herald {
  const stopping = new AbortController();
  let wakeUp: () => void = () => undefined;

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Made before the look: what fails while we look is looked for again at once.
      const woken = new Promise<void>((resolve) => (wakeUp = resolve));
      try {
        for (const one of await settings.undelivered.unreached(MOST)) await tell(settings, one);
      } catch (error) {
        if (!stopping.signal.aborted)
          settings.log.warn({ err: error }, "whom we could not reach could not be read; it is tried again");
      }
      await Promise.race([sleep(LOOK_MS, undefined, { ref: false }), woken]);
    }
  }

  const looking = look();
  return {
    wake: () => wakeUp(),
    async stop() {
      stopping.abort();
      wakeUp();
      await looking;
    },
  };
}

/** The key in the inbox makes it once a request, whichever process is first. */
async function tell({ undelivered, turn, world, directory, onTurned }: Settings, one: Unreached): Promise<void> {
  const now = world();
  const place = { office: now.office.id, platform: "ledger", chat: "", kind: "private", user: "" } as const;
  // What waits may fail yet: that is told by itself.
  const waits = one.why === "quota" || one.why === "window";
  const key = `${waits ? "waits" : "unreached"}:${one.request}`;
  const turned = await turn({ ...place, key, ids: [one.request] }, (scene): Write => {
    const found = scene.requests.find(({ request }) => request.id === one.request);
    const nothing: Write = { changes: [], materials: [], errands: [] };
    const staff = found?.request.accountable;
    if (found === undefined || staff === undefined) return nothing;
    const { request } = found;
    const notice = {
      to: { staff },
      weight: "need",
      say: { kind: "not-delivered", no: request.no, why: one.why },
      request: request.id,
      // None of the words go along, only how the resident is reached.
      materials: [],
      options: options(request, ["contacted-phone", "contacted-visit", "unreached"]),
    } as const;
    const requests = new Map([[request.id, request]]);
    return {
      ...nothing,
      inbox: { platform: "ledger", key, at: now.now, conversation: "", sender: "", body: {}, fate: "done" },
      errands: address([notice], { world: now, directory, here: undefined, requests }),
    };
  });
  await undelivered.told(one.request);
  onTurned(turned);
}
