import type { Weight } from "../core/say.js";
import type { Delivery } from "../store/types.js";

const DAY = 86_400_000;

/** How long a need is worth saying where nothing else is known, ms: what was waited for is still good news after weeks. */
const lasts: Readonly<Record<Weight, number>> = {
  critical: 3 * DAY,
  reply: 3 * DAY,
  result: 30 * DAY,
  need: 14 * DAY,
  news: 7 * DAY,
};

/** After this instant a need is not worth saying any more; `now` stands for the birth of one that was only just written. */
export function lastMoment({ notice, weight, createdAt }: Delivery, now: number): number {
  return notice.notAfter ?? (createdAt > 0 ? createdAt : now) + lasts[weight];
}
