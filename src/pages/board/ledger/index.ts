import type { Event, Fact } from "../../../core/event.js";
import { evolve } from "../../../core/evolve.js";
import type { Request } from "../../../core/request.js";
import type { Telling } from "../tell.js";
import { en } from "./en.js";
import type { Sentences } from "./types.js";
import { zh } from "./zh.js";

/** One row of the ledger as a viewer reads it. */
export type Line = Readonly<{ at: number; who: string; text: string; is: Fact["is"] }>;

/** The ledger in words, oldest first, without what the viewer may not know. */
export function linesOf(events: readonly Event[], request: Request, telling: Telling): readonly Line[] {
  const rows: Sentences = telling.viewer.language === "en" ? en : zh;
  return events
    .filter(({ fact }) => isFor(telling, request, fact))
    .map(({ at, by, fact }) => {
      // The table is keyed by the fact's own tag, so the row takes exactly this fact.
      const row = rows[fact.is] as (fact: Fact, telling: Telling) => string;
      return { at, who: telling.actor(by), text: row(fact, telling), is: fact.is };
    });
}

/** Whether pressure to withdraw (B20) may be shown: to those who look after it, never to whom it is about. */
export function seesPressure({ viewer }: Telling): boolean {
  return viewer.staff.roles.includes("auditor") || viewer.staff.roles.includes("official");
}

/** A cadre sees an answer to the questions only when it is final (§10.1). */
function isFor(telling: Telling, request: Request, fact: Fact): boolean {
  if (fact.is === "rated") return telling.viewer.view.all || request.status === "closed";
  if (fact.is === "gave-reason") return fact.why !== "pressed" || seesPressure(telling);
  if ("code" in fact && fact.code === "B20") return seesPressure(telling);
  return true;
}

/** Who was answerable from when until when; the last is open while the request is. */
export type Reign = Readonly<{ staff: string; from: number; until: number | undefined }>;

/** The request's answerable people in order, from the ledger alone. */
export function reigns(events: readonly Event[]): readonly Reign[] {
  const found: { staff: string; from: number; until: number | undefined }[] = [];
  let request: Request | undefined;
  for (const event of events) {
    request = evolve(request, event);
    const now = request.status === "draft" || request.status === "closed" ? undefined : request.accountable;
    const last = found.at(-1);
    if (last !== undefined && last.until === undefined && last.staff === now) continue;
    if (last !== undefined && last.until === undefined) last.until = event.at;
    if (now !== undefined) found.push({ staff: now, from: event.at, until: undefined });
  }
  return found;
}
