import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { fit as fitted } from "../../src/port/index.js";
import { eventually } from "../support/eventually.js";
import { expectDiscreet, type House, type Known, secrets } from "./house.js";
import type { FaultName } from "./matrix.js";
import { type Chapter, chapter, type Draft } from "./needs.js";
import { sample } from "./samples.js";

const text = "李秀英，您的诉求有进展";

/** The plays of a row of the matrix, as a chapter of the suite. */
export function playsOf(fault: FaultName): Chapter {
  return (facts) => chapter(plays[fault](facts.known))(facts);
}

/** What is played for each row of the matrix. Every error is searched for secrets and words. */
const plays: Readonly<Record<FaultName, (known: Known) => readonly Draft[]>> = {
  duplicate,
  reorder,
  delay,
  "429": throttle,
  "5xx": failure,
  "ok:false": refusal,
  "each errcode": refusals,
  "lost connection": loss,
  // What a platform drops without a word is its own affair: the matrix names the tests of the platforms that do.
  "silent drop": () => [],
  "half-open": halfOpen,
  "clock skew": skew,
};

function duplicate(): readonly Draft[] {
  return [
    {
      name: "a message delivered twice has the same key",
      run: async ({ hear, world, inbox, li }) => {
        const first = await hear(li, { text: "在吗" });
        await world.repeat();
        await eventually(() => expect(inbox.length).toBeGreaterThan(1));
        expect(new Set(inbox.map(({ key }) => key))).toEqual(new Set([first.key]));
      },
    },
    {
      name: "a press delivered twice has the same key",
      needs: ["buttons"],
      run: async ({ say, world, inbox, li }) => {
        const [card] = await say({ chat: li.id, text: "对吗？", buttons: [{ label: "对", data: "yes:1" }] });
        await world.press(li, card?.ref ?? "", "对");
        await world.repeat();
        await eventually(() => expect(inbox.length).toBeGreaterThan(1));
        expect(new Set(inbox.map(({ key }) => key)).size).toBe(1);
      },
    },
  ];
}

function reorder(): readonly Draft[] {
  return [
    {
      name: "two messages of one chat in the other order both come in, each once and whole",
      run: async ({ world, hear, inbox, li }) => {
        const release = await world.late(li, { text: "上镇村的路灯坏了" });
        const second = await hear(li, { text: "就是三组那盏" });
        await release();
        await eventually(() => expect(inbox).toHaveLength(2));
        expect(inbox.map((one) => one.text)).toEqual(["就是三组那盏", "上镇村的路灯坏了"]);
        expect(inbox[1]?.key).not.toBe(second.key);
        expect(inbox[1]?.chat).toEqual(second.chat);
      },
    },
    {
      name: "the platform's own time tells which was said first",
      needs: ["its own time"],
      run: async ({ world, hear, inbox, li }) => {
        const release = await world.late(li, { text: "先说的" });
        await wait(A_SECOND_AND_MORE);
        const second = await hear(li, { text: "后说的" });
        await release();
        await eventually(() => expect(inbox).toHaveLength(2));
        expect(inbox[1]?.at).toBeLessThan(second.at);
      },
    },
    {
      name: "an edit of an earlier card stands, although a later card came between",
      needs: ["edit"],
      run: overtaken,
    },
  ];
}

async function overtaken({ say, adapter, world, li }: House): Promise<void> {
  const [first] = await say({ chat: li.id, text: "Q-0001 待认领" });
  const [later] = await say({ chat: li.id, text: "Q-0002 待认领" });
  await adapter.send({ chat: li.id, text: "Q-0002 已认领", edit: later?.ref ?? "" });
  await adapter.send({ chat: li.id, text: "Q-0001 已认领", edit: first?.ref ?? "" });
  // Where only what has buttons can be changed, it is said anew, and the earlier one is taken back.
  expect(new Set(world.seen(li.id).map((one) => one.text))).toEqual(new Set(["Q-0001 已认领", "Q-0002 已认领"]));
}

/** Several platforms date a message by the second. */
const A_SECOND_AND_MORE = 1_100;

function delay(): readonly Draft[] {
  return [
    {
      name: "a slow answer is waited for",
      run: async ({ world, adapter, li }) => {
        world.mishap({ call: "send", as: { kind: "delay", ms: 400 } });
        await adapter.send({ chat: li.id, text });
        expect(world.seen()).toHaveLength(1);
      },
    },
    {
      name: "a message that comes late has the time at which it was said",
      needs: ["its own time"],
      run: async ({ world, inbox, li }) => {
        const release = await world.late(li, { text: "昨晚就说了" });
        const said = Date.now();
        await wait(A_SECOND_AND_MORE);
        await release();
        await eventually(() => expect(inbox).toHaveLength(1));
        expect(inbox[0]?.at).toBeLessThanOrEqual(said);
      },
    },
  ];
}

function throttle(): readonly Draft[] {
  return [
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
  ];
}

function failure(): readonly Draft[] {
  return [
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
      name: "a picture that fails is tried again without saying its words twice",
      needs: ["sends image"],
      run: picture,
    },
    fetching({ kind: "http", status: 502 }),
  ];
}

async function picture({ world, adapter, li }: House): Promise<void> {
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
}

function fetching(as: { kind: "http"; status: number } | { kind: "down" }): Draft {
  return {
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
  };
}

/** A body that refuses, under a status that says well. */
function refusal({ refusals = {} }: Known): readonly Draft[] {
  const [code = ""] = Object.keys(refusals);
  return [
    {
      name: "a refusal is no success, and leaves nothing in the chat",
      run: async ({ world, refused, li }) => {
        world.mishap({ call: "send", times: EACH_TRY, as: { kind: "refused", code } });
        expect(await refused({ chat: li.id, text })).toMatchObject({ name: "AdapterError" });
        expect(world.seen()).toEqual([]);
      },
    },
    {
      name: "a person who has blocked the bot is gone",
      run: async ({ world, refused, li }) => {
        world.mishap({ call: "send", as: { kind: "blocked" } });
        expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "gone" });
      },
    },
  ];
}

/** An adapter may ask once more with a new token; that is refused too. */
const EACH_TRY = 2;

/** The platform's own codes, and the fault that each must become. */
function refusals({ refusals = {} }: Known): readonly Draft[] {
  return Object.entries(refusals).map(([code, fault]) => ({
    name: `the platform's ${code} is ${fault}`,
    run: async ({ world, refused, li }) => {
      world.mishap({ call: "send", times: EACH_TRY, as: { kind: "refused", code } });
      expect(await refused({ chat: li.id, text })).toMatchObject({ fault });
      expect(world.seen()).toEqual([]);
    },
  }));
}

function loss(): readonly Draft[] {
  return [
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
    fetching({ kind: "down" }),
  ];
}

function halfOpen(): readonly Draft[] {
  return [
    {
      name: "a call that is taken and never answered ends by itself as unreachable, and the next one goes",
      needs: ["a network"],
      twist: { hasty: true },
      run: async ({ world, refused, adapter, li }) => {
        world.mishap({ call: "send", as: { kind: "mute" } });
        expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "unreachable" });
        expect(world.seen()).toEqual([]);
        await adapter.send({ chat: li.id, text });
        expect(world.seen()).toMatchObject([{ text }]);
      },
    },
    {
      name: "a connection that is open and dead keeps nobody from being heard",
      twist: { hasty: true },
      run: async ({ world, adapter, hear, li }) => {
        await hear(li, { text: "一" });
        const { since } = adapter.state();
        await world.stall();
        // What is not delivered again must be said again: the person sees that the channel was away.
        if (!adapter.can.redelivers)
          await eventually(() => {
            expect(adapter.state().since).toBeGreaterThan(since);
            expect(adapter.state().up).toBe(true);
          });
        expect(await hear(li, { text: "二" })).toMatchObject({ text: "二" });
      },
    },
  ];
}

const TEN_MINUTES = 600_000;

function skew({ signsTime = false }: Known): readonly Draft[] {
  return ([TEN_MINUTES, -TEN_MINUTES] as const).map((skewMs) => {
    const which = `ten minutes ${skewMs > 0 ? "ahead of" : "behind"} ours`;
    if (signsTime)
      return {
        name: `a platform whose clock is ${which} is refused by its signature's time; what is said goes out`,
        twist: { skewMs },
        run: async ({ world, adapter, inbox, li }) => {
          await world.act(li, { text: "在吗" });
          expect(inbox).toEqual([]);
          await adapter.send({ chat: li.id, text });
          expect(world.seen(li.id)).toMatchObject([{ text }]);
        },
      };
    return {
      name: `a platform whose clock is ${which} is heard, and spoken to`,
      twist: { skewMs },
      run: async ({ hear, adapter, world, li }) => {
        expect(await hear(li, { text: "在吗" })).toMatchObject({ text: "在吗", addressed: true });
        await adapter.send({ chat: li.id, text });
        expect(world.seen(li.id)).toMatchObject([{ text }]);
      },
    };
  });
}
