import { displayNo } from "../../core/request.js";
import { page } from "../layout.js";
import type { Sentences } from "../types.js";

/** The answer, the questions about it, and the end (§10.1). No wording suggests an answer. */
export const rounds = {
  opinion: ({ no }) =>
    `谢谢您说这些。${displayNo(no)} 的办理结果，您是满意、基本满意，还是不满意？选了才算数，不选不计入。`,
  "call-back": ({ no, who }, w) =>
    `${displayNo(no)} 答复三天了，居民还没有评价。不方便打字的，可以打电话问问，请本人或家人在聊天里选；不能代填，也不要由经办的${w.who(who)}打。`,
  answered: ({ no, who, text, basis }, w) =>
    page(
      `${displayNo(no)} 办理结果，${w.who(who)}答复：`,
      text,
      basis && `依据：${basis}`,
      `请回答三个小问题。第一个：${w.names.questions.contacted}`,
    ),
  question: ({ no, ask, again }, w) =>
    again
      ? page(`${displayNo(no)} 还想听听您怎么说，不方便答也没关系。`, w.names.questions[ask])
      : `${displayNo(no)} ${w.names.questions[ask]}`,
  finished: ({ no, outcome }) => page(ends[outcome](displayNo(no)), again[outcome]?.(no)),
  reopened: ({ no, who, answerBy, supervised }, w) =>
    page(
      `${displayNo(no)} 重新办理，仍由${w.who(who)}负责。`,
      supervised ? "已提请上级督办。" : undefined,
      answerBy === undefined ? undefined : `最迟 ${w.time(answerBy)} 再答复您。`,
      `不用再办的话，发“不用再办 ${no}”。`,
    ),
} satisfies Partial<Sentences>;

type Outcome = Parameters<Sentences["finished"]>[0]["outcome"];

const ends: Readonly<Record<Outcome, (no: string) => string>> = {
  satisfied: (no) => `${no} 已办结，您的评价记下了，谢谢。`,
  dissatisfied: (no) => `${no} 按您的意思不再办了，您的评价记下了。`,
  unreached: (no) => `${no} 一直没有等到您的评价，先办结了。`,
  explained: (no) => `${no} 已向您解释说明，到此办结。`,
  referred: (no) => `${no} 已告知您办理途径，到此办结。`,
  withdrawn: (no) => `${no} 已撤单，不再办理。再有什么事，随时发来。`,
  dropped: () => "这件事没有登记。需要的时候，随时再发来。",
};

const again: Readonly<Partial<Record<Outcome, (no: number) => string>>> = {
  satisfied: soon,
  dissatisfied: soon,
  unreached: soon,
  explained: fresh,
  referred: fresh,
};

function soon(no: number): string {
  return `7 天内如果还有问题，发“没解决 ${no}”。`;
}

function fresh(): string {
  return "还有别的情况，直接发来就行。";
}
