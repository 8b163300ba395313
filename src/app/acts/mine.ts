import type { Request } from "../../core/request.js";
import type { Line } from "../../core/say.js";
import { type Case, type Reply, say } from "../case.js";
import { lineOf, shortName } from "./find.js";

/** 我的清单: what is with a member of staff, and what is offered to them, first due first. */
export function mine(about: Case): Reply {
  const all = about.scene.requests.filter(
    ({ request }) => request.accountable === about.actor.id || request.offer?.to === about.actor.id,
  );
  const sorted = [...all].sort((one, other) => (one.request.due?.answer ?? 0) - (other.request.due?.answer ?? 0));
  return say({
    say: { kind: "my-list", lines: sorted.map(({ request }) => lineFor(about, request)) },
    options: sorted.slice(0, 9).map(({ request }) => ({
      data: `status:${request.id}`,
      label: { as: shortName(about.office, request, about.language) },
    })),
  });
}

function lineFor({ office, actor }: Case, request: Request): Line {
  const line = lineOf(office, request);
  return request.offer?.to === actor.id ? { ...line, asks: true } : line;
}
