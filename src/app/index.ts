import type { Config } from "../config.js";
import type { Digest } from "../core/digest/index.js";
import type { Roster } from "../core/duty.js";
import type { Language, Office } from "../core/office.js";
import type { Health } from "../http/health.js";
import type { Adapter, Log, OutboundFile, Report } from "../port/index.js";
import type { Store } from "../store/index.js";
import { createDeclare, type Declare } from "./declare.js";
import { createDesk, type Desk } from "./desk.js";
import { createDigests, type Digests } from "./digests.js";
import { createDirectory } from "./directory.js";
import { createEditions, type Editions } from "./edition.js";
import { createGaps } from "./gaps.js";
import { createHealth } from "./health.js";
import { heed } from "./notice.js";
import { createOutside, type TakeOutside } from "./outside.js";
import { createPace } from "./pace.js";
import { createLivePeople } from "./people.js";
import { createReceive, newId, type Receive } from "./receive.js";
import { noWork, startWork } from "./work.js";

/** The bot between the platforms and the database. */
export interface App {
  /** Opens every channel: from here on messages come in. */
  open(): Promise<void>;
  stop(): Promise<void>;
  health: Health;
  desk: Desk;
  declare: Declare;
  outside: TakeOutside;
  roster(): Roster;
  digests: Digests;
  /** What came of looking for what was said while nobody listened: `0 lost`, or the holes; undefined until it was looked for. */
  missed(): string | undefined;
}

type Settings = Readonly<{
  config: Config;
  store: Store;
  adapters: ReadonlyMap<string, Adapter>;
  office: () => Office;
  /** The address at which people reach the pages; undefined before they are open. */
  address: () => string | undefined;
  clock: () => number;
  /** The picture and the tables of a digest. */
  paint: (digest: Digest, language: Language) => Promise<readonly OutboundFile[]>;
  /** Told what the operator should know, one line a thing. */
  say: (line: string) => void;
  log: Log;
  /** A test's hook at the awaits of both paths. */
  at?: (point: string) => void | Promise<void>;
}>;

/** Puts the parts together: receive, deliver, fetch files, keep clocks. What a ROLE does not do is not started. */
export async function createApp(settings: Settings): Promise<App> {
  const { config, store, adapters, office, clock, log, at } = settings;
  const open = new Map([...adapters].map(([platform, { can }]) => [platform, can] as const));
  const { roster, bound } = await createLivePeople({ read: store.people, onChange: store.onPeople, log });
  const directory = createDirectory(office, () => open, bound);
  const pace = paceOf(settings);
  const world = () => ({ office: office(), roster: roster(), now: clock(), id: newId });
  const door = (staff: string) => doorTo(settings, staff);
  const digests = createDigests({ store: store.digests, office, roster, clock });
  const editions = editionsOf(settings, digests);
  const shared = { office, directory, clock, log, ...(at === undefined ? {} : { at }) };
  const work =
    config.role === "web" ? noWork : startWork({ ...shared, config, store, adapters, world, pace, door, editions });
  const { take: onTurned, files: onFiles, asked, failed: onFailed } = work;
  const receive = createReceive({ ...shared, turn: store.turn, roster, asked, onTurned, onFiles });
  const inside = { turn: store.turn, world, directory, onTurned };
  const gaps = createGaps({ adapters, heard: store.heard, dataDir: config.dataDir, clock, say: settings.say, log });
  const hearing = { deliveries: store.deliveries, adapters, clock, onFailed };
  const ears = config.role === "worker" ? new Map<string, Adapter>() : adapters;
  return {
    async open() {
      await listen(ears, receive, (platform, report) => heed(hearing, platform, report));
      if (ears.size > 0) void gaps.mend();
    },
    async stop() {
      await gaps.stop();
      await Promise.all([...ears.values()].map((adapter) => adapter.stop()));
      await work.stop();
      await pace.stop();
    },
    desk: createDesk(inside),
    declare: createDeclare(inside),
    outside: createOutside(inside),
    roster,
    digests,
    missed: () => gaps.checks()[0]?.detail,
    health: createHealth({ store, adapters, gaps, clock }),
  };
}

/** Opens every channel: what people write, and what platforms report of what they had accepted. */
async function listen(
  ears: ReadonlyMap<string, Adapter>,
  receive: Receive,
  hear: (on: string, report: Report) => Promise<boolean>,
) {
  const starting = [...ears].map(([platform, adapter]) =>
    adapter.start(
      (inbound) => receive(platform, inbound),
      (report) => hear(platform, report),
    ),
  );
  await Promise.all(starting);
}

function paceOf({ config, adapters, office, clock, log }: Settings) {
  const facts = new Map([...adapters].map(([name, adapter]) => [name, adapter.pace] as const));
  const { paceScale: scale, redisUrl } = config;
  return createPace({ facts, scale, account: office().id, redisUrl, log, clock });
}

function editionsOf({ config, paint, office, log }: Settings, digests: Digests): Editions {
  return createEditions({ digests, paint, publicUrl: config.publicUrl, office, log });
}

/** A one-time way into the board for somebody; thrown errors are tried again by whoever sends. */
async function doorTo({ store, address }: Settings, staff: string): Promise<string> {
  const origin = address();
  if (origin === undefined) throw new Error("the pages are not open yet");
  return `${origin}/board/login?t=${await store.sessions.link(staff)}`;
}
