import {
  type Adapter,
  AdapterError,
  type ChannelState,
  type Log,
  type Outbound,
  type Sent,
} from "../../src/port/index.js";
import { encode, type Parcel } from "./encode.js";
import { can, pace } from "./facts.js";
import { within } from "./faults.js";
import { boxOf, fetchFile } from "./files.js";
import { puppetFault } from "./gate.js";
import { createHearing, type Hearing, type Patience } from "./hearing.js";
import { type Count, createInbox, type Inbox } from "./inbox.js";
import { createLink, type Open, type Told } from "./link.js";
import { createNotices } from "./notices.js";
import type { Pulse } from "./pulse.js";
import { createRecent, type Recent } from "./recent.js";
import { openSession, type Way } from "./session.js";

/** How the WeChat account is reached, and who is told of its login. */
export type WechatSettings = Way &
  Readonly<{
    /** Take puppets that WeChat does not know of. */
    allowUnofficial: boolean;
    /** How long sending words may take, ms; default 20,000. A file has three times as long. */
    timeoutMs?: number | undefined;
    /** How often the puppet is asked for a sign of life, and how long it may give none. */
    pulse?: Pulse | undefined;
    /** How long nothing may come in until it is told. */
    patience?: Patience | undefined;
    log: Log;
    /** Given the text of the QR code that the operator must scan with the phone of the office's account. */
    onLogin?: (qr: string) => void;
  }>;

/** WeChat people and rooms, through wechaty. Throws `AdapterError` (`forbidden`) where `puppetFault` refuses the puppet. */
export function createWechat(settings: WechatSettings): Adapter {
  const { puppet: named, allowUnofficial, log, timeoutMs = 20_000 } = settings;
  const fault = typeof named === "string" ? puppetFault(named, allowUnofficial) : undefined;
  if (fault !== undefined) throw new AdapterError("forbidden", fault);
  const recent = createRecent();
  const hearing = createHearing(log, settings.patience);
  let inbox: Inbox | undefined;
  const told: Told = {
    scan: (qr) => settings.onLogin?.(qr),
    message: (id) => {
      hearing.heard(id);
      inbox?.take(notices.message(id));
    },
    friendship: (id) => inbox?.take(notices.friendship(id)),
    moved: (event, move) => inbox?.take(notices.moved(event, move)),
  };
  const link = createLink((events) => openSession(settings, events), told, { log, pulse: settings.pulse, hearing });
  const notices = createNotices(link.session, recent);
  return {
    platform: "wechat",
    title: { "zh-CN": "微信好友", en: "WeChat (the bot's own account)" },
    ...{ can, pace },
    routes: [],
    start: (sink) => {
      inbox ??= createInbox(sink, log);
      return link.start();
    },
    send: async (outbound) => send({ ...link.session(), timeoutMs, hearing }, recent, outbound),
    fetch: async (file) => fetchFile(link.session().puppet, file),
    stop: async () => {
      await inbox?.stop();
      await link.stop();
    },
    state: () => withCount(link.state(), { ...inbox?.count(), note: hearing.note() }),
  };
}

/** A session, and how long sending words in it may take, ms. */
type Mouth = Open & Readonly<{ timeoutMs: number; hearing: Hearing }>;

async function send(mouth: Mouth, recent: Recent, outbound: Outbound): Promise<Sent> {
  const { me, hearing } = mouth;
  const parcel = encode(outbound);
  const ref = (await deliver(mouth, outbound.chat, parcel)).find((one) => typeof one === "string" && one !== "");
  // Not every puppet gives an id.
  if (!ref) return {};
  hearing.said(ref);
  recent.note(outbound.chat, parcel.text, { ref, fromBot: true, from: me });
  return { ref };
}

/** Sends words and files one after another; their ids, where the puppet gives any. */
async function deliver({ puppet, timeoutMs }: Mouth, chat: string, { text, mentionIds, files }: Parcel) {
  const refs: (string | undefined)[] = [];
  const called = mentionIds.length > 0 ? [...mentionIds] : undefined;
  if (text !== "") refs.push((await within(timeoutMs, puppet.messageSendText(chat, text, called))) || undefined);
  for (const file of files)
    refs.push((await within(3 * timeoutMs, puppet.messageSendFile(chat, await boxOf(file)))) || undefined);
  return refs;
}

type Standing = Partial<Count> & Readonly<{ note: string }>;

function withCount(state: ChannelState, { held = 0, lost = 0, note }: Standing): ChannelState {
  const waiting = held > 0 ? `; ${held} message(s) wait to be stored` : "";
  const gone = lost > 0 ? `; ${lost} message(s) could not be kept, see the log` : "";
  return { ...state, detail: `${state.detail}${waiting}${gone}${note}` };
}
