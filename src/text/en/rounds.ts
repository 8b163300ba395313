import { displayNo } from "../../core/request.js";
import { page } from "../layout.js";
import type { Sentences } from "../types.js";

/** The answer, the questions about it, and the end (§10.1). No wording suggests an answer. */
export const rounds = {
  opinion: ({ no }) =>
    `Thank you for saying so. With the result of ${displayNo(no)}, are you satisfied, mostly satisfied or not satisfied? It counts once you choose; if you do not, nothing is counted.`,
  "call-back": ({ no, who }, w) =>
    `${displayNo(no)} was answered three days ago, and the resident has not said what they think. If typing is hard for them, ring and let them or their family choose in the chat. Nobody answers for them, and ${w.who(who)}, who handled it, does not ring.`,
  answered: ({ no, who, text, basis }, w) =>
    page(
      `The result of ${displayNo(no)}, from ${w.who(who)}:`,
      text,
      basis && `Basis: ${basis}`,
      `Please answer three short questions. The first: ${w.names.questions.contacted}`,
    ),
  question: ({ no, ask, again }, w) =>
    again
      ? page(
          `We would still like to hear from you about ${displayNo(no)}; you do not have to answer.`,
          w.names.questions[ask],
        )
      : `${displayNo(no)}: ${w.names.questions[ask]}`,
  finished: ({ no, outcome }) => page(ends[outcome](displayNo(no)), again[outcome]?.(no)),
  reopened: ({ no, who, answerBy, supervised }, w) =>
    page(
      `${displayNo(no)} is being done again. ${w.who(who)} stays answerable.`,
      supervised ? "An official has been asked to watch over it." : undefined,
      answerBy === undefined ? undefined : `You will be answered again by ${w.time(answerBy)}.`,
      `If nothing more is needed, send “leave it ${no}”.`,
    ),
} satisfies Partial<Sentences>;

type Outcome = Parameters<Sentences["finished"]>[0]["outcome"];

const ends: Readonly<Record<Outcome, (no: string) => string>> = {
  satisfied: (no) => `${no} is closed. Your feedback is noted, thank you.`,
  dissatisfied: (no) => `${no} is left as it is, as you wish. Your feedback is noted.`,
  unreached: (no) => `${no} is closed for now, since no feedback came.`,
  explained: (no) => `${no} was explained to you and is closed.`,
  referred: (no) => `${no} is closed; you were told which route to take.`,
  withdrawn: (no) => `${no} is withdrawn and will not be handled. Write whenever something comes up.`,
  dropped: () => "This was not registered. Send it again whenever you need to.",
};

const again: Readonly<Partial<Record<Outcome, (no: number) => string>>> = {
  satisfied: soon,
  dissatisfied: soon,
  unreached: soon,
  explained: fresh,
  referred: fresh,
};

function soon(no: number): string {
  return `If something is still wrong within 7 days, send “not solved ${no}”.`;
}

function fresh(): string {
  return "If there is anything else, just send it.";
}
