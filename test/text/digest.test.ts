import { array, assert, integer, property, string } from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { category } from "../../src/core/categories.js";
import { type Digest, makeDigest } from "../../src/core/digest/index.js";
import { metrics } from "../../src/core/figures/index.js";
import { digestText, digestTongues } from "../../src/text/digest/index.js";
import { pieces } from "../../src/text/digest/pieces.js";
import { show, signed, signedShare, tenths } from "../../src/text/digest/show.js";
import { exampleOffice, makeUp, SEPTEMBER } from "../support/made-up.js";

const languages = ["zh-CN", "en"] as const;
const office = exampleOffice();
let digest: Digest;

beforeAll(() => {
  const made = makeUp({ office, from: SEPTEMBER, weeks: 12, perWeek: 250, seed: 20 });
  const histories = made.map(({ events }) => events);
  const deliveries = {
    messages: 608,
    night: 1,
    staffDays: 98,
    most: 71,
    failed: 4,
    unreached: { "made-up-2900": 1, "made-up-2950": 2 },
  };
  digest = makeDigest({ office, period: "2026-W47", histories, deliveries, gaps: new Map([["shangzhen", 1]]) });
  // Three thousand lives on a busy machine take their time.
}, 240_000);

describe.each(languages)("the digest of a made-up town of 3,000 requests in %s", (language) => {
  it("is, word for word, the one that was read and found good", async () => {
    await expect(digestText(digest, language).join("\n\n")).toMatchFileSnapshot(`digest-${language}.txt`);
  });

  it("is cut into messages of at most 2,048 bytes, between its parts", () => {
    const messages = digestText(digest, language);
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(Buffer.byteLength(message)).toBeLessThanOrEqual(2_048);
    expect(messages.slice(1).every((message) => /^\d+ /.test(message))).toBe(true);
  });

  it("has twelve numbered parts", () => {
    const numbers = digestText(digest, language)
      .join("\n")
      .split("\n")
      .flatMap((line) => /^(\d+) /.exec(line)?.[1] ?? []);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)));
  });

  it("defines every metric once, by a name of its own", () => {
    const definitions = Object.values(digestTongues[language].metrics);
    expect(Object.keys(digestTongues[language].metrics).sort()).toEqual(Object.keys(metrics).sort());
    expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
    expect(definitions.every(({ means }) => means.length > 5)).toBe(true);
  });

  it("says a quiet week in one line", () => {
    const quiet = makeDigest({ office, period: "2026-W47", histories: [] });
    const [line, ...more] = digestText(quiet, language);
    expect(more).toEqual([]);
    expect(line).not.toContain("\n");
    expect(line).toContain("镇罗营镇");
  });
});

it("speaks English of everything that the office did not name itself", () => {
  const names = [...office.areas.values(), ...office.posts.values()].map((one) =>
    "title" in one ? one.title : one.name,
  );
  const text = names
    .sort((one, other) => other.length - one.length)
    .reduce((words, name) => words.replaceAll(name, ""), digestText(digest, "en").join("\n"));
  expect(text).not.toMatch(/\p{Script=Han}/u);
  expect(category(digest.topics[0]?.category ?? "")?.en.l2).toBeDefined();
});

describe("numbers", () => {
  it("have one decimal, «—» for too few, «<5» for a small cell", () => {
    expect(tenths(885)).toBe("88.5");
    expect(tenths(-77)).toBe("−7.7");
    expect(show({ unit: "percent", value: 1000, of: 10 })).toBe("100.0%");
    expect(show({ unit: "points", value: 752, of: 10 })).toBe("75.2");
    expect(show({ unit: "percent", value: undefined, of: 4 })).toBe("—");
    expect(show({ unit: "count", value: "few", of: 0 })).toBe("<5");
    expect(show({ unit: "count", value: 0, of: 0 })).toBe("0");
  });

  it("change with a sign, and in percent where there was something before", () => {
    expect([signed(6), signed(-3), signed(0)]).toEqual(["+6", "−3", "±0"]);
    expect(signedShare(6, 78)).toBe("+7.7%");
    expect(signedShare(-1, 16)).toBe("−6.3%");
    expect(signedShare(5, 0)).toBeUndefined();
  });
});

describe("cutting", () => {
  const parts = array(
    string({ unit: "grapheme", maxLength: 60 }).map((words) => words.replaceAll("\n", " ")),
    { maxLength: 12 },
  );

  it("loses nothing and keeps every message within its bytes", () => {
    assert(
      property(parts, integer({ min: 64, max: 400 }), (all, limit) => {
        const cut = pieces(all, limit);
        expect(cut.join("").replaceAll("\n", "")).toBe(all.join(""));
        for (const message of cut) expect(Buffer.byteLength(message)).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
