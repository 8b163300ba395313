import type { Owed } from "../store/deliveries.js";
import type { Fate } from "../store/fate.js";
import type { Delivery } from "../store/types.js";
import { type Attempting, attempt, type Bundle } from "./attempt.js";
import { mayMove, orElsewhere, otherChat } from "./elsewhere.js";
import { lastMoment } from "./lasting.js";
import { askFor, formFor, leaveFor, notify } from "./notice.js";
import { type Need, plan, type Reach, type Step } from "./plan.js";

type Windowed = Attempting &
  Readonly<{
    write(fate: Fate): Promise<void>;
    /** Keeps rows that were leased on the way in hand. */
    keep(rows: readonly Delivery[]): void;
  }>;

/** Whether the platform of a delivery counts what may be written there: then its chat is planned as a whole. */
export function isCounted({ adapters }: Attempting, { platform, kind }: Delivery): boolean {
  return kind === "private" && adapters.get(platform)?.can.window !== undefined;
}

/**
 * Says what is owed to a chat whose platform counts, as the planner decides, until nothing more can be said; planned anew
 * after each message, since its person may have written meanwhile. False where the rest must wait for a retry.
 */
export async function sayPlanned(settings: Windowed, delivery: Delivery, stopping: AbortSignal): Promise<boolean> {
  const { deliveries, clock, write } = settings;
  for (;;) {
    const owed = await deliveries.owed(delivery.conversation, clock());
    if (owed.deliveries.length === 0 || stopping.aborted) break;
    settings.keep(owed.deliveries);
    const rest = settings.pace.spent(delivery.platform);
    const steps = plan(owed.deliveries.map(needOf(clock())), reachOf(settings, owed, rest > 0), clock());
    const rows = new Map(owed.deliveries.map((row) => [row.id, row] as const));
    const knock = nextNotice(settings, steps, rows);
    if (knock !== undefined && !steps.some((step) => step.do === "send")) {
      const fate = await notify(settings, { ...knock, seen: owed.version }, stopping);
      await write(fate);
      if (fate.state === "queued") return false;
      continue;
    }
    await Promise.all(
      steps.flatMap((step) => unsaid(step, rows, { now: clock(), seen: owed.version, rest })).map(write),
    );
    const bundle = nextBundle(steps, rows, owed.version);
    if (bundle === undefined) continue;
    const asking = { ...bundle, free: rest > 0, ask: askFor(settings.office(), bundle.delivery, owed.openings) };
    const fate = await orElsewhere(settings, bundle.delivery, await attempt(settings, asking, stopping));
    await write(fate);
    if (fate.state === "queued") {
      await Promise.all(bundle.also.map(({ id }) => deliveries.release(id)));
      return false;
    }
  }
  // What is still leased waits behind a retry, or for the next start: it goes back where it came from.
  await deliveries.release(delivery.id);
  return !stopping.aborted;
}

function needOf(now: number): (delivery: Delivery) => Need {
  return (delivery) => ({
    id: delivery.id,
    // A text whose first piece was accepted is finished before anything else is said.
    weight: delivery.pieces > 0 ? "critical" : delivery.weight,
    merge: delivery.pieces > 0 ? undefined : delivery.request,
    createdAt: delivery.createdAt,
    notAfter: lastMoment(delivery, now),
    noticed: delivery.noticed,
  });
}

/** Where the account's calls are used up, only what rides on the platform's own is left. */
function reachOf(settings: Attempting, { openings, others, deliveries }: Owed, spent: boolean): Reach {
  const other = deliveries.every(mayMove) ? otherChat(settings, others) : undefined;
  const [first] = deliveries;
  const window = first === undefined ? undefined : settings.adapters.get(first.platform)?.can.window;
  const slots = (spent ? window?.free : window?.slots) ?? [];
  const leave = first === undefined ? { standing: false, once: 0 } : leaveFor(settings, first, openings);
  return { openings: openings.filter(({ slot }) => slots.includes(slot)), ...leave, spent, other };
}

/** The fates of what is not said here now. */
function unsaid(
  step: Step,
  rows: ReadonlyMap<string, Delivery>,
  { now, seen, rest }: Readonly<{ now: number; seen: number; rest: number }>,
): readonly Fate[] {
  const { id } = step;
  const row = rows.get(id);
  if (row === undefined) return [];
  switch (step.do) {
    case "hold":
      return [
        {
          ...{ id, state: "held", why: step.why },
          at: Math.min(step.why === "quota" ? now + rest : Number.POSITIVE_INFINITY, lastMoment(row, now) + 1),
          ...{ conversation: row.conversation, seen },
        },
      ];
    case "redirect":
      return [{ id, state: "moved", to: step.to }];
    case "expire":
      return [{ id, state: "expired", error: "it was not worth saying any more" }];
    default:
      return [];
  }
}

function nextNotice({ office }: Attempting, steps: readonly Step[], rows: ReadonlyMap<string, Delivery>) {
  const step = steps.find((one) => one.do === "notice");
  const delivery = step === undefined ? undefined : rows.get(step.id);
  if (step === undefined || delivery === undefined) return undefined;
  const form = formFor(office(), delivery.platform, step.leave);
  return form === undefined ? undefined : { delivery, form };
}

function nextBundle(steps: readonly Step[], rows: ReadonlyMap<string, Delivery>, seen: number): Bundle | undefined {
  const step = steps.find((one) => one.do === "send");
  const delivery = step === undefined ? undefined : rows.get(step.id);
  if (step === undefined || delivery === undefined) return undefined;
  return { delivery, also: step.with.flatMap((id) => rows.get(id) ?? []), seen };
}
