import { appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asFault } from "../../adapters/web/faults.js";
import { openFiles } from "../../adapters/web/files.js";
import { createWeb } from "../../adapters/web/index.js";
import { openTranscript } from "../../adapters/web/transcript.js";
import type { Adapter, Inbound } from "../../src/port/index.js";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const groups = () => [{ id: "claims", name: "认领群" }];
const li = { id: "r-li", name: "李秀英" };
const started: Adapter[] = [];
let dataDir = "";

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "shouwen-web-"));
});

afterEach(async () => {
  for (const adapter of started.splice(0)) await adapter.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(inbox: Inbound[] = []): Promise<Adapter> {
  const adapter = createWeb({ dataDir, groups, log: quiet });
  await adapter.start(async (inbound) => {
    inbox.push(inbound);
    return { replies: 1 };
  });
  started.push(adapter);
  return adapter;
}

function call(adapter: Adapter, path: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(path, "http://127.0.0.1");
  const route = adapter.routes.find((one) => one.path === url.pathname);
  if (route === undefined) throw new Error(`no route ${path}`);
  return route.handle(new Request(url, init));
}

const post = (adapter: Adapter, path: string, body: object | string) =>
  call(adapter, path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });

const say = (text: string, key = crypto.randomUUID()) => ({ key, as: li, text });

/** What the stream holds when it says `live`. */
async function replay(adapter: Adapter, query = "", headers: Record<string, string> = {}): Promise<readonly string[]> {
  const { body } = await call(adapter, `/web/stream${query}`, { headers });
  const reader = body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  const text = new TextDecoder().decode(first?.value);
  expect(text).toContain("event: live");
  // The events are the adapter's own JSON.
  return [...text.matchAll(/^data: (\{"what".*)$/gm)].map(
    ([, json]) => (JSON.parse(json ?? "") as { text: string }).text,
  );
}

describe("the transcript", () => {
  it("outlives the program, edits and presses included, with refs that rise on", async () => {
    const before = await start();
    await post(before, "/web/say", say("路灯坏了"));
    const card = await before.send({ chat: li.id, text: "对吗？", buttons: [{ label: "对", data: "yes" }] });
    await post(before, "/web/press", { key: crypto.randomUUID(), as: li, ref: card.ref, data: "yes" });
    await before.send({ chat: li.id, text: "已登记", edit: card.ref ?? "" });
    await before.stop();

    const after = await start();
    expect(await replay(after)).toEqual(["路灯坏了", "对吗？", undefined, "已登记"]);
    const next = await after.send({ chat: li.id, text: "有进展" });
    expect(Number(next.ref)).toBeGreaterThan(Number(card.ref));
    await after.send({ chat: li.id, text: "已办结", edit: card.ref ?? "" });
  });

  it("is read past a line that a crash tore, and the next line stands whole", async () => {
    const path = join(dataDir, "t.jsonl");
    await (await openTranscript(path, { lines: 9, chats: 9 })).add("a", { what: "said", text: "一" });
    await appendFile(path, '{"what":"said","te');
    await (await openTranscript(path, { lines: 9, chats: 9 })).add("a", { what: "said", text: "二" });
    const { after } = await openTranscript(path, { lines: 9, chats: 9 });
    expect(after(0)).toMatchObject([{ text: "一" }, { text: "二" }]);
  });

  it("keeps the newest lines of the chats last active, on disk too", async () => {
    const path = join(dataDir, "t.jsonl");
    const transcript = await openTranscript(path, { lines: 3, chats: 2 });
    for (let at = 0; at < 1100; at += 1)
      await transcript.add(at < 10 ? "old" : `c${at % 2}`, { what: "said", text: `${at}` });
    expect(transcript.after(0).map((line) => line.what === "said" && line.text)).toEqual(
      [1094, 1095, 1096, 1097, 1098, 1099].map(String),
    );
    expect((await readFile(path, "utf8")).split("\n").length).toBeLessThan(200);
  });

  it("writes a message that is sent again once, and hands it to the program each time", async () => {
    const inbox: Inbound[] = [];
    const adapter = await start(inbox);
    const same = say("在吗");
    const answers = await Promise.all([1, 2, 3].map(() => post(adapter, "/web/say", same)));
    const refs = await Promise.all(answers.map((answer) => answer.json()));
    expect(refs).toEqual([refs[0], refs[0], refs[0]]);
    expect(inbox).toEqual([inbox[0], inbox[0], inbox[0]]);
    expect(await replay(adapter)).toEqual(["在吗"]);
  });
});

describe("the stream", () => {
  it("replays what was missed after Last-Event-ID, of the chats asked for", async () => {
    const adapter = await start();
    const first = await adapter.send({ chat: "r-li", text: "一" });
    await adapter.send({ chat: "claims", text: "二" });
    await adapter.send({ chat: "r-li", text: "三" });
    expect(await replay(adapter, "", { "last-event-id": first.ref ?? "" })).toEqual(["二", "三"]);
    expect(await replay(adapter, `?after=${first.ref}&chat=claims`)).toEqual(["二"]);
    expect(await replay(adapter, "?chat=r-li&chat=claims")).toEqual(["一", "二", "三"]);
    expect(await replay(adapter, "?after=nonsense")).toHaveLength(3);
  });

  it("ends when the channel stops, so that the server can close", async () => {
    const adapter = await start();
    const { body } = await call(adapter, "/web/stream");
    const reader = body?.getReader();
    await reader?.read();
    await adapter.stop();
    expect(await reader?.read()).toMatchObject({ done: true });
  });
});

describe("what cannot be taken", () => {
  it.each([
    ["no JSON", "{ 路灯", 400],
    ["null", "null", 400],
    ["no key", { as: li, text: "x" }, 400],
    ["a key that is a path", { ...say("x"), key: "../../etc" }, 400],
    ["a person without an id", { ...say("x"), as: { name: "无名" } }, 400],
    ["a place off the earth", { ...say("x"), place: { latitude: 91, longitude: 0 } }, 400],
    ["too many words", say("灯".repeat(20_001)), 400],
    ["deep nesting", "[".repeat(100_000) + "]".repeat(100_000), 400],
    ["a group that the office does not have", { ...say("x"), chat: "elsewhere" }, 404],
  ])("%s: %j", async (_, body, status) => {
    const inbox: Inbound[] = [];
    const adapter = await start(inbox);
    const answer = await post(adapter, "/web/say", body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain("李秀英");
    expect(inbox).toEqual([]);
    expect(await replay(adapter)).toEqual([]);
  });

  it("is 405 for another method, and 503 while the playground is shut", async () => {
    const adapter = await start();
    expect((await call(adapter, "/web/say")).status).toBe(405);
    await adapter.stop();
    expect((await post(adapter, "/web/say", say("x"))).status).toBe(503);
  });
});

describe("files", () => {
  it("shows pictures in place, and hands out what could run as a page only as a download", async () => {
    const adapter = await start();
    const bytes = new TextEncoder().encode("<svg onload=alert(1)>");
    for (const mime of ["image/png", "image/svg+xml", "text/html"]) {
      await adapter.send({ chat: li.id, text: "", files: [{ kind: "file", name: "图.x", mime, bytes }] });
    }
    const ids = await readdir(join(dataDir, "web", "files"));
    const answers = await Promise.all(ids.map((id) => call(adapter, `/web/file?id=${id}`)));
    const types = answers.map(
      ({ headers }) => `${headers.get("content-type")} ${headers.get("content-disposition")?.split(";")[0]}`,
    );
    expect(types.sort()).toEqual([
      "application/octet-stream attachment",
      "application/octet-stream attachment",
      "image/png inline",
    ]);
    expect(answers[0]?.headers.get("content-security-policy")).toContain("sandbox");
  });

  it("are 404 by any other name", async () => {
    const adapter = await start();
    for (const id of ["", "x", "../transcript.jsonl", "%2e%2e/transcript.jsonl"]) {
      expect((await call(adapter, `/web/file?id=${id}`)).status).toBe(404);
    }
  });

  it("make room for newer ones", async () => {
    const files = await openFiles(join(dataDir, "files"), 100);
    const ids = [];
    for (let at = 0; at < 5; at += 1) ids.push(await files.put(new Uint8Array(40)));
    expect((await readdir(join(dataDir, "files"))).sort()).toEqual(ids.slice(-2).sort());
  });
});

it("tells the program who opened the chat, in which language, without a line in it", async () => {
  const inbox: Inbound[] = [];
  const adapter = await start(inbox);
  await post(adapter, "/web/say", { key: crypto.randomUUID(), as: { ...li, language: "en" }, event: "started" });
  expect(inbox).toMatchObject([
    { event: "started", from: { ...li, language: "en" }, chat: { kind: "private" }, text: "" },
  ]);
  expect(await replay(adapter)).toEqual([]);
});

it.each([
  ["ENOSPC", "unreachable"],
  ["EDQUOT", "unreachable"],
  ["EMFILE", "unreachable"],
  ["ENOENT", "unreachable"],
  ["ENOTDIR", "unreachable"],
  ["EIO", "unreachable"],
  ["EACCES", "forbidden"],
  ["EPERM", "forbidden"],
  ["EROFS", "forbidden"],
  ["ESOMETHING", "unreachable"],
])("%s is %s, and says what to do about the disk", (code, fault) => {
  const error = asFault(Object.assign(new Error(`${code}: /data/office/web`), { code }));
  expect(error).toMatchObject({ name: "AdapterError", fault, code });
  expect(error.message).toMatch(/DATA_DIR|ulimit/);
  expect(error.message).not.toContain("/data/office");
});
