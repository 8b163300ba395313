import { authorize } from "../../core/authorize.js";
import type { Command } from "../../core/command.js";
import { named } from "../../core/named.js";
import { isOpen } from "../../core/request.js";
import { postsOf } from "../../core/unit.js";
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
    withText(about, said, "object", () => act(about, said, "object", () => objectionIn(about, said.text))),
  respond: (about, said) =>
    withText(about, said, "respond", () => act(about, said, "respond", () => ({ do: "respond", text: said.text }))),
  seen,
  thank: (about, said) => {
    const able = about.scene.requests.some(
      ({ request }) => authorize(about, about.actor, "thank", request) === undefined,
    );
    if (!able && said.no === undefined) return say({ say: { kind: "empty", saw: "thanks" } });
    return act(about, said, "thank", () => ({ do: "thank" }));
  },
  answerable,
} satisfies Partial<Record<ActName, Handler>>;

/** 异议 31 修改 …, 异议 31 撤销 …: what they want done with what was decided, and why. */
function objectionIn({ office }: Case, text: string): Extract<Command, { do: "object" }> {
  const [, word = "", rest = text] =
    /^(修改|撤销|取消|change|modify|revoke|undo)[\s:：,，]*(.*)$/isu.exec(text.trim()) ?? [];
  const reason = rest === "" ? text : rest;
  return {
    do: "object",
    text: understand(office, reason).matter.text,
    ...(word === "" ? {} : { change: /^(?:撤销|取消|revoke|undo)$/iu.test(word) ? "revoke" : "modify" }),
  };
}

/** 谁看过: the roles of those who saw how the resident is reached, and when (V29, §11.3.4). */
function seen({ scene, office }: Case, said: Said): Reply {
  const { own = [], seen: all = [] } = scene.sights ?? {};
  if (own.length === 0)
    return say({
      say: said.no === undefined ? { kind: "no-requests" } : { kind: "refused", refused: "unknown", no: said.no },
    });
  const of = (id: string) => all.filter(({ request }) => request === id);
  const requests = own.map(({ id, no }) => ({
    no,
    seen: of(id).map(({ staff, at, how }) => {
      const [post] = postsOf(office, staff);
      return { role: office.staff.get(staff)?.roles[0] ?? "cadre", post: post?.title, at, how };
    }),
  }));
  return say({ say: { kind: "seen-by", requests } });
}

/** 谁负责: the one named person, and who was asked first; of no one request, how theirs stand. */
function answerable(about: Case, said: Said): Reply {
  if (said.no === undefined && said.id === undefined && about.scene.quoted === undefined)
    return residentActs.status(about, { ...said, act: "status" });
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
