import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { playgroundRoutes } from "../../src/pages/playground/index.js";

const routes = playgroundRoutes({
  office: () => ({ name: "</title><script>alert(1)</script>", language: "zh-CN" }),
  personas: () => [{ id: "liu", name: "刘德宏", seat: "cadre" }],
  groups: () => [{ id: "claims", name: "认领群" }],
});

async function get(path: string, init: RequestInit = {}): Promise<Response> {
  const route = routes.find((one) => one.path === path);
  if (route === undefined) throw new Error(`no route ${path}`);
  return route.handle(new Request(`http://127.0.0.1${path}`, init));
}

it("allows no inline script but the import map, and nothing from elsewhere", async () => {
  const page = await get("/");
  const html = await page.text();
  const inline = [...html.matchAll(/<script(?![^>]* src=)[^>]*>([^<]*)<\/script>/g)].map(([, body]) => body ?? "");
  expect(inline).toHaveLength(1);
  const hash = createHash("sha256")
    .update(inline[0] ?? "")
    .digest("base64");
  expect(page.headers.get("content-security-policy")).toContain(`script-src 'self' 'sha256-${hash}';`);
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(html).not.toContain("alert(1)</script>");
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
});

it("serves every module that the page or another module names", async () => {
  const html = await (await get("/")).text();
  const named = [...html.matchAll(/"(\/playground\/[^"]+)"/g)].map(([, path]) => path ?? "");
  const modules = routes.filter(({ path }) => path.endsWith(".js"));
  for (const { path } of modules) {
    const text = await (await get(path)).text();
    for (const [, name] of text.matchAll(/from "\.\/([^"]+)"/g)) named.push(`/playground/${name}`);
  }
  expect(named.length).toBeGreaterThan(25);
  for (const path of named) expect((await get(path)).status).toBe(200);
});

it("sends a file once, and 304 until it changes", async () => {
  const first = await get("/playground/app.js");
  expect(first.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(first.headers.get("cache-control")).toBe("no-cache");
  const again = await get("/playground/app.js", { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});

it("answers GET and HEAD only", async () => {
  expect((await get("/", { method: "POST" })).status).toBe(405);
  expect(await (await get("/", { method: "HEAD" })).text()).toBe("");
});

it("names the people and groups of the office as they are now", async () => {
  expect(await (await get("/playground/office.json")).json()).toEqual({
    name: "</title><script>alert(1)</script>",
    language: "zh-CN",
    bot: "首问",
    personas: [{ id: "liu", name: "刘德宏", seat: "cadre" }],
    groups: [{ id: "claims", name: "认领群" }],
  });
});
