import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { readAssets, serveAsset } from "../common/assets.js";
import type { PageRoute } from "../playground/index.js";
import { createBoard } from "./routes.js";
import type { BoardSettings } from "./settings.js";

export type { BoardSettings } from "./settings.js";

const folder = fileURLToPath(new URL("browser/", import.meta.url));
const { resolve } = createRequire(import.meta.url);

/** The board: its pages at `/board` and below, and what they load. */
export function boardRoutes(settings: BoardSettings): readonly PageRoute[] {
  const board = createBoard(settings);
  const handle = async (request: Request) => board.fetch(request);
  return [
    ...[...readAssets("/board", folder, { "htmx.js": resolve("htmx.org/dist/htmx.min.js") })].map(
      ([path, asset]) => ({ path, own: true, handle: async (r: Request) => serveAsset(asset, r) }) as const,
    ),
    { path: "/board", own: true, handle },
    { path: "/board/*", own: true, handle },
  ];
}
