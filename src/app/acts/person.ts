import { findFirstAsked } from "../../core/duty.js";
import { named } from "../../core/named.js";
import { isOwn } from "../../core/relation.js";
import { isOpen, type Request } from "../../core/request.js";
import type { ActName, Said } from "../../intent/acts.js";
import { type Case, type Reply, say } from "../case.js";
import { registerAtOnce } from "./begin.js";
import { findRequest } from "./find.js";
import { help } from "./help.js";
import { wordsOf } from "./materials.js";
import { type Handler, residentActs } from "./resident.js";
import { run } from "./run.js";

/** 转人工 (M14): a named person within the duty rule, never another menu. */
export const personActs = {
  person,
  ring: (about, said) => called(about, registerAtOnce(about, said.text)),
} satisfies Partial<Record<ActName, Handler>>;

/** Whoever is answerable for the open request is asked to ring; a draft is registered as it is; else the one on duty is named. */
function person(about: Case, said: Said): Reply {
  if (about.staff !== undefined) return help(about);
  const own = about.scene.requests.filter(({ request }) => isOwn(about, about.actor, request));
  const draft = own.find(({ request }) => request.status === "draft");
  if (draft !== undefined && said.no === undefined)
    return called(about, residentActs.confirm(about, { act: "confirm", id: draft.request.id, args: [], text: "" }));
  if (said.no === undefined && said.id === undefined && !own.some(({ request }) => isOpen(request)))
    return onDutyNow(about, own[0]?.request);
  const found = findRequest(about, said, "supplement");
  if ("reply" in found) return found.reply;
  return called(
    about,
    run(about, found.stored, { do: "supplement", text: said.text || wordsOf(about), materials: [] }),
  );
}

/** What came of it, said as what it means: who will ring the resident, and that they are asked to. */
function called({ office }: Case, reply: Reply): Reply {
  const request = reply.changes?.[0]?.request;
  if (request?.accountable === undefined) return reply;
  const { id, no, accountable } = request;
  const others = reply.notices.filter(({ say: { kind } }) => kind !== "supplemented" && kind !== "more-from-resident");
  return {
    ...reply,
    notices: [
      ...others,
      {
        to: "here",
        weight: "reply",
        say: { kind: "person", no, who: named(office, accountable) },
        request: id,
        expects: `supplement:${id}`,
      },
      {
        to: { staff: accountable },
        weight: "need",
        say: { kind: "wants-person", no },
        request: id,
        options: (["contacted-phone", "contacted-visit", "write"] as const).map((act) => ({
          data: `${act}:${id}`,
          label: act,
        })),
      },
    ],
  };
}

/** Nothing is registered yet: who sits there now, where the person was heard of last, and one step to be rung. */
function onDutyNow(about: Case, latest: Request | undefined): Reply {
  const { office, roster, now } = about;
  const { staff } = findFirstAsked(office, roster, latest?.matter.area, now);
  return say({
    say: { kind: "person-on-duty", who: named(office, staff) },
    options: [{ data: "ring:", label: "ring" }],
    expects: "new:",
    keep: wordsOf(about),
  });
}
