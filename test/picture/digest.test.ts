import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Digest, makeDigest } from "../../src/core/digest/index.js";
import { drawDigest } from "../../src/picture/index.js";
import { exampleOffice, makeUp, SEPTEMBER } from "../support/made-up.js";

const office = exampleOffice();
let digest: Digest;

beforeAll(() => {
  const made = makeUp({ office, from: SEPTEMBER, weeks: 4, perWeek: 60, seed: 3 });
  digest = makeDigest({ office, period: "2026-W39", histories: made.map(({ events }) => events) });
});

describe.each(["zh-CN", "en"] as const)("the picture in %s", (language) => {
  it("is a PNG as wide as a phone shows sharply, the same bytes each time, and small enough for a chat", async () => {
    const image = await drawDigest(digest, { language });
    expect(Buffer.from(image.subarray(1, 4)).toString()).toBe("PNG");
    const header = Buffer.from(image);
    expect(header.readUInt32BE(16)).toBe(1080);
    expect(header.readUInt32BE(20)).toBeGreaterThan(1500);
    expect(image.length).toBeLessThan(1_000_000);
    expect(hash(await drawDigest(structuredClone(digest), { language }))).toBe(hash(image));
  });

  it("differs where a figure differs", async () => {
    const { received } = digest.figures.full;
    const full = { ...digest.figures.full, received: { ...received, value: received.of + 1, of: received.of + 1 } };
    const other = { ...digest, figures: { ...digest.figures, full } };
    expect(hash(await drawDigest(other, { language }))).not.toBe(hash(await drawDigest(digest, { language })));
  });
});

it("draws a week in which nothing happened", async () => {
  const empty = makeDigest({ office, period: "2026-W39", histories: [] });
  expect((await drawDigest(empty, { language: "zh-CN" })).length).toBeGreaterThan(10_000);
});

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
