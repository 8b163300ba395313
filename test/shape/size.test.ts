import { expect, it } from "vitest";
import { measure } from "./size.js";
import { parse, place } from "./syntax.js";
import { sources } from "./tree.js";

const sizes = sources.map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }));

it("has no file of more than 400 lines", () => {
  expect(sizes.filter(({ lines }) => lines > 400)).toEqual([]);
});

it("has files of about a hundred lines", () => {
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[sorted.length >> 1]).toBeLessThan(130);
});

it("has no function of forty lines or more", () => {
  const long = sources.map(parse).flatMap((parsed) =>
    measure(parsed)
      .filter(({ lines }) => lines >= 40)
      .map(({ name, node, lines }) => place(parsed, node, `${name}: ${lines} lines`)),
  );
  expect(long).toEqual([]);
});

it("measures functions, and leaves lists of cases out", () => {
  const text = [
    "export function suite() {",
    "  describe('x', () => {",
    "    it('does', () => {",
    "      call();",
    "    });",
    "  });",
    "}",
    "const f = () => {",
    "  return 1;",
    "};",
  ].join("\n");
  const measured = measure(parse({ path: "x.ts", text })).map(({ name, lines }) => [name, lines]);
  expect(measured).toEqual([
    ["suite", 3],
    ["f", 3],
  ]);
});
