/**
 * What travels between the page and its server.
 * @typedef {{ id: string, name: string }} Person
 * @typedef {{ id: string, name: string, title?: string, seat: "cadre" | "official" }} Persona
 * @typedef {{ name: string, language: string, bot: string, personas: Persona[], groups: Person[] }} Office
 * @typedef {{ label: string, data: string, look?: "primary" | "danger" }} Button
 * @typedef {{ id: string, kind: "image" | "voice" | "video" | "file" | "sticker", name: string, mime: string, bytes: number }} Attached
 * @typedef {{ latitude: number, longitude: number, label?: string }} Place
 * @typedef {{ n: number, chat: string, at: number }} Stamp
 * @typedef {{ text: string, buttons?: Button[], files?: Attached[], mentions?: Person[] }} Content
 * @typedef {Stamp & Content & { what: "said", from?: Person, key?: string, place?: Place, under?: string }} Said
 * @typedef {Stamp & Content & { what: "edited", ref: string }} Edited
 * @typedef {Stamp & { what: "pressed", ref: string, data: string, by: Person }} Pressed
 * @typedef {Said | Edited | Pressed} Line
 */

/**
 * Follows these chats. Calls `take` with lines, oldest first, and `live` with whether the stream is open and caught up.
 * @param {readonly string[]} chats
 * @param {{ take(lines: Line[]): void, live(open: boolean): void }} ears
 * @returns {() => void} ends it
 */
export function follow(chats, { take, live }) {
  /** @type {Line[]} */
  let unread = [];
  let last = 0;
  let ended = false;
  /** @type {EventSource | undefined} */
  let source;
  const hand = () => {
    const lines = unread;
    unread = [];
    if (lines.length > 0 && !ended) take(lines);
  };
  const open = () => {
    if (ended) return;
    const query = new URLSearchParams([["after", String(last)], ...chats.map((chat) => ["chat", chat])]);
    source = new EventSource(`/web/stream?${query}`);
    source.onmessage = ({ data }) => {
      const line = JSON.parse(data);
      last = Math.max(last, line.n);
      // A replay brings hundreds of lines at once: they are drawn together.
      if (unread.push(line) === 1) setTimeout(hand);
    };
    source.addEventListener("live", () => {
      hand();
      live(true);
    });
    source.onerror = () => {
      live(false);
      // The browser tries again by itself after a lost connection, but not after an answer like 503.
      if (source?.readyState === EventSource.CLOSED) setTimeout(open, 1500);
    };
  };
  open();
  return () => {
    ended = true;
    source?.close();
  };
}

/**
 * Posts once. Answers "taken", "again" (not stored: the same post is to be sent again) or "refused".
 * @param {"/web/say" | "/web/press"} path
 * @param {object} body
 * @param {readonly File[]} files
 * @returns {Promise<"taken" | "again" | "refused">}
 */
export async function post(path, body, files) {
  const form = new FormData();
  form.set("body", JSON.stringify(body));
  for (const file of files) form.append("file", file);
  const json = { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  try {
    const { ok, status } = await fetch(path, { method: "POST", ...(files.length > 0 ? { body: form } : json) });
    if (ok) return "taken";
    return status >= 500 || status === 408 || status === 429 ? "again" : "refused";
  } catch {
    return "again";
  }
}
