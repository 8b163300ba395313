import type { Home, Office } from "../../src/core/office.js";
import { emptyRows, writeRows } from "../../src/store/commit.js";
import type { Connection } from "../../src/store/connect.js";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Writes the visits that cadres made in a town's weeks: most in full, some short, some left out. */
export async function fillVisits(
  { connection, office }: Readonly<{ connection: Connection; office: Office }>,
  from: number,
  until: number,
): Promise<void> {
  const rows = emptyRows();
  for (let week = 0; from + (week + 1) * 7 * DAY <= until; week++)
    for (const [index, home] of (office.homes ?? []).entries())
      for (let time = 0; time < home.times; time++) {
        const dice = (week * 5 + index * 3 + time) % 9;
        if (dice === 0) continue;
        const at = from + (week * 7 + 1 + ((index + time * 3) % 6)) * DAY + 10 * 60 * MINUTE;
        rows.audits.push(visitOf(office, home, at, dice === 1 ? 9 : 15 + dice * 4));
      }
  await writeRows(connection.hot, rows, until, undefined);
}

function visitOf(office: Office, home: Home, at: number, minutes: number): object {
  const by = office.duty.find(({ area }) => office.areas.get(home.area)?.parent === area)?.people[0] ?? "";
  const about = { visit: `${home.id}-${at}`, office: office.id, home: home.id, area: home.area, minutes };
  return { at: new Date(at).toISOString(), by, conversation: `web:${by}`, what: "visit ended", about };
}
