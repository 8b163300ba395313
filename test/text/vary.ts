import fc from "fast-check";
import { categories } from "../../src/core/categories.js";
import type { Say } from "../../src/core/say.js";
import type { Situation } from "../../src/core/situation.js";

const text = fc
  .string({ unit: fc.constantFrom(..."abc dé1 2-（)😀\n"), maxLength: 40 })
  .map((words) => words.trim())
  .filter((words) => words !== "");
const named = fc.record({ id: fc.constantFrom("liu", "wang", ""), name: fc.oneof(fc.constant(""), text), title: text });
const instant = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2028-12-31") });
const no = fc.integer({ min: 1, max: 999_999 });
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const category = optional(fc.constantFrom(...categories.map(({ id }) => id)));
const situation = fc.constantFrom<Situation>(
  "OFFERED",
  "CLAIMED",
  "HANDOVER",
  "ADJUDICATING",
  "PARKED",
  "REDO",
  "MERGED",
);
const line = fc.record({
  no,
  category,
  place: optional(text),
  situation,
  who: optional(named),
  next: optional(instant),
});

/** Every param that is no choice among few, by its name. */
const params: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  no,
  category,
  place: optional(text),
  line,
  lines: fc.array(line, { maxLength: 12 }),
  who: named,
  to: named,
  from: named,
  first: named,
  lead: named,
  text,
  words: text,
  basis: text,
  office: text,
  done: fc.array(fc.oneof(text, fc.constantFrom("电话", "上门", "聊天")), { maxLength: 5 }),
  promise: fc.record({ text, due: instant }),
  contactBy: instant,
  answerBy: instant,
  claimBy: instant,
  until: instant,
  due: instant,
  cover: named,
  acting: named,
  by: named,
  held: fc.record({ quiet: fc.nat(99), window: fc.nat(99) }),
};

/** The same sentence with other params; what an example leaves out stays left out. */
export function vary(say: Say): fc.Arbitrary<Say> {
  const fields = Object.entries(say).map(([name, value]) => [name, varied(name, value)]);
  // Each field keeps its kind: an example's undefined and its choices stay, the rest is of the type that its name says.
  return fc.record(Object.fromEntries(fields)) as fc.Arbitrary<Say>;
}

function varied(name: string, value: unknown): fc.Arbitrary<unknown> {
  const free = value !== undefined && !(name === "to" && typeof value === "string");
  return (free ? params[name] : undefined) ?? fc.constant(value);
}
