import { type Brief, dueBriefs } from "../core/alert.js";
import { areaName } from "../core/duty.js";
import type { Notice } from "../core/say.js";
import type { Reported } from "../core/say-alert.js";
import { DAY } from "../core/zone.js";
import type { Turn, Turned } from "../store/turn.js";
import { address } from "./address.js";
import type { World } from "./case.js";
import type { Directory } from "./directory.js";

type Settings = Readonly<{
  turn: Turn;
  world: () => World;
  directory: Directory;
  reported: (alert: string, at: Readonly<{ since: number; now: number }>) => Promise<Reported>;
  onTurned: (turned: Turned) => void;
}>;

/** Sends officials the morning's digest of each emergency that is on (M80); `done` holds the keys of those that were sent. */
export async function briefDue(settings: Settings, done: Set<string>): Promise<void> {
  const { office, roster, now } = settings.world();
  for (const brief of dueBriefs({ office, alerts: roster.alerts ?? [], now })) {
    const key = ["brief", office.id, brief.alert.id, brief.at].join("/");
    if (done.has(key)) continue;
    const reported = await settings.reported(brief.alert.id, { since: brief.since, now });
    // Nothing new, and nothing open: nothing to say.
    if (reported.fresh + reported.open > 0) settings.onTurned(await sendOne(settings, { brief, key, reported }));
    done.add(key);
  }
}

/** It comes in like a message of the clock's, under a key of its own: whoever stores it first sends it, and no other. */
function sendOne(
  { turn, world, directory }: Settings,
  { brief, key, reported }: Readonly<{ brief: Brief; key: string; reported: Reported }>,
): Promise<Turned> {
  const office = world().office.id;
  const query = { office, platform: "clock", chat: "digest", kind: "private", user: "", key } as const;
  return turn(query, ({ conversation }) => {
    const here = world();
    const inbox = { platform: "clock", key, at: brief.at, conversation: conversation.id, sender: "", body: {} };
    const notices = brief.to.map((staff) => noticeOf(here, brief, { staff, reported }));
    const errands = address(notices, { world: here, directory, here: undefined, requests: new Map() });
    return { inbox: { ...inbox, fate: "done" }, changes: [], materials: [], errands };
  });
}

/** Worth saying until the next one; it was asked for by declaring the emergency, so no budget holds it back. */
function noticeOf(
  { office }: World,
  { alert, at }: Brief,
  { staff, reported }: Readonly<{ staff: string; reported: Reported }>,
): Notice {
  const { category, until } = alert;
  return {
    to: { staff },
    weight: "need",
    say: { kind: "alert-brief", place: areaName(office, alert.area), category, until, reported },
    notAfter: at + DAY,
    loud: true,
  };
}
