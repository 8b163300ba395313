import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Language, Office } from "../../core/office.js";
import { viewOf } from "../../core/search.js";
import { document, policy } from "./frame.js";
import { type Before, Door } from "./login.js";
import type { BoardSettings, Viewer } from "./settings.js";

/** What every page behind the gate knows. */
export type Gated = { Variables: { viewer: Viewer } };

const COOKIE = "shouwen_board";
const LANGUAGE = "shouwen_lang";
/** How long the browser keeps the cookie, s; the session itself ends in the database. */
const HOLDS = 12 * 3600;

/** Programs that look at a link before a person does: chats that show previews. They must not use it up. */
const previews = /bot\b|bot[-/]|preview|crawl|spider|unfurl|externalhit|slack-imgproxy|whatsapp/i;

/** What every answer of the board carries: its own policy, and nothing kept by browsers or proxies on the way. */
export const sealed: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("content-security-policy", policy);
  c.header("cache-control", "no-store");
};

/** Lets in who has a session and a role for the board; the others stand before the door. */
export function gate(settings: BoardSettings): MiddlewareHandler<Gated> {
  return async (c, next) => {
    const viewer = await viewerOf(settings, c);
    if (viewer === undefined) return door(settings, c, "out");
    c.set("viewer", viewer);
    return next();
  };
}

async function viewerOf(settings: BoardSettings, c: Context): Promise<Viewer | undefined> {
  const cookie = getCookie(c, COOKIE);
  const id = cookie === undefined ? undefined : await settings.sessions.whose(cookie);
  const office = settings.office();
  // Whoever left the office file, or lost their role, is out at once.
  const staff = id === undefined ? undefined : office.staff.get(id);
  const view = staff === undefined ? undefined : viewOf(office, staff);
  if (staff === undefined || view === undefined) return undefined;
  const language = languageOf(settings, c, staff.language ?? office.language);
  const titles = new Map(settings.channels().map(({ platform, title }) => [platform, title?.[language]]));
  return {
    ...{ staff, view, language, office, roster: settings.roster(), now: settings.now() },
    channel: (platform) => titles.get(platform),
  };
}

function languageOf({ secure }: BoardSettings, c: Context, fallback: Language): Language {
  const asked = c.req.query("lang");
  if (asked === "en" || asked === "zh-CN") {
    setCookie(c, LANGUAGE, asked, { path: "/", sameSite: "Lax", secure, httpOnly: true, maxAge: 365 * 86_400 });
    return asked;
  }
  const kept = getCookie(c, LANGUAGE);
  return kept === "en" || kept === "zh-CN" ? kept : fallback;
}

/** The page before the door. A page that refreshes itself is told to show it whole. */
export function door(settings: BoardSettings, c: Context, why: Before) {
  const office: Office = settings.office();
  c.header("hx-redirect", "/board");
  const english = /^en\b/.test(c.req.header("accept-language") ?? "");
  const language = languageOf(settings, c, english ? "en" : office.language);
  return c.html(document(Door({ office, language, why })), why === "left" ? 200 : 401);
}

/** GET /board/login?t=…: uses the link up and goes on to the board. */
export async function login(settings: BoardSettings, c: Context) {
  const token = c.req.query("t") ?? "";
  if (c.req.method !== "GET" || previews.test(c.req.header("user-agent") ?? "")) return c.body(null, 204);
  const session = token === "" ? undefined : await settings.sessions.open(token);
  if (session === undefined) return door(settings, c, "used");
  const { secure } = settings;
  setCookie(c, COOKIE, session, { path: "/board", httpOnly: true, sameSite: "Lax", secure, maxAge: HOLDS });
  return c.redirect("/board", 303);
}

/** Ends the session here and in the database. */
export async function logout(settings: BoardSettings, c: Context) {
  const cookie = getCookie(c, COOKIE);
  if (cookie !== undefined) await settings.sessions.close(cookie);
  deleteCookie(c, COOKIE, { path: "/board" });
  return door(settings, c, "left");
}
