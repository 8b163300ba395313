import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { z } from "zod";
import type { Language } from "./core/office.js";
import { type EnvName, envCatalogue } from "./env.js";
import { nearest } from "./office/nearest.js";

/** What the environment says, checked. A platform with none of its variables is undefined. */
export type Config = Readonly<{
  dataDir: string;
  officeFile: string;
  http: Readonly<{ host: string; port: number }>;
  /** Without a slash at its end. */
  publicUrl: string | undefined;
  role: "all" | "web" | "worker";
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  telegram: Readonly<{ token: string; webhookSecret: string | undefined; apiRoot: string }> | undefined;
  slack:
    | Readonly<{ botToken: string; appToken: string | undefined; signingSecret: string | undefined; apiUrl: string }>
    | undefined;
  wechatOfficial:
    | Readonly<{ appId: string; appSecret: string; token: string; aesKey: string | undefined; apiRoot: string }>
    | undefined;
  wecom:
    | Readonly<{ corpId: string; agentId: number; secret: string; token: string; aesKey: string; apiRoot: string }>
    | undefined;
  wechaty:
    | Readonly<{ puppet: string; endpoint: string | undefined; token: string | undefined; allowUnofficial: boolean }>
    | undefined;
  /** With it other systems register requests; undefined: none may. */
  open311Key: string | undefined;
  /** Another system that is told of every step, and the secret that signs it. */
  hook: Readonly<{ url: string; secret: string }> | undefined;
  paceScale: number;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  language: Language;
  playground: boolean;
}>;

/** Something wrong with one environment variable, and the mend; never its value. */
export type ConfigFault = Readonly<{ name: string; zh: string; en: string }>;

/** Stops the start: lists everything that is wrong with the environment at once. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ name, zh, en }) => `  ${name}：${zh}\n    ${en}`);
    super(`环境变量（.env）有 ${faults.length} 处要改 / to mend in the environment (.env):\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.faults = faults;
  }
}

/** The variables as the operating system gives them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The process's environment, with the variables of `.env` that are not set already. */
export function processEnv(file = ".env"): Env {
  if (existsSync(file)) loadEnvFile(file);
  return process.env;
}

/** Checks the environment. Throws `ConfigError` with every fault. */
export function readConfig(env: Env): Config {
  const given = Object.fromEntries(names.map((name) => [name, blankIsAbsent(env[name])]));
  const read = schema.safeParse(given);
  const faults = [...(read.success ? [] : read.error.issues.map(asFault)), ...halfFilled(given), ...misspelt(env)];
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  return nest(read.data);
}

type Given = Readonly<Partial<Record<EnvName, string | undefined>>>;

const names: readonly EnvName[] = envCatalogue.map((entry) => entry.name);

function blankIsAbsent(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === "" ? undefined : text;
}

/** What may be wrong with a value, in both languages; it stands as the message of the schema that finds it. */
const refusals = {
  url: ["要写完整网址，以 http:// 或 https:// 开头", "write a whole address that begins with http:// or https://"],
  https: [
    "要写 https:// 开头的网址（本机试用可以 http://localhost）",
    "write an address that begins with https:// (http only for localhost)",
  ],
  postgres: [
    "要以 postgresql:// 开头，例如 postgresql://用户:密码@主机:5432/库名",
    "must begin with postgresql://, as in postgresql://user:password@host:5432/name",
  ],
  redis: ["要以 redis:// 或 rediss:// 开头", "must begin with redis:// or rediss://"],
  port: ["要写 0 到 65535 的整数", "write a whole number from 0 to 65535"],
  scale: ["要写大于 0、不超过 1000 的数", "write a number above 0 and at most 1000"],
  number: ["要写数字", "write a number"],
  telegramToken: [
    "令牌的样子是“数字:字母”，从 @BotFather 整段复制",
    "the token looks like digits:letters; copy all of it from @BotFather",
  ],
  webhookSecret: ["只用字母、数字、_ 和 -，1 到 256 个", "use 1 to 256 letters, digits, _ and -"],
  botToken: [
    "要填 xoxb- 开头的 Bot Token；xapp- 开头的填在 SLACK_APP_TOKEN",
    "give the bot token, which begins with xoxb-; the xapp- one belongs in SLACK_APP_TOKEN",
  ],
  appToken: [
    "要填 xapp- 开头的 App-Level Token；xoxb- 开头的填在 SLACK_BOT_TOKEN",
    "give the app-level token, which begins with xapp-; the xoxb- one belongs in SLACK_BOT_TOKEN",
  ],
  aesKey: [
    "EncodingAESKey 应当正好 43 个字母和数字，从后台整段复制",
    "the EncodingAESKey has exactly 43 letters and digits; copy all of it",
  ],
  onOff: ["要写 on 或 off", "write on or off"],
  role: ["要写 all、web 或 worker", "write all, web or worker"],
  level: ["要写 debug、info、warn、error 或 silent", "write debug, info, warn, error or silent"],
  apiKey: ["至少 16 位，只用字母、数字、_ 和 -", "use 16 letters, digits, _ and - or more"],
  language: ["要写 zh-CN 或 en", "write zh-CN or en"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

type Refusal = keyof typeof refusals;

const refuse = (refusal: Refusal) => ({ error: refusal });
const shaped = (shape: RegExp, refusal: Refusal) => z.string().regex(shape, refuse(refusal));
const number = (refusal: Refusal) => z.coerce.number(refuse(refusal));
const root = (fallback: string) => address("url").default(fallback);
const onOff = z.enum(["on", "off"], refuse("onOff")).transform((word) => word === "on");
const secret = z.string().optional();

function address(refusal: "url" | "https") {
  return z
    .url({ protocol: /^https?$/, error: refusal, abort: true })
    .refine(
      (url) => refusal === "url" || /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$)/.test(url),
      refuse(refusal),
    )
    .transform((url) => url.replace(/\/+$/, ""));
}

const schema = z.object({
  OFFICE_FILE: z.string().default("./examples/office.yaml"),
  LANG_DEFAULT: z.enum(["zh-CN", "en"], refuse("language")).default("zh-CN"),
  PORT: number("port").int(refuse("port")).min(0, refuse("port")).max(65_535, refuse("port")).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: address("https").optional(),
  PLAYGROUND: onOff.optional(),
  OPEN311_API_KEY: shaped(/^[\w-]{16,200}$/, "apiKey").optional(),
  WEBHOOK_URL: address("https").optional(),
  WEBHOOK_SECRET: shaped(/^[\w-]{16,200}$/, "apiKey").optional(),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: shaped(/^postgres(ql)?:\/\//, "postgres").optional(),
  REDIS_URL: shaped(/^rediss?:\/\//, "redis").optional(),
  TELEGRAM_BOT_TOKEN: shaped(/^\d+:[\w-]+$/, "telegramToken").optional(),
  TELEGRAM_WEBHOOK_SECRET: shaped(/^[\w-]{1,256}$/, "webhookSecret").optional(),
  TELEGRAM_API_ROOT: root("https://api.telegram.org"),
  SLACK_BOT_TOKEN: shaped(/^(?!xapp-)/, "botToken").optional(),
  SLACK_APP_TOKEN: shaped(/^(?!xoxb-)/, "appToken").optional(),
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: root("https://slack.com/api").transform((url) => `${url}/`),
  WECHAT_APP_ID: secret,
  WECHAT_APP_SECRET: secret,
  WECHAT_TOKEN: secret,
  WECHAT_AES_KEY: shaped(/^[A-Za-z0-9+/]{43}$/, "aesKey").optional(),
  WECHAT_API_ROOT: root("https://api.weixin.qq.com"),
  WECOM_CORP_ID: secret,
  WECOM_AGENT_ID: number("number").int(refuse("number")).optional(),
  WECOM_SECRET: secret,
  WECOM_TOKEN: secret,
  WECOM_AES_KEY: shaped(/^[A-Za-z0-9+/]{43}$/, "aesKey").optional(),
  WECOM_API_ROOT: root("https://qyapi.weixin.qq.com"),
  WECHATY_PUPPET: z.string().optional(),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z.string().optional(),
  WECHATY_PUPPET_SERVICE_TOKEN: secret,
  WECHATY_ALLOW_UNOFFICIAL: onOff.default(false),
  ROLE: z.enum(["all", "web", "worker"], refuse("role")).default("all"),
  PACE_SCALE: number("scale").gt(0, refuse("scale")).max(1000, refuse("scale")).default(1),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"], refuse("level")).default("info"),
} satisfies Record<EnvName, z.ZodType>);

function asFault(issue: z.core.$ZodIssue): ConfigFault {
  const refusal = Object.entries(refusals).find(([name]) => name === issue.message);
  const [zh, en] = refusal?.[1] ?? ["写法不对", "this cannot be read"];
  return { name: String(issue.path[0]), zh, en };
}

/** What each platform needs as soon as one of its variables is set; some of it only with a public address, or only without. */
const needs: readonly Readonly<{
  prefix: string;
  always: readonly EnvName[];
  withUrl?: EnvName;
  withoutUrl?: EnvName;
}>[] = [
  { prefix: "TELEGRAM_", always: ["TELEGRAM_BOT_TOKEN"], withUrl: "TELEGRAM_WEBHOOK_SECRET" },
  { prefix: "SLACK_", always: ["SLACK_BOT_TOKEN"], withUrl: "SLACK_SIGNING_SECRET", withoutUrl: "SLACK_APP_TOKEN" },
  { prefix: "WECHAT_", always: ["WECHAT_APP_ID", "WECHAT_APP_SECRET", "WECHAT_TOKEN"] },
  { prefix: "WECOM_", always: ["WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET", "WECOM_TOKEN", "WECOM_AES_KEY"] },
  { prefix: "WECHATY_", always: ["WECHATY_PUPPET"] },
  { prefix: "WEBHOOK_", always: ["WEBHOOK_URL", "WEBHOOK_SECRET"] },
];

function halfFilled(given: Given): readonly ConfigFault[] {
  const platforms = needs.flatMap(({ prefix, always, withUrl, withoutUrl }) => {
    const set = names.filter((name) => name.startsWith(prefix) && given[name] !== undefined);
    // An app that posts to us is open either way; where we have no address of our own, the other door is asked for.
    const open = withUrl !== undefined && withoutUrl !== undefined && given[withUrl] !== undefined;
    const extra = given.PUBLIC_URL !== undefined ? withUrl : open ? undefined : withoutUrl;
    const wanted = extra === undefined ? always : [...always, extra];
    return set.length === 0
      ? []
      : wanted.filter((name) => given[name] === undefined).map((name) => missing(name, set.join(" ")));
  });
  const gateway = given.WECHATY_PUPPET === "wechaty-puppet-service" && given.WECHATY_PUPPET_SERVICE_TOKEN === undefined;
  const apart = given.DATABASE_URL === undefined && (given.ROLE === "web" || given.ROLE === "worker");
  return [
    ...platforms,
    ...(gateway ? [missing("WECHATY_PUPPET_SERVICE_TOKEN", "WECHATY_PUPPET")] : []),
    ...(apart ? [missing("DATABASE_URL", "ROLE")] : []),
  ];
}

function missing(name: EnvName, because: string): ConfigFault {
  const entry = envCatalogue.find((one) => one.name === name);
  return {
    name,
    zh: `还没填（已经填了 ${because}）：${entry?.zh}。填上它；不用这一项就把已经填的也去掉`,
    en: `is not set, although ${because} is: ${entry?.en}. Set it, or unset the others`,
  };
}

/** A name that is nearly ours is a slip of the pen, unless ours is set as well. Wechaty reads variables of its own. */
function misspelt(env: Env): readonly ConfigFault[] {
  return Object.keys(env).flatMap((name) => {
    if (names.some((one) => one === name) || blankIsAbsent(env[name]) === undefined) return [];
    const ours = /^(TELEGRAM|SLACK|WECHAT|WECOM)_/.test(name);
    const near = nearest(
      name,
      names.filter((one) => one.length >= 8),
    );
    const slip = near !== undefined && near.length - name.length < 3 && env[near] === undefined;
    if (!ours && !slip) return [];
    const hint = near === undefined ? ["", ""] : [`，您要写的可能是 ${near}`, `; probably ${near} is meant`];
    return [{ name, zh: `没有这个变量${hint[0]}`, en: `there is no such variable${hint[1]}` }];
  });
}

function nest(env: z.output<typeof schema>): Config {
  const platforms = { ...chats(env), ...wechats(env) };
  return {
    dataDir: env.DATA_DIR,
    officeFile: env.OFFICE_FILE,
    http: { host: env.HOST, port: env.PORT },
    publicUrl: env.PUBLIC_URL,
    role: env.ROLE,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    ...platforms,
    open311Key: env.OPEN311_API_KEY,
    hook:
      env.WEBHOOK_URL === undefined || env.WEBHOOK_SECRET === undefined
        ? undefined
        : { url: env.WEBHOOK_URL, secret: env.WEBHOOK_SECRET },
    paceScale: env.PACE_SCALE,
    logLevel: env.LOG_LEVEL,
    language: env.LANG_DEFAULT,
    playground: env.PLAYGROUND ?? Object.values(platforms).every((platform) => platform === undefined),
  };
}

function chats(env: z.output<typeof schema>): Pick<Config, "telegram" | "slack"> {
  const { TELEGRAM_BOT_TOKEN: token, SLACK_BOT_TOKEN: botToken } = env;
  return {
    telegram:
      token === undefined
        ? undefined
        : { token, webhookSecret: env.TELEGRAM_WEBHOOK_SECRET, apiRoot: env.TELEGRAM_API_ROOT },
    slack:
      botToken === undefined
        ? undefined
        : {
            botToken,
            appToken: env.SLACK_APP_TOKEN,
            signingSecret: env.SLACK_SIGNING_SECRET,
            apiUrl: env.SLACK_API_URL,
          },
  };
}

/** What a platform needs is there by now: `halfFilled` has said so otherwise. */
function wechats(env: z.output<typeof schema>): Pick<Config, "wechatOfficial" | "wecom" | "wechaty"> {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_TOKEN: token } = env;
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = env;
  const { WECOM_TOKEN: wecomToken, WECOM_AES_KEY: aesKey, WECHATY_PUPPET: puppet } = env;
  return {
    wechatOfficial:
      appId && appSecret && token
        ? { appId, appSecret, token, aesKey: env.WECHAT_AES_KEY, apiRoot: env.WECHAT_API_ROOT }
        : undefined,
    wecom:
      corpId && agentId !== undefined && secret && wecomToken && aesKey
        ? { corpId, agentId, secret, token: wecomToken, aesKey, apiRoot: env.WECOM_API_ROOT }
        : undefined,
    wechaty:
      puppet === undefined
        ? undefined
        : {
            puppet,
            endpoint: env.WECHATY_PUPPET_SERVICE_ENDPOINT,
            token: env.WECHATY_PUPPET_SERVICE_TOKEN,
            allowUnofficial: env.WECHATY_ALLOW_UNOFFICIAL,
          },
  };
}
