import { createTelegram } from "../../../adapters/telegram/index.js";
import type { Log } from "../../../src/port/index.js";
import { readForm } from "../form.js";
import { type Answer, type Far, postHalf, serveFar } from "../http.js";
import { createMishaps, type Refusal } from "../mishaps.js";
import type { World } from "../world.js";
import { type Asked, type Desk, methods } from "./calls.js";
import { type Chats, createChats } from "./chats.js";
import { createFeed, type Feed, type Hook } from "./feed.js";
import { createPeople, type People } from "./people.js";
import { createTopics, type Topics } from "./topics.js";
import { groups, Refused, refusal } from "./wire.js";

/** Telegram's Bot API, played over HTTP. */
export type TelegramWorld = World &
  Omit<People, "act" | "press" | "late"> &
  Readonly<{
    /** The Bot API's address. */
    origin: string;
    token: string;
    secret: string;
    group: string;
    /** A group with topics, and one of its topics as a chat. */
    forum: string;
    topic: string;
    topics: Pick<Topics, "all" | "allow" | "delete">;
    /** Every line that the adapters made here have logged, as JSON. */
    logged: readonly string[];
    /** Presses that the bot has not answered. */
    queries: ReadonlySet<string>;
    menus: ReadonlyMap<string, unknown>;
    /** The webhook that the bot has set. */
    hooked(): Hook | undefined;
  }>;

/**
 * How to play it. `webhook`: the adapter is given an address of its own, which is tried `tries` times. `timeoutMs` and
 * `longPollMs` are the adapter's; the platform's clock is ahead of ours by `skewMs`.
 */
export type Play = Readonly<{
  webhook?: boolean;
  tries?: number | undefined;
  timeoutMs?: number | undefined;
  longPollMs?: number | undefined;
  skewMs?: number | undefined;
}>;

const [group = "", forum = ""] = Object.keys(groups);

/** Starts a Bot API server with one bot, one group and one forum. */
export async function openTelegram(play: Play = {}): Promise<TelegramWorld> {
  const { webhook = false, tries, timeoutMs, longPollMs, skewMs = 0 } = play;
  const token = `4242:${"AAEs7Jw".repeat(5)}`;
  const secret = "Zm9yLXRlc3Rz_only";
  const chats = createChats(() => Date.now() + skewMs);
  const desk: Desk = openDesk(chats, tries);
  const mishaps = createMishaps();
  const far = await serveFar((request) => answer(request, token, desk, mishaps));
  const people = createPeople(desk.chats, desk.feed, desk.queries);
  const logged: string[] = [];
  let home = "http://127.0.0.1:9";
  return {
    platform: "telegram",
    ...{ token, secret, group, logged, ...people },
    origin: far.origin,
    ...{ forum, topic: `${forum}/7`, topics: desk.topics },
    queries: desk.queries,
    menus: desk.menus,
    hooked: desk.feed.hooked,
    env: (origin) => ({
      ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: far.origin },
      ...(webhook && { TELEGRAM_WEBHOOK_SECRET: secret, ...(origin !== undefined && { PUBLIC_URL: origin }) }),
    }),
    adapter: () =>
      createTelegram({
        ...{ token, apiRoot: far.origin, timeoutMs, longPollMs, log: listen(logged) },
        ...(webhook && { webhookSecret: secret, publicUrl: home }),
      }),
    deliverTo: (origin) => {
      home = origin;
      desk.feed.redirect(origin);
    },
    ...{ repeat: desk.feed.repeat, mishap: mishaps.add },
    ...{ seen: desk.chats.seen, fileBytes: desk.chats.fileBytes },
    ...switches(far, desk.feed),
    stall: async () => (webhook ? halfPost(home, secret) : desk.feed.forget()),
    stop: far.stop,
  };
}

function openDesk(chats: Chats, tries: number | undefined): Desk {
  return { chats, feed: createFeed(tries), queries: new Set(), menus: new Map(), topics: createTopics(chats) };
}

/** While the platform is away it also posts nothing. */
function switches(far: Far, feed: Feed): Pick<World, "down" | "up"> {
  return {
    down: async () => {
      feed.pause(true);
      far.down();
    },
    up: async () => {
      far.up();
      feed.pause(false);
    },
  };
}

function halfPost(home: string, secret: string): Promise<void> {
  return postHalf(`${home}/telegram/webhook`, { "x-telegram-bot-api-secret-token": secret });
}

function listen(logged: string[]): Log {
  const hear = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  return { debug: hear, info: hear, warn: hear, error: hear };
}

async function answer(
  request: Request,
  token: string,
  desk: Desk,
  mishaps: ReturnType<typeof createMishaps>,
): Promise<Answer> {
  const [, file, given, path = ""] = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(new URL(request.url).pathname) ?? [];
  if (given !== token) return refusal(new Refused(401, "Unauthorized"));
  const take = () => (file ? download(desk, path) : call(desk, path, request));
  const names = file ? ["download", "fetch"] : [path, path === "getFile" ? "fetch" : "", isSend(path) ? "send" : ""];
  return mishaps.meet({ names, take, refuse: (as) => refusal(worded(as)) });
}

function isSend(method: string): boolean {
  return /^(send(?!ChatAction)|editMessage)/.test(method);
}

/** A refusal in the platform's words; a code reads `403 Forbidden: …`. */
function worded(as: Refusal): Refused {
  if (as.kind === "blocked") return new Refused(403, "Forbidden: bot was blocked by the user");
  if (as.kind === "refused") return new Refused(Number.parseInt(as.code, 10), as.code.replace(/^\d+ /, ""));
  const seconds = Math.ceil(as.retryAfterMs / 1000);
  return new Refused(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

async function call(desk: Desk, name: string, request: Request): Promise<Response> {
  const method = methods[name];
  if (method === undefined) return refusal(new Refused(404, "Not Found"));
  try {
    const asked = await read(request);
    // Nothing that the program says may be read as markup, so this server reads none.
    if (JSON.stringify(asked.fields).includes('"parse_mode"'))
      throw new Refused(400, "Bad Request: can't parse entities");
    return Response.json({ ok: true, result: await method(desk, asked) });
  } catch (error) {
    if (error instanceof Refused) return refusal(error);
    throw error;
  }
}

async function read(request: Request): Promise<Asked> {
  const { signal } = request;
  if (!request.headers.get("content-type")?.startsWith("multipart/")) {
    const body = await request.text();
    return { fields: body === "" ? {} : JSON.parse(body), files: [], signal };
  }
  const { fields, files } = await readForm(request);
  const parsed = Object.entries(fields).map(([name, value]) => [name, plain.has(name) ? value : JSON.parse(value)]);
  return { fields: Object.fromEntries(parsed), files, signal };
}

/** The fields of a multipart body that are words; the others are JSON. */
const plain = new Set(["text", "caption", "photo", "voice", "video", "document", "media_group_id"]);

function download({ chats }: Desk, path: string): Response {
  const { bytes } = chats.file(path.replace(/^files\/|\.bin$/g, ""));
  return new Response(Buffer.from(bytes), { headers: { "content-type": "application/octet-stream" } });
}
