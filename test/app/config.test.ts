import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type Config, ConfigError, type Env, processEnv, readConfig } from "../../src/config.js";
import { envCatalogue, envExample } from "../../src/env.js";

function refused(env: Env): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("the environment was taken");
}

const faulty = (env: Env) => refused(env).faults.map((fault) => fault.name);
const aes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
const wecom = {
  WECOM_CORP_ID: "ww1",
  WECOM_AGENT_ID: "1000002",
  WECOM_SECRET: "s",
  WECOM_TOKEN: "t",
  WECOM_AES_KEY: aes,
};
const wechat = { WECHAT_APP_ID: "wx1", WECHAT_APP_SECRET: "s", WECHAT_TOKEN: "t" };

describe("the environment", () => {
  it("may be empty: one port on this machine, its own database, the playground", () => {
    const config: Config = readConfig({});
    expect(config).toMatchObject({
      dataDir: "./data",
      officeFile: "./examples/office.yaml",
      http: { host: "127.0.0.1", port: 3000 },
      role: "all",
      paceScale: 1,
      logLevel: "info",
      language: "zh-CN",
      playground: true,
    });
    const absent = [config.telegram, config.slack, config.wechatOfficial, config.wecom, config.wechaty];
    expect([...absent, config.publicUrl, config.databaseUrl, config.redisUrl].every((one) => one === undefined)).toBe(
      true,
    );
  });

  it("takes a blank for nothing said", () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: "", PORT: " ", WECHAT_APP_ID: "  " })).toEqual(readConfig({}));
  });

  it("reads every platform in full", () => {
    const config = readConfig({
      PUBLIC_URL: "https://bot.example.org/",
      TELEGRAM_BOT_TOKEN: "1001:abc-DEF",
      TELEGRAM_WEBHOOK_SECRET: "s3cret",
      TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: "s",
      SLACK_API_URL: "http://127.0.0.1:9/api",
      ...wechat,
      ...wecom,
      WECHATY_PUPPET: "wechaty-puppet-mock",
      WECHATY_ALLOW_UNOFFICIAL: "on",
      PORT: "0",
      PACE_SCALE: "2.5",
    });
    expect(config.publicUrl).toBe("https://bot.example.org");
    expect(config.telegram).toEqual({
      token: "1001:abc-DEF",
      webhookSecret: "s3cret",
      apiRoot: "http://127.0.0.1:8081",
    });
    expect(config.slack).toEqual({
      botToken: "xoxb-1",
      appToken: undefined,
      signingSecret: "s",
      apiUrl: "http://127.0.0.1:9/api/",
    });
    expect(config.wechatOfficial).toMatchObject({
      appId: "wx1",
      aesKey: undefined,
      apiRoot: "https://api.weixin.qq.com",
    });
    expect(config.wecom).toMatchObject({ agentId: 1000002, aesKey: aes });
    expect(config.wechaty).toMatchObject({ puppet: "wechaty-puppet-mock", allowUnofficial: true });
    expect(config).toMatchObject({ http: { port: 0 }, paceScale: 2.5, playground: false });
  });

  it("opens the playground beside a platform only where it is told to", () => {
    const telegram = { TELEGRAM_BOT_TOKEN: "1:a" };
    expect(readConfig(telegram).playground).toBe(false);
    expect(readConfig({ ...telegram, PLAYGROUND: "on" }).playground).toBe(true);
    expect(readConfig({ PLAYGROUND: "off" }).playground).toBe(false);
  });

  it.each<[title: string, env: Env, names: readonly string[]]>([
    ["Slack without a way in", { SLACK_BOT_TOKEN: "xoxb-1" }, ["SLACK_APP_TOKEN"]],
    [
      "Slack by webhook without a signing secret",
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", PUBLIC_URL: "https://a.b" },
      ["SLACK_SIGNING_SECRET"],
    ],
    [
      "Slack's tokens swapped",
      { SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xoxb-1" },
      ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
    ],
    [
      "Telegram by webhook without a secret",
      { TELEGRAM_BOT_TOKEN: "1:a", PUBLIC_URL: "https://a.b" },
      ["TELEGRAM_WEBHOOK_SECRET"],
    ],
    ["Telegram's address without a token", { TELEGRAM_API_ROOT: "https://a.b" }, ["TELEGRAM_BOT_TOKEN"]],
    ["an official account by halves", { WECHAT_APP_ID: "wx1" }, ["WECHAT_APP_SECRET", "WECHAT_TOKEN"]],
    ["an AES key that was cut", { ...wechat, WECHAT_AES_KEY: aes.slice(1) }, ["WECHAT_AES_KEY"]],
    ["WeCom with words for a number", { ...wecom, WECOM_AGENT_ID: "app" }, ["WECOM_AGENT_ID"]],
    [
      "WeCom by halves",
      { WECOM_CORP_ID: "ww1", WECOM_SECRET: "s" },
      ["WECOM_AGENT_ID", "WECOM_TOKEN", "WECOM_AES_KEY"],
    ],
    ["a gateway without its token", { WECHATY_PUPPET: "wechaty-puppet-service" }, ["WECHATY_PUPPET_SERVICE_TOKEN"]],
    ["a gateway without the puppet's name", { WECHATY_PUPPET_SERVICE_TOKEN: "t" }, ["WECHATY_PUPPET"]],
    ["one half of the work without a shared database", { ROLE: "worker" }, ["DATABASE_URL"]],
    ["a database of another kind", { DATABASE_URL: "mysql://h/d" }, ["DATABASE_URL"]],
    ["a port out of range", { PORT: "70000" }, ["PORT"]],
    ["a public address that is none, once", { PUBLIC_URL: "http://bot example" }, ["PUBLIC_URL"]],
    ["a public address in the clear", { PUBLIC_URL: "http://bot.example.org" }, ["PUBLIC_URL"]],
    [
      "a public address that only begins like this machine",
      { PUBLIC_URL: "http://localhost.example.org" },
      ["PUBLIC_URL"],
    ],
    ["words for a number", { PACE_SCALE: "fast" }, ["PACE_SCALE"]],
    ["a role that is none", { ROLE: "both", DATABASE_URL: "postgres://h/d" }, ["ROLE"]],
    [
      "several at once",
      { PORT: "x", LOG_LEVEL: "loud", LANG_DEFAULT: "fr", PLAYGROUND: "1", REDIS_URL: "h:1" },
      ["LANG_DEFAULT", "PORT", "PLAYGROUND", "REDIS_URL", "LOG_LEVEL"],
    ],
    ["a misspelt name of a platform", { TELEGRAM_BOT_TOKN: "1:a" }, ["TELEGRAM_BOT_TOKN"]],
    ["a misspelt name of ours", { DATABSE_URL: "postgres://h/d" }, ["DATABSE_URL"]],
    ["a name that no platform has", { SLACK_COLOUR: "red" }, ["SLACK_COLOUR"]],
  ])("is refused, naming the variable: %s", (_, env, names) => {
    expect(faulty(env)).toEqual(names);
  });

  it("leaves other programs' variables alone", () => {
    const others = {
      PATH: "/bin",
      HOSTNAME: "h",
      LANG: "C",
      DATABASE_URI: "x",
      DATABASE_URL: "postgres://h/d",
      WECHATY_LOG: "verbose",
      NODE_ENV: "test",
    };
    expect(readConfig(others).databaseUrl).toBe("postgres://h/d");
    expect(readConfig({ PUBLIC_URL: "http://localhost:3000" }).publicUrl).toBe("http://localhost:3000");
  });

  it("says what to do in both languages, and never what the value was", () => {
    const { message } = refused({
      TELEGRAM_BOT_TOKEN: "S3CRET",
      SLACK_BOT_TOKEN: "xapp-S3CRET",
      WECHAT_AES_KEY: "S3CRET",
      SLAK_APP_TOKEN: "S3CRET",
    });
    expect(message).not.toContain("S3CRET");
    expect(message).toContain("环境变量（.env）有 8 处要改");
    expect(message).toMatch(/SLACK_APP_TOKEN：还没填（已经填了 SLACK_BOT_TOKEN）/);
    expect(message).toMatch(/there is no such variable; probably SLACK_APP_TOKEN is meant/);
  });

  it("has its every variable, and no other, in .env.example", async () => {
    const text = await readFile(".env.example", "utf8");
    expect(text).toBe(envExample());
    const shown = [...text.matchAll(/^# ([A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(shown.toSorted()).toEqual(envCatalogue.map((entry) => entry.name).toSorted());
  });

  it("gets nothing set by a copy of .env.example, and the defaults that it shows are the true ones", () => {
    expect(processEnv(".env.example")).not.toHaveProperty("WECHATY_ALLOW_UNOFFICIAL");
    const shown = Object.fromEntries(
      envCatalogue.flatMap((entry) => ("fallback" in entry ? [[entry.name, entry.fallback]] : [])),
    );
    const general = Object.fromEntries(
      Object.entries(shown).filter(([name]) => !/^(TELEGRAM|SLACK|WECHAT|WECOM|WECHATY)_/.test(name)),
    );
    expect(readConfig(general)).toEqual(readConfig({}));
  });
});
