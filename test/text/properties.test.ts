import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Say } from "../../src/core/say.js";
import { type About, render } from "../../src/text/index.js";
import { examples } from "./examples/index.js";
import { vary } from "./vary.js";

const all: readonly Say[] = Object.values(examples("en")).flat();
const anySay = fc.oneof(...all.map(vary));
const anywhere = fc.record({
  now: fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2028-12-31") }),
  zone: fc.constantFrom("Asia/Shanghai", "America/New_York", "Pacific/Apia", "UTC"),
  group: fc.boolean(),
});
const runs = { numRuns: 3000 };

const textOf = (say: Say, about: About) => render({ to: "here", weight: "reply", say }, about).text;

describe("whatever is said to whom and when", () => {
  it.each(["zh-CN", "en"] as const)("in %s it is whole, short and the same each time", (language) => {
    fc.assert(
      fc.property(anySay, anywhere, (say, where) => {
        const about = { ...where, language };
        const text = textOf(say, about);
        expect(text).not.toMatch(/undefined|NaN|\[object|Invalid/);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(600);
        expect(textOf(say, about)).toBe(text);
      }),
      runs,
    );
  });

  it("in English holds no Chinese of its own", () => {
    fc.assert(
      fc.property(anySay, anywhere, (say, where) => {
        const text = textOf(say, { ...where, language: "en" });
        expect(text.replaceAll("（", "")).not.toMatch(/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u);
      }),
      runs,
    );
  });

  it.each(["zh-CN", "en"] as const)("in a group in %s it shows nothing sealed that goes along", (language) => {
    const materials = [{ kind: "text", text: "SEALED" }, { kind: "image" }];
    const reporter = { name: "SEALED", phone: "SEALED" };
    fc.assert(
      fc.property(anySay, anywhere, (say, where) => {
        expect(textOf(say, { ...where, language, group: true, materials, reporter })).not.toContain("SEALED");
      }),
      runs,
    );
  });
});
