import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file that a page loads, ready to be sent. */
export type Asset = Readonly<{ bytes: Buffer<ArrayBuffer>; type: string; etag: string }>;

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

const shared = ["colors.css", "seal.svg"].map((name) => fileURLToPath(new URL(name, import.meta.url)));

/**
 * Everything that the pages below `path` load, by path: the files of `folder`, the colours and the seal that all pages share,
 * and more files by name. Read once: they are part of the program.
 */
export function readAssets(
  path: string,
  folder: string,
  more: Readonly<Record<string, string>>,
): ReadonlyMap<string, Asset> {
  const own = [...readdirSync(folder).map((name) => join(folder, name)), ...shared];
  const named = [...own.map((file) => [basename(file), file] as const), ...Object.entries(more)];
  return new Map(named.map(([name, file]) => [`${path}/${name}`, asAsset(file)]));
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
