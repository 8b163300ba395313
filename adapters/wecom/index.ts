import type { Adapter, Log } from "../../src/port/index.js";
import { createApi } from "../tencent/api.js";
import { createChannel, createHealth } from "../tencent/channel.js";
import { download } from "../tencent/media.js";
import { createCallback } from "./callback.js";
import { type CardStore, createCardStore } from "./cards.js";
import { can, paceOf } from "./facts.js";
import { faults } from "./faults.js";
import { createGroup, type Group, keepGroups } from "./group.js";
import { createSend } from "./send.js";

/** The application's credentials, and what the adapter is given from outside. */
export type WecomSettings = Readonly<{
  corpId: string;
  agentId: number;
  secret: string;
  /** The callback's token and its AES key (43 characters): WeCom always encrypts. */
  token: string;
  aesKey: string;
  /** Where the API is; default `https://qyapi.weixin.qq.com`. */
  apiRoot?: string | undefined;
  /** How long one call of the API may take, ms; default 30,000. */
  timeoutMs?: number | undefined;
  log: Log;
  clock?: (() => number) | undefined;
  /** Groups that the application makes at its start, where they are not there yet. */
  groups?: (() => readonly Group[]) | undefined;
  /** Where all processes keep what cards can be changed with; default this process's memory. */
  cards?: CardStore | undefined;
  /**
   * The part of WeCom's silent limits that processes which count together may use, 0 to 1. Without it this process counts by
   * itself, to a half: the rest is for what was sent before a restart, which is not known any more, or by a second process.
   */
  share?: number | undefined;
}>;

/** A WeCom application, which can also make groups to show claim boards in. */
export interface WecomAdapter extends Adapter {
  /** Makes the group, or finds it made before; its chat id, to write into the office file. Rejects only with `AdapterError`. */
  createGroup(group: Group): Promise<string>;
}

/** A WeCom (企业微信) application over Tencent's HTTP API, for cadres and officials. */
export function createWecom(settings: WecomSettings): WecomAdapter {
  const { log, clock = Date.now, apiRoot: root = "https://qyapi.weixin.qq.com", agentId } = settings;
  const { cards = createCardStore(), share } = settings;
  const health = createHealth(clock);
  const api = createApi({
    ...{ root, faults, clock, timeoutMs: settings.timeoutMs },
    // The platform cannot be forced: until a token ends it gives the same one to all who ask, so that processes share nothing.
    ask: (reach) => reach("/cgi-bin/gettoken", { corpid: settings.corpId, corpsecret: settings.secret }),
    onToken: (error) => health.set(error?.message),
  });
  const channel = createChannel(api, log, "WeCom", () => keepGroups(api, settings.groups?.() ?? [], log));
  const callback = createCallback({ keys: settings, clock, log, cards, sink: channel.sink });
  return {
    platform: "wecom",
    title: { "zh-CN": "企业微信", en: "WeCom" },
    ...{ can, pace: paceOf(share) },
    routes: [callback.route],
    start: channel.open,
    send: createSend({ api, agentId, cards, clock }, share ?? 0.5),
    fetch: (file) => download(api, faults, file),
    createGroup: (group) => createGroup(api, group),
    stop: async () => {
      channel.close();
      await callback.settled();
      health.set("stopped");
    },
    state: health.state,
  };
}
