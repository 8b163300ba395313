import { join } from "node:path";
import {
  type Adapter,
  AdapterError,
  type Capabilities,
  type Fetched,
  type InboundFile,
  type Log,
  type Outbound,
  type Pace,
  type Route,
  type Sent,
} from "../../src/port/index.js";
import type { Group } from "./decode.js";
import { createDesk, type Desk, type Open } from "./desk.js";
import { attached, encode } from "./encode.js";
import { asFault, codeOf, noSuchChat, noSuchMessage, notOpen } from "./faults.js";
import { createFolder } from "./folder.js";

/** What the playground needs: a folder of its own under `dataDir`, the office's groups that live here, the bot's name in them. */
export type WebSettings = Readonly<{
  dataDir: string;
  groups(): readonly Group[];
  /** Default 首问. */
  bot?: string;
  log: Log;
}>;

/** A route of the playground: only for our own pages, and with room for a file. */
export type WebRoute = Route & Readonly<{ own: true; maxBody?: number }>;

const can: Capabilities = {
  text: { max: 10_000, unit: "chars" },
  buttons: { max: 12, label: 40 },
  edit: true,
  under: true,
  groups: true,
  mentions: true,
  sends: ["image", "voice", "video", "file"],
  takes: ["image", "voice", "video", "file", "place"],
  redelivers: true,
  // A page shows whoever writes that it was not taken.
  keepsMs: Number.POSITIVE_INFINITY,
};

/** The browser takes what it is given; the numbers only keep a runaway loop from freezing the page. */
const pace: Pace = {
  account: { count: 500, ms: 1000 },
  chat: { count: 50, ms: 1000 },
  group: { count: 50, ms: 1000 },
};

/** 20 MiB of file, and what a form adds to it. */
const mostUpload = 21 * 1024 * 1024;

/** The playground as a platform: its far side is the browser, its chats are kept under `DATA_DIR/web`. */
export function createWeb(settings: WebSettings): Adapter {
  const { groups, bot = "首问", log } = settings;
  const folder = createFolder(join(settings.dataDir, "web"));
  const desk = createDesk({ groups, bot, log, open: folder.now });
  const opened = () => {
    const open = folder.now();
    if (open === undefined) throw notOpen();
    return open;
  };
  return {
    platform: "web",
    title: { "zh-CN": "网页", en: "the web page" },
    can,
    pace,
    routes: routesOf(desk),
    start: folder.open,
    send: async (outbound) => send(outbound, opened()),
    fetch: async (file) => fetchFile(file, opened()),
    stop: async () => {
      folder.shut();
      await desk.clear();
    },
    state: folder.state,
  };
}

function routesOf(desk: Desk): readonly WebRoute[] {
  return [
    { path: "/web/say", handle: desk.say, own: true, maxBody: mostUpload },
    { path: "/web/press", handle: desk.press, own: true },
    { path: "/web/stream", handle: desk.stream, own: true },
    { path: "/web/file", handle: desk.file, own: true },
  ];
}

async function send(outbound: Outbound, { transcript, files }: Open): Promise<Sent> {
  const { chat, edit } = outbound;
  if (!/^\S{1,64}$/u.test(chat)) throw noSuchChat();
  const old = edit === undefined ? undefined : transcript.said(chat, edit);
  if (edit !== undefined && (old === undefined || old.from !== undefined)) throw noSuchMessage();
  try {
    const kept = (outbound.files ?? []).map(async (file) => attached(await files.put(file.bytes), file));
    const line = await transcript.add(chat, encode(outbound, await Promise.all(kept)));
    return { ref: edit ?? String(line.n) };
  } catch (error) {
    throw asFault(error);
  }
}

async function fetchFile({ id, mime, name }: InboundFile, { files }: Open): Promise<Fetched> {
  try {
    return { bytes: await files.get(id), ...(mime ? { mime } : {}), ...(name ? { name } : {}) };
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw new AdapterError("gone", "The file is no longer kept.", { code: "ENOENT" });
    throw asFault(error);
  }
}
