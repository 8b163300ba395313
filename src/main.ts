import { access, constants, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { toString as toQr } from "qrcode";
import { createTelegram } from "../adapters/telegram/index.js";
import { createWeb } from "../adapters/web/index.js";
import { createWechat } from "../adapters/wechat/index.js";
import { createWechatOfficial } from "../adapters/wechat-official/index.js";
import { createWecom } from "../adapters/wecom/index.js";
import { createHooks } from "./app/hooks.js";
import { type App, createApp } from "./app/index.js";
import { takeOrders } from "./app/orders.js";
import type { Config } from "./config.js";
import type { Digest } from "./core/digest/index.js";
import { holds } from "./core/duty.js";
import type { Language, Office } from "./core/office.js";
import { geoReportRoutes } from "./export/georeport.js";
import { type Http, type Mounted, openHttp } from "./http/server.js";
import { createLog } from "./log.js";
import { explain, readOffice, watchOffice } from "./office/index.js";
import { boardRoutes } from "./pages/board/index.js";
import { openRoutes } from "./pages/open/index.js";
import { playgroundRoutes } from "./pages/playground/index.js";
import type { Adapter, Log, OutboundFile } from "./port/index.js";
import { digestSheet, ordersIn, readCsv, readWorkbook } from "./sheet/index.js";
import { openHooks } from "./store/hooks.js";
import { openStore, type Store } from "./store/index.js";

/** The running program: where it is, what each channel says, and how to stop it. */
export type Running = Readonly<{
  origin: string;
  channels: () => readonly Readonly<{ platform: string; up: boolean; detail: string }>[];
  stop(): Promise<void>;
}>;

/** The start failed for a reason that the operator can mend; the message says all of it. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
  }
}

type Settings = Readonly<{
  config: Config;
  /** Told what is going on, one line a step, for the terminal. */
  say: (line: string) => void;
  /** Called when the program must end by itself, e.g. when another one took its data folder. */
  onLost: (error: Error) => void;
  /** Default the machine's; tests move it by hand. */
  clock?: () => number;
  log?: Log;
  /** A test's hook at the awaits of the inbound and the delivery path. */
  at?: (point: string) => void | Promise<void>;
}>;

/** Config → database → adapters → bot → HTTP. Everything that was opened is closed again if a later step fails. */
export async function start(settings: Settings): Promise<Running> {
  const closers: Closers = [];
  try {
    const { origin, adapters } = await open(settings, closers);
    return {
      origin,
      channels: () => channelsOf(adapters),
      stop: () => closeAll(closers),
    };
  } catch (error) {
    await closeAll(closers).catch(() => undefined);
    throw error;
  }
}

/** How to close what was opened, in the order in which it was opened. */
type Closers = (() => Promise<unknown>)[];

async function open(settings: Settings, closers: Closers) {
  const { config, say, at } = settings;
  const log = settings.log ?? createLog(config.logLevel);
  const clock = settings.clock ?? Date.now;
  const office = await openOffice(config, log, say, closers);
  await makeDataDir(config.dataDir);
  const store = await openStore({ config, log, clock, say, onLost: settings.onLost, office: office().id });
  closers.push(() => store.close());
  const adapters = await openAdapters({ config, store, office, log, say });
  let http: Http | undefined;
  closers.push(async () => http?.close());
  const address = () => config.publicUrl ?? http?.origin;
  const app = await createApp({ config, store, adapters, office, address, clock, say, log, paint, ...(at && { at }) });
  closers.push(() => app.stop());
  openHook(settings, store, office, closers);
  const routes = [...adapters.values()].flatMap((adapter) => adapter.routes);
  http = await openHttp({
    ...config.http,
    publicUrl: config.publicUrl,
    log,
    routes: [...routes, ...pages({ config, store, app, adapters, office, clock })],
    health: app.health,
  }).catch((error: Error) => {
    throw new StartError(error.message, { cause: error });
  });
  await app.open();
  return { origin: http.origin, adapters };
}

/** Another system is told by those processes that tell people, too. */
function openHook(
  { config, clock = Date.now, ...settings }: Settings,
  store: Store,
  office: () => Office,
  closers: Closers,
) {
  const { hook, role, logLevel } = config;
  if (hook === undefined || role === "web") return;
  const log = settings.log ?? createLog(logLevel);
  const hooks = createHooks({ ...hook, hooks: openHooks(store.connection.pool), office, clock, log });
  closers.push(() => hooks.stop());
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw new StartError(
      `DATA_DIR ${resolve(dataDir)} 用不了（${reason}）：请换一个可写的文件夹，或给运行程序的用户写权限。\n` +
        `DATA_DIR ${resolve(dataDir)} cannot be used (${reason}): name a folder that can be written, or give this user the right to write there.`,
      { cause },
    );
  }
}

async function closeAll(closers: Closers): Promise<void> {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
}

/** The office file, read again whenever it is saved; a wrong one is told and the last good one kept. */
async function openOffice(
  config: Config,
  log: Log,
  say: (line: string) => void,
  closers: Closers,
): Promise<() => Office> {
  const first = await readOffice(config.officeFile);
  if ("faults" in first) throw new StartError(explain(first.faults));
  if (first.warnings.length > 0) say(explain(first.warnings, config.language));
  let office = first.office;
  const stop = watchOffice(config.officeFile, (loaded) => {
    if ("faults" in loaded)
      return log.error(
        { file: config.officeFile },
        `the office file is wrong, the last good one stays:\n${explain(loaded.faults)}`,
      );
    office = loaded.office;
    log.info({ file: config.officeFile }, "the office file was read again");
  });
  closers.push(async () => stop());
  return () => office;
}

type Opening = Readonly<{
  config: Config;
  store: Store;
  office: () => Office;
  log: Log;
  say: (line: string) => void;
}>;

/** Every channel whose credentials are set, by platform name. Slack's SDK takes a second to load: it is, where it is needed. */
async function openAdapters({ config, store, office, log, say }: Opening): Promise<ReadonlyMap<string, Adapter>> {
  const { telegram, slack, wechatOfficial, wecom, wechaty, publicUrl } = config;
  const dataDir = resolve(config.dataDir);
  const adapters: Adapter[] = [];
  if (telegram) adapters.push(createTelegram({ ...telegram, publicUrl, log, commands: menu }));
  if (slack) {
    const { botToken, apiUrl, appToken, signingSecret } = slack;
    const door =
      appToken !== undefined && (publicUrl === undefined || signingSecret === undefined)
        ? { appToken }
        : signingSecret === undefined
          ? {}
          : { signingSecret };
    const { createSlack } = await import("../adapters/slack/index.js");
    adapters.push(createSlack({ botToken, apiUrl, ...door, log }));
  }
  if (wechatOfficial) adapters.push(createWechatOfficial({ ...wechatOfficial, log, menu: () => office().menu }));
  // Where processes count together, nothing must be kept free for what another one sends.
  if (wecom) {
    const share = config.redisUrl === undefined ? {} : { share: 0.9 };
    adapters.push(createWecom({ ...wecom, log, groups: () => wecomGroups(office()), cards: store.edits, ...share }));
  }
  if (wechaty) {
    const { puppet, allowUnofficial, endpoint, token } = wechaty;
    adapters.push(
      createWechat({
        puppet,
        allowUnofficial,
        dataDir,
        log,
        ...(endpoint === undefined ? {} : { endpoint }),
        ...(token === undefined ? {} : { token }),
        onLogin: (qr) => void showQr(qr, say),
      }),
    );
  }
  if (config.playground) adapters.push(createWeb({ dataDir, log, groups: () => webGroups(office()) }));
  return new Map(adapters.map((adapter) => [adapter.platform, adapter]));
}

/** What the phone of the office's WeChat account must scan, drawn on the terminal; the board's page of channels shows it too. */
async function showQr(qr: string, say: (line: string) => void): Promise<void> {
  const code = await toQr(qr, { type: "terminal", small: true });
  say(`请用办公室的微信扫码登录。Scan this with the phone of the office's WeChat account:\n${code}`);
}

/** The commands that Telegram shows in its menu, in both languages. */
const menu = {
  "": [
    { command: "status", description: "Where is my request?" },
    { command: "help", description: "What you can write" },
    { command: "privacy", description: "What is kept, and who sees it" },
    { command: "list", description: "For cadres: my list" },
  ],
  zh: [
    { command: "status", description: "查进度" },
    { command: "help", description: "怎么用" },
    { command: "privacy", description: "隐私说明" },
    { command: "list", description: "干部：我的清单" },
  ],
};

/** The claim groups `group:NAME` of the office file, for the application to make: whoever works in the area, and the coordinators. */
function wecomGroups(office: Office) {
  return office.groups.flatMap(({ platform, chat, area }) => {
    const [kind, id = ""] = chat.split(":");
    if (platform !== "wecom" || kind !== "group") return [];
    const here = [...office.posts.values()].filter((post) => post.area === area).flatMap(({ a, b }) => [a, b]);
    const onDuty = office.duty.filter((duty) => duty.area === area).flatMap(({ people }) => people);
    const staff = [...office.staff.values()].filter(
      (one) => here.includes(one.id) || onDuty.includes(one.id) || one.roles.includes("coordinator"),
    );
    const members = staff.flatMap(({ accounts }) => accounts.wecom ?? []);
    const [owner] = members;
    const name = `${office.areas.get(area)?.name ?? ""}签收群`;
    return owner === undefined || members.length < 2 ? [] : [{ id, name, owner, members }];
  });
}

function webGroups(office: Office) {
  return office.groups
    .filter((group) => group.platform === "web")
    .map((group) => ({ id: group.chat, name: `${office.areas.get(group.area)?.name ?? ""}签收群` }));
}

type Inside = Readonly<{
  config: Config;
  store: Store;
  app: App;
  adapters: ReadonlyMap<string, Adapter>;
  office: () => Office;
  clock: () => number;
}>;

/** The digest's picture for a phone, and its tables. What draws charts takes longer to load than all the rest: once a week it is. */
async function paint(digest: Digest, language: Language): Promise<readonly OutboundFile[]> {
  const { drawDigest } = await import("./picture/index.js");
  const [picture, tables] = [await drawDigest(digest, { language }), await digestSheet(digest, { language })];
  const { name } = digest.period;
  const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return [
    { kind: "image", name: `${name}.png`, mime: "image/png", bytes: picture },
    { kind: "file", name: `${name}.xlsx`, mime: sheet, bytes: tables },
  ];
}

/** What browsers and other systems are shown beside the chats. */
function pages(inside: Inside): readonly Mounted[] {
  const { config, store, app, office, clock } = inside;
  const { figures, outcomes, requests } = store.open;
  return [
    ...board(inside),
    ...openRoutes({ office, now: clock, figures, outcomes }),
    ...geoReportRoutes({ office, now: clock, key: config.open311Key, requests, report: app.outside }),
    ...(config.playground ? playground(office) : []),
  ];
}

function board({ config, store, app, adapters, office, clock }: Inside) {
  return boardRoutes({
    office,
    roster: app.roster,
    now: clock,
    secure: config.publicUrl?.startsWith("https:") ?? false,
    read: store.board,
    sessions: store.sessions,
    act: app.desk,
    orders: (file) => takeSheet(app, file),
    declare: app.declare,
    channels: () => channelsOf(adapters),
    missed: app.missed,
    contact: store.materials.reporter,
    digest: app.digests.read,
    paint,
  });
}

/** Another hotline's work orders from a sheet: all of them, or none and every row that is wrong. */
async function takeSheet({ outside }: App, { name, bytes }: Readonly<{ name: string; bytes: Uint8Array }>) {
  const read = async () => (/\.csv$/i.test(name) ? readCsv(bytes, name) : (await readWorkbook(bytes))[0]);
  // What is no sheet is told as such: nobody can mend it but whoever chose the file.
  const sheet = await read().catch(() => undefined);
  if (sheet === undefined) return { unreadable: true } as const;
  const { orders, bad } = ordersIn(sheet);
  return bad.length > 0 ? { bad } : takeOrders(outside, orders);
}

function channelsOf(adapters: ReadonlyMap<string, Adapter>) {
  return [...adapters].map(([platform, { title, state }]) => ({ platform, title, ...state() }));
}

function playground(office: () => Office) {
  return playgroundRoutes({
    office: () => ({ name: office().name, language: office().language }),
    personas: () =>
      [...office().staff.values()].flatMap((staff) => {
        const id = staff.accounts.web;
        if (id === undefined) return [];
        const title = [...office().posts.values()].find((post) => holds(post, staff.id))?.title;
        const seat = staff.roles.includes("official") ? "official" : "cadre";
        return [{ id, name: staff.name, seat, ...(title === undefined ? {} : { title }) } as const];
      }),
    groups: () => webGroups(office()),
  });
}

/** Where residents' files are kept. */
export function filesFolder(config: Config): string {
  return join(resolve(config.dataDir), "files");
}
