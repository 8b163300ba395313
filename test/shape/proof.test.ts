import { describe, expect, it } from "vitest";
import { sources } from "./tree.js";

/** What a test or a group of tests is called. */
const TITLE = /\b(?:it|describe)(?:\.each\([^;]*?\))?\(\s*(["`])((?:(?!\1).)*)\1/gs;

/** The names of a rule book in a title: `T14`, `V18, V19`, and all from `T14` to `T17` in `T14–T17`. */
function namesIn(title: string): readonly string[] {
  return [...title.matchAll(/\b([TFVI])(\d+)(?:–\1?(\d+))?/g)].flatMap(([, letter = "", from = "", to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, more) => `${letter}${Number(from) + more}`),
  );
}

function namedIn(folder: string, within = ""): ReadonlySet<string> {
  const tests = sources.filter(
    ({ path, text }) => path.startsWith(folder) && path.endsWith(".test.ts") && text.includes(within),
  );
  return new Set(tests.flatMap(({ text }) => [...text.matchAll(TITLE)].flatMap(([, , title = ""]) => namesIn(title))));
}

function upTo(letter: string, last: number): readonly string[] {
  return Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
}

describe("the rule book", () => {
  it("has a test named after every transition, and after every rule of who is first asked", () => {
    const named = namedIn("test/core/");
    expect([...upTo("T", 35), ...upTo("F", 13)].filter((name) => !named.has(name))).toEqual([]);
  });

  it("has a test named after every invariant, on its own and on a real database", () => {
    for (const folder of ["test/core/", "test/store/"])
      expect(upTo("I", 8).filter((name) => !namedIn(folder).has(name))).toEqual([]);
  });

  it("plays the test vectors as stories on every capability profile, those of a group on every channel with groups", () => {
    const alone = [1, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 27, 33, 34].map((no) => `V${no}`);
    const everywhere = namedIn("test/stories/", "describe.each(Object.entries(profiles))");
    expect(alone.filter((name) => !everywhere.has(name))).toEqual([]);
    const groups = namedIn("test/stories/", "describe.each(Object.entries(channels))");
    expect(["V2", "V3", "V4"].filter((name) => !groups.has(name))).toEqual([]);
  });

  it("reads ranges and lists of names in titles", () => {
    expect(namesIn("V18, V19, T14–T17: F8 and I1–3")).toEqual([
      ...["V18", "V19", "T14", "T15", "T16", "T17", "F8"],
      ...["I1", "I2", "I3"],
    ]);
  });
});
