import { join, resolve } from "node:path";
import type { Config } from "../config.js";
import type { Roster } from "../core/duty.js";
import type { Office } from "../core/office.js";
import type { Health } from "../http/health.js";
import type { Adapter, Log } from "../port/index.js";
import type { Store } from "../store/index.js";
import type { Turned } from "../store/turn.js";
import { createAttachments } from "./attachments.js";
import { createClock } from "./clock.js";
import { createDeliverer } from "./deliver.js";
import { createDesk, type Desk } from "./desk.js";
import { createDirectory } from "./directory.js";
import { createHealth } from "./health.js";
import { createOutside, type TakeOutside } from "./outside.js";
import { createPace } from "./pace.js";
import { createLivePeople } from "./people.js";
import { createReceive, newId } from "./receive.js";
import { createHerald } from "./unreached.js";

/** The bot between the platforms and the database. */
export interface App {
  /** Opens every channel: from here on messages come in. */
  open(): Promise<void>;
  stop(): Promise<void>;
  health: Health;
  desk: Desk;
  outside: TakeOutside;
  roster(): Roster;
}

type Settings = Readonly<{
  config: Config;
  store: Store;
  adapters: ReadonlyMap<string, Adapter>;
  office: () => Office;
  /** The address at which people reach the pages; undefined before they are open. */
  address: () => string | undefined;
  clock: () => number;
  log: Log;
  /** A test's hook at the awaits of both paths. */
  at?: (point: string) => void | Promise<void>;
}>;

/** Puts the parts together: receive, deliver, fetch files, keep clocks. What a ROLE does not do is not started. */
export async function createApp(settings: Settings): Promise<App> {
  const { config, store, adapters, office, clock, log, at } = settings;
  const open = new Map([...adapters].map(([platform, { can }]) => [platform, can] as const));
  const people = await createLivePeople({ read: store.people, onChange: store.onPeople, log });
  const { roster } = people;
  const directory = createDirectory(office, () => open, people.bound);
  const pace = createPace(new Map([...adapters].map(([name, adapter]) => [name, adapter.pace])), config.paceScale);
  const works = config.role !== "web";
  const folder = join(resolve(config.dataDir), "files");
  const attachments = works
    ? createAttachments({
        materials: store.materials,
        adapters,
        folder,
        clock,
        log,
        ...(at === undefined ? {} : { at }),
      })
    : undefined;
  const deliverer = works
    ? createDeliverer({
        onFailed: () => herald?.wake(),
        deliveries: store.deliveries,
        adapters,
        pace,
        office,
        clock,
        log,
        door: (staff) => doorTo(settings, staff),
        materials: (delivery) =>
          attachments?.passedWith(delivery) ?? Promise.resolve({ texts: [], files: [], reporter: undefined }),
        ...(at === undefined ? {} : { at }),
      })
    : undefined;
  const onTurned = ({ deliveries }: Turned) => deliverer?.push(deliveries);
  store.onDelivery(() => deliverer?.wake());
  const world = () => ({ office: office(), roster: roster(), now: clock(), id: newId });
  const ticking = works
    ? createClock({
        due: store.due,
        waiting: store.waiting,
        turn: store.turn,
        world,
        directory,
        onTurned,
        log,
        everyMs: 1_000,
      })
    : undefined;
  const herald = works
    ? createHerald({ undelivered: store.undelivered, turn: store.turn, world, directory, onTurned, log })
    : undefined;
  const receive = createReceive({
    turn: store.turn,
    office,
    roster,
    directory,
    clock,
    onTurned,
    onFiles: () => attachments?.wake(),
    log,
    ...(at === undefined ? {} : { at }),
  });
  return {
    async open() {
      if (config.role === "worker") return;
      await Promise.all(
        [...adapters].map(([platform, adapter]) => adapter.start((inbound) => receive(platform, inbound))),
      );
    },
    async stop() {
      if (config.role !== "worker") await Promise.all([...adapters.values()].map((adapter) => adapter.stop()));
      await ticking?.stop();
      await herald?.stop();
      await deliverer?.stop();
      await attachments?.stop();
      await pace.stop();
    },
    desk: createDesk({ turn: store.turn, world, directory, onTurned }),
    outside: createOutside({ turn: store.turn, world, directory, onTurned }),
    roster,
    health: createHealth({ store, adapters, clock }),
  };
}

/** A one-time way into the board for somebody; thrown errors are tried again by whoever sends. */
async function doorTo({ store, address }: Settings, staff: string): Promise<string> {
  const origin = address();
  if (origin === undefined) throw new Error("the pages are not open yet");
  return `${origin}/board/login?t=${await store.sessions.link(staff)}`;
}
