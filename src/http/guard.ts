const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const wildcards = new Set(["0.0.0.0", "::", "[::]"]);

/** Where the program may rightly be found: the host it listens on, and the address that the world knows it by. */
export type Home = Readonly<{ host: string; publicUrl?: string | undefined }>;

/**
 * Whether a browser's request comes from our own pages. A foreign Origin is forgery (CSRF); a Host that is not ours is a name
 * that someone pointed at this machine (DNS rebinding). A client that is no browser sends no Origin and passes.
 */
export function isOwn(request: Request, home: Home): boolean {
  const { hostname, host } = new URL(request.url);
  if (!isHome(hostname, home)) return false;
  if (isForeign(request)) return false;
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  // Behind a proxy the Host may be the inner one while the browser names the public one.
  const known = [host, home.publicUrl === undefined ? undefined : new URL(home.publicUrl).host];
  return known.includes(new URL(origin).host);
}

/** What the browser itself says of where the request comes from. Following a link to us is no forgery: the link's page sees nothing. */
function isForeign({ method, headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === null || site === "same-origin" || site === "none") return false;
  return (
    method !== "GET" || headers.get("sec-fetch-mode") !== "navigate" || headers.get("sec-fetch-dest") !== "document"
  );
}

function isHome(hostname: string, { host, publicUrl }: Home): boolean {
  if (loopback.has(hostname) || hostname === host || hostname === `[${host}]`) return true;
  if (publicUrl !== undefined && hostname === new URL(publicUrl).hostname) return true;
  // Listening on every address: a numeric one is then ours, and no name can be rebound to it.
  return wildcards.has(host) && /^(\d+\.){3}\d+$|^\[/.test(hostname);
}
