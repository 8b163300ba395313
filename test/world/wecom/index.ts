import { createWecom, type WecomAdapter, type WecomSettings } from "../../../adapters/wecom/index.js";
import type { Log } from "../../../src/port/index.js";
import type { Refusal } from "../mishaps.js";
import { serveApi } from "../tencent/api.js";
import type { World } from "../world.js";
import { createCalls, namesOf } from "./calls.js";
import { createChats } from "./chats.js";
import { errcode } from "./codes.js";
import { type Company, createCompany } from "./company.js";
import { createDelivery, type Delivery } from "./delivery.js";
import { createPoster, type Poster } from "./push.js";
import { createFarTokens, type FarTokens } from "./tokens.js";

/** How the platform is played. */
export type WecomOptions = Readonly<{
  /** How long an answer to a callback is waited for; the platform's own 5 s by default. */
  answerMs?: number;
  clock?: () => number;
  /** What the world's own adapters are made with besides the credentials. */
  settings?: Partial<WecomSettings>;
}>;

/** The platform, with what only WeCom has. */
export interface WecomWorld extends World, Pick<Delivery, "push" | "attempts" | "callback"> {
  adapter(more?: Partial<WecomSettings>): WecomAdapter;
  readonly company: Company;
  readonly tokens: FarTokens;
  readonly poster: Poster;
  /** How often the API was called at this path. */
  calls(path: string): number;
  /** Everything that the adapter has logged. */
  readonly logged: readonly string[];
}

const identity = {
  corpId: "ww1234567890abcdef",
  agentId: 1000002,
  secret: "secret-HbI0oIFOUkEk2vVAkB4mCA",
  token: "callback-token-zhenluoying",
  aesKey: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
};

/** Starts the platform. */
export async function openWecom(options: WecomOptions = {}): Promise<WecomWorld> {
  const { answerMs = 5000, clock = Date.now, settings = {} } = options;
  const { agentId, corpId } = identity;
  const chats = createChats(clock);
  const company = createCompany();
  const tokens = createFarTokens(identity, clock);
  const poster = createPoster({ ...identity, answerMs, clock });
  const logged: string[] = [];
  const { far, ...api } = await serveApi({
    answer: createCalls({ tokens, chats, company, agentId, clock }),
    namesOf,
    refuse,
  });
  const given = { ...identity, apiRoot: far.origin, log: logInto(logged), clock };
  return {
    platform: "wecom",
    // A group that the application makes is a board: what is said in it never comes in.
    group: undefined,
    ...{ company, tokens, poster, logged, ...api },
    ...createDelivery({ chats, poster, corpId, agentId, clock }),
    env: () => envOf(far.origin),
    adapter: (more) => createWecom({ ...given, ...settings, ...more }),
    seen: (chat) => chats.seen.filter((one) => chat === undefined || one.chat === chat),
    fileBytes: chats.bytesOf,
    down: async () => far.down(),
    up: async () => far.up(),
    stop: far.stop,
  };
}

function refuse(as: Refusal): Response {
  if (as.kind === "refused") return errcode(as.code);
  return errcode(as.kind === "blocked" ? 81013 : 45009);
}

function envOf(origin: string): Readonly<Record<string, string>> {
  return {
    WECOM_CORP_ID: identity.corpId,
    WECOM_AGENT_ID: String(identity.agentId),
    WECOM_SECRET: identity.secret,
    WECOM_TOKEN: identity.token,
    WECOM_AES_KEY: identity.aesKey,
    WECOM_API_ROOT: origin,
  };
}

function logInto(lines: string[]): Log {
  const write = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { debug: write, info: write, warn: write, error: write };
}
