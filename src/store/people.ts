import type { Database } from "./connect.js";
import type { RosterRow } from "./types.js";

/** An account that a member of staff bound in chat. */
export type Bound = Readonly<{ staff: string; platform: string; user: string }>;

/** What is kept in memory of people: who is away or swapped, and who bound which account. */
export type People = Readonly<{ roster: readonly RosterRow[]; bound: readonly Bound[] }>;

/** How long a leave or a swap that is over stays in sight, ms: whoever looks back a week must see it. */
const KEPT_MS = 8 * 86_400_000;

/** Reads the roster's changes and the bound accounts of an office. */
export async function readPeople(database: Database, office: string, now: number): Promise<People> {
  const [rows, accounts] = await Promise.all([
    database.roster.findMany({ where: { office, until: { gt: new Date(now - KEPT_MS) } }, orderBy: { from: "asc" } }),
    database.account.findMany({
      where: { staff: { not: null } },
      select: { staff: true, platform: true, user: true },
    }),
  ]);
  return {
    roster: rows.map(({ office: _office, ...row }) => ({
      ...row,
      // The column's check allows exactly these kinds.
      kind: row.kind as RosterRow["kind"],
      // The column's check allows exactly these states.
      state: row.state as RosterRow["state"],
      other: row.other ?? undefined,
      area: row.area ?? undefined,
      category: row.category ?? undefined,
      text: row.text ?? undefined,
      from: row.from.getTime(),
      until: row.until.getTime(),
    })),
    bound: accounts.map(({ staff, ...account }) => ({ ...account, staff: staff ?? "" })),
  };
}
