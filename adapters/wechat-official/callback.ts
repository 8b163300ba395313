import type { Inbound, Log, Route, Sink } from "../../src/port/index.js";
import { readCapped } from "./body.js";
import { decode } from "./decode.js";
import { passiveReply } from "./encode.js";
import { checkQuery, type Keys, openBody, type Refused, sealReply, stampOf } from "./gate.js";
import { handedOver, type Seats } from "./passive.js";
import { createStamps, type Stamps } from "./signature.js";
import type { Xml } from "./xml.js";

/** What the callback needs of the adapter; `sink` is undefined while the channel is closed. */
export type CallbackSettings = Readonly<{
  keys: Keys;
  clock: () => number;
  log: Log;
  seats: Seats;
  sink(): Sink | undefined;
}>;

/** WeChat drops the connection after 5 s; an answer leaves before `lastMs`, and waits for a reply no longer than `waitMs`. */
const lastMs = 4500;
const waitMs = 1500;
const mostBytes = 1024 * 1024;

/** The path that WeChat calls: a handshake by GET, messages and events by POST. */
export function createCallback(settings: CallbackSettings): Route {
  const { keys, clock, log } = settings;
  const stamps = createStamps(clock);
  const answer = async (request: Request): Promise<Response> => {
    const query = new URL(request.url).searchParams;
    if (request.method !== "GET" && request.method !== "POST") return said(405, "GET or POST", { allow: "GET, POST" });
    const refused = checkQuery(query, keys, clock());
    if (refused !== undefined) return refuse(log, refused);
    if (request.method === "POST") return receive(settings, stamps, request);
    const echo = query.get("echostr");
    return echo === null ? said(400, "no echostr") : said(200, echo);
  };
  return {
    path: "/wechat/official",
    handle: (request) =>
      answer(request).catch((error: unknown) => {
        log.error({ error: error instanceof Error ? error.stack : undefined }, "a callback from WeChat hit a bug");
        return said(500, "a bug: deliver it again");
      }),
  };
}

async function receive(settings: CallbackSettings, stamps: Stamps, request: Request): Promise<Response> {
  const { keys, log } = settings;
  const arrived = performance.now();
  const query = new URL(request.url).searchParams;
  const body = await readCapped(request.body, mostBytes).catch(() => "broken" as const);
  if (body === "broken") return said(400, "the body broke off");
  if (body === undefined) return said(413, "more than 1 MiB");
  const message = openBody(body.toString("utf8"), query, keys);
  if (isRefused(message)) return refuse(log, message);
  const told = decode(message);
  if (told === undefined) return refuse(log, { status: 400, why: "a message without sender, time or kind" });
  const { key, inbound } = told;
  if (!stamps.bind(stampOf(query), key)) return refuse(log, { status: 403, why: "a stamp used for another message" });
  return inbound === undefined ? taken() : store(settings, { inbound, message, arrived, gone: request.signal });
}

type Arrival = Readonly<{ inbound: Inbound; message: Xml; arrived: number; gone: AbortSignal }>;

/** Stores a message, and answers it: with the reply that is ready in time, or with nothing. */
async function store(settings: CallbackSettings, { inbound, message, arrived, gone }: Arrival): Promise<Response> {
  const { keys, clock, log, seats } = settings;
  const sink = settings.sink();
  if (sink === undefined) return said(503, "closed");
  const seat = seats.open(inbound.chat.id, lastMs);
  const receipt = await sink(inbound).catch(() => undefined);
  if (receipt === undefined) {
    seat.close();
    // The sink's error stays out of the log: it may quote the message.
    log.error({}, "a message from WeChat could not be stored: WeChat delivers it again");
    return said(503, "not stored");
  }
  const left = () => lastMs - (performance.now() - arrived);
  const rider = await seat.taken(receipt.replies > 0 ? Math.min(waitMs, left()) : 0);
  if (rider === undefined) return taken();
  const account = typeof message.ToUserName === "string" ? message.ToUserName : "";
  const reply = passiveReply(inbound.chat.id, account, { text: rider.text, at: clock() });
  return handedOver(sealReply(reply, keys, clock()), { ms: left(), gone }, rider.settle);
}

function refuse(log: Log, { status, why }: Refused): Response {
  log.warn({ status }, `a callback from WeChat was refused: ${why}`);
  return said(status, why);
}

/** What WeChat reads as "taken, and nothing to say". */
function taken(): Response {
  return said(200, "success");
}

function said(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff", ...headers },
  });
}

function isRefused(opened: Xml | Refused): opened is Refused {
  return typeof opened.status === "number";
}
