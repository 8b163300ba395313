import type { Log, Sink } from "../../src/port/index.js";
import { type Callback, createCallback as createTencentCallback, said, stored } from "../tencent/callback.js";
import type { Xml } from "../tencent/xml.js";
import type { CardStore } from "./cards.js";
import { decode, pressed } from "./decode.js";
import { cardMs } from "./facts.js";
import { checkQuery, type Keys, openBody, openEcho } from "./gate.js";

/** What the callback needs of the adapter; `sink` is undefined while the channel is closed. */
export type CallbackSettings = Readonly<{
  keys: Keys;
  clock: () => number;
  log: Log;
  cards: CardStore;
  sink(): Sink | undefined;
}>;

/** WeCom reads any other body as a reply, and has no word for none. */
const nothing = "";

/** The path that WeCom calls. It is answered with nothing: replies are messages of their own. */
export function createCallback(settings: CallbackSettings): Callback {
  const { keys, clock, log } = settings;
  return createTencentCallback({
    path: "/wecom/app",
    name: "WeCom",
    ...{ clock, log, decode, nothing },
    check: (query) => checkQuery(query, clock()),
    echo: (query) => openEcho(query, keys),
    open: (body, query) => openBody(body, query, keys),
    store: async ({ inbound, message }) => {
      const answer = await stored({ sink: keeping(settings, message), name: "WeCom", log }, inbound);
      return answer instanceof Response ? answer : said(200, nothing);
    },
  });
}

/** The sink, with the pressed card's new code kept first: what the press brings about may be an update of that card. */
function keeping({ cards, clock, sink: current }: CallbackSettings, message: Xml): Sink | undefined {
  const sink = current();
  const press = pressed(message);
  if (sink === undefined || press === undefined) return sink;
  return async (inbound) => {
    const { msgid } = (await cards.read(press.ref)) ?? {};
    await cards.write(press.ref, { code: press.code, until: clock() + cardMs, msgid });
    return sink(inbound);
  };
}
