import { setTimeout as sleep } from "node:timers/promises";
import { duePushes, type Push, spanNamed } from "../core/digest/index.js";
import type { Notice } from "../core/say.js";
import { DAY } from "../core/zone.js";
import type { Log } from "../port/index.js";
import type { Turn, Turned } from "../store/turn.js";
import { address } from "./address.js";
import { briefDue } from "./brief.js";
import type { World } from "./case.js";
import type { Directory } from "./directory.js";

type Settings = Readonly<{
  turn: Turn;
  world: () => World;
  directory: Directory;
  /** Whether anything had been registered before an instant: a new office is not told of weeks before its time. */
  began: (office: string, before: number) => Promise<boolean>;
  /** What was reported in an emergency. */
  reported: Parameters<typeof briefDue>[0]["reported"];
  onTurned: (turned: Turned) => void;
  log: Log;
  everyMs: number;
}>;

/** Sends each recipient of the office file their digest when it is due, and officials that of an emergency; late after a downtime, and never twice. */
export function createPusher(settings: Settings): Readonly<{ stop(): Promise<void> }> {
  let stopped = false;
  const done = new Set<string>();

  async function look(): Promise<void> {
    while (!stopped) {
      await Promise.all([pushDue(settings, done), briefDue(settings, done)]).catch((error: unknown) => {
        if (!stopped) settings.log.warn({ err: error }, "a digest that is due could not be sent; it is tried again");
      });
      await sleep(settings.everyMs, undefined, { ref: false });
    }
  }

  const looking = look();
  return {
    async stop() {
      stopped = true;
      await Promise.race([looking, sleep(settings.everyMs + 100)]);
    },
  };
}

async function pushDue(settings: Settings, done: Set<string>): Promise<void> {
  const { office, now } = settings.world();
  for (const push of duePushes(office, now)) {
    const key = ["digest", office.id, push.period, push.staff, ...push.areas].join("/");
    if (done.has(key)) continue;
    const { end } = spanNamed(office.zone, push.period);
    if (await settings.began(office.id, end)) settings.onTurned(await pushOne(settings, push, key));
    done.add(key);
  }
}

/** The week's turn comes in like a message of the clock's, under a key of its own: whoever stores it first sends it, and no other. */
function pushOne({ turn, world, directory }: Settings, push: Push, key: string): Promise<Turned> {
  const query = {
    office: world().office.id,
    platform: "clock",
    chat: "digest",
    kind: "private",
    user: "",
    key,
  } as const;
  return turn(query, ({ conversation }) => {
    const here = world();
    const inbox = { platform: "clock", key, at: push.at, conversation: conversation.id, sender: "", body: {} };
    const errands = address([noticeOf(push)], { world: here, directory, here: undefined, requests: new Map() });
    return { inbox: { ...inbox, fate: "done" }, changes: [], materials: [], errands };
  });
}

/** Worth saying until the next one is due; it was ordered, so no budget holds it back. */
function noticeOf({ staff, period, areas, at }: Push): Notice {
  return {
    to: { staff },
    weight: "need",
    say: { kind: "digest", period, areas },
    notAfter: at + 7 * DAY,
    loud: true,
  };
}
