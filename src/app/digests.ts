import {
  complete,
  createReading,
  type Digest,
  type Frozen,
  freeze,
  gapsIn,
  type Source,
  since,
  spanNamed,
} from "../core/digest/index.js";
import { areaPath, type Roster } from "../core/duty.js";
import type { Office } from "../core/office.js";
import { homeOf } from "../core/unit.js";
import type { DigestKey, DigestStore, Kept, Progress } from "../store/digests.js";

/** A digest as it is read: frozen for good, or provisional while its period still runs; `body` are its bytes. */
export type ReadDigest = Frozen & Readonly<{ body: string; provisional: boolean }>;

/** The digests of an office, by period and areas (none: the whole office). Throws RangeError for what is no period. */
export interface Digests {
  read(period: string, scope: readonly string[], onRead?: Progress): Promise<ReadDigest>;
}

type Settings = Readonly<{
  store: DigestStore;
  office: () => Office;
  roster: () => Roster;
  clock: () => number;
}>;

/** Makes each digest once: from the ledger as it stood when its period was over, kept, and never made again. */
export function createDigests({ store, office, roster, clock }: Settings): Digests {
  const making = new Map<string, Promise<ReadDigest>>();

  async function read(key: DigestKey, onRead?: Progress): Promise<ReadDigest> {
    const kept = await store.find(key);
    if (kept !== undefined) return revived(kept);
    const now = { office: office(), roster: roster() };
    const { end } = spanNamed(now.office.zone, key.period);
    const made = await make(store, now, key, onRead);
    if (clock() < end) return { ...revived(made), provisional: true };
    return revived(await store.keep(key, end, made));
  }

  return {
    read(period, scope, onRead) {
      const key = { office: office().id, period, scope };
      const name = JSON.stringify(key);
      const under = making.get(name) ?? read(key, onRead).finally(() => making.delete(name));
      making.set(name, under);
      return under;
    },
  };
}

async function make(
  store: DigestStore,
  { office, roster }: Readonly<{ office: Office; roster: Roster }>,
  { period, scope }: DigestKey,
  onRead?: Progress,
): Promise<Kept> {
  const { start, end } = spanNamed(office.zone, period);
  const staff = staffOf(office, scope);
  const asked = { from: start, until: end, staff, zone: office.zone, night: office.profile.quietStaff };
  const ledgers = { office: office.id, from: since(office, period), until: end };
  const reading = createReading({ office, period, scope });
  const [deliveries, visits] = await Promise.all([
    store.deliveries(asked),
    store.visits({ office: office.id, from: start, until: end }),
    store.histories(ledgers, reading.add, onRead),
  ]);
  const { digest, sources } = freeze({
    ...{ office, period, scope, reading },
    deliveries: { ...deliveries, staffDays: staff.length * Math.round((end - start) / 86_400_000) },
    gaps: gapsIn(office, roster, [start, end]),
    visits,
  });
  return { body: JSON.stringify(digest), sources: JSON.stringify(sources) };
}

/** Those who work on requests in these areas: whom messages burden. */
function staffOf(office: Office, scope: readonly string[]): readonly string[] {
  return [...office.staff.values()]
    .filter(({ roles }) => roles.some((role) => role === "cadre" || role === "coordinator"))
    .filter(
      ({ id }) => scope.length === 0 || areaPath(office, homeOf(office, id)).some((area) => scope.includes(area.id)),
    )
    .map(({ id }) => id);
}

function revived({ body, sources }: Kept): ReadDigest {
  return {
    body,
    // Written by `make` from just such a value, and by nothing else.
    digest: complete(JSON.parse(body) as Digest),
    // As above.
    sources: JSON.parse(sources) as readonly Source[],
    provisional: false,
  };
}
