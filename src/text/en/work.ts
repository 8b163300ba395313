import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { page } from "../layout.js";
import type { Sentences, Words } from "../types.js";
import { please } from "./parts.js";

/** What members of staff are told while they work: reminders, news from the resident, what was noted, what is still asked. */
export const work = {
  nudge: (say, w) => nudges[say.about][say.stage >= 3 ? 3 : say.stage === 2 ? 2 : 1](say, w),
  "late-staff": (say, w) => lates[say.mark](say, w),
  "more-from-resident": ({ no, text }, w) =>
    page(
      `The resident added to ${displayNo(no)}:`,
      w.group ? undefined : (w.spoken ?? text),
      w.files && `Sent along: ${w.files}`,
      `To reply, send “write ${no}” and your words.`,
    ),
  "wants-person": ({ no }) =>
    `The resident would like to talk to a person (${displayNo(no)}). Please ring or visit soon, then send “contacted ${no} by phone”. Without a number, ask first with “write ${no}”.`,
  "urged-staff": ({ no }) =>
    `The resident asks you to hurry with ${displayNo(no)}. Please act soon, or send “progress ${no}” and how far it is.`,
  "withdrawn-staff": ({ no, why }, w) => {
    const reasons: Readonly<Record<string, string>> = w.names.reasons;
    const reason = why === undefined ? undefined : reasons[why];
    return `The resident withdrew ${displayNo(no)}; nothing more to do.${reason === undefined ? "" : ` Reason: ${reason}.`}`;
  },
  "reopened-staff": ({ no, reason }) =>
    `${displayNo(no)} is to be done again: ${reopenings[reason]}. It stays with you. Please contact the resident, and answer again when it is done.`,
  "rated-staff": ({ no, outcome }, w) => `${displayNo(no)} has ended: ${w.names.outcomes[outcome]}.`,
  noted: ({ no, what }) => notes[what](displayNo(no)),
  "ask-text": ({ no, for: act }) => asks[act](displayNo(no)),
  "pick-person": ({ no }) =>
    `Who should take ${displayNo(no)}? Please choose, or send “hand over ${no}” with a name and the reason.`,
  "what-for": ({ no }) => `What are these words for, in ${displayNo(no)}? Please choose.`,
} satisfies Partial<Sentences>;

type Nudge = Extract<Say, { kind: "nudge" }>;

/** By how often silence was answered: the person, the stand-in, the coordinator (T7, T13). The same words reach them all. */
const nudges: Readonly<Record<Nudge["about"], Readonly<Record<1 | 2 | 3, (say: Nudge, w: Words) => string>>>> = {
  claim: {
    1: (say, w) =>
      `${displayNo(say.no)} is not claimed yet. ${please(say.until, "claim it", w)}. Until then ${w.who(say.who)} is answerable.`,
    2: (say, w) =>
      `${displayNo(say.no)} was not claimed in time: will the stand-in please claim it. ${w.who(say.who)} is answerable now.`,
    3: (say, w) =>
      `${displayNo(say.no)} is still not claimed: will the coordinator please arrange it. ${w.who(say.who)} is answerable now.`,
  },
  handover: {
    1: (say, w) =>
      `The hand-over of ${displayNo(say.no)} has no answer yet. ${please(say.until, "accept or decline", w)}. Until then ${w.who(say.who)} is answerable.`,
    2: (say, w) =>
      `The hand-over of ${displayNo(say.no)} was not answered in time: will the stand-in please accept or decline. ${w.who(say.who)} is still answerable.`,
    3: (say, w) =>
      `The hand-over of ${displayNo(say.no)} still has no answer: will the coordinator please arrange it. ${w.who(say.who)} is still answerable.`,
  },
};

type Late = Extract<Say, { kind: "late-staff" }>;

const lates: Readonly<Record<Late["mark"], (say: Late, w: Words) => string>> = {
  claim: (say, w) =>
    `${displayNo(say.no)} is past the time to claim it; ${w.who(say.who)} is answerable. Please claim it soon.`,
  contact: (say, w) =>
    `${displayNo(say.no)} is past the time to contact the resident (${w.time(say.due)}). Please do so, then send “contacted ${say.no} by phone”.`,
  yellow: (say, w) =>
    `The answer to ${displayNo(say.no)} is due soon: ${w.time(say.due)}. When it is done, send “answer ${say.no}” and the result.`,
  red: (say, w) =>
    w.past(say.due)
      ? `The answer to ${displayNo(say.no)} is late (it was due ${w.time(say.due)}), and the resident was told. Please act, and send “progress ${say.no}” and how far it is.`
      : `A time promised for ${displayNo(say.no)} has passed, and the resident was told. The answer is due ${w.time(say.due)}. Please send “progress ${say.no}” and how far it is.`,
  written: (say, w) =>
    `Written reminder: the answer to ${displayNo(say.no)} is late (it was due ${w.time(say.due)}). ${w.who(say.who)} is answerable. Please act and answer the resident.`,
  order: (say, w) =>
    `The order for ${displayNo(say.no)} was not carried out by ${w.time(say.due)}. ${w.who(say.who)} is answerable. Please act at once and say how it stands.`,
  return: (say, w) =>
    `Nobody has decided on the return of ${displayNo(say.no)} (it was due ${w.time(say.due)}). Please send “approve ${say.no}”, or “refuse ${say.no}” and the reason.`,
  ruling: (say, w) =>
    `It is not decided yet who handles ${displayNo(say.no)} (it was due ${w.time(say.due)}). ${w.who(say.who)} acts meanwhile. Please decide soon.`,
};

const reopenings: Readonly<Record<Extract<Say, { kind: "reopened-staff" }>["reason"], string>> = {
  unsolved: "the resident says it is not solved",
  unhappy: "the resident is not satisfied",
  later: "after the end, the resident says it is not solved",
  twice: "the resident did not agree a second time, and an official has been asked to watch over it",
};

const notes: Readonly<Record<Extract<Say, { kind: "noted" }>["what"], (no: string) => string>> = {
  contact: (no) => `Noted: the resident of ${no} was contacted.`,
  unreached: (no) => `Noted: no reply this time for ${no}. After two tries you may answer.`,
  progress: (no) => `The news of ${no} has gone to the resident.`,
  write: (no) => `Your words about ${no} have gone to the resident; the reply will come to you.`,
  answer: (no) => `The answer to ${no} has gone to the resident, who is asked for feedback.`,
  decline: (no) => `Noted: you did not take ${no}. Your basis has been passed on.`,
  accept: (no) => `${no} is with you now.`,
  settle: (no) => `${no} is left as it is, as the resident wishes.`,
  asked: (no) => `What you ask for ${no} has gone up, and you are told what is decided. Until then it is with you.`,
  decided: (no) => `Noted: ${no} is decided, and both sides are told.`,
  review: (no) => `Noted: the resident of ${no} was told.`,
  respond: (no) => `Noted: the answer to the objection to ${no} has gone to the resident and to everybody concerned.`,
  supervise: (no) => `Noted: the order for ${no} has gone to whoever handles it, and to the resident.`,
  merge: (no) => `${no} was joined with the other; it keeps its number and its feedback.`,
  split: (no) => `${no} is handled by itself again.`,
  "stand-in": (no) =>
    `Thank you for stepping in for ${no}; it was noted to your credit. Whoever has it can hand it over to you.`,
  assist: (no) => `Noted: your report on ${no} has gone to the lead.`,
  plead: (no) => `Noted: your words about ${no} have gone to the officials.`,
  judge: (no) => `Noted: ${no} is settled.`,
};

const asks: Readonly<Record<Extract<Say, { kind: "ask-text" }>["for"], (no: string) => string>> = {
  answer: (no) =>
    `Please send the result of ${no}; the resident gets your very words. If it cannot be done, write “basis: …” and another route.`,
  progress: (no) =>
    `Please send the news of ${no}; the resident gets your very words. If you promise something, add the time.`,
  write: (no) => `What would you like to say to the resident of ${no}? Your very words are passed on.`,
  decline: (no) =>
    `Please give the basis for not taking ${no}: the row of the list, the boundary or the law, at least 10 characters.`,
  handover: (no) => `Please give the reason for handing over ${no}; your colleague will see it.`,
  supplement: (no) => `What would you like to add to ${no}? Text, photos and voice are all fine.`,
  return: (no) =>
    `Please give the basis for returning ${no}: the row of the list, the boundary or the law, at least 10 characters.`,
  dispute: (no) =>
    `Please give the basis why ${no} is not yours: the row of the list, the boundary or the law, at least 10 characters.`,
  decide: (no) => `Please write the decision on ${no}, such as: lead works assist water basis list row 2.`,
  extend: (no) => `How many days more does ${no} need, and why? Such as: 3 days, parts are late.`,
  park: (no) => `Why should ${no} be parked, and when is it looked at again? 90 days at most.`,
  review: (no) => `How does ${no} stand, and when is it looked at again? The resident gets your very words.`,
  refer: (no) => `Please give the basis why ${no} is not accepted, and where the resident can turn: basis: …; route: …`,
  exclude: (no) => `Please give the reason for excluding ${no}.`,
  appeal: (no) => `Please give the reason for asking again to exclude ${no}; an official decides.`,
  escalate: (no) => `Please give the reason for taking ${no} up; the official will see it.`,
  explain: (no) => `Please write the explanation of ${no}; the resident gets your very words.`,
  assist: (no) => `How far is your part of ${no}? One sentence will do; the lead will see it.`,
  plead: (no) => `Please explain what happened with ${no}; the officials will see it.`,
  respond: (no) => `What is the answer to the objection to ${no}? The resident and everybody concerned will read it.`,
  object: (no) => `What do you object to in ${no}? Please say it, and somebody else will decide.`,
  merge: (no) => `Which request should ${no} be joined with? Please send its number.`,
  withdraw: (no) => `Why do you withdraw ${no}? One sentence will do, and you do not have to say.`,
};
