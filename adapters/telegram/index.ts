import type { RawApi } from "grammy";
import type { LanguageCode } from "grammy/types";
import type { Adapter, Log, Sink } from "../../src/port/index.js";
import { can, pace, wanted } from "./facts.js";
import { faultOf } from "./faults.js";
import { fetchFile } from "./files.js";
import { createGauge } from "./gauge.js";
import { createPatience } from "./patience.js";
import { type Polling, startPolling } from "./poll.js";
import { createClients, send } from "./send.js";
import { createTake } from "./take.js";
import { createReceiver, deriveSecret, path } from "./webhook.js";

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
  /** How long a call may take, ms; default 20,000. Uploads and long polls have 45,000 more. */
  timeoutMs?: number | undefined;
  log: Log;
}>;

/** Telegram, through the Bot API. */
export function createTelegram(settings: TelegramSettings): Adapter {
  const { token, publicUrl, log, timeoutMs = 20_000 } = settings;
  const apiRoot = (settings.apiRoot ?? "https://api.telegram.org").replace(/\/+$/, "");
  const clients = createClients(token, apiRoot, timeoutMs);
  const secret = settings.webhookSecret ?? deriveSecret(token);
  const receiver = createReceiver(secret);
  const gauge = createGauge();
  const stopping = new AbortController();
  let polling: Polling | undefined;
  let opening = Promise.resolve();

  const open = async (sink: Sink): Promise<void> => {
    const { id, username } = await clients.quick.getMe();
    const take = createTake({ api: clients.quick, me: { id, username }, sink, log });
    await showMenu(clients.quick, settings);
    if (publicUrl === undefined) {
      await clients.quick.deleteWebhook({});
      if (!stopping.signal.aborted) polling = await startPolling(clients, gauge, take);
      return;
    }
    receiver.open(take);
    const url = publicUrl.replace(/\/+$/, "") + path;
    await clients.quick.setWebhook({ url, secret_token: secret, allowed_updates: wanted, max_connections: 40 });
    gauge.up("webhook");
  };

  /** Whether the channel is open after this attempt. */
  const attempt = async (sink: Sink): Promise<boolean> => {
    try {
      await open(sink);
      return true;
    } catch (error) {
      const { message, code } = faultOf(error);
      gauge.down(message);
      log.warn({ code }, message);
      return false;
    }
  };

  const keepTrying = async (sink: Sink): Promise<void> => {
    const patience = createPatience();
    do await patience.wait(stopping.signal);
    while (!stopping.signal.aborted && !(await attempt(sink)));
  };

  return {
    platform: "telegram",
    can,
    pace,
    routes: publicUrl === undefined ? [] : [receiver.route],
    start: async (sink) => {
      if (!(await attempt(sink))) opening = keepTrying(sink);
    },
    send: (outbound) => send(clients, outbound),
    fetch: (file) => fetchFile(clients, { apiRoot, token, timeoutMs: timeoutMs + 45_000 }, file),
    stop: async () => {
      stopping.abort();
      await opening;
      await polling?.stop();
      polling = undefined;
      await receiver.close();
      gauge.down("stopped");
    },
    state: gauge.read,
  };
}

/** A menu is a courtesy: the channel opens without it. */
async function showMenu(api: RawApi, { commands = {}, log }: TelegramSettings): Promise<void> {
  for (const [language, list] of Object.entries(commands)) {
    const menu = { commands: [...list], ...(language !== "" && { language_code: language as LanguageCode }) };
    await api
      .setMyCommands(menu)
      .catch((error: unknown) => log.warn({ code: faultOf(error).code }, "the menu was not taken"));
  }
}
