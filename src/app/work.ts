import { join, resolve } from "node:path";
import type { Config } from "../config.js";
import type { Office } from "../core/office.js";
import type { Adapter, Log } from "../port/index.js";
import type { Store } from "../store/index.js";
import type { Turned } from "../store/turn.js";
import { createAttachments } from "./attachments.js";
import type { World } from "./case.js";
import { createClock } from "./clock.js";
import { createDeliverer } from "./deliver.js";
import type { Directory } from "./directory.js";
import type { Editions } from "./edition.js";
import type { Pace } from "./pace.js";
import { createPusher } from "./push.js";
import { createHerald } from "./unreached.js";

/** What a process does beside receiving: it delivers, fetches files, keeps clocks and tells of what could not be said. */
export interface Work {
  /** Sends what a turn left to this process. */
  take(turned: Turned): void;
  /** Resolves when no question is on its way to this chat any more. */
  asked(conversation: string): Promise<void>;
  /** There may be files to fetch. */
  files(): void;
  /** Something could not be said. */
  failed(): void;
  stop(): Promise<void>;
}

type Settings = Readonly<{
  config: Config;
  store: Store;
  adapters: ReadonlyMap<string, Adapter>;
  office: () => Office;
  world: () => World;
  directory: Directory;
  pace: Pace;
  clock: () => number;
  log: Log;
  door: (staff: string) => Promise<string>;
  editions: Editions;
  at?: (point: string) => void | Promise<void>;
}>;

/** A process that only receives (ROLE=web) leaves all of it to others. */
export const noWork: Work = {
  take: () => undefined,
  asked: async () => undefined,
  files: () => undefined,
  failed: () => undefined,
  stop: async () => undefined,
};

/** Starts the work of a process. */
export function startWork(settings: Settings): Work {
  const { config, store, adapters, world, directory, clock, log, at } = settings;
  const hook = at === undefined ? {} : { at };
  const folder = join(resolve(config.dataDir), "files");
  const attachments = createAttachments({ materials: store.materials, adapters, folder, clock, log, ...hook });
  const deliverer = createDeliverer({
    ...{ adapters, clock, log, pace: settings.pace, office: settings.office },
    ...{ door: settings.door, editions: settings.editions },
    ...hook,
    deliveries: store.deliveries,
    onFailed: () => herald.wake(),
    materials: (delivery) => attachments.passedWith(delivery),
  });
  const take = ({ deliveries }: Turned) => deliverer.push(deliveries);
  const shared = { turn: store.turn, world, directory, onTurned: take, log };
  const herald = createHerald({ ...shared, undelivered: store.undelivered });
  const clocks = createClock({ ...shared, due: store.due, waiting: store.waiting, everyMs: 1_000 });
  const began = store.digests.began;
  const { reported } = store.board;
  const pusher = createPusher({ ...shared, began, reported, everyMs: 1_000 });
  store.onDelivery(() => deliverer.wake());
  return {
    take,
    asked: deliverer.asked,
    files: () => attachments.wake(),
    failed: () => herald.wake(),
    async stop() {
      await clocks.stop();
      await pusher.stop();
      await herald.stop();
      await deliverer.stop();
      await attachments.stop();
    },
  };
}
