import { displayNo } from "../../core/request.js";
import type { Refusal } from "../../core/say.js";
import type { Refusals } from "../types.js";

/** Why something was not done, and what to do next. `unknown` names nothing, so that it is one sentence for every number (T35). */
export const refusals: Refusals = {
  unknown: () => "There is no such number. Please check it and send it again, or send “status” to see yours.",
  "not-yours": (say, w) =>
    say.who === undefined
      ? `${subject(say)} is not with you, so this was not done. Send “my list” to see what is.`
      : `${subject(say)} is with ${w.who(say.who)}, who must do this. To take it on, ask for a hand-over.`,
  "not-now": (say, w) =>
    `This cannot be done to ${object(say)} at the moment${say.situation === undefined ? "" : ` (now: ${w.situation(say.situation)})`}. ${look(say)}.`,
  claimed: (say, w) =>
    `${subject(say)} is already claimed by ${w.who(say.who)}; nothing more for you to do. To help, write to them directly.`,
  "claim-first": (say) =>
    `Nobody has claimed ${object(say)} yet, so this was not done. If you take it on, send “claim${no(say)}” first, then say that again.`,
  "no-contact": (say) =>
    `The resident must be contacted before ${object(say)} is answered. If you reached them, send “contacted${no(say)} by phone”; if not, “unreached${no(say)}”, and after two tries you may answer.`,
  "short-basis": (say) =>
    `The basis for ${object(say)} is too short and was not noted. Name the row of the list, the boundary or the law in at least 10 characters, and send it again.`,
  "short-text": (say) =>
    `That says too little about ${object(say)} and was not noted. Please send it again with a little more, such as what was done and when.`,
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
  suggests: (say) =>
    `This was not sent: it tells the resident which rating to choose. The rating is theirs alone; please take that out and send the words for ${object(say)} again.`,
  ruled: (say) =>
    `It was decided who handles ${object(say)}, so it cannot be returned. If something is new, tell the coordinator.`,
  "returned-already": (say) =>
    `Your unit has returned ${object(say)} once already. To have it decided, send “dispute${no(say)}” and the basis.`,
  "return-late": (say, w) =>
    `The time to return ${object(say)} is over${say.until === undefined ? "" : ` since ${w.time(say.until)}`}. To have it decided, send “dispute${no(say)}” and the basis.`,
  "asked-already": (say) =>
    `Something is being asked for ${object(say)} already; please wait until it is decided. ${look(say)}.`,
  "nothing-asked": (say) => `There is nothing to decide about ${object(say)}; somebody may have done so. ${look(say)}.`,
  "not-decided": (say) =>
    `Nothing was decided about ${object(say)} that you could object to. To say more, send “add${no(say)}”.`,
  "settled-already": (say) => `Whether ${object(say)} is excluded was decided already. ${look(say)}.`,
  "official-only": (say) => `Only an official can decide this about ${object(say)}, so it was not done. ${look(say)}.`,
  "own-matter": (say) => `${subject(say)} is your own matter; somebody else must decide this.`,
  "may-explain": (say, w) =>
    `The person may still explain${say.until === undefined ? "" : ` until ${w.time(say.until)}`}, so ${object(say)} cannot be confirmed yet. You will be asked again.`,
  "too-late-to-extend": (say) =>
    `${subject(say)} cannot be extended: that is possible once, before it is due. Please send “progress${no(say)}” and say how it stands.`,
  "too-long": (say, w) =>
    `That is too far away and was not noted.${say.until === undefined ? " Please name an earlier day." : ` The latest is ${w.time(say.until)}.`}`,
  "need-date": (say) =>
    `The day was not clear and nothing was noted. Name a day to come, such as “extend${no(say)} 3 days, parts are late”.`,
  "no-route": (say) =>
    `Please say where the resident can turn, such as “refer${no(say)} basis: …; route: the county court”.`,
  "no-such-post": (say) =>
    `There is no such post. Write its name, such as “decide${no(say)} lead works assist water basis list row 2”.`,
  "withdrawn-upward": (say) =>
    `The list has withdrawn ${object(say)} upward: no village may be given it. Hand it over to a post of the town.`,
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
