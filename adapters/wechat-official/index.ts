import type { Adapter, Capabilities, Log, Outbound, OutboundNotice, Pace, Sent } from "../../src/port/index.js";
import { type Api, createApi } from "../tencent/api.js";
import { createChannel, createHealth } from "../tencent/channel.js";
import { download } from "../tencent/media.js";
import { createCallback } from "./callback.js";
import { mediaMessage, noticeCall, textMessage } from "./encode.js";
import { faults } from "./faults.js";
import { upload } from "./media.js";
import { keepMenu, type Menu } from "./menu.js";
import { createSeats, type Seats } from "./passive.js";

/** The account's credentials, and what the adapter is given from outside. */
export type WechatOfficialSettings = Readonly<{
  appId: string;
  appSecret: string;
  /** The callback's token; with `aesKey` (43 characters) the account is in safe mode, and plain messages are refused. */
  token: string;
  aesKey?: string | undefined;
  /** Where the API is; default `https://api.weixin.qq.com`. */
  apiRoot?: string | undefined;
  /** How long one call of the API may take, ms; default 30,000. */
  timeoutMs?: number | undefined;
  log: Log;
  clock?: (() => number) | undefined;
  /** The menu that the account should have; absent: it is left as it is. */
  menu?: (() => Menu | undefined) | undefined;
}>;

/**
 * What an official account can. It has no buttons: `msgmenu` shows links, which older and desktop clients show as bare text, so
 * choices are numbered lines everywhere. Voice is taken in, but not promised out: only AMR and MP3 would be taken.
 */
const can: Capabilities = {
  text: { max: 2048, unit: "bytes" },
  buttons: false,
  edit: false,
  under: false,
  groups: false,
  mentions: false,
  apart: true,
  sends: ["image", "video"],
  takes: ["image", "voice", "video", "place"],
  redelivers: true,
  // Three tries, five seconds each.
  keepsMs: 15_000,
  window: { slots: ["passive", "service"], free: ["passive"] },
};

/** WeChat names daily counts and no rate; these keep a person's messages in order and a campaign from being noticed. */
const pace: Pace = {
  account: { count: 50, ms: 1000 },
  chat: { count: 2, ms: 1000 },
  group: { count: 2, ms: 1000 },
};

/** A WeChat service account (服务号) over Tencent's HTTP API. */
export function createWechatOfficial(settings: WechatOfficialSettings): Adapter {
  const { log, clock = Date.now, apiRoot: root = "https://api.weixin.qq.com" } = settings;
  const seats = createSeats();
  const health = createHealth(clock);
  const api = createApi({
    ...{ root, faults, clock, timeoutMs: settings.timeoutMs },
    // A stable token: all processes of the account are given the same, so that nothing has to be shared between them.
    ask: (reach, force) => {
      const { appId: appid, appSecret: secret } = settings;
      const body = JSON.stringify({ grant_type: "client_credential", appid, secret, force_refresh: force });
      return reach("/cgi-bin/stable_token", {}, { method: "POST", body });
    },
    onToken: (error) => health.set(error?.message),
  });
  const channel = createChannel(api, log, "WeChat", () => keepMenu(api, settings.menu?.(), log));
  const callback = createCallback({ keys: settings, clock, log, seats, sink: channel.sink, hear: channel.hear });
  return {
    platform: "wechat-official",
    title: { "zh-CN": "微信公众号", en: "the WeChat account" },
    ...{ can, pace },
    routes: [callback.route],
    start: channel.open,
    send: (outbound) => send(api, seats, outbound),
    fetch: (file) => download(api, faults, file),
    stop: async () => {
      channel.close();
      seats.close();
      await callback.settled();
      health.set("stopped");
    },
    state: health.state,
  };
}

/** Sends with the open response to that person where there is one, else as customer-service messages. */
async function send(api: Api, seats: Seats, { chat, text, files = [], notice }: Outbound): Promise<Sent> {
  if (notice !== undefined) return sendNotice(api, chat, notice);
  const fits = files.length === 0 && text !== "" && Buffer.byteLength(text) <= can.text.max;
  if (fits && (await seats.ride(chat, text))) return { slot: "passive" };
  // Uploads come first: they show nothing to the person, so that a file that fails is tried again without saying the text twice.
  const uploaded = [];
  for (const file of files) uploaded.push(await upload(api, file));
  const messages = uploaded.map(({ kind, mediaId }) => mediaMessage(chat, kind, mediaId));
  if (text !== "") messages.unshift(textMessage(chat, text));
  for (const message of messages) await api.post("/cgi-bin/message/custom/send", message);
  return { slot: "service" };
}

/** The id by which WeChat reports later what became of it. */
async function sendNotice(api: Api, openid: string, notice: OutboundNotice): Promise<Sent> {
  const { path, body } = noticeCall(openid, notice);
  const answer = await api.post(path, body);
  const { msgid } = "json" in answer ? answer.json : {};
  return typeof msgid === "number" || typeof msgid === "string" ? { ref: String(msgid) } : {};
}
