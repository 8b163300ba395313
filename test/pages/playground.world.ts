import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWeb } from "../../adapters/web/index.js";
import { type Http, openHttp } from "../../src/http/server.js";
import { playgroundRoutes } from "../../src/pages/playground/index.js";
import type { Adapter, Button, Inbound } from "../../src/port/index.js";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const health = { alive: () => true, ready: async () => ({ ok: true, checks: [] }), metrics: async () => "" };

/** The people of a small office. */
const personas = [
  { id: "liu", name: "刘德宏", title: "上镇村便民服务岗", seat: "cadre" },
  { id: "wang", name: "王芳", title: "镇市政组", seat: "cadre" },
  { id: "zhang", name: "张建华", title: "镇长", seat: "official" },
] as const;

const group = { id: "claims", name: "上镇村签收群" };
const claim: readonly Button[] = [
  { label: "我来办", data: "claim", look: "primary" },
  { label: "不归我管", data: "decline" },
];

const check: readonly Button[] = [
  { label: "对", data: "yes", look: "primary" },
  { label: "改地点", data: "place" },
  { label: "改事项", data: "matter" },
];
const work: readonly Button[] = [
  { label: "已联系", data: "contacted", look: "primary" },
  { label: "移交", data: "hand" },
  { label: "答复", data: "answer" },
];

/** A server with the playground and a small bot that knows one story by heart, until someone stops it. */
export type Playground = Readonly<{ origin: string; inbox: readonly Inbound[]; web: Adapter; stop(): Promise<void> }>;

/** Opens the playground on this port; its chats are in `dataDir`. */
export async function openPlayground(dataDir?: string, port = 0): Promise<Playground> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), "shouwen-page-")));
  const web = createWeb({ dataDir: folder, groups: () => [group], log: quiet });
  const inbox: Inbound[] = [];
  await web.start(async (inbound) => {
    inbox.push(inbound);
    await answer(web, inbound);
    return { replies: 1 };
  });
  const pages = playgroundRoutes({
    office: () => ({ name: "镇罗营镇", language: "zh-CN" }),
    personas: () => personas,
    groups: () => [group],
  });
  const http: Http = await openHttp({ host: "127.0.0.1", port, routes: [...pages, ...web.routes], log: quiet, health });
  return {
    origin: http.origin,
    inbox,
    web,
    stop: async () => {
      await web.stop();
      await http.close();
      if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answer(web: Adapter, inbound: Inbound): Promise<void> {
  const { chat, from, text, press, event, files, place } = inbound;
  const say = async (words: string, buttons?: readonly Button[]) =>
    void (await web.send({ chat: chat.id, text: words, ...(buttons ? { buttons } : {}) }));
  if (event === "started") return say(`${from.name}，您好，请说说遇到的事。`);
  if (press?.data === "yes") return register(web, inbound);
  if (press?.data === "claim") return assign(web, inbound);
  if (chat.kind === "group" || press) return;
  if (files || place) return say("收到，已附在诉求里。");
  await say(`我理解的是：\n事项：路灯不亮\n地点：上镇村三组\n原话：${text}\n对吗？`, check);
}

async function register(web: Adapter, { chat, press }: Inbound): Promise<void> {
  const understood = "我理解的是：\n事项：路灯不亮\n地点：上镇村三组\n已确认。";
  const registered =
    "已登记 Q-0001。首问责任人 刘德宏·上镇村便民服务岗，最迟今天 17:30 联系您，最迟 11月29日 答复。回复“进度”可查。";
  const card = "新诉求 Q-0001\n市政设施/路灯 · 上镇村三组\n首问责任人 刘德宏，请在 2 小时内签收";
  await web.send({ chat: chat.id, edit: press?.ref ?? "", text: understood });
  await web.send({ chat: chat.id, text: registered });
  await web.send({ chat: group.id, text: card, buttons: claim });
}

async function assign(web: Adapter, { chat, from, press }: Inbound): Promise<void> {
  const claimed = `Q-0001 已由 ${from.name} 签收\n市政设施/路灯 · 上镇村三组`;
  const task = "Q-0001 由您负责\n上镇村三组的路灯坏了三天\n请在今天 17:30 前联系居民。";
  await web.send({ chat: chat.id, edit: press?.ref ?? "", text: claimed });
  await web.send({ chat: from.id, text: task, buttons: work });
  await web.send({ chat: "zhang", text: "上镇村今天登记 1 件，1 件已签收，没有逾期。" });
}
