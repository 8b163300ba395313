import { describe, expect, it } from "vitest";
import { openWecom } from "../world/wecom/index.js";
import { tokenSuite } from "./tencent-token.js";
import { liu, openOffice } from "./wecom-office.js";

const path = "/cgi-bin/gettoken";
const sending = "/cgi-bin/message/send";
const hello = { chat: liu.id, text: "您好" };

tokenSuite({
  open: (who) => openOffice(who && { settings: { secret: "secret-of-another" } }),
  far: () => openWecom(),
  token: path,
  send: sending,
  chat: liu.id,
  taken: 40014,
  secret: "WECOM_SECRET",
});

describe("the access token of an application", () => {
  it("is asked for again before it ends, and costs no message", async () => {
    let now = Date.now();
    const { world, adapter } = await openOffice({ clock: () => now });
    now += 7200_000 - 5 * 60_000;
    await adapter.send(hello);
    expect(world.calls(path)).toBe(1);
    now += 5 * 60_000 + 1000;
    await adapter.send(hello);
    expect(world.calls(path)).toBe(2);
    expect(world.calls(sending)).toBe(2);
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
  it("names another application's id when a message is refused for it", async () => {
    const { adapter } = await openOffice({ settings: { agentId: 7 } });
    await expect(adapter.send(hello)).rejects.toMatchObject({
      fault: "forbidden",
      code: "301002",
      message: expect.stringContaining("WECOM_AGENT_ID"),
    });
  });
});
