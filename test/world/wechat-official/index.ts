import { createWechatOfficial, type WechatOfficialSettings } from "../../../adapters/wechat-official/index.js";
import type { Adapter, Log } from "../../../src/port/index.js";
import { type Far, serveFar } from "../http.js";
import { createMishaps, type Refusal } from "../mishaps.js";
import type { Actor, World } from "../world.js";
import { fieldsOf } from "./acts.js";
import { type Account, createCalls, namesOf } from "./calls.js";
import { createChats } from "./chat.js";
import { errcode } from "./codes.js";
import { type Attempt, createPoster, type Fields, type Poster } from "./push.js";
import { createFarTokens, type FarTokens } from "./tokens.js";
import { createWindows } from "./windows.js";

/** How the platform is played. */
export type WechatOfficialOptions = Readonly<{
  /** Safe mode: callbacks and passive replies are encrypted. */
  aes?: boolean;
  /** Hold the bot to the windows and counts of customer-service messages. */
  windows?: boolean;
  /** How long an answer to a callback is waited for; the platform's own 5 s by default. */
  answerMs?: number;
  clock?: () => number;
}>;

/** The platform, with what only an official account has. */
export interface WechatOfficialWorld extends World {
  adapter(more?: Partial<WechatOfficialSettings>): Adapter;
  /** Pushes a message or event of any shape. */
  push(actor: Actor, fields: Fields): Promise<readonly Attempt[]>;
  /** What became of each delivery so far. */
  readonly attempts: readonly Attempt[];
  readonly account: Account;
  readonly tokens: FarTokens;
  readonly poster: Poster;
  /** The address that callbacks go to. */
  callback(): string;
  /** How often the API was called at this path. */
  calls(path: string): number;
  /** Everything that the adapter has logged. */
  readonly logged: readonly string[];
}

const identity = {
  appId: "wx8888888888888888",
  appSecret: "secret-5f3ded7d22929d024ba1f5f6",
  token: "callback-token-zhenluoying",
};
const aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const apology = "该公众号提供的服务出现故障，请稍后再试";

/** Starts the platform. */
export async function openWechatOfficial(options: WechatOfficialOptions = {}): Promise<WechatOfficialWorld> {
  const { aes = false, windows = false, answerMs = 5000, clock = Date.now } = options;
  const keys = { ...identity, aesKey: aes ? aesKey : undefined };
  const spans = createWindows(clock);
  const chats = createChats(windows ? spans : undefined, clock);
  const account: Account = { notices: [], consents: [], menus: [] };
  const tokens = createFarTokens(identity, clock);
  const poster = createPoster({ ...keys, answerMs });
  const mishaps = createMishaps();
  const calls: string[] = [];
  const logged: string[] = [];
  const answer = createCalls(tokens, chats, account);
  const far = await serveFar(async (request) => {
    const { pathname: path, searchParams: query } = new URL(request.url);
    calls.push(path);
    return mishaps.meet({ names: namesOf(path), take: () => answer({ path, query, request }), refuse });
  });
  let target = "";
  const delivery = createDelivery({ chats, spans, poster, clock, to: () => target });
  return {
    platform: "wechat-official",
    group: undefined,
    ...{ account, tokens, poster, logged },
    attempts: delivery.attempts,
    push: delivery.push,
    repeat: delivery.repeat,
    act: (actor, act) => delivery.act(actor, fieldsOf(act, chats)),
    env: () => envOf(far, keys.aesKey),
    adapter: (more) => createWechatOfficial({ ...keys, apiRoot: far.origin, log: logInto(logged), ...more }),
    deliverTo: (origin) => {
      target = `${origin}/wechat/official`;
    },
    callback: () => target,
    calls: (path) => calls.filter((one) => one === path).length,
    press: async () => {
      throw new Error("an official account has no buttons");
    },
    seen: (chat) => chats.seen.filter((one) => chat === undefined || one.chat === chat),
    fileBytes: chats.bytesOf,
    mishap: mishaps.add,
    down: async () => far.down(),
    up: async () => far.up(),
    stop: far.stop,
  };
}

type Delivery = Readonly<{
  attempts: readonly Attempt[];
  push(actor: Actor, fields: Fields): Promise<readonly Attempt[]>;
  act(actor: Actor, pushed: readonly Fields[]): Promise<string>;
  repeat(): Promise<void>;
}>;

type DeliverySettings = Readonly<{
  chats: ReturnType<typeof createChats>;
  spans: ReturnType<typeof createWindows>;
  poster: Poster;
  clock: () => number;
  to(): string;
}>;

function createDelivery({ chats, spans, poster, clock, to }: DeliverySettings): Delivery {
  const attempts: Attempt[] = [];
  let last: Fields | undefined;
  // A MsgId has more digits than a number keeps.
  let id = 23_456_789_012_345_000n;
  const deliver = async (fields: Fields) => {
    const made = await poster.push(to(), fields);
    attempts.push(...made);
    const reply = poster.read(made.findLast(({ status }) => status === 200)?.body ?? "");
    if (reply === "garbage") chats.show(String(fields.FromUserName), { text: apology, passive: true });
    else if (reply !== "nothing") chats.show(reply.to, { text: reply.text, passive: true });
    return made;
  };
  const push: Delivery["push"] = (actor, fields) => {
    const { Event: event, MsgType: kind } = fields;
    id += 1n;
    const created = Math.floor(clock() / 1000);
    const head = { ToUserName: "gh_zly", FromUserName: actor.id, CreateTime: created };
    last = { ...head, ...fields, ...(kind === "event" ? {} : { MsgId: String(id) }) };
    if (event === "unsubscribe") chats.unfollowed.add(actor.id);
    if (event === "subscribe") chats.unfollowed.delete(actor.id);
    if (kind !== "event") spans.open(actor.id, "message");
    else if (/^(subscribe|scan|click|scancode_\w+)$/i.test(String(event))) spans.open(actor.id, "touch");
    return deliver(last);
  };
  return {
    attempts,
    push,
    act: async (actor, pushed) => {
      for (const fields of pushed) await push(actor, fields);
      return String(id);
    },
    repeat: async () => {
      if (last === undefined) throw new Error("nothing has been delivered yet");
      await deliver(last);
    },
  };
}

function refuse(as: Refusal): Response {
  if (as.kind === "refused") return errcode(as.code);
  return errcode(as.kind === "blocked" ? 43004 : 45011);
}

function envOf(far: Far, key: string | undefined): Readonly<Record<string, string>> {
  return {
    WECHAT_APP_ID: identity.appId,
    WECHAT_APP_SECRET: identity.appSecret,
    WECHAT_TOKEN: identity.token,
    WECHAT_API_ROOT: far.origin,
    ...(key === undefined ? {} : { WECHAT_AES_KEY: key }),
  };
}

function logInto(lines: string[]): Log {
  const write = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { debug: write, info: write, warn: write, error: write };
}
