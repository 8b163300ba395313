import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain, loadOffice } from "../../src/office/index.js";

const lines = readFileSync("examples/office.yaml", "utf8").split("\n");
const line = fc.nat({ max: lines.length - 1 });
const slip = fc.oneof(
  line.map((at) => (all: string[]) => all.filter((_, index) => index !== at)),
  line.map((at) => (all: string[]) => [...all, lines[at] ?? ""]),
  fc.tuple(line, fc.nat({ max: 80 })).map(
    ([at, cut]) =>
      (all: string[]) =>
        all.with(at % all.length, all[at % all.length]?.slice(cut) ?? ""),
  ),
  fc
    .tuple(
      line,
      fc.constantFrom("：", "\t", "[", "}", '"', "- ", "null", "-1", "&a", "*a", "!!x", "\u0000", "😀"),
      fc.nat({ max: 60 }),
    )
    .map(([at, mark, column]) => (all: string[]) => {
      const text = all[at % all.length] ?? "";
      return all.with(at % all.length, text.slice(0, column) + mark + text.slice(column));
    }),
);

describe("an office file that a hand slipped in", () => {
  it("is taken, or refused with lines that exist and words for each; never a crash", () => {
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
        const text = slips.reduce((all, change) => change(all), lines);
        const loaded = loadOffice(text.join("\n"));
        const faults = "faults" in loaded ? loaded.faults : loaded.warnings;
        for (const fault of faults) {
          expect(fault.line).toBeGreaterThan(0);
          expect(fault.line).toBeLessThanOrEqual(text.length);
        }
        expect("faults" in loaded ? faults.some((fault) => fault.severity === "error") : true).toBe(true);
        expect(explain(faults)).not.toMatch(/undefined|\{\w+\}/);
      }),
      { numRuns: 40 },
    );
  });
});
