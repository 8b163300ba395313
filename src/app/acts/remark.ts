import { isOwn } from "../../core/relation.js";
import { isOpen } from "../../core/request.js";
import type { Said } from "../../intent/acts.js";
import { findAlarm } from "../../intent/alarm.js";
import { understand } from "../../intent/matter.js";
import { normal } from "../../intent/normal.js";
import { isPhone } from "../../intent/redact.js";
import { isCourtesy, type Remark, remarkIn } from "../../intent/remark.js";
import { type Case, type Reply, say } from "../case.js";
import { commonActs } from "./common.js";
import { laterActs } from "./later.js";
import { hasMore, wordsOf } from "./materials.js";
import { personActs } from "./person.js";
import { isSameMatter } from "./report.js";
import { residentActs } from "./resident.js";

/** A reply to what reports nothing; undefined where the words are a matter, or belong to one. Nobody is left without a next step. */
export function answerRemark(about: Case): Reply | undefined {
  const text = wordsOf(about);
  const said = normal(text);
  if (about.inbound.chat.kind === "group" || hasMore(about) || findAlarm(said) !== undefined) return undefined;
  if (isPhone(text) && isFree(about)) return personActs.ring(about, { act: "ring", args: [], text });
  const remark = remarkIn(said);
  return remark === undefined ? undefined : (asksAfter(about, remark, text) ?? answers[remark]?.(about, text));
}

/** 「好的」 「谢谢」 where words were asked for: nobody is troubled with it, and what was asked for may still come. */
export function answerCourtesy(about: Case, { act, args }: Said): Reply | undefined {
  const { inbound, prompt, scene } = about;
  if (act !== "supplement" || args.includes("reply") || inbound.press !== undefined || prompt === undefined)
    return undefined;
  const said = normal(wordsOf(about));
  if (hasMore(about) || !isCourtesy(said)) return undefined;
  const saw = remarkIn(said) === "thanks" ? "thanks" : "okay";
  return { ...say({ say: { kind: "empty", saw } }), conversation: { prompts: scene.conversation.prompts } };
}

type Answer = (about: Case, text: string) => Reply | undefined;

const nothing = { args: [], text: "" } as const;

const answers: Readonly<Partial<Record<Remark, Answer>>> = {
  person: ifBare((about) => personActs.person(about, { act: "person", ...nothing })),
  asks: ifBare((about, text) =>
    hasDraft(about) || (hasNone(about) && text.length > QUESTION)
      ? undefined
      : residentActs.status(about, { act: "status", ...nothing }),
  ),
  urges: ifBare((about) =>
    hasDraft(about) || hasNone(about) ? undefined : residentActs.urge(about, { act: "urge", ...nothing }),
  ),
  ends: (about, text) => stillNeeded(about, text),
  how: ifBare((about) => commonActs.help(about)),
  waits: ifBare((about) => (hasDraft(about) ? undefined : residentActs.status(about, { act: "status", ...nothing }))),
  upset: ifBare(() => say({ say: { kind: "empty", saw: "upset" } })),
  thanks: ifBare((about) => laterActs.thank(about, { act: "thank", ...nothing })),
  okay: ifBare((about) => (isAwaited(about) ? undefined : say({ say: { kind: "empty", saw: "okay" } }))),
  opens: ifBare((about) =>
    isAnswering(about) || hasDraft(about) ? undefined : say({ say: { kind: "ask-new" }, expects: "new:" }),
  ),
};

/** Words that name a matter as well are about that matter. */
function ifBare(answer: Answer): Answer {
  return (about, text) => {
    const { matter } = understand(about.office, text);
    return matter.category === undefined ? answer(about, text) : undefined;
  };
}

/** What is longer than a question about one's own matter, characters, asks for something new: 「什么时候能在桥头装个灯」. */
const QUESTION = 15;

/** 「不用管了」, 「又亮了」: nothing is withdrawn by a guess; whoever has it open is asked. */
function stillNeeded(about: Case, text: string): Reply | undefined {
  const { category } = understand(about.office, text).matter;
  const open = ownOpen(about).filter(({ request }) => request.status !== "answered");
  const one =
    open.find(({ request }) => request.id === about.scene.quoted) ??
    (open.length === 1 ? open[0] : open.find(({ request }) => isSameMatter(request, category, undefined)));
  if (hasDraft(about) || one === undefined || (category !== undefined && one.request.matter.category !== category))
    return undefined;
  const { id, no } = one.request;
  return say({
    say: { kind: "still-needed", no },
    request: id,
    options: [
      { data: `withdraw:${id}`, label: "withdraw" },
      { data: `supplement:${id}`, label: "supplement" },
    ],
    keep: text,
  });
}

/** 「路灯的事怎么样了」: how the one that is meant stands. */
function asksAfter(about: Case, remark: Remark, text: string): Reply | undefined {
  if (remark !== "asks" && remark !== "waits" && remark !== "urges") return undefined;
  const own = ownOpen(about);
  const { category, area } = understand(about.office, text).matter;
  const meant =
    own.find(({ request }) => request.id === about.scene.quoted) ??
    (remark === "waits" ? undefined : own.find(({ request }) => isSameMatter(request, category, area)));
  const does = remark === "urges" ? "urge" : "status";
  return meant && residentActs[does](about, { act: does, id: meant.request.id, ...nothing });
}

/** Nothing of theirs is open or begun: a number alone asks to be rung. */
function isFree(about: Case): boolean {
  return !about.scene.requests.some(
    ({ request }) => isOwn(about, about.actor, request) && (isOpen(request) || request.status === "draft"),
  );
}

function ownOpen(about: Case): Case["scene"]["requests"] {
  return about.scene.requests.filter(
    ({ request }) => isOwn(about, about.actor, request) && isOpen(request) && request.no > 0,
  );
}

/** Nothing of theirs is known that could be meant. */
function hasNone(about: Case): boolean {
  return !about.scene.requests.some(({ request }) => isOwn(about, about.actor, request));
}

function hasDraft(about: Case): boolean {
  return about.scene.requests.some(({ request }) => isOwn(about, about.actor, request) && request.status === "draft");
}

/** Said to a message of ours about a request of which somebody asked something: 「好的」 is the answer to that. */
function isAwaited({ scene }: Case): boolean {
  const asked = `supplement:${scene.quoted}:reply`;
  return scene.conversation.prompts.some(({ expects }) => expects === asked);
}

/** Said to a message of ours about a request: more of that request. */
function isAnswering({ scene }: Case): boolean {
  return scene.requests.some(({ request }) => request.id === scene.quoted);
}
