import type { Roster } from "../core/duty.js";
import type { Log } from "../port/index.js";
import type { Bound, People } from "../store/people.js";
import type { Book } from "./case.js";

/** Who is away, who swapped, and who bound which account: in memory, and read anew when any process changed it (§8.3). */
export interface LivePeople {
  roster(): Book;
  bound(): readonly Bound[];
  /** Reads it anew; what comes in meanwhile leads to one more reading. */
  refresh(): Promise<void>;
}

type Settings = Readonly<{ read: () => Promise<People>; onChange: (listener: () => void) => void; log: Log }>;

/** Loads the roster's changes and the bound accounts, and keeps them fresh. */
export async function createLivePeople({ read, onChange, log }: Settings): Promise<LivePeople> {
  let people = await read();
  let book = toBook(people);
  let reading: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      people = await read();
      book = toBook(people);
    } while (again);
  }

  function refresh(): Promise<void> {
    if (reading !== undefined) again = true;
    reading ??= run().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  onChange(() => {
    refresh().catch((error) => log.warn({ err: error }, "the roster could not be read again; the last one stays"));
  });
  return { roster: () => book, bound: () => people.bound, refresh };
}

/** The roster that decisions read, out of its rows: leave and do-not-disturb are both absence, a swap counts once agreed. */
export function toBook({ roster: rows }: People): Book {
  const on = rows.filter(({ state }) => state === "on");
  const leaves: Roster["leaves"] = on
    .filter(({ kind }) => kind === "leave" || kind === "quiet")
    .map(({ staff, from, until, other, briefed }) => ({ staff, from, until, cover: other, briefed }));
  const swaps: Roster["swaps"] = on.flatMap(({ kind, area, staff, from, until }) =>
    kind === "swap" && area !== undefined ? [{ area, from, until, staff }] : [],
  );
  const alerts = on.flatMap(({ kind, id, area, category, text, from, until, other }) =>
    kind === "emergency" && area !== undefined
      ? [{ id, area, category, text: text ?? "", from, until, lead: other }]
      : [],
  );
  return { leaves, swaps, alerts, rows };
}
