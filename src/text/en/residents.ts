import { displayNo } from "../../core/request.js";
import { clip, page } from "../layout.js";
import type { Sentences } from "../types.js";
import { heldBack, will } from "./parts.js";

/** What stands above a question where words may tell of danger that no alarm knows. */
const inDanger = "If anybody is in danger, first call 120 (ambulance), 119 (fire) or 110 (police).";

/** What a resident is told from the first word to the last hand-over (`domain.md` §17). */
export const residents = {
  drafted: ({ danger, text, category, place, reaches, others, maybe }, w) =>
    page(
      danger && inDanger,
      others === undefined
        ? "This is what I noted. Is it right?"
        : `I noted ${others.length + 1} matters. Is it right?`,
      `What: ${text === "" ? "a photo or voice message came, no words yet" : clip(text)}`,
      w.category(category) && `Category: ${w.category(category)}`,
      `Where: ${place ?? "not known yet"}`,
      reaches && `It reaches: ${w.names.list(reaches)}`,
      ...(others ?? []).map((one, index) => {
        const about = [w.category(one.category), one.place].filter((part) => part !== undefined);
        return `Matter ${index + 2}: ${clip(one.text)}${about.length === 0 ? "" : ` (${about.join(", ")})`}`;
      }),
      others && "Each gets a number of its own, and somebody who is answerable.",
      maybe && "This may be more than one matter. To part them choose “Register each”, or send the other one later.",
    ),
  "ask-matter": () => "Please say again what is wrong. One sentence will do.",
  "ask-place": ({ danger, text }) =>
    page(
      danger && inDanger,
      text === "" ? "Got your photo or voice message." : `What: ${clip(text, 60)}`,
      "Where is it? A village, a street or something near it will do; you can also share a location.",
    ),
  "which-area": ({ words }) =>
    words === ""
      ? "Which place is it? Please choose, or say a little more."
      : `“${words}” could be several places. Please choose, or say a little more.`,
  "which-origin": () => "You named two villages. Where does it come from? Please choose; the other one will help.",
  "draft-waits": () =>
    "What you told me is not registered yet; it waits for you to confirm. Without that it is let go after two days.",
  "draft-dropped": () => "This was not registered. Send it again whenever you need to.",
  registered: ({ no, who, acting, helping = [], contactBy, answerBy }, w) =>
    page(
      `Registered as ${displayNo(no)}.`,
      acting === undefined ? `First asked and answerable: ${w.who(who)}.` : `First asked: ${w.who(who)}.`,
      acting && `${who.name} is not there now; ${w.who(acting)} is answerable for the moment.`,
      ...helping.map(({ place, who }) => `It reaches ${place}: ${w.who(who)} helps there.`),
      `You will be contacted by ${w.time(contactBy)} and answered by ${w.time(answerBy)}.`,
      "Send “status” to see how far it is.",
    ),
  "registered-in-group": ({ no, also = [] }) =>
    `Registered as ${[no, ...also].map(displayNo).join(", ")}. For details write to me in private, so that nothing personal is made public.`,
  claimed: ({ no, who, contactBy }, w) =>
    `${w.who(who)} has claimed ${displayNo(no)} and ${contactBy === undefined ? "is answerable for it now" : will(contactBy, "contact you", w)}.`,
  progressed: ({ no, who, text, promise }, w) =>
    page(`News of ${displayNo(no)} from ${w.who(who)}:`, text, promise && `Promised by ${w.time(promise.due)}.`),
  wrote: ({ no, who, text }, w) =>
    page(
      `${w.who(who)} writes to you about ${displayNo(no)}:`,
      text,
      `Just reply and it is passed on, or send “add ${no}”.`,
    ),
  "handing-over": ({ no, to, who }, w) =>
    `${displayNo(no)} is being handed over to ${w.who(to)}. Until that is accepted, ${w.who(who)} stays answerable.`,
  "handed-over": ({ no, to, first }, w) =>
    `${w.who(to)} has accepted ${displayNo(no)} and handles it now.${first.id === to.id ? "" : ` ${w.who(first)} keeps following it.`}`,
  "not-handed-over": ({ no, who }, w) => `${displayNo(no)} was not handed over. ${w.who(who)} stays answerable.`,
  supplemented: ({ no, who }, w) =>
    `Added to ${displayNo(no)}${who === undefined ? "" : ` and passed on to ${w.who(who)}`}.`,
  urged: ({ no, who }, w) => `${w.who(who)} has been reminded of ${displayNo(no)}. You can do this once a day.`,
  late: ({ no, who }, w) =>
    page(
      `${displayNo(no)} was not done by the time we told you. We are sorry.`,
      `${w.who(who)} is answerable now and has been reminded.`,
      `To hurry it up, send “urge ${no}”; for its times, “status ${no}”.`,
    ),
  person: ({ no, who }, w) =>
    page(
      `${w.who(who)} is answerable for ${displayNo(no)} and has been asked to contact you soon.`,
      w.group ? undefined : "If a call suits you, send your number; only whoever is answerable will see it.",
    ),
  "person-on-duty": ({ who }, w) =>
    page(
      `${w.who(who)} is on duty now.`,
      "Tell me what it is about, by text or voice, and a member of staff will contact you.",
      "If that is hard to say here, choose the answer below and you will be contacted.",
    ),
  withdrawn: ({ no }) =>
    page(
      `${displayNo(no)} is withdrawn and will not be handled.`,
      "If you like, tell us why; you do not have to.",
      "If that was a slip, just send the matter again and it is registered anew.",
    ),
  "still-needed": ({ no }) =>
    `Shall ${displayNo(no)} go on? If it is not needed any more, press “Withdraw”; if it is, you need not reply, or add how things are now.`,
  "why-noted": () => "Noted, thank you for telling us. Write whenever something comes up.",
  status: ({ line, first, held, staff }, w) =>
    page(
      displayNo(line.no),
      w.matter(line.category, w.group ? undefined : line.place),
      `State: ${w.situation(line.situation)}`,
      line.who && `Answerable now: ${w.who(line.who)}`,
      first && first.id !== line.who?.id ? `First asked: ${w.who(first)}` : undefined,
      line.next === undefined
        ? undefined
        : w.past(line.next)
          ? `${staff ? "The resident" : "You"} should have heard by ${w.time(line.next)}; it is late${staff ? "" : ", and we are sorry"}.`
          : `${staff ? "The resident" : "You"} will hear by ${w.time(line.next)}.`,
      ...heldBack(held),
    ),
} satisfies Partial<Sentences>;
