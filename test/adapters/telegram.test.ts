import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { createTelegram } from "../../adapters/telegram/index.js";
import type { Adapter, Inbound, Sink } from "../../src/port/index.js";
import { eventually } from "../support/eventually.js";
import { serveFar } from "../world/http.js";
import { openTelegram, type Play, type TelegramWorld } from "../world/telegram/index.js";

const li = { id: "1001", name: "李秀英" };
const wang = { id: "1002", name: "王建国" };
const mute = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.reverse()) await close();
  open = [];
});

async function enter(play: Play = {}): Promise<TelegramWorld> {
  const world = await openTelegram(play);
  open.push(world.stop);
  return world;
}

async function start(adapter: Adapter, step: (inbound: Inbound) => unknown = () => {}) {
  const heard: string[] = [];
  const sink: Sink = async (inbound) => {
    await step(inbound);
    heard.push(inbound.text);
    return { replies: 0 };
  };
  open.push(adapter.stop);
  await adapter.start(sink);
  return heard;
}

describe("long polling", () => {
  it("hands on one chat's messages in order, and does not let them wait for another chat's", async () => {
    const world = await enter();
    const heard = await start(world.adapter(), ({ from, text }) =>
      from.id === li.id ? wait(text === "一" ? 150 : 0) : undefined,
    );
    await Promise.all([world.act(li, { text: "一" }), world.act(li, { text: "二" }), world.act(wang, { text: "三" })]);
    expect(heard.filter((text) => text !== "三")).toEqual(["一", "二"]);
  });

  it("does not try a chat's later message when the earlier one could not be stored", async () => {
    const world = await enter();
    const adapter = world.adapter();
    await world.down();
    const failed = new Set<string>();
    const heard = await start(adapter, ({ text }) => {
      if (text === "一" && !failed.has(text)) {
        failed.add(text);
        throw new Error("the disk is full");
      }
    });
    const acts = [world.act(li, { text: "一" }), world.act(li, { text: "二" }), world.act(wang, { text: "三" })];
    await world.up();
    await Promise.all(acts);
    // The stranger's message was stored, and came again with the others: its key makes that harmless.
    expect(heard.filter((text) => text !== "三")).toEqual(["一", "二"]);
    expect(heard.indexOf("三")).toBe(0);
  });

  it("tells the operator while nothing can be stored, and recovers", async () => {
    const world = await enter();
    const adapter = world.adapter();
    let broken = true;
    const heard = await start(adapter, () => {
      if (broken) throw new Error("the disk is full");
    });
    const acting = world.act(li, { text: "别丢了我" });
    await eventually(() =>
      expect(adapter.state()).toMatchObject({ up: false, detail: expect.stringContaining("stored") }),
    );
    broken = false;
    await acting;
    expect(heard).toEqual(["别丢了我"]);
    expect(adapter.state().up).toBe(true);
  });

  it("says that another program receives for the bot, and takes over when that one ends", async () => {
    const world = await enter();
    const [first, second] = [world.adapter(), world.adapter()];
    await start(first);
    const heard = await start(second);
    const said = () => [first, second].map((adapter) => adapter.state().detail).join();
    await eventually(() => expect(said()).toContain("Another program"));
    await first.stop();
    await eventually(() => expect(second.state().up).toBe(true));
    await world.act(li, { text: "还在吗" });
    expect(heard).toEqual(["还在吗"]);
  });

  it("removes a webhook that an earlier start had set", async () => {
    const world = await enter();
    const api = `${world.origin}/bot${world.token}/setWebhook?`;
    await fetch(api, { method: "POST", body: JSON.stringify({ url: "https://old.example/x" }) });
    expect(world.hooked()?.url).toBe("https://old.example/x");
    await start(world.adapter());
    expect(world.hooked()).toBeUndefined();
  });

  it("leaves nothing to be delivered again after a stop", async () => {
    const world = await enter();
    const first = world.adapter();
    await start(first);
    await world.act(li, { text: "一" });
    await first.stop();
    const heard = await start(world.adapter());
    await world.act(li, { text: "二" });
    expect(heard).toEqual(["二"]);
  });

  it("says what to check when the platform cannot be reached, and goes on by itself", async () => {
    const world = await enter();
    const adapter = world.adapter();
    world.mishap({ call: "getUpdates", as: { kind: "http", status: 502 } });
    await start(adapter);
    expect(adapter.state()).toMatchObject({ up: false, detail: expect.stringContaining("TELEGRAM_API_ROOT") });
    await eventually(() => expect(adapter.state().up).toBe(true));
  });
});

describe("the webhook", () => {
  it("is set with a secret that every process makes from the token, where none is given", async () => {
    const world = await enter();
    const settings = { token: world.token, apiRoot: `${world.origin}/`, publicUrl: "https://zly.example/", log: mute };
    await start(createTelegram(settings));
    const first = world.hooked();
    expect(first).toMatchObject({
      url: "https://zly.example/telegram/webhook",
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await start(createTelegram(settings));
    expect(world.hooked()).toEqual(first);
  });

  it("answers 503 before the start and after the stop, so that the platform keeps the message", async () => {
    const world = await enter({ webhook: true });
    const adapter = world.adapter();
    const post = () => {
      const headers = { "x-telegram-bot-api-secret-token": world.secret };
      const request = new Request("http://x/telegram/webhook", { method: "POST", headers, body: '{"update_id":1}' });
      return adapter.routes[0]?.handle(request).then(({ status }) => status);
    };
    expect(await post()).toBe(503);
    await start(adapter);
    expect(await post()).toBe(200);
    await adapter.stop();
    expect(await post()).toBe(503);
  });

  it("refuses a secret that merely begins like ours", async () => {
    const world = await enter({ webhook: true });
    const adapter = world.adapter();
    await start(adapter);
    for (const secret of [world.secret.slice(0, -1), `${world.secret}x`, ""]) {
      const headers = { "x-telegram-bot-api-secret-token": secret };
      const request = new Request("http://x/telegram/webhook", { method: "POST", headers, body: '{"update_id":1}' });
      expect((await adapter.routes[0]?.handle(request))?.status).toBe(401);
    }
  });

  it("takes updates of shapes that nobody has seen for nothing, logs them, and lives on", async () => {
    const world = await enter({ webhook: true });
    const adapter = world.adapter();
    const heard = await start(adapter);
    const headers = { "x-telegram-bot-api-secret-token": world.secret };
    for (const odd of [
      { message: 1 },
      { message: {} },
      { message: { date: 1, from: { id: 1 }, chat: null } },
      { callback_query: { message: [] } },
      {},
    ]) {
      const body = JSON.stringify({ update_id: 1, ...odd });
      const request = new Request("http://x/telegram/webhook", { method: "POST", headers, body });
      expect((await adapter.routes[0]?.handle(request))?.status).toBe(200);
    }
    expect(heard).toEqual([]);
    expect(world.logged.some((line) => line.includes("could not be read"))).toBe(true);
  });
});

describe("sending", () => {
  it("says exactly how long to wait", async () => {
    const world = await enter();
    world.mishap({ call: "send", as: { kind: "throttled", retryAfterMs: 17_000 } });
    const refused = world.adapter().send({ chat: li.id, text: "好" });
    await expect(refused).rejects.toMatchObject({ fault: "throttled", retryAfterMs: 17_000, code: "429" });
  });

  it("gives up a call that hangs on a half-open connection", async () => {
    const world = await enter({ timeoutMs: 200 });
    world.mishap({ call: "sendMessage", as: { kind: "delay", ms: 2000 } });
    await expect(world.adapter().send({ chat: li.id, text: "好" })).rejects.toMatchObject({ fault: "unreachable" });
  });

  it("edits the words beside a picture, and puts buttons under it", async () => {
    const world = await enter();
    const adapter = world.adapter();
    const files = [{ kind: "image", name: "a.png", mime: "image/png", bytes: Uint8Array.of(1, 2, 3) }] as const;
    const { ref = "" } = await adapter.send({
      chat: li.id,
      text: "待认领",
      files,
      buttons: [{ label: "认领", data: "c" }],
    });
    await adapter.send({ chat: li.id, text: "已认领", edit: ref });
    expect(world.seen()).toMatchObject([{ ref, text: "已认领", buttons: [], files: ["image"], edits: 1 }]);
  });

  it("speaks in a topic, and hears what is said there", async () => {
    const world = await enter();
    const adapter = world.adapter();
    const chats: string[] = [];
    await start(adapter, ({ chat }) => chats.push(chat.id));
    await adapter.send({ chat: world.topic, text: "新诉求" });
    await world.act(li, { chat: world.topic, text: "我来" });
    expect(world.seen(world.topic)).toMatchObject([{ text: "新诉求" }]);
    expect(chats).toEqual([world.topic]);
  });

  it("opens, closes and reopens a topic of a forum, under which words stand in it", async () => {
    const world = await enter();
    const adapter = world.adapter();
    const name = `Q-0031 路灯 ${"上镇村".repeat(60)}`;
    const { ref = "" } = await adapter.send({ chat: world.forum, text: name, topic: "open" });
    const [, topic] = world.topics.all();
    expect(topic).toMatchObject({ name: name.slice(0, 128), closed: false });
    expect(`${world.forum}/${ref.split("/")[0]}`).toBe(topic?.chat);
    const card = await adapter.send({ chat: world.forum, text: "新诉求", under: ref });
    expect(world.seen(topic?.chat)).toMatchObject([{ ref: card.ref, text: "新诉求" }]);
    for (const state of ["closed", "closed", "open", "open"] as const) {
      expect(await adapter.send({ chat: world.forum, text: name, topic: state, edit: ref })).toEqual({ ref });
      expect(world.topics.all()[1]?.closed).toBe(state === "closed");
    }
    expect(await adapter.send({ chat: world.forum, text: name, topic: "closed" })).toEqual({});
    expect(world.topics.all()).toHaveLength(2);
  });

  it("gives no topic where the group has none or is one, or the bot may not, and tells that once", async () => {
    const world = await enter();
    const adapter = world.adapter();
    const open = (chat: string) => adapter.send({ chat, text: "Q-0031", topic: "open" });
    expect(await open(world.group)).toEqual({});
    expect(await open(world.topic)).toEqual({});
    expect(world.logged).toEqual([]);
    world.topics.allow(false);
    expect([await open(world.forum), await open(world.forum)]).toEqual([{}, {}]);
    expect(world.logged).toEqual([expect.stringContaining("may not manage topics")]);
    world.mishap({ call: "createForumTopic", as: { kind: "throttled", retryAfterMs: 3000 } });
    await expect(open(world.forum)).rejects.toMatchObject({ fault: "throttled", retryAfterMs: 3000 });
  });

  it("says it in the group where the topic was deleted", async () => {
    const world = await enter();
    const adapter = world.adapter();
    const { ref = "" } = await adapter.send({ chat: world.forum, text: "Q-0031", topic: "open" });
    world.topics.delete(`${world.forum}/${ref.split("/")[0]}`);
    await adapter.send({ chat: world.forum, text: "已签收", under: ref });
    expect(world.seen(world.forum)).toMatchObject([{ text: "已签收" }]);
  });

  it("names a chat that is not there as gone, and a button that carries too much as unfit", async () => {
    const adapter = (await enter()).adapter();
    await expect(adapter.send({ chat: "-100777", text: "好" })).rejects.toMatchObject({ fault: "gone" });
    const buttons = [{ label: "好", data: "字".repeat(22) }];
    await expect(adapter.send({ chat: li.id, text: "好", buttons })).rejects.toMatchObject({ fault: "unfit" });
  });
});

describe("what people do", () => {
  it("frees a pressed button only after the press is stored", async () => {
    const world = await enter();
    const adapter = world.adapter();
    const waiting: number[] = [];
    await start(adapter, () => waiting.push(world.queries.size));
    const { ref = "" } = await adapter.send({ chat: li.id, text: "对吗", buttons: [{ label: "对", data: "y" }] });
    await world.press(li, ref, "对");
    expect(waiting).toEqual([1]);
    await eventually(() => expect(world.queries.size).toBe(0));
  });

  it("does not mind that the platform has forgotten a press", async () => {
    const world = await enter();
    const adapter = world.adapter();
    await start(adapter);
    world.mishap({ call: "answerCallbackQuery", as: { kind: "refused", code: "400 Bad Request: query is too old" } });
    const { ref = "" } = await adapter.send({ chat: li.id, text: "对吗", buttons: [{ label: "对", data: "y" }] });
    await world.press(li, ref, "对");
    await world.act(li, { text: "好" });
    expect(adapter.state().up).toBe(true);
  });

  it("hears an album as parts of one, an edit as new words, a start with its payload, and a block", async () => {
    const world = await enter();
    const inbox: Inbound[] = [];
    await start(world.adapter(), (inbound) => inbox.push(inbound));
    await world.album(li, [Uint8Array.of(1), Uint8Array.of(2)], "两张");
    const ref = await world.act(li, { text: "三组" });
    await world.edit(ref, "四组");
    await world.act(li, { event: "started", text: "q1" });
    await world.act(li, { event: "stopped" });
    const [one, two, said, mended, started, stopped] = inbox;
    expect(one).toMatchObject({ text: "两张", album: expect.any(String) });
    expect(two).toMatchObject({ text: "", album: one?.album });
    expect(mended).toMatchObject({ text: "四组", quote: { ref: said?.ref, fromBot: false } });
    expect(started).toMatchObject({ text: "/start q1", event: "started" });
    expect(stopped).toMatchObject({ text: "", event: "stopped" });
  });
});

describe("files", () => {
  const picture = { id: "F1", kind: "image" } as const;

  it("does not even ask for one that is too large", async () => {
    const refused = (await enter()).adapter().fetch({ ...picture, bytes: 21 * 1024 * 1024 });
    await expect(refused).rejects.toMatchObject({ fault: "unfit" });
  });

  it.each([
    [502, "unreachable"],
    [404, "unfit"],
  ])("names a download that ends with HTTP %i as %s", async (status, fault) => {
    const world = await enter();
    const adapter = world.adapter();
    const inbox: Inbound[] = [];
    await start(adapter, (inbound) => inbox.push(inbound));
    await world.act(li, { file: { kind: "image", bytes: Uint8Array.of(1, 2, 3) } });
    const [file = picture] = inbox[0]?.files ?? [];
    world.mishap({ call: "download", as: { kind: "http", status } });
    await expect(adapter.fetch(file)).rejects.toMatchObject({ fault });
    expect((await adapter.fetch(file)).bytes).toEqual(Uint8Array.of(1, 2, 3));
  });

  it.each([
    [
      "a path on the server's own disk",
      async () => Response.json({ ok: true, result: { file_path: "/var/lib/x" } }),
      "--local",
    ],
    ["a file that grows past 20 MiB", async (request: Request) => grow(request), "20 MiB"],
  ])("refuses %s", async (_, answer, words) => {
    const far = await serveFar(answer);
    open.push(far.stop);
    const adapter = createTelegram({ token: "4242:x", apiRoot: far.origin, log: mute });
    await expect(adapter.fetch(picture)).rejects.toMatchObject({
      fault: "unfit",
      message: expect.stringContaining(words),
    });
  });
});

function grow(request: Request): Response {
  if (request.url.endsWith("/getFile")) return Response.json({ ok: true, result: { file_path: "photos/1.jpg" } });
  return new Response(Buffer.alloc(20 * 1024 * 1024 + 1));
}

describe("secrets", () => {
  it("never stand in a log line or in the state, whatever goes wrong", async () => {
    const world = await enter({ webhook: true });
    const adapter = world.adapter();
    world.mishap({ call: "getMe", as: { kind: "refused", code: "401 Unauthorized" } });
    await start(adapter);
    expect(adapter.state().detail).toContain("@BotFather");
    await world.down();
    await eventually(() => expect(world.logged.length).toBeGreaterThan(1));
    await world.up();
    for (const line of [...world.logged, adapter.state().detail]) {
      expect(line).not.toContain(world.token);
      expect(line).not.toContain(world.secret);
    }
  });

  it("shows the menu, and opens the channel where the platform does not take it", async () => {
    const world = await enter();
    const commands = {
      "": [{ command: "status", description: "Where my request stands" }],
      zh: [{ command: "status", description: "进度" }],
    };
    world.mishap({ call: "setMyCommands", as: { kind: "refused", code: "400 Bad Request: BOT_COMMAND_INVALID" } });
    const adapter = createTelegram({ token: world.token, apiRoot: world.origin, commands, log: mute });
    await start(adapter);
    expect(adapter.state().up).toBe(true);
    expect([...world.menus.keys()]).toEqual(["zh"]);
  });
});
