import type { RawApi } from "grammy";
import type { LanguageCode } from "grammy/types";
import type { Adapter, Log } from "../../src/port/index.js";
import { createDoor, type Open } from "./door.js";
import { can, pace } from "./facts.js";
import { faultOf } from "./faults.js";
import { fetchFile } from "./files.js";
import { createGauge } from "./gauge.js";
import { startPolling } from "./poll.js";
import { createClients, send } from "./send.js";
import { createTake } from "./take.js";
import { createTopics } from "./topic.js";
import { createReceiver, deriveSecret } from "./webhook.js";

/** A command shown in the chat's menu; the name without its slash. */
export type Command = Readonly<{ command: string; description: string }>;

/** What the adapter needs to know. */
export type TelegramSettings = Readonly<{
  token: string;
  /** Default `https://api.telegram.org`; files are fetched from there too. */
  apiRoot?: string | undefined;
  /** 1–256 of `A-Z a-z 0-9 _ -`; by default one that is made from the token. */
  webhookSecret?: string | undefined;
  /** The program's own address: with it the platform posts to `/telegram/webhook`, without it we long-poll. */
  publicUrl?: string | undefined;
  /** The menu by two-letter language; `""` is for everyone else. */
  commands?: Readonly<Record<string, readonly Command[]>> | undefined;
  /** How long a call may take, ms; default 20,000. Uploads and long polls have half as much again as a long poll more. */
  timeoutMs?: number | undefined;
  /** How long the platform may wait for news before it answers a poll, ms; default 30,000. */
  longPollMs?: number | undefined;
  log: Log;
}>;

/** Telegram, through the Bot API. */
export function createTelegram(settings: TelegramSettings): Adapter {
  const { token, publicUrl, log, timeoutMs = 20_000, longPollMs = 30_000 } = settings;
  const slowMs = timeoutMs + 1.5 * longPollMs;
  const apiRoot = (settings.apiRoot ?? "https://api.telegram.org").replace(/\/+$/, "");
  const clients = createClients(token, apiRoot, { quickMs: timeoutMs, slowMs });
  const receiver = createReceiver(settings.webhookSecret ?? deriveSecret(token));
  const gauge = createGauge();
  const topics = createTopics(clients.quick, log);
  const open: Open = async (sink) => {
    const { id, username } = await clients.quick.getMe();
    const take = createTake({ api: clients.quick, me: { id, username }, sink, log });
    await showMenu(clients.quick, settings);
    if (publicUrl === undefined) {
      await clients.quick.deleteWebhook({});
      return startPolling(clients, { gauge, take, longPollMs });
    }
    await receiver.open(clients.quick, publicUrl, { take, gauge });
    return receiver.close;
  };
  const door = createDoor(open, gauge, log);
  return {
    platform: "telegram",
    title: { "zh-CN": "Telegram", en: "Telegram" },
    can,
    pace,
    routes: publicUrl === undefined ? [] : [receiver.route],
    start: door.start,
    send: (outbound) => (outbound.topic === undefined ? send(clients, outbound) : topics(outbound)),
    fetch: (file) => fetchFile(clients, { apiRoot, token, timeoutMs: slowMs }, file),
    stop: async () => {
      await door.stop();
      // Also where it took before the platform could be told to post.
      await receiver.close();
    },
    state: gauge.read,
  };
}

/** A menu is a courtesy: the channel opens without it. */
async function showMenu(api: RawApi, { commands = {}, log }: TelegramSettings): Promise<void> {
  for (const [language, list] of Object.entries(commands)) {
    // The menu's languages are ours, in two letters; Telegram refuses any other, and the channel opens without it.
    const menu = { commands: [...list], ...(language !== "" && { language_code: language as LanguageCode }) };
    await api
      .setMyCommands(menu)
      .catch((error: unknown) => log.warn({ code: faultOf(error).code }, "the menu was not taken"));
  }
}
