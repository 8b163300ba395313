import { randomUUID } from "node:crypto";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createWeb } from "../../adapters/web/index.js";
import type { Edited, Line, Said } from "../../adapters/web/line.js";
import type { Adapter, Log } from "../../src/port/index.js";
import { postHalf } from "./http.js";
import type { Act, Actor, Seen, World } from "./world.js";

const bot = "首问";
const group = { id: "web-claims", name: "上镇村认领群" };
const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Says it as the page does: again with the same key until it is taken. */
type Post = Readonly<{ path: "/web/say" | "/web/press"; body(): BodyInit; type?: string }>;

/**
 * The playground's far side: browsers, played over HTTP. There is no other network in it, so `down` takes away the folder that
 * the adapter writes to, and no mishap can be ordered.
 */
export async function openWebWorld(): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "shouwen-web-"));
  const screen = createScreen();
  const closing = new AbortController();
  let origin = "";
  let last: Post | undefined;
  const send = async (post: Post): Promise<string> => {
    last = post;
    return deliver(origin, post);
  };
  return {
    platform: "web",
    env: () => ({ PLAYGROUND: "on" }),
    adapter: () => watched(createWeb({ dataDir, groups: () => [group], bot, log: quiet }), () => screen.look(origin)),
    deliverTo: (at) => {
      origin = at;
      void screen.follow(at, closing.signal);
    },
    group: group.id,
    act: (actor, act) => send(sayOf(actor, act)),
    late: async (actor, act) => {
      const post = sayOf(actor, act);
      return async () => void (await send(post));
    },
    stall: () => postHalf(`${origin}/web/say`),
    press: async (actor, ref, label) => {
      await send(pressOf(actor, screen.shown(), { ref, label }));
    },
    repeat: async () => void (await send(last ?? never("nothing was done yet"))),
    seen: (chat) => screen.shown().filter((seen) => chat === undefined || seen.chat === chat),
    fileBytes: (ref) => screen.bytes(ref),
    mishap: () => never("the playground has no network in which to have mishaps: take its folder down"),
    ...ground(dataDir),
    stop: async () => {
      closing.abort();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function never(why: string): never {
  throw new Error(why);
}

/** The folder under the adapter's feet: a file in its place takes it away. */
function ground(dataDir: string): Pick<World, "down" | "up"> {
  const [folder, away] = [join(dataDir, "web"), join(dataDir, "away")];
  return {
    down: async () => {
      // Before the first start there is no folder yet.
      await rename(folder, away).catch(() => {});
      await writeFile(folder, "not a folder");
    },
    up: async () => {
      await rm(folder, { force: true, recursive: true });
      await rename(away, folder).catch(() => {});
    },
  };
}

function pressOf(actor: Actor, shown: readonly Shown[], { ref, label }: { ref: string; label: string }): Post {
  const on = shown.find((seen) => seen.ref === ref);
  const button = on?.choices.find((choice) => choice.label === label);
  if (on === undefined || button === undefined) throw new Error(`no button ${label} under ${ref}`);
  const where = on.chat === group.id ? { chat: on.chat } : {};
  const json = JSON.stringify({ key: randomUUID(), as: actor, ref, data: button.data, ...where });
  return { path: "/web/press", body: () => json, type: "application/json" };
}

/** A browser has looked at the chat each time the bot has written: then what was sent is what is seen. */
function watched(adapter: Adapter, look: () => Promise<void>): Adapter {
  return {
    ...adapter,
    send: async (outbound) => {
      const sent = await adapter.send(outbound);
      await look();
      return sent;
    },
  };
}

function sayOf(actor: Actor, act: Act): Post {
  const mentions = act.mentions?.map(({ id, name }) => ({ id, name }));
  const called = [...(act.mentionsBot ? [bot] : []), ...(mentions ?? []).map(({ name }) => name)];
  const json = JSON.stringify({
    key: randomUUID(),
    as: actor,
    text: called.map((name) => `@${name} `).join("") + (act.text ?? ""),
    chat: act.chat,
    place: act.place,
    mentions,
    under: act.under,
    event: act.event,
  });
  const { file } = act;
  if (file === undefined) return { path: "/web/say", body: () => json, type: "application/json" };
  return {
    path: "/web/say",
    body: () => {
      const form = new FormData();
      form.set("body", json);
      form.append("file", new Blob([new Uint8Array(file.bytes)], { type: file.mime ?? "" }), file.name ?? "file");
      return form;
    },
  };
}

async function deliver(origin: string, { path, body, type }: Post): Promise<string> {
  const init = { method: "POST", ...(type === undefined ? {} : { headers: { "content-type": type } }) };
  for (let left = 100; left > 0; left -= 1) {
    const answer = await fetch(origin + path, { ...init, body: body() });
    // The desk answers JSON with a ref where it has taken a message.
    if (answer.ok) return ((await answer.json()) as { ref?: string }).ref ?? "";
    if (answer.status !== 503) throw new Error(`the playground answered ${answer.status}: ${await answer.text()}`);
    await wait(50);
  }
  throw new Error("the playground never took the message");
}

type Shown = Seen & Readonly<{ choices: NonNullable<Said["buttons"]>; ids: readonly string[] }>;

/** What all chats show together, put together from the event stream. */
function createScreen() {
  const lines = new Map<number, Line>();
  const stored = new Map<string, Uint8Array>();
  const take = async (origin: string, line: Line) => {
    const files = line.what === "pressed" ? [] : (line.files ?? []);
    for (const { id } of files) {
      const file = await fetch(`${origin}/web/file?id=${id}`);
      stored.set(id, new Uint8Array(await file.arrayBuffer()));
    }
    lines.set(line.n, line);
  };
  const shown = () => reduce([...lines.values()].sort((a, b) => a.n - b.n));
  return {
    shown,
    bytes: (ref: string) =>
      shown()
        .filter((seen) => seen.ref === ref)
        .flatMap(({ ids }) => ids.flatMap((id) => stored.get(id) ?? [])),
    look: async (origin: string) => {
      for await (const event of events(origin, new AbortController())) {
        if (event === "live") return;
        await take(origin, event);
      }
    },
    follow: async (origin: string, signal: AbortSignal) => {
      let closing = new AbortController();
      signal.addEventListener("abort", () => closing.abort());
      while (!signal.aborted) {
        closing = new AbortController();
        try {
          for await (const event of events(origin, closing)) if (event !== "live") await take(origin, event);
        } catch {
          // Not open yet, or closed again: a browser tries again too.
        }
        await wait(50);
      }
    },
  };
}

async function* events(origin: string, closing: AbortController): AsyncGenerator<Line | "live"> {
  try {
    const { body, ok } = await fetch(`${origin}/web/stream`, { signal: closing.signal });
    if (!ok || body === null) throw new Error("the stream is not open");
    let rest = "";
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (rest + read.value).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        if (block.startsWith("event: live")) yield "live";
        const data = /^data: (.*)$/m.exec(block)?.[1];
        // The adapter's own lines, one JSON object each.
        if (block.startsWith("id: ") && data !== undefined) yield JSON.parse(data) as Line;
      }
    }
  } finally {
    closing.abort();
  }
}

function reduce(lines: readonly Line[]): readonly Shown[] {
  const seen = new Map<string, Shown>();
  for (const line of lines) {
    if (line.what === "said" && line.from === undefined) {
      const { n, chat, at, under } = line;
      seen.set(String(n), { ...contents(line), ref: String(n), chat, at, edits: 0, ...(under ? { under } : {}) });
    }
    const old = line.what === "edited" ? seen.get(line.ref) : undefined;
    if (line.what === "edited" && old) seen.set(line.ref, { ...old, ...contents(line), edits: old.edits + 1 });
  }
  return [...seen.values()];
}

function contents({ text, mentions = [], buttons = [], files = [] }: Said | Edited) {
  return {
    text: mentions.map(({ name }) => `@${name} `).join("") + text,
    buttons: buttons.map(({ label }) => label),
    choices: buttons,
    files: files.map(({ kind }) => kind),
    ids: files.map(({ id }) => id),
  };
}
