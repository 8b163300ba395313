import { describe, expect, it } from "vitest";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import { tokenSuite } from "./tencent-token.js";
import { li, openOffice } from "./wechat-official-office.js";

const path = "/cgi-bin/stable_token";
const sending = "/cgi-bin/message/custom/send";
const hello = { chat: li.id, text: "您好" };

tokenSuite({
  open: (who) => openOffice(who && { settings: { appSecret: "secret-of-another" } }),
  far: () => openWechatOfficial(),
  token: path,
  send: sending,
  chat: li.id,
  taken: 40001,
  secret: "WECHAT_APP_SECRET",
});

describe("the access token of a service account", () => {
  it("is renewed before it ends", async () => {
    let now = Date.now();
    const clock = () => now;
    const { world, adapter } = await openOffice({ clock, settings: { clock } });
    now += 7200_000 - 6 * 60_000;
    await adapter.send(hello);
    expect(world.calls(path)).toBe(1);
    now += 3 * 60_000;
    await adapter.send(hello);
    expect(world.calls(path)).toBe(2);
    now += 3 * 60_000 + 1000;
    await adapter.send(hello);
    expect(world.seen()).toHaveLength(3);
    expect(world.calls(sending)).toBe(3);
  });

  it("that the platform refuses although it hands it out again is forced anew", async () => {
    const { world, adapter } = await openOffice();
    world.mishap({ call: "send", as: { kind: "refused", code: "40014" } });
    await adapter.send(hello);
    // The first; the same again; a forced one.
    expect(world.calls(path)).toBe(3);
    expect(world.seen()).toHaveLength(1);
  });
});

describe("two processes that share nothing", () => {
  it("are handed the same token by the platform, and neither ends the other's", async () => {
    const { world, adapter } = await openOffice();
    const other = world.adapter();
    await other.start(async () => ({ replies: 0 }));
    for (const one of [adapter, other, adapter, other]) await one.send(hello);
    world.tokens.end(false);
    for (const one of [adapter, other, adapter, other]) await one.send(hello);
    expect(world.seen()).toHaveLength(8);
    expect(world.calls(path)).toBe(4);
    expect(world.tokens.issued()).toBe(2);
    await other.stop();
  });

  it("write on, the one with the next token and the other with the last, while the two overlap", async () => {
    let now = Date.now();
    const clock = () => now;
    const { world, adapter } = await openOffice({ clock, settings: { clock } });
    const began = now;
    // Its machine's clock stands still: it learns of the end from the platform.
    const late = world.adapter({ clock: () => began });
    await late.start(async () => ({ replies: 0 }));
    now += 7200_000 - 3 * 60_000;
    for (const one of [adapter, late, adapter, late]) await one.send(hello);
    expect(world.tokens.issued()).toBe(2);
    expect(world.calls(path)).toBe(3);
    expect(world.calls(sending)).toBe(4);
    now += 3 * 60_000;
    for (const one of [adapter, late]) await one.send(hello);
    expect(world.seen()).toHaveLength(6);
    expect(world.calls(path)).toBe(4);
    expect(world.tokens.issued()).toBe(2);
    await late.stop();
  });

  it.each([
    ["has expired (42001)", true],
    ["was taken back (40001)", false],
  ])("ask once each when the token that both hold %s in the middle of a crowd", async (_, expired) => {
    const { world, adapter } = await openOffice();
    const other = world.adapter();
    await other.start(async () => ({ replies: 0 }));
    world.tokens.end(expired);
    await Promise.all([adapter, other].flatMap((one) => Array.from({ length: 20 }, () => one.send(hello))));
    expect(world.calls(path)).toBe(4);
    expect(world.tokens.issued()).toBe(2);
    expect(world.seen()).toHaveLength(40);
    await other.stop();
  });
});

describe("the channel", () => {
  it("stops asking once it is stopped", async () => {
    const { world, adapter } = await openOffice({ settings: { appSecret: "wrong" } });
    await adapter.stop();
    const asked = world.calls(path);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(world.calls(path)).toBe(asked);
    expect(adapter.state()).toMatchObject({ up: false, detail: "stopped" });
  });
});
