import { displayNo } from "../../core/request.js";
import type { DutyFault, DutySay } from "../../core/say-duty.js";
import { page } from "../layout.js";
import type { Sentences } from "../types.js";

/** Who was asked, who is there, and whose account it is (§8.1, §8.3). */
export const duty = {
  "asked-away": ({ no, acting }, w) =>
    page(
      `A resident asked you in a group. It is registered as ${displayNo(no)}, and you are the first asked.`,
      `You are not there now: ${w.who(acting)} is answerable for the moment, and you follow it up when you are back.`,
    ),
  "asked-too": ({ no, first }, w) =>
    `The resident asked you as well about the same matter: ${displayNo(no)}. The first asked is ${w.who(first)}.`,
  denied: ({ no }) =>
    page(
      `To a resident, your words in the group sound like passing the buck. It is registered as ${displayNo(no)}, and you are the first asked.`,
      `If it is not yours, send “hand over ${no}”; it stays with you until somebody accepts.`,
    ),
  "registered-for": ({ no, phone }) =>
    page(
      `Registered for a resident: ${displayNo(no)}. You are the first asked.`,
      phone
        ? "The phone number is sealed; only who is answerable sees it."
        : "There is no phone number: please tell the resident in person when it is done.",
      `If it is not yours, send “hand over ${no}”.`,
    ),
  "ask-register": () =>
    "Please send what to register: what, where, and the resident's phone if you have it. For example “register lamp out in group 3, by visit”.",
  held: ({ no }) =>
    no === undefined
      ? page(
          "First asked, first answerable: to say only that it is not yours is no answer for a resident.",
          "Please register it and hand it over; if you mean to say so all the same, send it once more.",
        )
      : page(
          `These words were not sent to the resident of ${displayNo(no)} yet: they sound like passing the buck.`,
          `You can send “hand over ${no}”, or say whose it is and how you will help. To send them as they are, send them once more.`,
        ),
  leave: ({ until, cover, open }, w) =>
    page(
      `Noted: you are away until ${w.time(until)}, and ${w.who(cover)} stands in.`,
      open === 0 ? undefined : `What is with you (${open}) stays with you; to give one away, send “hand over”.`,
      "Did you brief them on what is with you?",
    ),
  "leave-cover": ({ who, until, briefed }, w) =>
    page(
      `${w.who(who)} is away until ${w.time(until)}, and you stand in.`,
      briefed ? "They say that they have briefed you." : "Please ask them about what is with them.",
    ),
  briefed: ({ cover, done }, w) =>
    done
      ? `Noted: ${w.who(cover)} is briefed.`
      : `Noted: ${w.who(cover)} is not briefed yet. What goes wrong without a brief is charged to you; once you have, send “away” again.`,
  quiet: ({ until, cover }, w) =>
    page(
      `Noted: you are not disturbed until ${w.time(until)}, and ${w.who(cover)} stands in. Critical matters still reach you.`,
      "To end it sooner, send “back”.",
    ),
  back: ({ open }) => `Noted: you are back. With you: ${open}. Send “my list” to see them.`,
  "back-cover": ({ who }, w) => `${w.who(who)} is back. Please tell them what you did meanwhile.`,
  "swap-ask": ({ who, area, starts, until }, w) =>
    `${w.who(who)} asks you to take a shift: ${area}, ${w.time(starts)} to ${w.time(until)}. Will you?`,
  "swap-sent": ({ to, starts, until }, w) =>
    `${w.who(to)} has been asked to take your shift (${w.time(starts)} to ${w.time(until)}). Until they agree it is yours.`,
  "swap-done": ({ by, area, starts, until }, w) =>
    `Agreed: ${area}, ${w.time(starts)} to ${w.time(until)}, ${w.who(by)} is on duty. Open requests do not move with the shift.`,
  "swap-declined": ({ by, starts }, w) => `${w.who(by)} cannot take the shift of ${w.time(starts)}; it stays yours.`,
  "shift-list": ({ who, open, soon, waiting, nos }, w) =>
    page(
      `${w.who(who)} ends the shift: ${open} open, ${soon} due soon, ${waiting} waiting for residents.`,
      nos.length === 0 ? undefined : `Numbers: ${nos.map(displayNo).join(", ")}`,
      "They stay with them; please keep an eye on them, and confirm that you have read this.",
    ),
  "shift-sent": ({ to, open, soon, waiting }, w) =>
    page(
      `Your list: ${open} open, ${soon} due soon, ${waiting} waiting for residents.`,
      `Sent to ${w.who(to)} to confirm. What is with you stays with you; to give one away, send “hand over”.`,
    ),
  "shift-taken": ({ by }, w) => `${w.who(by)} has confirmed your list.`,
  "duty-fault": ({ why, act }) => `${faults[why]} ${usage[act]}`,
  roster: ({ areas }, w) =>
    areas
      .map(({ place, now, next }) =>
        page(
          `On duty now in ${place}: ${now === undefined ? "nobody (the town fills in)" : w.who(now)}`,
          ...next.map(({ from, until, who }) => `${w.time(from)} – ${w.time(until)}: ${who?.name ?? "nobody"}`),
        ),
      )
      .join("\n"),
  "bind-code": ({ who, code, until }, w) =>
    page(
      `The code for ${w.who(who)}: ${code}, good for one use until ${w.time(until)}.`,
      `Tell it to them in person; from the account to be bound they send me “bind ${code}” in private.`,
    ),
  bound: ({ who }, w) => `Bound: you are ${w.who(who)}. Send “help” to see what you can type.`,
  "not-bound": ({ why, left }) =>
    why === "wrong"
      ? `The code is wrong or too old; ${left} more tries. Please ask the coordinator for a new one.`
      : refused[why],
} satisfies Partial<Sentences>;

const faults: Readonly<Record<DutyFault, string>> = {
  when: "I could not read when.",
  who: "I could not read which colleague.",
  past: "That time is over.",
  away: "That colleague is away then, too.",
  "no-shift": "You have no shift on that day.",
  "not-away": "You are not noted as away.",
  private: "Please do this in our private chat.",
};

const usage: Readonly<Record<Extract<DutySay, { kind: "duty-fault" }>["act"], string>> = {
  "register-for": "Please write: “register lamp out in group 3, by visit”.",
  leave: "Please write: “away until Dec 3 @Wang”.",
  quiet: "Please write: “dnd until tomorrow 8:00”.",
  swap: "Please write: “swap Dec 3 @Wang”.",
  shift: "Please write: “end shift @Wang”.",
  back: "To go away, write “away until Dec 3 @Wang”.",
  "bind-code": "Please write: “bind code @Wang”.",
};

const refused = {
  locked: "Too many wrong codes: try again in 10 minutes, or ask the coordinator for a new one.",
  private: "Send a code to me in private only, never in a group. Please ask the coordinator for a new one.",
  already: "By the list this account is a member of staff's already; there is nothing to bind.",
} as const;
