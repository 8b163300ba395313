import { localDay, nextAt, startOfDay } from "../core/calendar.js";
import { heapOf } from "../core/many.js";
import type { Office } from "../core/office.js";
import type { Deliveries } from "../store/deliveries.js";
import type { Delivery } from "../store/types.js";

/** So many reminders that wait for one cadre are said as one (§11.4). */
const MANY = 5;

/** What to do with the first of a cadre's line: say it, with others of the line or alone, or leave these for tomorrow. */
type Load = Readonly<{ do: "say" | "put-off"; rows: readonly [Delivery, ...Delivery[]] }>;

/** How much each cadre has been told today, and how much of what waits can still be. */
export interface Burden {
  load(row: Delivery, behind: readonly Delivery[]): Promise<Load>;
  /** Notes that a message was sent. */
  note(row: Delivery): void;
  /** When what is left for tomorrow is said: as the quiet hours end. */
  tomorrow(): number;
}

type Settings = Readonly<{ deliveries: Deliveries; office: () => Office; clock: () => number }>;

/** Counts for this process; what was sent before, here or elsewhere, is read once a day for each person. */
export function createBurden({ deliveries, office, clock }: Settings): Burden {
  const sent = new Map<string, { day: string; count: number }>();

  async function today(staff: string): Promise<{ count: number }> {
    const { zone } = office();
    const day = localDay(zone, clock());
    const known = sent.get(staff);
    if (known?.day === day) return known;
    const fresh = { day, count: await deliveries.sentTo(staff, startOfDay(zone, clock())) };
    sent.set(staff, fresh);
    return fresh;
  }

  return {
    async load(row, behind) {
      // What somebody asks of them in so many words is counted, and never held back: only reminders are.
      if (!isReminder(row)) return { do: "say", rows: [row] };
      const left = office().profile.budget - (await today(row.recipient)).count;
      const alike = behind.filter(isReminder);
      if (left <= 0) return { do: "put-off", rows: [row, ...alike] };
      const waiting = alike.length + 1;
      return { do: "say", rows: waiting >= MANY || waiting > left ? [row, ...alike] : [row] };
    },
    note(row) {
      const known = sent.get(row.recipient);
      if (known !== undefined && weighs(row)) known.count++;
    },
    tomorrow: () => nextAt(office().zone, clock(), { minute: office().profile.quietStaff.until }),
  };
}

/** What counts as a burden: what a member of staff is told in private without having asked at that moment. */
export function weighs({ recipient, kind, weight }: Delivery): boolean {
  if (recipient === "reporter" || recipient === "groups" || kind !== "private") return false;
  return weight !== "critical" && weight !== "reply";
}

/** A reminder that loses nothing by standing in a heap: nothing sealed goes with it, and it is about nothing urgent. */
function isReminder(row: Delivery): boolean {
  const { notice, pieces } = row;
  const plain = notice.loud !== true && notice.materials === undefined && pieces === 0;
  return plain && weighs(row) && heapOf(notice.say) !== undefined;
}
