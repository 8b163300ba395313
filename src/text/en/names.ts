import type { Clock, Names } from "../types.js";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "Mon 23 Nov, 18:00", "tomorrow, 18:00"; another year is named. */
export const clock: Clock = {
  near: { [-1]: "yesterday", 0: "today", 1: "tomorrow" },
  day: ({ year, month, day, weekday }, sameYear) =>
    `${weekdays[weekday - 1] ?? ""} ${day} ${months[month - 1] ?? ""}${sameYear ? "" : ` ${year}`}`,
  join: (day, hour) => `${day}, ${hour}`,
};

/** What things are called. */
export const names: Names = {
  situations: {
    DRAFT: "not registered yet",
    REGISTERED: "registered",
    OFFERED: "waiting to be claimed",
    CLAIMED: "in progress",
    HANDOVER: "being handed over",
    RETURNING: "being checked: who should handle it",
    ADJUDICATING: "being decided: who should handle it",
    PARKED: "hard to solve now, kept on the books",
    ANSWERED: "answered, waiting for feedback",
    REDO: "being done again",
    CLOSED: "closed",
    REFERRED: "referred to another route",
    MERGED: "joined with the same matter",
    WITHDRAWN: "withdrawn",
    ARCHIVED: "archived",
  },
  urgencies: { normal: "normal", urgent: "urgent", critical: "critical" },
  outcomes: {
    satisfied: "solved",
    dissatisfied: "the resident asks for no more, but was not content",
    unreached: "no feedback came in time",
    explained: "explained to the resident",
    referred: "referred to another route",
    withdrawn: "withdrawn by the resident",
    dropped: "not registered",
  },
  questions: {
    contacted: "Did a member of staff contact you?",
    solved: "Was the problem solved?",
    satisfied: "Are you satisfied with the result?",
    reason: "What was the main reason?",
  },
  reasons: { solved: "it is solved", waiting: "the wait was too long", mistake: "it was a mistake" },
  breaches: {
    B01: "asked but not registered",
    B02: "name and post not told",
    B03: "words that pass the buck",
    B04: "claimed late",
    B05: "contacted late",
    B06: "answered late",
    B07: "nothing done while a hand-over waited",
    B08: "returned without a basis",
    B09: "passed back again and again",
    B10: "no help from an assisting post",
    B11: "reported late",
    B12: "reported in part",
    B13: "reported what was not so",
    B14: "answered without contacting the resident",
    B15: "not told everything at once",
    B16: "a promise not kept",
    B17: "both holders of a post away",
    B18: "left without a brief",
    B19: "information given away",
    B20: "pressed to withdraw",
    B21: "a department's matter given to a village",
    B22: "an order not carried out",
    B23: "a parked request not looked after",
  },
  asks: {
    return: "return",
    extend: "extension",
    park: "parking",
    refer: "referral",
    exclude: "exclusion",
    appeal: "exclusion, asked again",
  },
  files: { image: "photo", voice: "voice message", video: "video", file: "file", sticker: "sticker" },
  ways: { 电话: "contacted by phone", 上门: "visited", 聊天: "contacted by chat" },
  alarms: {
    "110": "police",
    "119": "fire and rescue",
    "120": "ambulance",
    "122": "traffic accident",
    "95598": "power",
  },
  uncategorized: "not yet sorted",
  somebody: "the duty officer",
  counted: (file, count) => `${count} ${file}${count === 1 ? "" : "s"}`,
  noted: (name, about) => `${name} (${about})`,
  list: (items) => items.join(", "),
};
