import { displayNo } from "../../core/request.js";
import type { Refusal } from "../../core/say.js";
import type { Refusals } from "../types.js";

/** Why something was not done, and what to do next. `unknown` names nothing, so that it is one sentence for every number (T35). */
export const refusals: Refusals = {
  unknown: () => "There is no such number. Please check it and send it again, or send “help” to see how to find yours.",
  "not-yours": (say, w) =>
    say.who === undefined
      ? `${subject(say)} is not with you, so this was not done. Send “my list” to see what is.`
      : `${subject(say)} is with ${w.who(say.who)}, who must do this. To take it on, ask for a hand-over.`,
  "not-now": (say) => `This cannot be done to ${object(say)} at the moment. ${look(say)}.`,
  claimed: (say, w) =>
    `${subject(say)} is already claimed by ${w.who(say.who)}; nothing more for you to do. To help, write to them directly.`,
  "no-contact": (say) =>
    `The resident must be contacted before ${object(say)} is answered. If you reached them, send “contacted${no(say)} by phone”; if not, “unreached${no(say)}”, and after two tries you may answer.`,
  "short-basis": (say) =>
    `The basis is too short and was not noted. Name the row of the list, the boundary or the law in at least 10 characters: “decline${no(say)}” and the basis.`,
  "short-text": (say) =>
    `That says too little about ${object(say)} and was not noted. Please send it again with a little more.`,
  "no-such-person": (say) => `There is no such colleague. Send “hand over${no(say)}” and choose from the list.`,
  oneself: (say) => `${subject(say)} is with this person already. Please choose somebody else, or carry on with it.`,
  "urged-already": (say, w) =>
    `The staff have been reminded of ${object(say)} already; you can do so again ${say.until === undefined ? "tomorrow" : `after ${w.time(say.until)}`}. ${look(say)}.`,
  "too-late": (say) =>
    `${subject(say)} has ended and can no longer be changed. If something is still wrong, just send it and it is registered anew.`,
  "staff-cannot": (say) =>
    `Only the resident can do this, so it was not done. To ask the resident, send “write${no(say)}” and your words.`,
  stale: (say) => `Things have changed meanwhile, so this was not done. ${look(say)}, then try again.`,
  removed: () =>
    "You are no longer on the list of staff here, so this was not done. Please ask the coordinator to check the list.",
  "number-only": (say) =>
    `Please send it again with the number, such as “claim ${say.no ?? 31}”. It stands on the first line of the card.`,
};

function subject(say: Refusal): string {
  return say.no === undefined ? "This request" : displayNo(say.no);
}

function object(say: Refusal): string {
  return say.no === undefined ? "this request" : displayNo(say.no);
}

function no(say: Refusal): string {
  return say.no === undefined ? "" : ` ${say.no}`;
}

function look(say: Refusal): string {
  return say.no === undefined ? "Send “help” to see what you can do" : `Send “status ${say.no}” to see how far it is`;
}
