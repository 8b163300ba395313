import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Asset, serveAsset, tagged } from "../playground/assets.js";
import type { PageRoute } from "../playground/index.js";
import { createBoard } from "./routes.js";
import type { BoardSettings } from "./settings.js";

export type { BoardSettings } from "./settings.js";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** The board: its pages at `/board` and below, and what they load. */
export function boardRoutes(settings: BoardSettings): readonly PageRoute[] {
  const board = createBoard(settings);
  const handle = async (request: Request) => board.fetch(request);
  return [
    ...readFiles().map(
      ([path, asset]) => ({ path, own: true, handle: async (r: Request) => serveAsset(asset, r) }) as const,
    ),
    { path: "/board", own: true, handle },
    { path: "/board/*", own: true, handle },
  ];
}

/** Our own files and the library that keeps pages fresh, as its package ships it to browsers. Read once. */
function readFiles(): readonly (readonly [path: string, asset: Asset])[] {
  const folder = fileURLToPath(new URL("browser/", import.meta.url));
  const { resolve } = createRequire(import.meta.url);
  const files = [
    ...readdirSync(folder).map((name) => [name, join(folder, name)] as const),
    ["htmx.js", resolve("htmx.org/dist/htmx.min.js")] as const,
    ["seal.svg", fileURLToPath(new URL("../playground/browser/seal.svg", import.meta.url))] as const,
  ];
  return files.map(([name, file]) => [
    `/board/${name}`,
    tagged(readFileSync(file, "utf8"), types[extname(name)] ?? "application/octet-stream"),
  ]);
}
