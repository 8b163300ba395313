import { createHash } from "node:crypto";
import { imports } from "./libraries.js";

const importMap = JSON.stringify({ imports });

/** The import map is the only inline script; browsers take none from a file, so its hash is allowed and nothing else. */
export const policy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash("sha256").update(importMap).digest("base64")}'`,
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page's shell; everything else is drawn by its modules. */
export function renderPage(office: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>首问 · ${escaped(office)}</title>
<link rel="icon" href="/playground/seal.svg">
<link rel="stylesheet" href="/playground/colors.css">
<link rel="stylesheet" href="/playground/base.css">
<link rel="stylesheet" href="/playground/chat.css">
<link rel="stylesheet" href="/playground/writing.css">
<script type="importmap">${importMap}</script>
<script type="module" src="/playground/app.js"></script>
</head>
<body><noscript>这个页面需要 JavaScript。This page needs JavaScript.</noscript></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
