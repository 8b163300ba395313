import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { types } from "wechaty-puppet";
import { PuppetMock } from "wechaty-puppet-mock";
import { createInbox } from "../../adapters/wechat/inbox.js";
import { createWechat } from "../../adapters/wechat/index.js";
import { untilEnd } from "../../adapters/wechat/pulse.js";
import type { Adapter, Inbound, Sink } from "../../src/port/index.js";
import { sample } from "../conformance/samples.js";
import { eventually } from "../support/eventually.js";
import { bot, openWechat, type WechatWorld } from "../world/wechat/index.js";

const li = { id: "1001", name: "李秀英" };
const wang = { id: "1002", name: "王建国" };
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

describe.each(["in process", "gateway"] as const)("the WeChat channel, %s", (way) => {
  let world: WechatWorld;
  let adapter: Adapter;
  let inbox: Inbound[];
  const take: Sink = async (inbound) => {
    inbox.push(inbound);
    return { replies: 0 };
  };
  const texts = () => inbox.map(({ text }) => text);
  const isUp = () => eventually(() => expect(adapter.state()).toMatchObject({ up: true }));

  beforeEach(async () => {
    inbox = [];
    world = await openWechat(way);
    adapter = world.adapter();
  });
  afterEach(async () => {
    await adapter.stop();
    await world.stop();
  });

  it("hears again within seconds of a restart, and loses nothing that was said meanwhile", async () => {
    await adapter.start(take);
    await isUp();
    await world.down();
    await eventually(() => expect(adapter.state()).toMatchObject({ up: false }));
    const saying = world.act(li, { text: "断线时说的" });
    const back = Date.now();
    await world.up();
    await saying;
    expect(Date.now() - back).toBeLessThan(5000);
    expect(texts()).toEqual(["断线时说的"]);
    await adapter.send({ chat: li.id, text: "听到了" });
    expect(world.seen(li.id)).toMatchObject([{ text: "听到了" }]);
  });

  it("a gateway that is connected and brings nothing is told of, and asked anew", async () => {
    const patience = { echoMs: 500, quietMs: 3_600_000 };
    const deaf = await openWechat(way, { pulse: { beatMs: 100, silenceMs: 20_000 }, patience });
    const channel = deaf.adapter();
    await channel.start(take);
    await eventually(() => expect(channel.state()).toMatchObject({ up: true }));
    // Its own words come back: so it is known that this puppet brings them.
    await channel.send({ chat: li.id, text: "您好" });
    await deaf.act(li, { text: "在吗" });
    await eventually(() => expect(texts()).toEqual(["在吗"]));
    deaf.puppet().brings = false;
    await channel.send({ chat: li.id, text: "在" });
    await eventually(() =>
      expect(channel.state().detail).toMatch(/brought nothing from .* to .*: what was written then/),
    );
    expect(deaf.lines.join("\n")).toContain("brought nothing");
    deaf.puppet().brings = true;
    await eventually(() => expect(channel.state()).toMatchObject({ up: true }));
    await deaf.act(li, { text: "还在吗" });
    await eventually(() => expect(texts()).toEqual(["在吗", "还在吗"]));
    await channel.stop();
    await deaf.stop();
  });

  it("a day on which nobody writes is told after some hours, and is no reason to hang up", async () => {
    const quiet = await openWechat(way, { patience: { echoMs: 120_000, quietMs: 300 } });
    const channel = quiet.adapter();
    await channel.start(take);
    await eventually(() => expect(channel.state()).toMatchObject({ up: true }));
    await eventually(() => expect(channel.state().detail).toMatch(/nothing was heard since .*another phone/));
    expect(channel.state().up).toBe(true);
    await quiet.act(li, { text: "有人吗" });
    await eventually(() => expect(texts()).toEqual(["有人吗"]));
    await channel.stop();
    await quiet.stop();
  });

  it("comes back after an outage that lasted through several attempts", async () => {
    await adapter.start(take);
    await isUp();
    for (const text of ["一", "二"]) {
      await world.down();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await world.up();
      await world.act(li, { text });
    }
    expect(texts()).toEqual(["一", "二"]);
  });

  it("keeps what could not be stored, in order per chat, and says so, until it can be", async () => {
    let isFull = true;
    await adapter.start(async (inbound) => {
      if (isFull && inbound.chat.id === li.id) throw new Error("the disk is full");
      return take(inbound);
    });
    await isUp();
    void world.act(li, { text: "一" });
    void world.act(li, { text: "二" });
    await world.act(wang, { text: "我这边没事" });
    await eventually(() => expect(adapter.state().detail).toContain("2 message(s) wait to be stored"));
    expect(texts()).toEqual(["我这边没事"]);
    isFull = false;
    await eventually(() => expect(texts()).toEqual(["我这边没事", "一", "二"]));
    expect(adapter.state().detail).not.toContain("wait");
  });

  it("stores what was said long before it started", async () => {
    await adapter.start(take);
    await isUp();
    vi.useFakeTimers({ now: Date.now() - 86_400_000, toFake: ["Date"] });
    const saying = world.act(li, { text: "昨天就说了" });
    vi.useRealTimers();
    await saying;
    expect(texts()).toEqual(["昨天就说了"]);
    expect(inbox[0]?.at).toBeLessThan(Date.now() - 80_000_000);
  });

  it("shows the code to scan, refuses to send until then, and is up once logged in", async () => {
    world.expectScan();
    const starting = adapter.start(take);
    await eventually(() => expect(world.puppet().state.active()).toBe(true));
    world.puppet().emit("scan", { status: types.ScanStatus.Waiting, qrcode: "https://login.example/abc" });
    await starting;
    await eventually(() =>
      expect(adapter.state()).toMatchObject({
        up: false,
        detail: expect.stringContaining("scan the QR code"),
        scan: "https://login.example/abc",
      }),
    );
    expect(world.codes).toContain("https://login.example/abc");
    await expect(adapter.send({ chat: li.id, text: "您好" })).rejects.toMatchObject({ fault: "forbidden" });
    world.puppet().login(bot.id);
    await isUp();
    await world.puppet().logout("kicked by the phone");
    await eventually(() => expect(adapter.state().detail).toContain("logged out"));
  });

  it("takes a friend request, and tells of the new chat", async () => {
    await adapter.start(take);
    await isUp();
    await world.act({ id: "1003", name: "赵敏" }, { event: "started" });
    expect(inbox).toMatchObject([
      { chat: { id: "1003", kind: "private" }, from: { name: "赵敏" }, event: "started", text: "" },
    ]);
  });

  it("tells when it is brought into a room or out of it, and not when others are", async () => {
    await adapter.start(take);
    await isUp();
    const roomId = world.group ?? "";
    const timestamp = Date.now();
    world.puppet().emit("room-join", { roomId, inviteeIdList: [wang.id], inviterId: li.id, timestamp });
    world.puppet().emit("room-join", { roomId, inviteeIdList: [bot.id], inviterId: li.id, timestamp });
    world.puppet().emit("room-leave", { roomId, removeeIdList: [bot.id], removerId: li.id, timestamp });
    await eventually(() => expect(inbox.map(({ event }) => event)).toEqual(["joined", "left"]));
    expect(inbox[0]).toMatchObject({ chat: { id: roomId, kind: "group" }, from: { id: li.id }, addressed: false });
  });

  it("knows which of its messages is quoted", async () => {
    await adapter.start(take);
    await isUp();
    const chat = world.group ?? "";
    const { ref = "" } = await adapter.send({ chat, text: "新诉求 Q-0001" });
    await world.act(wang, { chat, text: "我来办", under: ref });
    expect(inbox).toMatchObject([
      { text: "我来办", addressed: true, quote: { ref, fromBot: true, text: "新诉求 Q-0001" } },
    ]);
  });

  it("carries a large file both ways", async () => {
    await adapter.start(take);
    await isUp();
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 31) % 256);
    const photo = { ...sample("image"), bytes };
    await world.act(li, { file: photo });
    const [file] = inbox[0]?.files ?? [];
    if (file === undefined) throw new Error("the photo did not come in");
    expect(Buffer.from((await adapter.fetch(file)).bytes)).toEqual(Buffer.from(bytes));
    const { ref = "" } = await adapter.send({ chat: wang.id, text: "", files: [photo] });
    expect(world.fileBytes(ref).map((one) => Buffer.from(one))).toEqual([Buffer.from(bytes)]);
  });

  it("tells a person who is not there from a gateway that is not", async () => {
    await adapter.start(take);
    await isUp();
    await expect(adapter.send({ chat: "nobody", text: "您好" })).rejects.toMatchObject({ fault: "gone" });
    await world.down();
    await expect(adapter.send({ chat: li.id, text: "您好" })).rejects.toMatchObject({ fault: "unreachable" });
    await world.up();
  });

  it("logs nothing that people wrote, and no token", async () => {
    await adapter.start(async () => {
      throw new Error("the disk is full");
    });
    await isUp();
    void world.act(li, { text: "我家在上镇村三组" });
    await eventually(() => expect(world.lines).not.toEqual([]));
    await world.down();
    await adapter.stop();
    await world.up();
    const log = world.lines.join("\n");
    expect(log).toContain("lost");
    for (const word of ["上镇村", "insecure_", li.name]) expect(log).not.toContain(word);
  });
});

describe("the WeChat channel", () => {
  it("refuses an unofficial puppet before anything is loaded", () => {
    const make = (allowUnofficial: boolean) =>
      createWechat({ puppet: "wechaty-puppet-wechat4u", allowUnofficial, dataDir: tmpdir(), log: quiet });
    expect(() => make(false)).toThrow(/wechat4u is refused/);
    expect(make(true).state()).toMatchObject({ up: false });
  });

  it("opens the mock puppet by name, and waits for its login", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "wechat-"));
    const adapter = createWechat({ puppet: "wechaty-puppet-mock", allowUnofficial: false, dataDir, log: quiet });
    const starting = adapter.start(async () => ({ replies: 0 }));
    await eventually(() => expect(adapter.state().detail).toContain("waiting for the WeChat account to log in"));
    await adapter.stop();
    await starting;
  });

  it("keeps what a puppet cannot show now, gives up what it can never show, and counts it", async () => {
    const inbox = createInbox(async () => ({ replies: 0 }), quiet, 1);
    let tries = 0;
    inbox.take(async () => {
      tries += 1;
      throw new Error("no payload for this message");
    });
    await eventually(() => expect(inbox.count()).toEqual({ held: 0, lost: 1 }));
    await inbox.stop();
    expect(tries).toBeGreaterThan(3);
  });

  it("takes silence for a loss, and a heartbeat or an answer for life", async () => {
    vi.useFakeTimers();
    try {
      const end = new AbortController();
      for (const [answers, isOver] of [
        [false, true],
        [true, false],
      ] as const) {
        const puppet = new PuppetMock();
        if (answers) puppet.ding = () => void puppet.emit("dong", { data: "" });
        else puppet.ding = () => {};
        let over = false;
        void untilEnd(puppet, end.signal).then(() => {
          over = true;
        });
        await vi.advanceTimersByTimeAsync(61_000);
        expect(over).toBe(isOver);
      }
      end.abort();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("does not let a gateway that says nothing hold up the start or the stop", async () => {
    const mute = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const address = mute.address();
    const endpoint = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    const way = { puppet: "wechaty-puppet-service", endpoint, token: "insecure_mute" };
    const adapter = createWechat({ ...way, allowUnofficial: false, dataDir: tmpdir(), log: quiet });
    const begin = Date.now();
    await adapter.start(async () => ({ replies: 0 }));
    await expect(adapter.send({ chat: li.id, text: "您好" })).rejects.toMatchObject({ fault: "unreachable" });
    await adapter.stop();
    expect(Date.now() - begin).toBeLessThan(18_000);
    mute.close();
  });

  it("ends with its process: no word on the console, no connection but the gateway's, nothing in the home folder", async () => {
    const home = await mkdtemp(join(tmpdir(), "home-"));
    const worldUrl = new URL("../world/wechat/index.ts", import.meta.url).href;
    const script = `
      import net from "node:net";
      const connect = net.Socket.prototype.connect;
      net.Socket.prototype.connect = function (...args) {
        const [{ host, path } = {}] = [args[0]].flat();
        if (host !== "127.0.0.1") console.log("dialled", host ?? path);
        return connect.apply(this, args);
      };
      const { openWechat } = await import(${JSON.stringify(worldUrl)});
      const world = await openWechat("gateway");
      const adapter = world.adapter();
      await adapter.start(async () => ({ replies: 0 }));
      await world.act({ id: "1001", name: "李秀英" }, { text: "在吗" });
      await adapter.send({ chat: "1001", text: "在" });
      await adapter.stop();
      await world.stop();`;
    // The gateway's own server is deprecated to start as wechaty starts it.
    const flags = ["--no-deprecation", "--import", "tsx", "--input-type=module", "--eval", script];
    const options = { cwd: fileURLToPath(new URL("../..", import.meta.url)), env: { ...process.env, HOME: home } };
    const ended = await new Promise((resolve) => {
      const done = (error: unknown, stdout: string, stderr: string) => resolve({ error, stdout, stderr });
      execFile(process.execPath, flags, { ...options, timeout: 60_000 }, done);
    });
    expect(ended).toEqual({ error: null, stdout: "", stderr: "" });
    expect(existsSync(join(home, ".wechaty"))).toBe(false);
  });
});
