import { expect } from "vitest";
import { fit as fitted } from "../../src/port/index.js";
import { expectDiscreet, type Known, secrets } from "./house.js";
import { type Chapter, chapter, type Draft } from "./needs.js";
import { sample } from "./samples.js";

const text = "李秀英，您的诉求有进展";

const weather: readonly Draft[] = [
  {
    name: "too fast is throttled, with the time to wait",
    run: async ({ world, refused, adapter, li }) => {
      world.mishap({ call: "send", as: { kind: "throttled", retryAfterMs: 3000 } });
      const { fault, retryAfterMs } = await refused({ chat: li.id, text });
      expect(fault).toBe("throttled");
      expect(retryAfterMs).toBeGreaterThanOrEqual(3000);
      await adapter.send({ chat: li.id, text });
      expect(world.seen()).toMatchObject([{ text }]);
    },
  },
  ...[500, 502, 503].map(
    (status): Draft => ({
      name: `HTTP ${status} is unreachable, and nothing is sent by itself`,
      run: async ({ world, refused, li }) => {
        world.mishap({ call: "send", as: { kind: "http", status } });
        expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "unreachable" });
        expect(world.seen()).toEqual([]);
      },
    }),
  ),
  {
    name: "a person who has blocked the bot is gone",
    run: async ({ world, refused, li }) => {
      world.mishap({ call: "send", as: { kind: "blocked" } });
      expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "gone" });
    },
  },
  {
    name: "a connection dropped before the message was taken is unreachable",
    run: async ({ world, refused, li }) => {
      world.mishap({ call: "send", as: { kind: "down" } });
      expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "unreachable" });
      expect(world.seen()).toEqual([]);
    },
  },
  {
    name: "a connection dropped after the message was taken is unreachable too, and sent once",
    run: async ({ world, refused, li }) => {
      world.mishap({ call: "send", as: { kind: "cut" } });
      expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "unreachable" });
      expect(world.seen()).toMatchObject([{ text }]);
    },
  },
  {
    name: "a platform that is down is unreachable",
    run: async ({ world, refused, li }) => {
      await world.down();
      expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "unreachable" });
      await world.up();
    },
  },
  {
    name: "a picture that fails is tried again without saying its words twice",
    needs: ["sends image"],
    run: async ({ world, adapter, li }) => {
      const { bytes, mime = "" } = sample("image");
      const files = [{ kind: "image", name: "灯.png", mime, bytes } as const];
      const pieces = fitted({ chat: li.id, text, files }, adapter.can);
      for (const [nth, piece] of pieces.entries()) {
        const last = nth === pieces.length - 1;
        if (last) world.mishap({ call: "send", as: { kind: "http", status: 500 } });
        if (last) await expect(adapter.send(piece)).rejects.toMatchObject({ fault: "unreachable" });
        await adapter.send(piece);
      }
      expect(world.seen(li.id).filter((one) => one.text.includes(text))).toHaveLength(1);
      expect(world.seen(li.id).flatMap((one) => one.files)).toEqual(["image"]);
    },
  },
  {
    name: "a slow answer is waited for",
    run: async ({ world, adapter, li }) => {
      world.mishap({ call: "send", as: { kind: "delay", ms: 400 } });
      await adapter.send({ chat: li.id, text });
      expect(world.seen()).toHaveLength(1);
    },
  },
];

const fetching = ([{ kind: "http", status: 502 }, { kind: "down" }] as const).map(
  (as): Draft => ({
    name: `a file that cannot be fetched now (${as.kind}) is unreachable, and can be fetched later`,
    needs: ["takes image"],
    run: async ({ world, hear, adapter, li }) => {
      const { files: [file] = [] } = await hear(li, { file: sample("image") });
      if (file === undefined) throw new Error("the picture did not come in");
      world.mishap({ call: "fetch", as });
      const error = await adapter.fetch(file).catch((reason: unknown) => reason);
      expectDiscreet(error, secrets(world));
      expect(error).toMatchObject({ fault: "unreachable" });
      expect((await adapter.fetch(file)).bytes).toHaveLength(sample("image").bytes.length);
    },
  }),
);

/** Each way in which the platform can fail the bot, and what comes of it. Every error is searched for secrets and words. */
export const faults: Chapter = (facts) => chapter([...weather, ...fetching, ...refusals(facts.known)])(facts);

/** The platform's own codes, and the fault that each must become. */
function refusals({ refusals = {} }: Known): readonly Draft[] {
  return Object.entries(refusals).map(([code, fault]) => ({
    name: `the platform's ${code} is ${fault}`,
    run: async ({ world, refused, li }) => {
      world.mishap({ call: "send", as: { kind: "refused", code } });
      expect(await refused({ chat: li.id, text })).toMatchObject({ fault });
      expect(world.seen()).toEqual([]);
    },
  }));
}
