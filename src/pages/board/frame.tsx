import type { Child } from "hono/jsx";
import type { Viewer } from "./settings.js";
import { seesChannels, takesOrders } from "./sight.js";
import { type Word, wordsIn } from "./words.js";

/** What a page of the board may load and do: our own files and forms, and nothing else. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A page as it is sent: with its doctype. */
export function document(page: unknown): string {
  return `<!doctype html>${String(page)}`;
}

type Frame = Readonly<{
  viewer: Viewer;
  title: string;
  here: Word | undefined;
  /** The path with its query, for the language switch. */
  path: string;
  children: Child;
}>;

/** The frame of every page behind the login: head, navigation, content. */
export function Frame({ viewer, title, here, path, children }: Frame) {
  const t = wordsIn(viewer.language);
  return (
    <html lang={viewer.language}>
      <Head title={`${title} · ${viewer.office.name}`} />
      <body>
        <a class="skip" href="#main">
          {t("skip")}
        </a>
        <Top viewer={viewer} here={here} path={path} />
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

function Top({ viewer, here, path }: Pick<Frame, "viewer" | "here" | "path">) {
  const t = wordsIn(viewer.language);
  const other = viewer.language === "en" ? "zh-CN" : "en";
  return (
    <header class="top">
      <Seal />
      <div class="brand">
        <strong>{viewer.office.name}</strong>
        <span>{t("board")}</span>
      </div>
      <nav class="places" aria-label={t("board")}>
        {places(viewer).map(([word, href]) => (
          <a href={href} {...(here === word ? { "aria-current": "page" as const } : {})}>
            {t(word)}
          </a>
        ))}
      </nav>
      <div class="me">
        <span class="name">{viewer.staff.name}</span>
        <a href={withLanguage(path, other)} lang={other} hreflang={other}>
          {t("language")}
        </a>
        <form method="post" action="/board/logout">
          <button type="submit" class="plain">
            {t("logout")}
          </button>
        </form>
      </div>
    </header>
  );
}

/** The pages that a viewer has; the map only where the office file gives boundaries. */
function places({ office, staff }: Viewer): readonly (readonly [Word, string])[] {
  const drawn = [...office.areas.values()].some(({ boundary }) => boundary !== undefined);
  return [
    ["requests", "/board"],
    ["digest", "/board/digest"],
    ["roster", "/board/duty"],
    ...(drawn ? [["map", "/board/map"] as const] : []),
    ["breaches", "/board/breaches"],
    ...(takesOrders(staff) ? [["orders", "/board/orders"] as const] : []),
    ...(seesChannels(staff) ? [["channels", "/board/channels"] as const] : []),
  ];
}

function withLanguage(path: string, language: string): string {
  const url = new URL(path, "http://board");
  url.searchParams.set("lang", language);
  return `${url.pathname}${url.search}`;
}

/** The head of every page of ours, the public one's too. */
export function Head({ title }: Readonly<{ title: string }>) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="same-origin" />
      <meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":true}' />
      <title>{title}</title>
      <link rel="icon" href="/board/seal.svg" />
      <link rel="stylesheet" href="/board/colors.css" />
      <link rel="stylesheet" href="/board/board.css" />
      <link rel="stylesheet" href="/board/parts.css" />
      <link rel="stylesheet" href="/board/digest.css" />
      <script src="/board/htmx.js" defer />
    </head>
  );
}

/** The seal at the top left. */
export function Seal() {
  return (
    <span class="seal" aria-hidden="true">
      首问
    </span>
  );
}
