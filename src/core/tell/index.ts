import type { Notice } from "../say.js";
import { tellAlert } from "./alert.js";
import { tellContest } from "./contest.js";
import { tellCycle } from "./cycle.js";
import { tellHandover } from "./handover.js";
import { tellLate } from "./late.js";
import { tellLeave } from "./leave.js";
import { tellOversight } from "./oversight.js";
import { tellRuling } from "./ruling.js";
import type { Tellers, Telling } from "./types.js";
import { tellWork } from "./work.js";

const tellers: Tellers = {
  ...tellAlert,
  ...tellCycle,
  ...tellWork,
  ...tellHandover,
  ...tellRuling,
  ...tellContest,
  ...tellLeave,
  ...tellOversight,
  ...tellLate,
};

/** Everything that must be said because of one fact. */
export function tell(telling: Telling): readonly Notice[] {
  // The table is keyed by the fact's own tag, so the row takes exactly this fact.
  const row = tellers[telling.event.fact.is] as ((telling: Telling) => readonly Notice[]) | undefined;
  return (row?.(telling) ?? []).map((notice) => ({ ...notice, request: telling.after.id }));
}
