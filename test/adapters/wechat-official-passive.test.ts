import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Adapter, Inbound, Sent } from "../../src/port/index.js";
import { xmlOf } from "../world/wechat-official/push.js";
import { li, type Office, openOffice } from "./wechat-official-office.js";

/** A program that has one reply for each message on its way, which leaves after `ms`. */
function replying(text: string, ms = 0) {
  const sent: Promise<Sent>[] = [];
  const sink = async ({ chat }: Inbound, adapter: Adapter) => {
    sent.push(wait(ms).then(() => adapter.send({ chat: chat.id, text })));
    return { replies: 1 };
  };
  return { sent, sink };
}

describe.each([{ aes: false }, { aes: true }])("a reply that is ready in time (safe mode: $aes)", ({ aes }) => {
  it("rides in the response, and costs no customer-service message", async () => {
    const { sent, sink } = replying("收到：Q-0001\n首问责任人 刘德宏 ]]> <b>", 50);
    const { world } = await openOffice({ aes, sink });
    await world.act(li, { text: "路灯坏了" });
    expect(await Promise.all(sent)).toEqual([{ slot: "passive" }]);
    expect(world.seen(li.id)).toMatchObject([{ ref: "passive-1", text: "收到：Q-0001\n首问责任人 刘德宏 ]]> <b>" }]);
    expect(world.calls("/cgi-bin/message/custom/send")).toBe(0);
  });

  it("answers a new follower", async () => {
    const { sink } = replying("您好，我是首问。");
    const { world, inbox } = await openOffice({ aes, sink });
    await world.act(li, { event: "started" });
    expect(inbox).toMatchObject([{ event: "started" }]);
    expect(world.seen(li.id)).toMatchObject([{ text: "您好，我是首问。" }]);
  });
});

describe("the response", () => {
  it("carries the first of two replies; the second goes as a customer-service message, after it", async () => {
    const { world } = await openOffice({
      sink: async ({ chat }, adapter) => {
        void adapter.send({ chat: chat.id, text: "一" }).then(() => adapter.send({ chat: chat.id, text: "二" }));
        return { replies: 2 };
      },
    });
    await world.act(li, { text: "路灯坏了" });
    await expect
      .poll(() => world.seen(li.id).map(({ ref, text }) => [ref, text]))
      .toEqual([
        ["passive-1", "一"],
        ["service-2", "二"],
      ]);
  });

  it("carries no reply to a message that was not stored", async () => {
    const sent: Promise<Sent>[] = [];
    const { world } = await openOffice({
      sink: async ({ chat }, adapter) => {
        sent.push(adapter.send({ chat: chat.id, text: "一" }));
        throw new Error("the disk is full");
      },
    });
    await world.act(li, { text: "路灯坏了" });
    expect(await Promise.all(sent)).toEqual(Array(3).fill({ slot: "service" }));
  });

  it("leaves at once when no reply is on its way", async () => {
    const { world } = await openOffice();
    await world.act(li, { text: "路灯坏了" });
    expect(world.attempts[0]?.ms).toBeLessThan(1400);
  });

  it("waits no longer than 1.5 s; a later reply goes as a customer-service message", async () => {
    const { sent, sink } = replying("让您久等了", 3500);
    const { world } = await openOffice({ sink });
    await world.act(li, { text: "路灯坏了" });
    expect(world.attempts).toMatchObject([{ status: 200, body: "success" }]);
    expect(world.attempts[0]?.ms).toBeLessThan(3000);
    expect(await Promise.all(sent)).toEqual([{ slot: "service" }]);
  });

  it("carries nothing for someone else", async () => {
    const sent: Promise<Sent>[] = [];
    const { world } = await openOffice({
      sink: async (_, adapter) => {
        sent.push(adapter.send({ chat: "o_wang", text: "新诉求" }));
        return { replies: 1 };
      },
    });
    await world.act(li, { text: "路灯坏了" });
    expect(await Promise.all(sent)).toEqual([{ slot: "service" }]);
    expect(world.seen(li.id)).toEqual([]);
  });

  it("carries no files, and no text that is too long for it", async () => {
    const { world, adapter } = await openOffice({ sink: async () => ({ replies: 1 }) });
    const acting = world.act(li, { text: "路灯坏了" });
    await wait(100);
    const picture = { kind: "image", name: "a.png", mime: "image/png", bytes: Uint8Array.of(1) } as const;
    expect(await adapter.send({ chat: li.id, text: "看", files: [picture] })).toEqual({ slot: "service" });
    await expect(adapter.send({ chat: li.id, text: "灯".repeat(700) })).rejects.toMatchObject({ fault: "unfit" });
    await acting;
  });

  it("is let go when the channel closes", async () => {
    const { world, adapter } = await openOffice({ sink: async () => ({ replies: 1 }) });
    const acting = world.act(li, { text: "路灯坏了" });
    await wait(100);
    await adapter.stop();
    await acting;
    expect(world.attempts[0]?.ms).toBeLessThan(1400);
  });
});

describe("the reply in it", () => {
  /** The adapter's own response, not yet read by any server, and the fate of the reply in it. */
  async function unread({ world, route, adapter }: Office) {
    const fields = {
      ToUserName: "gh",
      FromUserName: li.id,
      CreateTime: 1,
      MsgType: "text",
      Content: "在吗",
      MsgId: "1",
    };
    const handling = route.handle(world.poster.sign(world.callback(), xmlOf(fields)));
    await wait(50);
    const fate: { sent?: Sent } = {};
    const sending = adapter.send({ chat: li.id, text: "在" }).then((sent) => {
      fate.sent = sent;
    });
    return { response: await handling, sending, fate };
  }

  it("counts as sent only when the response was read", async () => {
    const { response, sending, fate } = await unread(await openOffice({ sink: async () => ({ replies: 1 }) }));
    await wait(100);
    expect(fate).toEqual({});
    expect(await response.text()).toContain("<![CDATA[在]]>");
    await sending;
    expect(fate).toEqual({ sent: { slot: "passive" } });
  });

  it("goes as a customer-service message when the platform has hung up", async () => {
    const office = await openOffice({ sink: async () => ({ replies: 1 }) });
    const { response, sending, fate } = await unread(office);
    await response.body?.cancel();
    await sending;
    expect(fate).toEqual({ sent: { slot: "service" } });
    expect(office.world.seen(li.id)).toMatchObject([{ text: "在" }]);
  });

  it("goes as a customer-service message when nobody reads the response in time, which then holds nothing", async () => {
    const office = await openOffice({ sink: async () => ({ replies: 1 }) });
    const { response, sending, fate } = await unread(office);
    await sending;
    expect(fate).toEqual({ sent: { slot: "service" } });
    await expect(response.text()).rejects.toThrow();
  });
});
