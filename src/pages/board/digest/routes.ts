import type { Context, Hono } from "hono";
import { lastWeek, openNumber, readerScope, spanNamed } from "../../../core/digest/index.js";
import { document } from "../frame.js";
import type { Gated } from "../gate.js";
import type { BoardSettings, Viewer } from "../settings.js";
import { tellingFor } from "../tell.js";
import { openedBy, weekHref } from "./href.js";
import { OpenedPage } from "./opened.js";
import { DigestPage } from "./page.js";

type Board = Context<Gated>;

/** How many requests behind a number are shown. */
const MOST = 300;

/** The digest of a week, what its numbers open to, and its files; each viewer's own areas. */
export function digestRoutes(
  board: Hono<Gated>,
  settings: BoardSettings,
  missing: (c: Board) => Response | Promise<Response>,
): void {
  board.get("/board/digest", (c) => c.redirect(weekHref(lastWeek(c.var.viewer.office, c.var.viewer.now)), 303));
  board.get("/board/digest/:week", async (c) => {
    const read = await readWeek(settings, c);
    if (read === undefined) return missing(c);
    return c.html(document(DigestPage({ telling: tellingFor(c.var.viewer), ...read })));
  });
  board.get("/board/digest/:week/open", async (c) => {
    const read = await readWeek(settings, c);
    const opened = openedBy(new URL(c.req.url));
    if (read === undefined || opened === undefined) return missing(c);
    const { viewer } = c.var;
    const behind = openNumber(read.sources, opened);
    const ids = behind.slice(0, MOST).map(({ id }) => id);
    const rows = await settings.read.find(viewer.office.id, { ids, most: MOST }, viewer.view);
    return c.html(document(OpenedPage({ telling: tellingFor(viewer), digest: read.digest, opened, behind, rows })));
  });
  board.get("/board/digest/:week/file/:kind", async (c) => {
    const read = await readWeek(settings, c);
    const files = read === undefined ? [] : await settings.paint(read.digest, c.var.viewer.language);
    const file = files.find(({ kind }) => kind === c.req.param("kind"));
    if (file === undefined) return missing(c);
    const headers = { "content-type": file.mime, "content-disposition": `attachment; filename="${file.name}"` };
    // The bytes are a view of their own buffer, which no server shares.
    return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, headers);
  });
}

/** The digest that a viewer is given of the week in the address; undefined for what is no week yet. */
async function readWeek({ digest }: BoardSettings, c: Board) {
  const { viewer } = c.var;
  const week = c.req.param("week") ?? "";
  const areas = readerScope(viewer.office, viewer.staff);
  if (areas === undefined || !isPast(viewer, week)) return undefined;
  return digest(week, areas);
}

function isPast({ office, now }: Viewer, week: string): boolean {
  if (!/^\d{4}-(W\d\d|\d\d)$/.test(week)) return false;
  try {
    return spanNamed(office.zone, week).start < now;
  } catch {
    return false;
  }
}
