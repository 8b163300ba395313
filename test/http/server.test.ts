import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Health } from "../../src/http/health.js";
import { type Http, type HttpSettings, type Mounted, openHttp } from "../../src/http/server.js";

const health: Health = {
  alive: () => true,
  ready: async () => ({ ok: false, checks: [{ name: "database", ok: false, detail: "start it" }] }),
  metrics: async () => "shouwen_up 1\n",
};
const echo: Mounted = { path: "/echo", handle: async (request) => new Response(await request.text()) };
const lines: { fields: object; message: string }[] = [];
const note = (fields: object, message: string) => void lines.push({ fields, message });
const opened: Http[] = [];

async function open(routes: HttpSettings["routes"], more: Partial<HttpSettings> = {}): Promise<Http> {
  const log = { debug: note, info: note, warn: note, error: note };
  const http = await openHttp({ host: "127.0.0.1", port: 0, routes, log, health, ...more });
  opened.push(http);
  return http;
}

/** Sends these bytes as they stand; what comes back until the server closes. */
function raw(origin: string, ...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1");
    let answer = "";
    socket.on("data", (bytes) => {
      answer += bytes.toString();
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(answer) : reject(error),
    );
    for (const piece of pieces) socket.write(piece);
  });
}

afterEach(async () => {
  for (const http of opened.splice(0)) await http.close();
  lines.length = 0;
});

describe("what is mounted", () => {
  it("answers on an exact path, below a prefix, and nowhere else", async () => {
    const below: Mounted = { path: "/files/*", handle: async (request) => new Response(new URL(request.url).pathname) };
    const { origin } = await open([echo, below]);
    expect(await (await fetch(`${origin}/echo`, { method: "POST", body: "喂" })).text()).toBe("喂");
    expect(await (await fetch(`${origin}/files/a/b`)).text()).toBe("/files/a/b");
    for (const path of ["/", "/echo/", "/echo/x", "/file", "/.env", "/..%2fetc"]) {
      const missing = await fetch(origin + path);
      expect([missing.status, await missing.text()]).toEqual([404, "not found"]);
    }
  });

  it("follows a list of routes that changes", async () => {
    const routes: Mounted[] = [];
    const { origin } = await open(() => [...routes]);
    expect((await fetch(`${origin}/echo`)).status).toBe(404);
    routes.push(echo);
    expect((await fetch(`${origin}/echo`)).status).toBe(200);
  });

  it("turns an error into a 500 that says nothing, and a log line without the query or the body", async () => {
    const broken: Mounted = {
      path: "/link/*",
      handle: async () => {
        throw new Error("the pool is closed");
      },
    };
    const { origin } = await open([broken]);
    const failed = await fetch(`${origin}/link/one-time-secret?token=t0ken`, { method: "POST", body: "李秀英" });
    expect([failed.status, await failed.text()]).toEqual([500, "internal error"]);
    expect(lines.map(({ message }) => message)).toContain("a request failed");
    for (const secret of ["one-time-secret", "t0ken", "李秀英"]) expect(JSON.stringify(lines)).not.toContain(secret);
  });

  it("sends the headers that keep a page to itself, unless the page sets its own policy", async () => {
    const policy = "default-src 'self'";
    const page: Mounted = {
      path: "/page",
      handle: async () => new Response("", { headers: { "content-security-policy": policy } }),
    };
    const { origin } = await open([echo, page]);
    const { headers } = await fetch(`${origin}/echo`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("strict-transport-security")).toBeNull();
    expect((await fetch(`${origin}/page`)).headers.get("content-security-policy")).toBe(policy);
  });
});

describe("limits", () => {
  const chunk = (size: number) => `${size.toString(16)}\r\n${"x".repeat(size)}\r\n`;
  const head = (path: string, more: string) => `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n\r\n`;

  it("takes a body of just 1 MiB, and refuses one byte more with 413", async () => {
    const { origin } = await open([echo]);
    const post = (size: number) => fetch(`${origin}/echo`, { method: "POST", body: "x".repeat(size) });
    expect((await post(1024 * 1024)).status).toBe(200);
    expect((await post(1024 * 1024 + 1)).status).toBe(413);
  });

  it("refuses a body that is announced as too large before it is sent", async () => {
    const { origin } = await open([echo]);
    expect(await raw(origin, head("/echo", "Content-Length: 900000000"))).toMatch(/^HTTP\/1.1 413 /);
  });

  it("refuses a chunked body without a length as soon as it is too large, although it never ends", async () => {
    const { origin } = await open([echo]);
    const answer = await raw(origin, head("/echo", "Transfer-Encoding: chunked"), ...Array(17).fill(chunk(65_536)));
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it("takes a chunked body that is small enough", async () => {
    const { origin } = await open([echo]);
    const answer = await raw(
      origin,
      head("/echo", "Connection: close\r\nTransfer-Encoding: chunked"),
      chunk(5),
      chunk(3),
      "0\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toContain("xxxxxxxx");
  });

  it("lets a route have its own limit", async () => {
    const { origin } = await open([{ ...echo, maxBody: 10 }]);
    expect((await fetch(`${origin}/echo`, { method: "POST", body: "x".repeat(11) })).status).toBe(413);
  });

  it("drops a client that sends its headers or its body a crumb at a time", async () => {
    const { origin } = await open([echo], { requestMs: 300 });
    expect(await raw(origin, "POST /echo HTTP/1.1\r\nHost: x\r\n")).toMatch(/^HTTP\/1.1 408 /);
    expect(await raw(origin, head("/echo", "Content-Length: 10"), "x")).toMatch(/^HTTP\/1.1 408 /);
  });

  it("answers 400 to what is no HTTP", async () => {
    const { origin } = await open([echo]);
    expect(await raw(origin, "路灯坏了\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  });
});

describe("health", () => {
  it("says alive, ready with each check, and its figures", async () => {
    const { origin } = await open([]);
    expect(await (await fetch(`${origin}/healthz`)).text()).toBe("ok");
    const ready = await fetch(`${origin}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ok: false, checks: [{ name: "database", ok: false, detail: "start it" }] });
    const metrics = await fetch(`${origin}/metrics`);
    expect(await metrics.text()).toBe("shouwen_up 1\n");
    expect(metrics.headers.get("content-type")).toContain("version=0.0.4");
  });

  it("is 503 when the program is not alive", async () => {
    const { origin } = await open([], { health: { ...health, alive: () => false } });
    expect((await fetch(`${origin}/healthz`)).status).toBe(503);
  });
});

describe("opening and closing", () => {
  it("says how to mend a port that is taken, or an address that is not ours", async () => {
    const { origin } = await open([]);
    const port = Number(new URL(origin).port);
    await expect(open([], { port })).rejects.toThrow(/another program listens there.*PORT/);
    await expect(open([], { host: "192.0.2.1" })).rejects.toThrow(/no such address.*HOST/);
  });

  it("lets a request in hand finish, and takes no new one", async () => {
    let finish = () => {};
    const slow: Mounted = {
      path: "/slow",
      handle: () =>
        new Promise((resolve) => {
          finish = () => resolve(new Response("done"));
        }),
    };
    const http = await open([slow]);
    const asking = fetch(`${http.origin}/slow`);
    await wait(50);
    const closing = http.close();
    await expect(fetch(`${http.origin}/slow`)).rejects.toThrow();
    finish();
    expect(await (await asking).text()).toBe("done");
    await closing;
  });

  it("cuts a stream that would never end, after its patience", async () => {
    const endless: Mounted = { path: "/stream", handle: async () => new Response(new ReadableStream()) };
    const http = await open([endless], { graceMs: 100 });
    const { body } = await fetch(`${http.origin}/stream`);
    await http.close();
    await expect(body?.getReader().read()).rejects.toThrow();
  });
});

describe("a route for our own pages only", () => {
  const own: Mounted = { ...echo, own: true };
  const ask = async (settings: Partial<HttpSettings>, host: string, more = "") => {
    const { origin } = await open([own], settings);
    const answer = await raw(origin, `GET /echo HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`);
    return Number(answer.slice(9, 12));
  };

  it.each(["127.0.0.1:1", "localhost:3000", "[::1]:3000"])("knows %s", async (host) => {
    expect(await ask({}, host)).toBe(200);
  });

  it("refuses a name that was pointed at this machine", async () => {
    expect(await ask({}, "evil.example")).toBe(403);
    expect(await ask({ host: "0.0.0.0" }, "evil.example")).toBe(403);
  });

  it("knows the public name, and a numeric address where it listens on all", async () => {
    expect(await ask({ publicUrl: "https://town.example" }, "town.example")).toBe(200);
    expect(await ask({ host: "0.0.0.0" }, "192.168.1.7:3000")).toBe(200);
    expect(await ask({}, "192.168.1.7:3000")).toBe(403);
  });

  it("refuses a foreign page, and takes our own", async () => {
    expect(await ask({}, "localhost:3000", "Origin: https://evil.example\r\n")).toBe(403);
    expect(await ask({}, "localhost:3000", "Origin: null\r\n")).toBe(403);
    expect(await ask({}, "localhost:3000", "Sec-Fetch-Site: cross-site\r\n")).toBe(403);
    expect(await ask({}, "localhost:3000", "Origin: http://localhost:3000\r\nSec-Fetch-Site: same-origin\r\n")).toBe(
      200,
    );
    const publicUrl = "https://town.example";
    expect(await ask({ publicUrl }, "127.0.0.1:3000", "Origin: https://town.example\r\n")).toBe(200);
  });

  it("takes a link from elsewhere that someone follows, but no frame and no form", async () => {
    const foreign = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n";
    expect(await ask({}, "localhost:3000", `${foreign}Sec-Fetch-Dest: document\r\n`)).toBe(200);
    expect(await ask({}, "localhost:3000", `${foreign}Sec-Fetch-Dest: iframe\r\n`)).toBe(403);
    const { origin } = await open([own]);
    const form = `POST /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${foreign}Sec-Fetch-Dest: document\r\n`;
    expect(await raw(origin, `${form}Content-Length: 0\r\n\r\n`)).toMatch(/^HTTP\/1.1 403 /);
  });
});
