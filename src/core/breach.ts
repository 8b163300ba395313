/** The breaches of `domain.md` §9, and what each is charged for. Those that a machine can see are suspected by timers and decisions. */
export const breaches = {
  B01: "not registered",
  B02: "name and post not told",
  B03: "words that pass the buck",
  B04: "claimed late",
  B05: "contacted late",
  B06: "answered late",
  B07: "nothing done while a hand-over waited",
  B08: "returned without a basis",
  B09: "passed back again and again",
  B10: "an assisting post was silent",
  B11: "reported late",
  B12: "reported in part",
  B13: "reported what was not so",
  B14: "answered, yet the resident was never contacted",
  B15: "not told everything at once",
  B16: "a promise not kept",
  B17: "both roles of a post away",
  B18: "left without a brief",
  B19: "information given away",
  B20: "pressed to withdraw, or feedback given for the resident",
  B21: "a department's matter given to a village",
  B22: "an order not carried out",
  B23: "a parked request not reviewed",
} as const;

/** The code of a breach (疑似 until an official confirms it). */
export type Breach = keyof typeof breaches;

/** Whether a text is the code of a breach. */
export function isBreach(text: string): text is Breach {
  return Object.hasOwn(breaches, text);
}
