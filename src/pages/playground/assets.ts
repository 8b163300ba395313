import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file that the page loads, ready to be sent. */
export type Asset = Readonly<{ bytes: Buffer<ArrayBuffer>; type: string; etag: string }>;

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

const { resolve } = createRequire(import.meta.url);

/** The libraries that the page imports by name, as the modules that their packages ship to browsers. */
const libraries = {
  preact: resolve("preact"),
  "preact/hooks": resolve("preact/hooks"),
  htm: join(dirname(resolve("htm")), "htm.module.js"),
} as const satisfies Record<string, string>;

/** Where each library is found by the browser: the page's import map. */
export const imports: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(libraries).map((name) => [name, `/playground/${name.replace("/", "-")}.mjs`]),
);

/** Everything that the page loads, by path. Read once: the files are part of the program. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const folder = fileURLToPath(new URL("browser/", import.meta.url));
  const own = readdirSync(folder).map((name) => [`/playground/${name}`, join(folder, name)] as const);
  const shared = Object.entries(libraries).map(([name, file]) => [imports[name] ?? "", file] as const);
  return new Map([...own, ...shared].map(([path, file]) => [path, asAsset(file)]));
}

/** Answers with the asset, or with 304 where the browser has it already. */
export function serveAsset({ bytes, type, etag }: Asset, request: Request): Response {
  const headers = { etag, "cache-control": "no-cache", "content-type": type };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : bytes, { headers });
}

/** Bytes with the tag that changes when they do. */
export function tagged(text: string, type: string): Asset {
  return withTag(Buffer.from(text), type);
}

function asAsset(file: string): Asset {
  return withTag(Buffer.from(readFileSync(file)), types[extname(file)] ?? "application/octet-stream");
}

function withTag(bytes: Buffer<ArrayBuffer>, type: string): Asset {
  return { bytes, type, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` };
}
