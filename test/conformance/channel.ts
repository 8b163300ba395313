import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { eventually } from "../support/eventually.js";
import { secrets } from "./house.js";
import { chapter } from "./needs.js";

/** Opening, losing, regaining and closing the channel. */
export const channel = chapter([
  {
    name: "an open channel says that it is up, and since when",
    run: async ({ adapter }) => {
      expect(adapter.state()).toMatchObject({ up: true });
      expect(Math.abs(adapter.state().since - Date.now())).toBeLessThan(60_000);
    },
  },
  {
    name: "a platform that is down at the start holds nothing up, is named, and is found again when it comes back",
    opened: false,
    run: async ({ adapter, world, open, hear, li }) => {
      await world.down();
      const opening = open();
      await eventually(() => expect(adapter.state()).toMatchObject({ up: false, detail: expect.stringMatching(/\S/) }));
      await wait(300);
      for (const secret of secrets(world)) expect(adapter.state().detail).not.toContain(secret);
      await world.up();
      await opening;
      expect(await hear(li, { text: "有人吗" })).toMatchObject({ text: "有人吗" });
    },
  },
  {
    name: "start resolves although the platform is down",
    opened: false,
    run: async ({ adapter, world }) => {
      await world.down();
      await adapter.start(async () => ({ replies: 0 }));
      expect(adapter.state().up).toBe(false);
      await adapter.stop();
      await world.up();
    },
  },
  {
    name: "a platform that was away for a moment is heard again",
    run: async ({ world, hear, li }) => {
      await hear(li, { text: "一" });
      await world.down();
      await wait(100);
      await world.up();
      expect(await hear(li, { text: "二" })).toMatchObject({ text: "二" });
    },
  },
  {
    name: "stop waits for the message in hand",
    run: async ({ world, adapter, meanwhile, inbox, li }) => {
      let store = () => {};
      const reached = new Promise<void>((arrived) => {
        meanwhile(async () => {
          arrived();
          await new Promise<void>((resolve) => {
            store = resolve;
          });
          return { replies: 0 };
        });
      });
      const acting = world.act(li, { text: "最后一句" });
      await reached;
      let stopped = false;
      const stopping = adapter.stop().then(() => {
        stopped = true;
      });
      await wait(150);
      expect(stopped).toBe(false);
      store();
      await stopping;
      await acting;
      expect(inbox.map(({ text }) => text)).toEqual(["最后一句"]);
    },
  },
  {
    name: "stop can be called twice",
    run: async ({ adapter }) => {
      await adapter.stop();
      await adapter.stop();
      expect(adapter.state().up).toBe(false);
    },
  },
]);
