import type { Hear, Log, Sink } from "../../src/port/index.js";
import {
  type Arrival,
  type Callback,
  createCallback as createTencentCallback,
  said,
  stored,
} from "../tencent/callback.js";
import { decode } from "./decode.js";
import { passiveReply } from "./encode.js";
import { checkQuery, type Keys, openBody, sealReply } from "./gate.js";
import { handedOver, type Seats } from "./passive.js";

/** What the callback needs of the adapter; `sink` is undefined while the channel is closed. */
export type CallbackSettings = Readonly<{
  keys: Keys;
  clock: () => number;
  log: Log;
  seats: Seats;
  sink(): Sink | undefined;
  hear(): Hear | undefined;
}>;

/** WeChat drops the connection after 5 s; an answer leaves before `lastMs`, and waits for a reply no longer than `waitMs`. */
const lastMs = 4500;
const waitMs = 1500;
const nothing = "success";

/** The path that WeChat calls, with the reply that is ready in time riding in the response. */
export function createCallback(settings: CallbackSettings): Callback {
  const { keys, clock, log, hear } = settings;
  return createTencentCallback({
    path: "/wechat/official",
    name: "WeChat",
    clock,
    log,
    check: (query) => checkQuery(query, keys, clock()),
    echo: (query) => query.get("echostr") ?? { status: 400, why: "no echostr" },
    open: (body, query) => openBody(body, query, keys),
    decode,
    nothing,
    hear,
    store: (arrival) => store(settings, arrival),
  });
}

/** Stores a message, and answers it: with the reply that is ready in time, or with nothing. */
async function store(
  { keys, clock, log, seats, sink }: CallbackSettings,
  { inbound, message, arrived, gone }: Arrival,
): Promise<Response> {
  const seat = seats.open(inbound.chat.id, lastMs);
  const receipt = await stored({ sink: sink(), name: "WeChat", log }, inbound);
  if (receipt instanceof Response) {
    seat.close();
    return receipt;
  }
  const left = () => lastMs - (performance.now() - arrived);
  const rider = await seat.taken(receipt.replies > 0 ? Math.min(waitMs, left()) : 0);
  if (rider === undefined) return said(200, nothing);
  const account = typeof message.ToUserName === "string" ? message.ToUserName : "";
  const reply = passiveReply(inbound.chat.id, account, { text: rider.text, at: clock() });
  return handedOver(sealReply(reply, keys, clock()), { ms: left(), gone }, rider.settle);
}
