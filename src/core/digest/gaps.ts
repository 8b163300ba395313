import { MINUTE, type Period } from "../calendar.js";
import { onDuty, type Roster } from "../duty.js";
import type { Office } from "../office.js";

/** Shifts begin and end on half hours. */
const STEP = 30 * MINUTE;

/** How often in a period a village or community was left without anybody on duty (§8.3). */
export function gapsIn(office: Office, roster: Roster, [start, end]: Period): ReadonlyMap<string, number> {
  const villages = [...office.areas.values()].filter(({ level }) => level === 2);
  return new Map(
    villages.map(({ id }) => {
      let [gaps, covered] = [0, true];
      for (let at = start; at < end; at += STEP) {
        const now = onDuty(office, roster, id, at).length > 0;
        if (covered && !now) gaps++;
        covered = now;
      }
      return [id, gaps];
    }),
  );
}
