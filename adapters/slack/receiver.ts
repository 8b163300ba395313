import { type App, isValidSlackRequest, type Receiver } from "@slack/bolt";
import type { Log, Route } from "../../src/port/index.js";

/** Runs the work, and lets `stop` wait for it. */
export type Track = <T>(work: Promise<T>) => Promise<T>;

/** A receiver for Bolt that is a route on the program's own HTTP server. */
export type HttpReceiver = Receiver & Readonly<{ route: Route }>;

type Body = Record<string, unknown>;

const windowSeconds = 5 * 60;

/**
 * The same app, but acknowledging last. Bolt acknowledges an event before its listeners have run, and an action or a command
 * whenever a listener says so; here Slack hears back once every listener has resolved, and not at all if one has not.
 */
export function acknowledgeLast(app: App, track: Track): App {
  // The prototype keeps it an App, as SocketModeReceiver's `init` wants it.
  const late: App = Object.create(app);
  late.processEvent = (event) =>
    track(
      (async () => {
        await app.processEvent({ ...event, ack: async () => {} });
        await event.ack();
      })(),
    );
  return late;
}

type HttpSettings = Readonly<{ signingSecret: string; track: Track; log: Log; clock: () => number }>;

/** Takes Slack's requests at `/slack/events`: events, presses and commands, each with a genuine and recent signature. */
export function createHttpReceiver({ signingSecret, track, log, clock }: HttpSettings): HttpReceiver {
  let app: App | undefined;
  const handle = async (request: Request): Promise<Response> => {
    if (request.method !== "POST") return new Response("POST only", { status: 405, headers: { allow: "POST" } });
    const raw = await request.text();
    const sentAt = Number(request.headers.get("x-slack-request-timestamp") ?? Number.NaN);
    if (!isGenuine(request, raw, { signingSecret, sentAt })) return new Response("signature refused", { status: 401 });
    if (!isRecent(sentAt, clock(), log)) return new Response("too old or too early", { status: 401 });
    const body = read(raw, request.headers.get("content-type") ?? "");
    if (body === undefined) return new Response("not a body of Slack's", { status: 400 });
    if (body.type === "url_verification") return Response.json({ challenge: String(body.challenge) });
    if (app === undefined) return new Response("not open", { status: 503 });
    // The acknowledgement is this response; Bolt wants a function all the same.
    await app.processEvent({ body, ack: async () => {}, ...retry(request) });
    return new Response(null, { status: 200 });
  };
  return {
    init: (made) => {
      app = acknowledgeLast(made, track);
    },
    start: async () => {},
    stop: async () => {},
    route: { path: "/slack/events", handle: (request) => handle(request).catch((error) => notTaken(error, log)) },
  };
}

/** Slack delivers again what is not answered with 200. */
function notTaken(error: unknown, log: Log): Response {
  log.warn({ platform: "slack", reason: nameOf(error) }, "not stored; Slack will deliver it again");
  return new Response("not stored, deliver it again", { status: 503 });
}

/** What kind of error it is; its message may quote what a person wrote. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

type Signed = Readonly<{ signingSecret: string; sentAt: number }>;

/** Whether the signature is Slack's, whenever it was made. */
function isGenuine(request: Request, body: string, { signingSecret, sentAt }: Signed): boolean {
  if (!Number.isFinite(sentAt)) return false;
  const signature = request.headers.get("x-slack-signature") ?? "";
  const headers = { "x-slack-signature": signature, "x-slack-request-timestamp": sentAt };
  return isValidSlackRequest({ signingSecret, body, headers, nowMilliseconds: sentAt * 1000 });
}

/** A clock ahead of ours deserves no more trust than one behind. Whose request is genuine and off, one of the clocks is wrong. */
function isRecent(sentAt: number, now: number, log: Log): boolean {
  const off = Math.round(sentAt - now / 1000);
  if (Math.abs(off) <= windowSeconds) return true;
  log.warn(
    { platform: "slack", off },
    "a genuine request is refused, its time is minutes off: set this machine's clock",
  );
  return false;
}

function retry(request: Request): { retryNum?: number; retryReason?: string } {
  const num = request.headers.get("x-slack-retry-num");
  if (num === null) return {};
  return { retryNum: Number(num), retryReason: request.headers.get("x-slack-retry-reason") ?? "" };
}

/** Events are JSON; presses are a form with JSON in `payload`; commands are a form. */
function read(raw: string, type: string): Body | undefined {
  if (!type.startsWith("application/x-www-form-urlencoded")) return parse(raw);
  const form = new URLSearchParams(raw);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : parse(payload);
}

function parse(json: string): Body | undefined {
  try {
    const body: unknown = JSON.parse(json);
    // Bolt looks into `event` without asking whether it is an object.
    return isObject(body) && (body.event === undefined || isObject(body.event)) ? body : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
