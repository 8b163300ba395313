import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { Log, Route } from "../port/index.js";
import { isOwn } from "./guard.js";
import { type App, type Health, mountHealth, type Noted } from "./health.js";
import { listen } from "./listen.js";

/**
 * A route as it is mounted. A path that ends in `/*` takes all below it. `maxBody` is its own limit in bytes, and `own` leaves
 * it to our own pages: a foreign Origin or an unknown Host is refused.
 */
export type Mounted = Route & Readonly<{ maxBody?: number; own?: boolean }>;

/** What the one server needs. `routes` as a function is asked at each request, so that adapters may come and go. */
export type HttpSettings = Readonly<{
  host: string;
  /** 0 picks a free one. */
  port: number;
  publicUrl?: string | undefined;
  routes: readonly Mounted[] | (() => readonly Mounted[]);
  /** Bytes of a body, where the route has no limit of its own; default 1 MiB. */
  maxBody?: number;
  /** How long a client may take to send a whole request, ms; default 30 s. */
  requestMs?: number;
  /** How long `close` waits for requests in hand, ms; default 10 s. */
  graceMs?: number;
  log: Log;
  health: Health;
}>;

/** The open server: its origin, and a close that lets requests in hand finish. */
export type Http = Readonly<{ origin: string; close(): Promise<void> }>;

const mebibyte = 1024 * 1024;

/** Opens the one HTTP server. Rejects with one error that says how to mend it when the port cannot be opened. */
export async function openHttp(settings: HttpSettings): Promise<Http> {
  const appNow = appFor(settings);
  const requestMs = settings.requestMs ?? 30_000;
  const server = createAdaptorServer({
    fetch: (request, env) => appNow().fetch(request, env),
    serverOptions: {
      requestTimeout: requestMs,
      headersTimeout: Math.min(requestMs, 10_000),
      connectionsCheckingInterval: Math.min(requestMs, 5000),
    },
    // Without TLS or HTTP/2 options the adaptor makes a plain HTTP server.
  }) as Server;
  const origin = await listen(server, settings.host, settings.port);
  return { origin, close: () => close(server, settings.graceMs ?? 10_000) };
}

async function close(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const finished = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection whose last answer is out would hold the close up until it times out.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await finished;
  clearInterval(sweep);
  clearTimeout(cut);
}

/** Builds the app anew only when the list of routes is another one. */
function appFor(settings: HttpSettings): () => App {
  const { routes } = settings;
  let built: { from: readonly Mounted[]; app: App } | undefined;
  return () => {
    const from = typeof routes === "function" ? routes() : routes;
    const same = built !== undefined && from.length === built.from.length && from.every((r, i) => r === built?.from[i]);
    if (built === undefined || !same) built = { from, app: buildApp(settings, from) };
    return built.app;
  };
}

function buildApp(settings: HttpSettings, routes: readonly Mounted[]): App {
  const app = new Hono<Noted>();
  app.use(logged(settings.log));
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      xFrameOptions: "DENY",
      // Whether this name is served over TLS for ever is for whoever runs the proxy to say.
      strictTransportSecurity: false,
      // A page says itself what it may load.
      overwrite: false,
    }),
  );
  mountHealth(app, settings.health);
  for (const route of routes) mount(app, route, settings);
  app.notFound((c) => c.text("not found", 404));
  app.onError((error, c) => {
    settings.log.error({ err: error, route: c.get("route") }, "a request failed");
    return c.text("internal error", 500);
  });
  return app;
}

function mount(app: App, route: Mounted, settings: HttpSettings): void {
  const maxSize = route.maxBody ?? settings.maxBody ?? mebibyte;
  const named: MiddlewareHandler<Noted> = async (c, next) => {
    c.set("route", route.path);
    if (route.own && !isOwn(c.req.raw, settings)) return c.text("not from here", 403);
    return next();
  };
  app.all(route.path, named, limited(maxSize), (c) => route.handle(c.req.raw));
}

/**
 * A body that tells its length is measured by that. Only another is opened for it: opening makes web streams of the request,
 * and that is a tenth of all that a message costs.
 */
function limited(maxSize: number): MiddlewareHandler<Noted> {
  const refuse = (c: Context) => c.text("body too large", 413, { connection: "close" });
  const opened = bodyLimit({ maxSize, onError: refuse });
  return async (c, next) => {
    const told = c.req.header("content-length");
    if (told === undefined || c.req.header("transfer-encoding") !== undefined) return opened(c, next);
    return Number(told) > maxSize ? refuse(c) : next();
  };
}

function logged(log: Log): MiddlewareHandler<Noted> {
  return async (c, next) => {
    const from = performance.now();
    await next();
    const ms = Math.round(performance.now() - from);
    log.debug({ method: c.req.method, route: c.get("route") ?? "none", status: c.res.status, ms }, "http");
  };
}
