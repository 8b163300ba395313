import { isOwn } from "../../core/relation.js";
import type { Request } from "../../core/request.js";
import { nextQuestion, questionOptions } from "../../core/tell/parts.js";
import { understand } from "../../intent/matter.js";
import { normal } from "../../intent/normal.js";
import { isHalfSolved, isOpinion } from "../../intent/opinion.js";
import { type Case, type Reply, say } from "../case.js";
import { hasMore, wordsOf } from "./materials.js";

/**
 * 「挺好」 about what was answered: nothing is counted until the resident chooses one of the three answers (§10.1). Undefined
 * where nothing of theirs waits for an answer, or the words are about something else.
 */
export function answerOpinion(about: Case): Reply | undefined {
  if (about.staff !== undefined || about.inbound.chat.kind === "group" || hasMore(about)) return undefined;
  const text = wordsOf(about);
  const half = isHalfSolved(normal(text));
  if ((!half && !isOpinion(normal(text))) || understand(about.office, text).matter.category !== undefined)
    return undefined;
  const own = about.scene.requests.filter(({ request }) => isOwn(about, about.actor, request));
  if (own.some(({ request }) => request.status === "draft")) return undefined;
  const answered = own.filter(({ request }) => request.status === "answered" && nextQuestion(request) !== undefined);
  const [one] = answered.toSorted((a, b) => (b.request.rounds.at(-1)?.at ?? 0) - (a.request.rounds.at(-1)?.at ?? 0));
  if (one === undefined) return undefined;
  const { request } = one;
  if (half) return nextQuestion(request) === "solved" ? askAgain(request) : undefined;
  return say({
    say: { kind: "opinion", no: request.no },
    request: request.id,
    options: questionOptions(request, "satisfied"),
  });
}

/** What is half solved is for the resident to say: the question again, with its answers. */
function askAgain(request: Request): Reply {
  return say({
    say: { kind: "question", no: request.no, ask: "solved", again: true },
    request: request.id,
    options: questionOptions(request, "solved"),
  });
}
