import type { Event, Fact } from "../../src/core/event.js";
import type { Matter, Rating } from "../../src/core/request.js";

/** One hour, ms. */
export const HOUR = 3_600_000;

/** One day, ms. */
export const DAY = 24 * HOUR;

/** Monday 2026-11-16 00:00 in Shanghai, the beginning of a plain working week, 2026-W47. */
export const MONDAY = Date.parse("2026-11-16T00:00:00+08:00");

/** Nine o'clock on that Monday: when every ledger here begins. */
export const NINE = MONDAY + 9 * HOUR;

/** What a resident says who has nothing to complain of. */
export const yes = { contacted: "yes", solved: "yes", satisfied: "yes" } as const;

/** An offer's usual parts. */
export const offer = { post: undefined, by: undefined, reason: "", stage: 0 } as const;

/** A row of the ledger. */
export function row(at: number, fact: Fact, staff = "liu"): Event {
  return { at, by: { is: "staff", id: staff }, fact };
}

const matter: Matter = {
  text: "",
  kind: "help",
  category: "市政设施/路灯",
  place: undefined,
  area: "sz-1",
  urgency: "normal",
  class: "ordinary",
};

/** Registered, first asked and offered to liu, with two hours to claim, a day to contact, seven to answer. */
export function registered(no: number, other: Partial<Matter> = {}, at = NINE): readonly Event[] {
  const due = { claim: at + 2 * HOUR, contact: at + DAY, answer: at + 7 * DAY };
  const draft = { id: `q${no}`, reporter: `r${no}`, origin: "", language: "zh-CN", sealed: false } as const;
  return [
    row(at, { is: "drafted", ...draft, matter: { ...matter, ...other } }),
    row(at, {
      is: "registered",
      no,
      year: 2026,
      firstAsked: "liu",
      firstRule: "F1",
      lead: "sz-desk",
      assists: [],
      basis: undefined,
      due,
      alarmed: false,
    }),
    row(at, { is: "offered", offer: { ...offer, to: "liu", kind: "first", at, until: due.claim } }),
  ];
}

/** Claimed, contacted, answered a day later, rated two days later. */
export function rated(no: number, rating: Partial<Rating>, other: Partial<Matter> = {}): readonly Event[] {
  return [
    ...registered(no, other),
    row(NINE + HOUR, { is: "claimed", by: "liu", post: "sz-desk" }),
    row(NINE + 2 * HOUR, { is: "contacted", way: "电话", reached: true }),
    row(NINE + DAY, { is: "answered", text: "已修好", basis: undefined }),
    row(NINE + 2 * DAY, { is: "rated", rating }),
  ];
}

/** Ten valid callbacks (V22): 9 contacted, 7 solved, 6 满意, 2 基本满意. */
export const tenRatings: readonly Rating[] = Array.from({ length: 10 }, (_, i) => ({
  contacted: i < 9 ? "yes" : "no",
  solved: i < 7 ? "yes" : "no",
  satisfied: i < 6 ? "yes" : i < 8 ? "mostly" : "no",
  reason: "other",
}));
