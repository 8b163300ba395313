import { areaName } from "../duty.js";
import type { Office } from "../office.js";
import type { Request } from "../request.js";
import type { Notice } from "../say.js";

/**
 * The place of a request in the groups, where they have places of their own: opened with its first card, closed when the request is,
 * and open again where it is taken up again. It stands before the first card, which goes there, and behind the last.
 */
export function withTopic(
  notices: readonly Notice[],
  office: Office,
  states: Readonly<{ before: Request | undefined; after: Request }>,
): readonly Notice[] {
  const { before, after } = states;
  const was = before === undefined || before.no === 0 ? undefined : before.status === "closed" ? "closed" : "open";
  const state = after.status === "closed" ? "closed" : "open";
  if (was === state || !notices.some(({ say }) => say.kind === "card")) return notices;
  const { id, no, matter } = after;
  const topic: Notice = {
    to: "groups",
    weight: "need",
    card: `topic:${id}`,
    say: { kind: "topic", no, category: matter.category, place: areaName(office, matter.area), state },
    request: id,
  };
  return state === "open" ? [topic, ...notices] : [...notices, topic];
}
