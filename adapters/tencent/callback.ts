import type { Hear, Inbound, Log, Receipt, Report, Route, Sink } from "../../src/port/index.js";
import { readCapped } from "./body.js";
import { createHands, type Hands } from "./channel.js";
import type { Told } from "./content.js";
import { isRefused, type Refused, stampOf } from "./seal.js";
import { createStamps, type Stamps } from "./signature.js";
import type { Xml } from "./xml.js";

/** A person's message on its way to the store. `arrived` is on the clock of `performance`; `gone` fires when nobody waits. */
export type Arrival = Readonly<{ inbound: Inbound; message: Xml; arrived: number; gone: AbortSignal }>;

/** What one platform's callback does in its own way. */
export type CallbackSettings = Readonly<{
  path: string;
  /** The platform's name in the log. */
  name: string;
  clock: () => number;
  log: Log;
  /** Whether the query can be genuine, before the body is read. */
  check(query: URLSearchParams): Refused | undefined;
  /** What the handshake is answered with. */
  echo(query: URLSearchParams): string | Refused;
  open(body: string, query: URLSearchParams): Xml | Refused;
  decode(message: Xml): Told | undefined;
  /** The body that says "taken, and nothing to say". */
  nothing: string;
  /** Stores the message and answers it. */
  store(arrival: Arrival): Promise<Response>;
  /** Takes what the platform reports; undefined while the channel is closed, and where nobody wants to know. */
  hear?(): Hear | undefined;
}>;

const mostBytes = 1024 * 1024;

/** A path that Tencent calls, and a wait for the messages that came by it and are in hand. */
export type Callback = Readonly<{ route: Route; settled(): Promise<unknown> }>;

/** A path that Tencent calls: a handshake by GET, messages and events by POST. */
export function createCallback(settings: CallbackSettings): Callback {
  const { path, name, clock, log, check, echo } = settings;
  const stamps = createStamps(clock);
  const hands = createHands();
  const answer = async (request: Request): Promise<Response> => {
    const query = new URL(request.url).searchParams;
    if (request.method !== "GET" && request.method !== "POST") return said(405, "GET or POST", { allow: "GET, POST" });
    const refused = check(query);
    if (refused !== undefined) return refuse(settings, refused);
    if (request.method === "POST") return receive(settings, { stamps, hands }, request);
    const echoed = echo(query);
    return isRefused(echoed) ? refuse(settings, echoed) : said(200, echoed);
  };
  const handle = (request: Request) =>
    answer(request).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.stack : undefined }, `a callback from ${name} hit a bug`);
      return said(500, "a bug: deliver it again");
    });
  return { route: { path, handle }, settled: hands.settled };
}

type Kept = Readonly<{ stamps: Stamps; hands: Hands }>;

async function receive(settings: CallbackSettings, { stamps, hands }: Kept, request: Request): Promise<Response> {
  const arrived = performance.now();
  const body = await readCapped(request.body, mostBytes).catch(() => "broken" as const);
  if (body === "broken") return said(400, "the body broke off");
  if (body === undefined) return said(413, "more than 1 MiB");
  // In hand only from here on: a post that breaks off in the middle must not hold up the end of the program.
  return hands.hold(take(settings, stamps, { request, arrived, body: body.toString("utf8") }));
}

type Posted = Readonly<{ request: Request; arrived: number; body: string }>;

async function take(settings: CallbackSettings, stamps: Stamps, { request, arrived, body }: Posted): Promise<Response> {
  const { open, decode, store, nothing } = settings;
  const query = new URL(request.url).searchParams;
  const message = open(body, query);
  if (isRefused(message)) return refuse(settings, message);
  const told = decode(message);
  if (told === undefined) return refuse(settings, { status: 400, why: "a message without sender, time or kind" });
  const { key, inbound, reports } = told;
  if (!stamps.bind(stampOf(query), key))
    return refuse(settings, { status: 403, why: "a stamp used for another message" });
  if (reports !== undefined) return heard(settings, reports);
  return inbound === undefined ? said(200, nothing) : store({ inbound, message, arrived, gone: request.signal });
}

/** A report of what we do not know yet is refused: it is delivered again, when the message that it is of has been noted. */
async function heard({ hear, name, log, nothing }: CallbackSettings, reports: readonly Report[]): Promise<Response> {
  const take = hear?.();
  if (take === undefined) return said(200, nothing);
  try {
    for (const report of reports) if (!(await take(report))) return said(503, "not known yet");
    return said(200, nothing);
  } catch {
    log.error({}, `a report from ${name} could not be stored: ${name} delivers it again`);
    return said(503, "not stored");
  }
}

/** Gives the message to the sink; the answer to give where it could not be stored. */
export async function stored(
  { sink, name, log }: Readonly<{ sink: Sink | undefined; name: string; log: Log }>,
  inbound: Inbound,
): Promise<Receipt | Response> {
  if (sink === undefined) return said(503, "closed");
  try {
    return await sink(inbound);
  } catch {
    // The sink's error stays out of the log: it may quote the message.
    log.error({}, `a message from ${name} could not be stored: ${name} delivers it again`);
    return said(503, "not stored");
  }
}

function refuse({ log, name }: CallbackSettings, { status, why }: Refused): Response {
  log.warn({ status }, `a callback from ${name} was refused: ${why}`);
  return said(status, why);
}

/** A response of plain text. */
export function said(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff", ...headers },
  });
}
