import { createWechatOfficial, type WechatOfficialSettings } from "../../../adapters/wechat-official/index.js";
import type { Adapter, Log } from "../../../src/port/index.js";
import type { Far } from "../http.js";
import type { Refusal } from "../mishaps.js";
import { serveApi } from "../tencent/api.js";
import type { Pushes } from "../tencent/pushes.js";
import type { World } from "../world.js";
import { type Account, createCalls, namesOf } from "./calls.js";
import { createChats } from "./chat.js";
import { errcode } from "./codes.js";
import { createDelivery } from "./delivery.js";
import { createPoster, type Poster } from "./push.js";
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
  /** What callbacks are stamped by, where it is not the same clock: a story's time is not the program's own. */
  stamps?: () => number;
  /** What the world's own adapters are made with besides the credentials. */
  settings?: Partial<WechatOfficialSettings>;
}>;

/** The platform, with what only an official account has. */
export interface WechatOfficialWorld extends World, Pick<Pushes, "push" | "attempts" | "callback"> {
  adapter(more?: Partial<WechatOfficialSettings>): Adapter;
  readonly account: Account;
  readonly tokens: FarTokens;
  readonly poster: Poster;
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

/** Starts the platform. */
export async function openWechatOfficial(options: WechatOfficialOptions = {}): Promise<WechatOfficialWorld> {
  const { aes = false, windows = false, answerMs = 5000, clock = Date.now } = options;
  const keys = { ...identity, aesKey: aes ? aesKey : undefined };
  const spans = createWindows(clock);
  const chats = createChats(windows ? spans : undefined, clock);
  const account: Account = { notices: [], consents: [], standing: new Set(), menus: [] };
  const tokens = createFarTokens(identity, clock);
  const poster = createPoster({ ...keys, answerMs, clock: options.stamps ?? clock });
  const logged: string[] = [];
  const { far, ...api } = await serveApi({ answer: createCalls(tokens, chats, account), namesOf, refuse });
  return {
    platform: "wechat-official",
    group: undefined,
    ...{ account, tokens, poster, logged, ...api },
    ...createDelivery({ chats, spans, poster, clock }),
    env: () => envOf(far, keys.aesKey),
    adapter: (more) =>
      createWechatOfficial({ ...keys, apiRoot: far.origin, log: logInto(logged), ...options.settings, ...more }),
    press: async () => {
      throw new Error("an official account has no buttons");
    },
    seen: (chat) => chats.seen.filter((one) => chat === undefined || one.chat === chat),
    fileBytes: chats.bytesOf,
    down: async () => far.down(),
    up: async () => far.up(),
    stop: far.stop,
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
