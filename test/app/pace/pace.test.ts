import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { limitsOf } from "../../../src/app/pace/gate.js";
import { createPace, type Pace, type Turn } from "../../../src/app/pace.js";
import type { Pace as PaceFacts } from "../../../src/port/index.js";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const fast: PaceFacts = {
  account: { count: 100, ms: 1_000 },
  chat: { count: 50, ms: 1_000 },
  group: { count: 50, ms: 1_000 },
};

let paces: Pace[] = [];
afterEach(async () => {
  await Promise.all(paces.map((pace) => pace.stop()));
  paces = [];
});

function open(facts: PaceFacts): Pace {
  const settings = { facts: new Map([["played", facts]]), scale: 1, account: "zly", redisUrl: undefined, log: quiet };
  const pace = createPace(settings);
  paces.push(pace);
  return pace;
}

function to(chat: string, more: Partial<Turn> = {}): Turn {
  const stopping = new AbortController().signal;
  return { platform: "played", chat, kind: "private", weight: "reply", stopping, ...more };
}

/** How long a message to this chat waits, ms. */
async function waits(pace: Pace, chat: string): Promise<number> {
  const since = performance.now();
  await pace.run(to(chat), async () => undefined);
  return performance.now() - since;
}

describe("a platform's throttle", () => {
  it("rests the one chat that it names, and no other", async () => {
    const pace = open(fast);
    pace.rest({ platform: "played", chat: "a", scope: "chat", ms: 600 });
    pace.rest({ platform: "played", chat: "b", scope: "chat", ms: 600 });
    const order: string[] = [];
    const [a, b] = await Promise.all(
      ["a", "b", "c"].map((chat) => waits(pace, chat).finally(() => void order.push(chat))),
    );
    expect(a).toBeGreaterThan(500);
    expect(b).toBeGreaterThan(500);
    expect(order[0]).toBe("c");
  });

  it("rests everybody where it names the account", async () => {
    const pace = open(fast);
    pace.rest({ platform: "played", chat: "a", scope: "account", ms: 500 });
    expect(await waits(pace, "c")).toBeGreaterThan(400);
  });

  it("that names nobody rests its chat, and the account as soon as a second chat meets it", async () => {
    const pace = open(fast);
    pace.rest({ platform: "played", chat: "a", scope: undefined, ms: 2_000 });
    const behind = waits(pace, "a");
    expect(await Promise.race([behind, waits(pace, "c").then(() => "c was told")])).toBe("c was told");
    pace.rest({ platform: "played", chat: "b", scope: undefined, ms: 500 });
    expect(await waits(pace, "c")).toBeGreaterThan(400);
  });

  it("does not keep a program from stopping", async () => {
    const pace = open(fast);
    const stopping = new AbortController();
    pace.rest({ platform: "played", chat: "a", scope: "account", ms: 4_000 });
    const waiting = pace.run(to("a", { stopping: stopping.signal }), async () => "sent");
    stopping.abort();
    await expect(waiting).rejects.toMatchObject({ fault: "unreachable" });
  });
});

describe("a long rest", () => {
  it("gives the message back, with the time to wait, so that nobody is kept behind it", async () => {
    const pace = open(fast);
    pace.rest({ platform: "played", chat: "a", scope: "chat", ms: 60_000 });
    await expect(pace.run(to("a"), async () => "sent")).rejects.toMatchObject({ fault: "throttled" });
    expect(await waits(pace, "b")).toBeLessThan(30_000);
  });
});

describe("several rates of one chat", () => {
  it("hold together: what was saved up goes at once, the rest as the slower one allows", async () => {
    const pace = open({ ...fast, chat: [fast.chat, { count: 30, ms: 60_000 }].flat() });
    const times: number[] = [];
    const since = performance.now();
    for (let i = 0; i < 3; i += 1) await pace.run(to("a"), async () => void times.push(performance.now() - since));
    expect(times[2]).toBeGreaterThan(2_500);
    expect(times[1]).toBeLessThan(2_000);
  });

  it("are never broken by a bucket, wherever the window is laid and even over a restart", () => {
    const rate = fc.record({
      count: fc.integer({ min: 1, max: 20_000 }),
      ms: fc.integer({ min: 1_001, max: 86_400_000 }),
    });
    fc.assert(
      fc.property(rate, ({ count, ms }) => {
        const limits = limitsOf({ count, ms }, 1, "bursts");
        expect(mostIn(ms, limits)).toBeLessThanOrEqual(count);
        // And none is so careful that it stands still.
        if (limits !== undefined && "reservoir" in limits)
          expect(limits.reservoirIncreaseInterval).toBeLessThan(2 * ms);
      }),
    );
  });
});

/** The most that passes in any window of this length, with a restart in the middle of it. */
function mostIn(ms: number, limits: ReturnType<typeof limitsOf>): number {
  if (limits === undefined) return 0;
  if ("minTime" in limits) return Math.floor(ms / limits.minTime);
  const { reservoir, reservoirIncreaseAmount: filled, reservoirIncreaseInterval: every } = limits;
  return limits.reservoirIncreaseMaximum + reservoir + filled * (Math.floor(ms / every) + 1);
}

describe("many who wait for the account", () => {
  it("let the answer to one person through before 40 more pieces of news have gone", async () => {
    const pace = open(fast);
    const sent: string[] = [];
    const stopping = new AbortController();
    const campaign = Array.from({ length: 400 }, (_, i) =>
      pace.run(to(`household ${i}`, { weight: "news", stopping: stopping.signal }), async () => void sent.push("news")),
    );
    while (sent.length < 50) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = sent.length;
    await pace.run(to("somebody"), async () => void sent.push("reply"));
    expect(sent.indexOf("reply") - before).toBeLessThanOrEqual(40);
    expect(sent.length).toBeLessThan(300);
    stopping.abort();
    await Promise.allSettled(campaign);
  });
});
