import { describe, expect, it } from "vitest";
import type { Adapter } from "../../src/port/index.js";
import { eventually } from "../support/eventually.js";
import type { World } from "../world/world.js";
import type { Open } from "./tencent-office.js";

/** A far side that hands tokens out, and counts. */
type Issuing = World &
  Readonly<{
    calls(path: string): number;
    logged: readonly string[];
    tokens: Readonly<{ end(late: boolean): void; issued(): number }>;
  }>;

/** One of Tencent's platforms, as its tokens are tried. */
export type Tried = Readonly<{
  /** What is open to write to; `stranger` has a secret that is another's: `secret-of-another`. */
  open(who?: "stranger"): Promise<Open<Issuing, Adapter>>;
  /** A far side by itself. */
  far(): Promise<Issuing>;
  /** Where tokens are asked for, and where messages are sent. */
  token: string;
  send: string;
  chat: string;
  /** The errcode of a token that was taken back, and the setting that wrong credentials stand in. */
  taken: number;
  secret: string;
}>;

/** What is the same of an access token wherever Tencent hands it out. */
export function tokenSuite({ open, far, token, send, chat, taken, secret }: Tried): void {
  const hello = { chat, text: "您好" };

  describe("the access token", () => {
    it("is asked for once, however many messages wait for it", async () => {
      const { world, adapter } = await open();
      world.tokens.end(true);
      await Promise.all(Array.from({ length: 10 }, () => adapter.send(hello)));
      expect(world.calls(token)).toBe(2);
      expect(world.seen()).toHaveLength(10);
    });

    it.each([
      ["has expired (42001)", true],
      [`was taken back (${taken})`, false],
    ])("that %s is renewed, and the message sent once", async (_, late) => {
      const { world, adapter } = await open();
      world.tokens.end(late);
      await adapter.send(hello);
      expect(world.calls(send)).toBe(2);
      expect(world.seen()).toHaveLength(1);
    });

    it("that is refused although it was renewed is for an operator to mend", async () => {
      const { world, adapter } = await open();
      world.mishap({ call: "send", times: 2, as: { kind: "refused", code: `${taken}` } });
      await expect(adapter.send(hello)).rejects.toMatchObject({
        fault: "forbidden",
        code: `${taken}`,
        message: expect.stringContaining(secret),
      });
      expect(world.seen()).toEqual([]);
      await adapter.send(hello);
      expect(world.seen()).toHaveLength(1);
    });
  });

  describe("the channel", () => {
    it("names wrong credentials without showing them", async () => {
      const { world, adapter } = await open("stranger");
      expect(adapter.state()).toMatchObject({ up: false, detail: expect.stringContaining(secret) });
      expect([adapter.state().detail, ...world.logged].join("\n")).not.toContain("secret-of");
    });

    it("is found again by itself when the platform was down at the start", async () => {
      const world = await far();
      await world.down();
      const adapter = world.adapter();
      await adapter.start(async () => ({ replies: 0 }));
      const { up, since } = adapter.state();
      expect(up).toBe(false);
      await world.up();
      await eventually(() => expect(adapter.state().up).toBe(true));
      expect(adapter.state().since).toBeGreaterThanOrEqual(since);
      await adapter.stop();
      expect(adapter.state()).toMatchObject({ up: false, detail: "stopped" });
      await world.stop();
    });
  });
}
