import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { few, page } from "../layout.js";
import type { Sentences, Words } from "../types.js";
import { heldBack, line } from "./parts.js";

/** What is said to anybody, outside any one request. */
export const talk = {
  greeting: ({ office, staff }) =>
    staff === undefined
      ? page(
          `Hello, this is the front desk of ${office}.`,
          "Tell me what is wrong in a sentence; photos and voice messages are fine too. One named person will be answerable for it, and I will tell you who.",
          "In danger, call 110, 119 or 120 first.",
          "Send “help” to see what you can do here.",
        )
      : page(
          `Hello ${staff}, this is the front desk of ${office}.`,
          "Send “my list” to see what is with you, or “help” to see what you can type.",
        ),
  help: ({ staff, leads }) =>
    leads
      ? leading
      : staff
        ? page(
            "You can type (put the number for 31):",
            "“claim 31” take it on",
            "“contacted 31 by phone”, “unreached 31” note the contact",
            "“progress 31 parts are here, promise by Friday” tell the resident",
            "“write 31 which lamp is it” ask the resident",
            "“hand over 31 @Wang it is about water” it stays with you until accepted",
            "“accept 31”, “decline 31 row 12 of the list” answer a hand-over",
            "“answer 31 the lamp works again” tell the result",
            "“register lamp out in group 3, by visit” register for a resident",
            "“roster”, “away until Dec 3 @Wang”, “swap Dec 3 @Wang”, “end shift”",
            "“my list” yours; “status 31” one request; “board” all",
          )
        : page(
            "Just send what is wrong: text, photos, voice or a location. You can also type (put the number for 31):",
            "“status” see how far it is",
            "“add 31 the pole leans too” say more",
            "“urge 31” remind the staff",
            "“withdraw 31” call it off",
            "“not solved 31” have it done again",
            "“talk to a person” have somebody contact you",
            "“new request” report another matter",
            "“link” make your chats one person; “notify me here” have news sent to this one",
            "“privacy” see how your details are kept",
            "In danger, call 110, 119 or 120 first.",
          ),
  privacy: ({ office }) =>
    page(
      `1. ${office} keeps the text, photos, voice messages and places you send, and your chat account, only to handle your requests.`,
      "2. Your own words and contact are shown only to the member of staff who is answerable now. Each time is recorded: send “who saw it”.",
      "3. Groups see the number, category, area and state; never your name, phone or words.",
      "4. It is archived and locked 30 days after the end. Your feedback is yours; staff cannot change it.",
      "5. To call a request off, send “withdraw” at any time; nobody else can.",
    ),
  empty: ({ saw }) => saws[saw],
  trouble: () =>
    "Something went wrong here and this step was not done. Please send it again in a few minutes; in danger, call 110, 119 or 120.",
  reminders: ({ on, staff }) =>
    staff
      ? "You are on the staff: what is said here decides who is answerable, and cannot be switched off. To rest, send “do not disturb”."
      : on
        ? "Reminders are on: you hear of progress as it comes."
        : page(
            "Reminders are off; your matter is worked on all the same.",
            "The answer with its questions, danger, and what you ask for still come at once. Progress and repeated questions wait until you write next.",
            "To have them again, send “start reminders”.",
          ),
  language: () => "All right, English from now on. To go back, type “chinese”.",
  emergency: ({ numbers, sealed }, w) =>
    sealed === true
      ? page(
          "Thank you for telling me; I hear you. You do not have to carry this alone, and there are people who want to help.",
          `In danger right now? Call ${numberWords(["120", "110"], w)}. To talk to somebody, call 12356 (psychological aid line).`,
          "The coordinator has been alerted and will contact you soon; your words go into no group, and to nobody else.",
          "If it is about somebody near you, please stay with them. When you can, tell me: where are you, and is anyone with you?",
        )
      : page(
          `If you are in danger, call ${numberWords(numbers, w)} now.`,
          "The staff on duty have been alerted and will contact you soon. Where are you? Send it when you can.",
        ),
  choose: () => "Which one do you mean? Please choose.",
  "more-or-new": () => "Does this belong to an earlier request, or is it a new matter? Please choose.",
  "no-such-choice": ({ choices }) =>
    choices > 0
      ? `There is no such choice. Reply with ${choices > 1 ? `a number from 1 to ${choices}` : "1"}, or just write.`
      : "This button no longer works. Send “help” to see what you can type.",
  anonymous: () =>
    "You wrote as the group or a channel, so I cannot answer you in private. Please say it again as yourself, or write to me in private.",
  "ask-new": () => "Please say what is wrong, and where. One sentence will do.",
  "no-requests": () =>
    "There is no open request of yours here. For a new matter, just send it; for a certain one, add its number, such as “status 31”.",
  statuses: ({ lines, held }, w) =>
    page(
      `Your requests (${lines.length}):`,
      few(lines, (one) => line(one, w), more),
      `Send “status ${lines[0]?.no ?? 31}” for one of them.`,
      ...(held === undefined ? [] : heldBack(held)),
    ),
  "board-link": ({ minutes }, w) =>
    w.door === undefined
      ? "The way into the board is sent in a private chat only: write “board” there."
      : `Open the board (good for ${minutes} minutes and once; please do not forward it):\n${w.door}`,
  digest: ({ period }, w) =>
    w.digest === undefined
      ? `The digest of ${period} is sent in a private chat only: write “digest” there.`
      : page(w.digest, w.page === undefined ? undefined : `On the board: ${w.page}`),
  many: ({ heaps }, w) =>
    page(
      "Your reminders, said at once:",
      ...heaps.map(({ heap, count, nos }) => {
        const shown = nos.map(displayNo).join(", ");
        return `${w.names.heaps[heap]} (${count}): ${shown}${count > nos.length ? " …" : ""}`;
      }),
      "Send “my list” for all of them, first due first.",
    ),
  "my-list": ({ lines }, w) =>
    lines.length === 0
      ? "Nothing is with you. You will be told when something comes."
      : page(
          `With you (${lines.length}), first due first:`,
          few(lines, (one) => line({ ...one, who: undefined }, w), more),
          `Send “status ${lines[0]?.no ?? 31}” for one of them.`,
        ),
} satisfies Partial<Sentences>;

function more(count: number): string {
  return `${count} more not shown.`;
}

function numberWords(numbers: readonly string[], w: Words): string {
  const known = numbers.length === 0 ? ["110"] : numbers;
  return w.names.list(
    known.map((number) => {
      const about = w.names.alarms[number];
      return about === undefined ? number : w.names.noted(number, about);
    }),
  );
}

/** What is said to a message that says no matter. */
/** What whoever oversees the others can type besides. */
const leading = page(
  "To oversee the work you can type (put the number for 31):",
  "“board” every request, in a browser; “digest” the last week",
  "“who has 31” who is answerable now",
  "“supervise 31 within 3 days” set a new time",
  "“approve 31”, “refuse 31 reason” more time, parking, a return, not accepting",
  "“decide 31 lead works basis list row 2” who handles it",
  "“respond 31 the water post will look again” answer an objection",
  "“emergency mode on Shangzhen no water until today 18:00 notice: repairs are under way”",
);

const saws = {
  sticker: "Got your sticker. Please tell me what is wrong by text, voice or photo.",
  nothing: "I found nothing to read in that. Please tell me what is wrong by text, voice or photo.",
  unclear:
    "I did not understand that. Please tell me in a sentence what is wrong and where; send “help” to see how this works.",
  thanks: "You are welcome. Write whenever there is something else.",
  okay: "All right. Write whenever there is something else; send “status” to see how far it is.",
  dropped:
    "All right, that was not used and not sent. What is registered goes on; to call it off, its resident sends “withdraw”.",
  upset:
    "I am sorry that you are upset. Send “status” to see how far it is, “urge” to hurry it, or “talk to a person”.",
} as const satisfies Record<Extract<Say, { kind: "empty" }>["saw"], string>;
