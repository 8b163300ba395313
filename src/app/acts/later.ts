import { authorize } from "../../core/authorize.js";
import { named } from "../../core/named.js";
import { isOpen } from "../../core/request.js";
import type { ActName, Said } from "../../intent/acts.js";
import { understand } from "../../intent/matter.js";
import { type Case, type Reply, say } from "../case.js";
import { findRequest } from "./find.js";
import { type Handler, residentActs } from "./resident.js";
import { act } from "./run.js";
import { withText } from "./words.js";

/** What is said of a request after somebody decided on it, and who has it. */
export const laterActs = {
  object: (about, said) =>
    withText(about, said, "object", () =>
      act(about, said, "object", () => ({ do: "object", text: understand(about.office, said.text).matter.text })),
    ),
  thank: (about, said) => {
    const able = about.scene.requests.some(
      ({ request }) => authorize(about, about.actor, "thank", request) === undefined,
    );
    if (!able && said.no === undefined) return say({ say: { kind: "empty", saw: "thanks" } });
    return act(about, said, "thank", () => ({ do: "thank" }));
  },
  answerable,
} satisfies Partial<Record<ActName, Handler>>;

/** 谁负责: the one named person, and who was asked first. */
function answerable(about: Case, said: Said): Reply {
  const found = findRequest(about, said, "tick");
  if ("reply" in found) return found.reply;
  const { request } = found.stored;
  const { accountable, firstAsked, since, no } = request;
  if (accountable === undefined || firstAsked === undefined || !isOpen(request))
    return residentActs.status(about, { ...said, act: "status", id: request.id });
  return say({
    say: {
      kind: "answerable",
      no,
      who: named(about.office, accountable),
      first: named(about.office, firstAsked),
      since: since ?? about.now,
    },
    request: request.id,
  });
}
