import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { clip, page } from "../layout.js";
import type { Sentences } from "../types.js";
import { please } from "./parts.js";

/** What is said of an emergency, and of one cause of many (M80, N17). */
export const alerts = {
  "public-answer": ({ no, text, until, into }, w) =>
    page(
      `We know of this: ${clip(text, 500)}`,
      `(Emergency arrangements until ${w.time(until)}.)`,
      into === undefined
        ? `${displayNo(no)} is handled as urgent; you will be told how it goes.`
        : `${displayNo(no)} has the same cause as ${displayNo(into)}: they are worked on together, and you will be told the result at once.`,
    ),
  "alert-new": ({ no, category, place, who, contactBy }, w) =>
    page(
      `${displayNo(no)} came in during the emergency. ${w.who(who)} is answerable; please stand by too.`,
      w.matter(category, w.group ? undefined : place),
      `${please(contactBy, "contact the resident", w)}.`,
    ),
  "alert-on": ({ by, place, category, text, until, seat, cause }, w) =>
    page(
      `${w.who(by)} declared an emergency${place === undefined ? "" : ` in ${place}`}. It ends by itself: ${w.time(until)}.`,
      category === undefined ? undefined : `About: ${w.category(category)}`,
      `Notice: ${clip(text, 500)}`,
      seat === "beside" ? "It may reach you: please watch." : undefined,
      seat === "inside"
        ? "New requests have urgent clocks; the B role and the coordinator are told as well."
        : undefined,
      cause === undefined
        ? undefined
        : `All of it counts as one cause, ${displayNo(cause)}: answer ${displayNo(cause)}, and every household hears it.`,
      seat === "declarer"
        ? "Residents who report it see the notice at once. To end it sooner, send “emergency mode off”."
        : undefined,
    ),
  "alert-brief": ({ place, category, until, reported: { all, fresh, people, open, late, numbers } }, w) =>
    page(
      `Emergency, daily: ${[place, w.category(category)].filter((part) => part).join(", ") || "here"}`,
      `Reported since yesterday: ${fresh}; in all: ${all}, by ${people} ${people === 1 ? "person" : "people"}.`,
      `Not yet answered: ${open}; late: ${late}${late === 0 ? "" : ` (${numbers.map(displayNo).join(", ")})`}.`,
      `It ends by itself: ${w.time(until)}. To end it sooner, send “emergency mode off”.`,
    ),
  "alert-off": ({ by, place }, w) =>
    `${w.who(by)} ended the emergency${place === undefined ? "" : ` in ${place}`}; the usual clocks are back.`,
  "alert-fault": ({ why }) => faults[why],
} satisfies Partial<Sentences>;

const usage =
  "Send it in private like this: “emergency mode on Shangzhen no water until 18:00 notice: pipe being mended”; where many report one thing, “one cause 31 notice: …”.";

const faults: Readonly<Record<Extract<Say, { kind: "alert-fault" }>["why"], string>> = {
  role: "An emergency is declared in private, by an official or the coordinator.",
  how: `It is not clear where it is or what to tell people. ${usage}`,
  when: "It must end after now, and within 14 days.",
  none: "There is no emergency now.",
  on: "There is an emergency here already. To change it, send “emergency mode off” first.",
};
