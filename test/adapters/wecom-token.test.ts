import { describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openWecom } from "../world/wecom/index.js";
import { liu, openOffice } from "./wecom-office.js";

const path = "/cgi-bin/gettoken";
const hello = { chat: liu.id, text: "您好" };

describe("the access token", () => {
  it("is asked for once, however many messages wait for it", async () => {
    const { world, adapter } = await openOffice();
    world.tokens.end(true);
    await Promise.all(Array.from({ length: 10 }, () => adapter.send(hello)));
    expect(world.calls(path)).toBe(2);
    expect(world.seen()).toHaveLength(10);
  });

  it("is asked for again before it ends, and costs no message", async () => {
    let now = Date.now();
    const { world, adapter } = await openOffice({ clock: () => now });
    now += 7200_000 - 5 * 60_000;
    await adapter.send(hello);
    expect(world.calls(path)).toBe(1);
    now += 5 * 60_000 + 1000;
    await adapter.send(hello);
    expect(world.calls(path)).toBe(2);
    expect(world.calls("/cgi-bin/message/send")).toBe(2);
  });

  it("that nears its end is not asked for with every message: until then it stays the same", async () => {
    let now = Date.now();
    const { world, adapter } = await openOffice({ clock: () => now });
    now += 7200_000 - 3 * 60_000;
    for (let count = 0; count < 10; count += 1) {
      await adapter.send(hello);
      now += 10_000;
    }
    expect(world.calls(path)).toBe(2);
  });

  it.each([
    ["has expired (42001)", true],
    ["was taken back (40014)", false],
  ])("that %s is renewed, and the message sent once", async (_, late) => {
    const { world, adapter } = await openOffice();
    world.tokens.end(late);
    await adapter.send(hello);
    expect(world.calls("/cgi-bin/message/send")).toBe(2);
    expect(world.seen()).toHaveLength(1);
  });

  it("that is refused although the platform hands it out again is for an operator to mend", async () => {
    const { world, adapter } = await openOffice();
    world.mishap({ call: "send", times: 2, as: { kind: "refused", code: "40014" } });
    await expect(adapter.send(hello)).rejects.toMatchObject({
      fault: "forbidden",
      message: expect.stringContaining("WECOM_SECRET"),
    });
    await adapter.send(hello);
    expect(world.seen()).toHaveLength(1);
  });

  it("is the same for two processes that share nothing, and each asks once when it is refused in the middle of a crowd", async () => {
    const { world, adapter } = await openOffice({ settings: { share: 1 } });
    const other = world.adapter();
    await other.start(async () => ({ replies: 0 }));
    expect(world.tokens.issued()).toBe(1);
    world.tokens.end(false);
    await Promise.all([adapter, other].flatMap((one) => Array.from({ length: 10 }, () => one.send(hello))));
    expect(world.calls(path)).toBe(4);
    expect(world.tokens.issued()).toBe(2);
    expect(world.seen()).toHaveLength(20);
    await other.stop();
  });
});

describe("the channel", () => {
  it("names wrong credentials without showing them", async () => {
    const { world, adapter } = await openOffice({ settings: { secret: "secret-of-another-app" } });
    expect(adapter.state()).toMatchObject({ up: false, detail: expect.stringContaining("WECOM_SECRET") });
    expect([adapter.state().detail, ...world.logged].join("\n")).not.toContain("secret-of");
  });

  it("names another application's id when a message is refused for it", async () => {
    const { adapter } = await openOffice({ settings: { agentId: 7 } });
    await expect(adapter.send(hello)).rejects.toMatchObject({
      fault: "forbidden",
      code: "301002",
      message: expect.stringContaining("WECOM_AGENT_ID"),
    });
  });

  it("is found again by itself when the platform was down at the start", async () => {
    const world = await openWecom();
    await world.down();
    const adapter = world.adapter();
    await adapter.start(async () => ({ replies: 0 }));
    expect(adapter.state().up).toBe(false);
    await world.up();
    await eventually(() => expect(adapter.state().up).toBe(true));
    await adapter.stop();
    expect(adapter.state()).toMatchObject({ up: false, detail: "stopped" });
    await world.stop();
  });
});
