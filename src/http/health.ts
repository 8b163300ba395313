import type { Hono } from "hono";

/** What is noted of a request for the log: its route, since paths themselves may hold one-time links. */
export type Noted = { Variables: { route?: string } };

/** The one server's app. */
export type App = Hono<Noted>;

/** One thing that must work before the program is ready: `detail` says what to do when it does not. */
export type Check = Readonly<{ name: string; ok: boolean; detail?: string }>;

/** What the program can say of itself: that it lives, that its database and channels work, and its figures (Prometheus text). */
export type Health = Readonly<{
  alive(): boolean;
  ready(): Promise<Readonly<{ ok: boolean; checks: readonly Check[] }>>;
  metrics(): Promise<string>;
}>;

/** Mounts /healthz, /readyz and /metrics. */
export function mountHealth(app: App, health: Health): void {
  app.get("/healthz", (c) => (health.alive() ? c.text("ok") : c.text("not alive", 503)));
  app.get("/readyz", async (c) => {
    const { ok, checks } = await health.ready();
    return c.json({ ok, checks }, ok ? 200 : 503);
  });
  app.get("/metrics", async (c) =>
    c.body(await health.metrics(), 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }),
  );
}
