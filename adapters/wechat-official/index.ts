import { setTimeout as wait } from "node:timers/promises";
import {
  type Adapter,
  AdapterError,
  type Capabilities,
  type ChannelState,
  type Log,
  type Outbound,
  type Pace,
  type Sent,
  type Sink,
} from "../../src/port/index.js";
import { type Api, createApi } from "./api.js";
import { createCallback } from "./callback.js";
import { mediaMessage, textMessage } from "./encode.js";
import { download, upload } from "./media.js";
import { createSeats, type Seats } from "./passive.js";
import { createTokenStore, type TokenStore } from "./token.js";

/** The account's credentials, and what the adapter is given from outside. */
export type WechatOfficialSettings = Readonly<{
  appId: string;
  appSecret: string;
  /** The callback's token; with `aesKey` (43 characters) the account is in safe mode, and plain messages are refused. */
  token: string;
  aesKey?: string | undefined;
  /** Where the API is; default `https://api.weixin.qq.com`. */
  apiRoot?: string | undefined;
  log: Log;
  clock?: (() => number) | undefined;
  /** Where all processes of the account share the access token; default this process's memory. */
  tokens?: TokenStore | undefined;
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
  sends: ["image", "video"],
  takes: ["image", "voice", "video", "place"],
  redelivers: true,
};

/** WeChat names daily counts and no rate; these keep a person's messages in order and a campaign from being noticed. */
const pace: Pace = {
  account: { count: 50, ms: 1000 },
  chat: { count: 2, ms: 1000 },
  group: { count: 2, ms: 1000 },
};

/** A WeChat service account (服务号) over Tencent's HTTP API. */
export function createWechatOfficial(settings: WechatOfficialSettings): Adapter {
  const { log, clock = Date.now, apiRoot: root = "https://api.weixin.qq.com", tokens = createTokenStore() } = settings;
  const seats = createSeats();
  const health = createHealth(clock);
  const api = createApi({ ...settings, root, clock, tokens, onToken: (error) => health.set(error?.message) });
  const channel = createChannel(api, log);
  const inHand = new Set<Promise<unknown>>();
  const callback = createCallback({ keys: settings, clock, log, seats, sink: channel.sink });
  const handle = (request: Request) => {
    const handled = callback.handle(request);
    inHand.add(handled);
    return handled.finally(() => inHand.delete(handled));
  };
  return {
    platform: "wechat-official",
    ...{ can, pace },
    routes: [{ path: callback.path, handle }],
    start: channel.open,
    send: (outbound) => send(api, seats, outbound),
    fetch: (file) => download(api, file),
    stop: async () => {
      channel.close();
      seats.close();
      await Promise.allSettled(inHand);
      health.set("stopped");
    },
    state: health.state,
  };
}

/** Sends with the open response to that person where there is one, else as customer-service messages. */
async function send(api: Api, seats: Seats, { chat, text, files = [] }: Outbound): Promise<Sent> {
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

/** The channel's sink, and the attempts at a first access token that go on until it is had or the channel is closed. */
function createChannel(api: Api, log: Log) {
  let sink: Sink | undefined;
  let opened = new AbortController();
  const knock = async () => {
    try {
      await api.knock();
      return true;
    } catch (error) {
      log.warn({ code: error instanceof AdapterError ? error.code : undefined }, "WeChat gave no access token");
      return false;
    }
  };
  const persist = async (signal: AbortSignal) => {
    for (let pause = 500; !signal.aborted; pause = Math.min(pause * 2, 60_000)) {
      await wait(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || (await knock())) return;
    }
  };
  return {
    sink: () => sink,
    open: async (next: Sink) => {
      sink = next;
      opened = new AbortController();
      if (!(await knock())) void persist(opened.signal);
    },
    close: () => {
      sink = undefined;
      opened.abort();
    },
  };
}

/** Whether an access token can be had, and since when it is so. */
function createHealth(clock: () => number) {
  let state: ChannelState = { up: false, detail: "not started", since: clock() };
  return {
    state: () => state,
    set: (fault: string | undefined) => {
      const up = fault === undefined;
      state = { up, detail: fault ?? "the access token is at hand", since: up === state.up ? state.since : clock() };
    },
  };
}
