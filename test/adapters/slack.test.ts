import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterEach, describe, expect, it } from "vitest";
import { createSlack } from "../../adapters/slack/index.js";
import type { Adapter, Inbound, Log } from "../../src/port/index.js";
import { eventually } from "../support/eventually.js";
import type { Patience } from "../world/slack/delivery.js";
import { app } from "../world/slack/emulator.js";
import { openSlackWorld, type SlackWorld } from "../world/slack/index.js";
import { signedRequest } from "../world/slack/sign.js";

const li = { id: "U0LI", name: "李秀英", language: "zh-CN" };
const wang = { id: "U0WANG", name: "王建国" };
const group = app.group;
const url = "http://bot.example/slack/events";
const form = "application/x-www-form-urlencoded";

type Stage = { world: SlackWorld; adapter: Adapter; inbox: Inbound[]; post(request: Request): Promise<Response> };

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function stage(mode: "socket" | "http", patience: Partial<Patience> = { ackMs: 400 }): Promise<Stage> {
  const world = await openSlackWorld({ mode, people: [li, wang], patience });
  const adapter = world.adapter();
  const inbox: Inbound[] = [];
  const post = async (request: Request) => {
    const [route] = adapter.routes;
    if (route === undefined) throw new Error("this adapter has no route");
    return route.handle(request);
  };
  const front = createServer(getRequestListener(post, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  // A TCP server's address is an AddressInfo; only a pipe's is a string.
  world.deliverTo(`http://127.0.0.1:${(front.address() as AddressInfo).port}`);
  await adapter.start(async (inbound) => {
    inbox.push(inbound);
    return { replies: 0 };
  });
  open.push(async () => {
    await adapter.stop();
    front.closeAllConnections();
    front.close();
    await world.stop();
  });
  return { world, adapter, inbox, post };
}

function event(fields: Record<string, unknown>) {
  const message = { type: "message", channel: group, channel_type: "channel", user: li.id, ts: "1700000000.000100" };
  return {
    kind: "events_api",
    payload: { type: "event_callback", event: { ...message, text: "x", ...fields } },
  } as const;
}

describe.each(["socket", "http"] as const)("what only Slack does, by %s", (mode) => {
  it("a mention in a channel arrives twice, with one key, and alike", async () => {
    const { world, inbox } = await stage(mode);
    await world.act(li, { chat: group, mentionsBot: true, text: "路灯坏了" });
    expect(inbox).toHaveLength(2);
    expect(new Set(inbox.map(({ key }) => key)).size).toBe(1);
    for (const one of inbox) expect(one).toMatchObject({ text: "路灯坏了", addressed: true });
  });

  it("a slash command is words, in the chat that it was typed in", async () => {
    const { world, inbox } = await stage(mode);
    await world.command(li, "/status", "Q-0031 &amp; more");
    await world.command(wang, "/claim", "", group);
    expect(inbox).toMatchObject([
      { text: "/status Q-0031 & more", chat: { id: li.id, kind: "private" }, from: { id: li.id }, addressed: true },
      { text: "/claim", chat: { id: group, kind: "group" }, from: { id: wang.id }, addressed: true },
    ]);
    expect(inbox[0]?.key).not.toBe(inbox[1]?.key);
  });

  it("two presses have two keys, and one that comes again has its own", async () => {
    const { world, adapter, inbox } = await stage(mode);
    const { ref = "" } = await adapter.send({ chat: li.id, text: "？", buttons: [{ label: "对", data: "yes" }] });
    await world.press(li, ref, "对");
    await world.repeat();
    await world.press(li, ref, "对");
    const [first, again, second] = inbox.map(({ key }) => key);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });

  it("names and language come from the directory", async () => {
    const { world, inbox } = await stage(mode);
    await world.act(li, { chat: group, mentions: [wang], text: "看一下" });
    expect(inbox).toMatchObject([
      {
        from: { id: li.id, name: "李秀英", language: "zh-CN" },
        text: "@王建国 看一下",
        mentions: [{ name: "王建国" }],
      },
    ]);
  });

  it.each([
    { kind: "delay", ms: 20_000 },
    { kind: "refused", code: "missing_scope" },
  ] as const)("a directory in trouble ($kind) holds no message up", async (as) => {
    const { world, inbox } = await stage(mode, { ackMs: 15_000 });
    world.mishap({ call: "users.info", as });
    const began = Date.now();
    await world.act(li, { text: "在吗" });
    // The directory would have answered in twenty seconds.
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(inbox).toMatchObject([{ from: { id: li.id }, text: "在吗" }]);
  });

  it.each([
    ["another bot", { bot_id: "B0OTHER" }],
    ["the bot itself", { user: app.botUserId }],
    ["an old bot", { subtype: "bot_message", user: undefined }],
    [
      "the preview of a link",
      {
        ...{ subtype: "message_changed", user: undefined, previous_message: { text: "y" } },
        message: { user: li.id, text: "y", ts: "1.000001", edited: { user: li.id, ts: "2.000001" } },
      },
    ],
    [
      "a change that nobody made",
      { subtype: "message_changed", user: undefined, message: { user: li.id, text: "y", ts: "1.000001" } },
    ],
    [
      "what another bot changed",
      {
        ...{ subtype: "message_changed", user: undefined, previous_message: { text: "x" } },
        message: { bot_id: "B0OTHER", user: "U0OTHER", text: "y", ts: "1.000001", edited: { ts: "2.000001" } },
      },
    ],
    ["a deletion", { subtype: "message_deleted", user: undefined }],
    ["someone joining", { subtype: "channel_join" }],
    ["no sender", { user: undefined }],
  ])("%s is acknowledged, and no inbound", async (_, fields) => {
    const { world, inbox } = await stage(mode);
    await world.deliver(event(fields));
    await world.act(li, { text: "我来了" });
    expect(inbox.map(({ text }) => text)).toEqual(["我来了"]);
  });

  it("an answer to an answer stands in the thread of the first message", async () => {
    const { world, adapter, inbox } = await stage(mode);
    const { ref = "" } = await adapter.send({ chat: group, text: "新诉求 Q-0001" });
    await world.act(wang, { chat: group, text: "我来办", under: ref });
    const { ref: reply } = await adapter.send({ chat: group, text: "好", under: inbox[0]?.ref ?? "" });
    expect(world.seen(group)).toMatchObject([{ ref }, { ref: reply, under: ref }]);
    await adapter.send({ chat: group, text: "好的", edit: reply ?? "" });
    expect(world.seen(group).at(-1)).toMatchObject({ ref: reply, text: "好的", edits: 1 });
  });

  it("a wrong token is named as the operator's to mend, without itself", async () => {
    const { world } = await stage(mode);
    const env = world.env();
    const way = mode === "socket" ? { appToken: app.appToken } : { signingSecret: app.signingSecret };
    const lines: string[] = [];
    const note = (fields: object, message: string) => void lines.push(JSON.stringify(fields) + message);
    const log: Log = { debug: note, info: note, warn: note, error: note };
    const adapter = createSlack({ botToken: "xoxb-wrong", apiUrl: env.SLACK_API_URL ?? "", log, ...way });
    await adapter.start(async () => ({ replies: 0 }));
    expect(adapter.state()).toMatchObject({ up: false, detail: expect.stringContaining("SLACK_BOT_TOKEN") });
    await adapter.stop();
    expect(lines.join("")).toContain("invalid_auth");
    expect(lines.join("")).not.toContain("xoxb-wrong");
  });
});

describe("Socket Mode", () => {
  it("goes and comes again when Slack asks for it, and loses nothing", async () => {
    const { world, adapter, inbox } = await stage("socket");
    await world.act(li, { text: "一" });
    const { since } = adapter.state();
    world.refresh();
    await eventually(() => expect(adapter.state().since).toBeGreaterThan(since));
    await world.act(li, { text: "二" });
    // What was said before is read again in between, and known by its key.
    const heard = new Map(inbox.map(({ key, text }) => [key, text]));
    expect([...heard.values()]).toEqual(["一", "二"]);
    expect(adapter.state().up).toBe(true);
  });

  it("reads again what was said while its socket was away, and Slack had given it up", async () => {
    const { world, adapter, inbox } = await stage("socket", { ackMs: 100, tries: 1, pauseMs: 10 });
    await world.act(li, { text: "一" });
    const { since } = adapter.state();
    await world.down();
    await eventually(() => expect(adapter.state().up).toBe(false));
    // Written where nobody hears it, given up at once, and never told again.
    await world.act(li, { text: "二" });
    await world.act(wang, { chat: group, mentionsBot: true, text: "三" });
    expect(inbox.map(({ text }) => text)).toEqual(["一"]);
    await world.up();
    await eventually(() => expect(new Set(inbox.map(({ text }) => text))).toEqual(new Set(["一", "二", "三"])));
    expect(adapter.state().since).toBeGreaterThan(since);
    await eventually(() => expect(adapter.state()).toMatchObject({ up: true, detail: "connected" }));
    const keys = inbox.filter(({ text }) => text === "一").map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
  });

  it("tries the past again while it cannot be read, and says since when", async () => {
    const { world, adapter, inbox } = await stage("socket", { ackMs: 100, tries: 1, pauseMs: 10 });
    await world.down();
    await eventually(() => expect(adapter.state().up).toBe(false));
    await world.act(li, { text: "二" });
    world.mishap({ call: "conversations.list", as: { kind: "http", status: 503 } });
    await world.up();
    await eventually(() =>
      expect(adapter.state()).toMatchObject({ up: true, detail: expect.stringContaining("since") }),
    );
    await eventually(() => expect(inbox.map(({ text }) => text)).toEqual(["二"]));
    await eventually(() => expect(adapter.state().detail).toBe("connected"));
  });

  it("needs an app token of the right kind, and says so", async () => {
    const { world } = await stage("http");
    const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const apiUrl = world.env().SLACK_API_URL ?? "";
    const adapter = createSlack({ botToken: app.botToken, appToken: app.appToken, apiUrl, log });
    await adapter.start(async () => ({ replies: 0 }));
    expect(adapter.state().detail).toContain("xapp-");
    await adapter.stop();
  });
});

describe("the path /slack/events", () => {
  const body = JSON.stringify(event({}).payload);
  const minute = 60_000;

  it.each([
    ["signed with another secret", () => signedRequest(url, body, { secret: "0".repeat(32) })],
    ["six minutes old", () => signedRequest(url, body, { at: Date.now() - 6 * minute })],
    ["from six minutes ahead", () => signedRequest(url, body, { at: Date.now() + 6 * minute })],
    ["without a signature", () => new Request(url, { method: "POST", body })],
    ["with no number for a time", () => signedRequest(url, body, { at: Number.NaN })],
    [
      "with another's body",
      () => new Request(url, { method: "POST", body: `${body} `, headers: signedRequest(url, body).headers }),
    ],
  ])("a request %s is 401, and nothing is taken", async (_, request) => {
    const { post, inbox } = await stage("http");
    expect((await post(request())).status).toBe(401);
    expect(inbox).toEqual([]);
  });

  it.each([-10 * minute, 10 * minute])(
    "where a clock is %i ms off, a genuine request is refused and the clock named",
    async (skewMs) => {
      const lines: string[] = [];
      const note = (fields: object, message: string) => void lines.push(message + JSON.stringify(fields));
      const log: Log = { debug: note, info: note, warn: note, error: note };
      const world = await openSlackWorld({ mode: "http", people: [li], log, skewMs });
      open.push(world.stop);
      const answer = await world.adapter().routes[0]?.handle(signedRequest(url, body));
      expect(answer?.status).toBe(401);
      expect(lines.join("\n")).toContain("clock");
      const forged = signedRequest(url, body, { secret: "guess" });
      expect((await world.adapter().routes[0]?.handle(forged))?.status).toBe(401);
      expect(lines).toHaveLength(1);
    },
  );

  it("a request four minutes old is taken", async () => {
    const { post, inbox } = await stage("http");
    expect((await post(signedRequest(url, body, { at: Date.now() - 4 * minute }))).status).toBe(200);
    expect(inbox).toHaveLength(1);
  });

  it("answers the challenge with which Slack tries the address", async () => {
    const { post } = await stage("http");
    const response = await post(signedRequest(url, JSON.stringify({ type: "url_verification", challenge: "abc" })));
    expect(await response.json()).toEqual({ challenge: "abc" });
  });

  it.each([
    ["a press whose payload is no JSON", "payload=%7B", form],
    ["a press whose payload is a list", "payload=%5B%5D", form],
    ["an event that is no object", '{"type":"event_callback","event":7}', "application/json"],
  ])("%s is 400", async (_, broken, type) => {
    const { post, inbox } = await stage("http");
    expect((await post(signedRequest(url, broken, { type }))).status).toBe(400);
    expect(inbox).toEqual([]);
  });

  it("an event is refused until it is stored, and taken when Slack tries again under the same key", async () => {
    const { world, post } = await stage("http");
    const adapter = world.adapter();
    const again = signedRequest(url, body, { headers: { "x-slack-retry-num": "1" } });
    expect((await adapter.routes[0]?.handle(signedRequest(url, body)))?.status).toBe(503);
    const keys: string[] = [];
    await adapter.start(async ({ key }) => {
      if (keys.push(key) === 1) throw new Error("the disk is full");
      return { replies: 0 };
    });
    expect((await adapter.routes[0]?.handle(signedRequest(url, body)))?.status).toBe(503);
    expect((await adapter.routes[0]?.handle(again))?.status).toBe(200);
    expect(keys).toEqual([`m:${group}:1700000000.000100`, `m:${group}:1700000000.000100`]);
    await adapter.stop();
    expect((await adapter.routes[0]?.handle(signedRequest(url, body)))?.status).toBe(503);
    expect((await post(signedRequest(url, body))).status).toBe(200);
  });
});

describe("files from Slack", () => {
  const kind = "image" as const;

  it("the token is shown to no host but Slack's", async () => {
    const { adapter } = await stage("http");
    const asked: (string | undefined)[] = [];
    const stranger = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.end("x");
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    // A TCP server's address is an AddressInfo; only a pipe's is a string.
    const { port } = stranger.address() as AddressInfo;
    for (const id of [`http://127.0.0.1:${port}/a.png`, "http://files.slack.com/a.png", "file:///etc/passwd"]) {
      await expect(adapter.fetch({ id, kind })).rejects.toMatchObject({ fault: "unfit" });
    }
    expect(asked).toEqual([]);
    stranger.close();
  });

  it("a file over 20 MiB is refused before it is fetched", async () => {
    const { adapter } = await stage("http");
    await expect(adapter.fetch({ id: "F1", kind, bytes: 20 * 1024 * 1024 + 1 })).rejects.toMatchObject({
      fault: "unfit",
    });
  });

  it("a file that came without an address is asked for by its id", async () => {
    const { world, adapter, inbox } = await stage("http");
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    await world.act(li, { file: { kind, bytes, name: "a.png", mime: "image/png" } });
    const [file] = inbox[0]?.files ?? [];
    const id = /files-pri\/(\w+)/.exec(file?.id ?? "")?.[1] ?? "";
    expect(Buffer.from((await adapter.fetch({ id, kind })).bytes)).toEqual(Buffer.from(bytes));
  });

  it("a file whose id nobody knows says so", async () => {
    const { adapter } = await stage("http");
    await expect(adapter.fetch({ id: "F0NOBODY", kind })).rejects.toMatchObject({ code: "file_not_found" });
  });

  it("files go with words and buttons as one message, and are told by its ref", async () => {
    const { world, adapter } = await stage("http");
    const files = [{ kind, name: "路灯.png", mime: "image/png", bytes: Uint8Array.from([1, 2, 3]) }];
    const buttons = [{ label: "认领", data: "claim" }];
    const { ref } = await adapter.send({ chat: li.id, text: "现场", buttons, files });
    expect(world.seen()).toMatchObject([{ ref, chat: li.id, text: "现场", buttons: ["认领"], files: ["image"] }]);
  });
});
