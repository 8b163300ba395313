import { fileURLToPath } from "node:url";
import type { Route } from "../../port/index.js";
import { type Asset, readAssets, serveAsset, tagged } from "../common/assets.js";
import { libraries } from "./libraries.js";
import { policy, renderPage } from "./page.js";

/** Someone of the office whose seat a visitor of the playground may take; `id` is the account of platform `web`. */
export type Persona = Readonly<{ id: string; name: string; title?: string; seat: "cadre" | "official" }>;

/** What the playground shows: an office, its people and its groups, asked anew at each visit. */
export type PlaygroundSettings = Readonly<{
  office(): Readonly<{ name: string; language: string }>;
  personas(): readonly Persona[];
  groups(): readonly Readonly<{ id: string; name: string }>[];
  /** What the bot is called; default 首问. */
  bot?: string;
}>;

/** A route for our own pages only. */
export type PageRoute = Route & Readonly<{ own: true }>;

/** The playground: the page at `/`, and what it loads below `/playground`. */
export function playgroundRoutes(settings: PlaygroundSettings): readonly PageRoute[] {
  const folder = fileURLToPath(new URL("browser/", import.meta.url));
  const assets = [...readAssets("/playground", folder, libraries)].map(([path, asset]) => pageRoute(path, () => asset));
  return [
    pageRoute("/", () => tagged(renderPage(settings.office().name), "text/html; charset=utf-8"), {
      "content-security-policy": policy,
      "permissions-policy": "microphone=(self), geolocation=(self), camera=()",
    }),
    pageRoute("/playground/office.json", () => tagged(JSON.stringify(officeOf(settings)), "application/json")),
    ...assets,
  ];
}

function officeOf({ office, personas, groups, bot = "首问" }: PlaygroundSettings) {
  return { ...office(), bot, personas: personas(), groups: groups() };
}

function pageRoute(path: string, asset: () => Asset, more: Readonly<Record<string, string>> = {}): PageRoute {
  return {
    path,
    own: true,
    handle: async (request) => {
      if (request.method !== "GET" && request.method !== "HEAD") return new Response("GET only", { status: 405 });
      const response = serveAsset(asset(), request);
      for (const [name, value] of Object.entries(more)) response.headers.set(name, value);
      return response;
    },
  };
}
