import type { Log, Receipt, Route, Sink } from "../../src/port/index.js";
import { readCapped } from "./body.js";
import { decode } from "./decode.js";
import { passiveReply } from "./encode.js";
import { checkQuery, type Keys, openBody, type Refused, sealReply, stampOf } from "./gate.js";
import { handedOver, type Seats } from "./passive.js";
import { createStamps } from "./signature.js";
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
  const refuse = ({ status, why }: Refused): Response => {
    log.warn({ status }, `a callback from WeChat was refused: ${why}`);
    return said(status, why);
  };
  const receive = async (request: Request, query: URLSearchParams): Promise<Response> => {
    const arrived = performance.now();
    const body = await readCapped(request.body, mostBytes);
    if (body === undefined) return said(413, "more than 1 MiB");
    const opened = openBody(body.toString("utf8"), query, keys);
    if (isRefused(opened)) return refuse(opened);
    const told = decode(opened);
    if (told === undefined) return refuse({ status: 400, why: "a message without sender, time or kind" });
    if (!stamps.bind(stampOf(query), told.key)) return refuse({ status: 403, why: "a stamp used for another message" });
    const { inbound } = told;
    const sink = settings.sink();
    if (inbound === undefined) return taken();
    if (sink === undefined) return said(503, "closed");
    const receipt = await sink(inbound).catch(
      (error: unknown) => void log.error({ error }, "a message was not stored"),
    );
    if (receipt === undefined) return said(503, "not stored: deliver it again");
    return reply(settings, { receipt, message: opened, chat: inbound.chat.id, arrived, gone: request.signal });
  };
  return {
    path: "/wechat/official",
    handle: async (request) => {
      const query = new URL(request.url).searchParams;
      if (request.method !== "GET" && request.method !== "POST")
        return said(405, "GET or POST", { allow: "GET, POST" });
      const refused = checkQuery(query, keys, clock());
      if (refused !== undefined) return refuse(refused);
      if (request.method === "POST") return receive(request, query).catch(() => said(400, "the body broke off"));
      const echo = query.get("echostr");
      return echo === null ? said(400, "no echostr") : said(200, echo);
    },
  };
}

type Open = Readonly<{ receipt: Receipt; message: Xml; chat: string; arrived: number; gone: AbortSignal }>;

/** Answers a stored message: with the reply that is ready in time, or with nothing. */
async function reply({ keys, clock, seats }: CallbackSettings, open: Open): Promise<Response> {
  const { receipt, message, chat, arrived, gone } = open;
  const left = () => lastMs - (performance.now() - arrived);
  if (receipt.replies === 0) return taken();
  const rider = await seats.offer(chat, Math.min(waitMs, left()));
  if (rider === undefined) return taken();
  const account = typeof message.ToUserName === "string" ? message.ToUserName : "";
  const text = passiveReply(chat, account, { text: rider.text, at: clock() });
  return handedOver(sealReply(text, keys, clock()), { ms: left(), gone }, rider.settle);
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
