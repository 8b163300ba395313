import type { Instant } from "./calendar.js";
import type { Event } from "./event.js";
import { replay } from "./evolve.js";
import { isOpen } from "./request.js";

/** Who was answerable, since when, and who was asked first. */
export type Answerable = Readonly<{ staff: string; since: Instant; firstAsked: string }>;

/** 谁负责: who was answerable at an instant, from the ledger alone; undefined before it was registered and after it was closed. */
export function answerableAt(events: readonly Event[], at: Instant): Answerable | undefined {
  const request = replay(events.filter((event) => event.at <= at));
  if (request === undefined || !isOpen(request)) return undefined;
  const { accountable, since, firstAsked } = request;
  if (accountable === undefined || since === undefined || firstAsked === undefined)
    throw new Error(`the ledger of ${request.id} has nobody answerable`);
  return { staff: accountable, since, firstAsked };
}
