import { type Context, Hono } from "hono";
import { toString as toQr } from "qrcode";
import { isBreach } from "../../core/breach.js";
import { addDays, isoWeek, weekSpan } from "../../core/calendar.js";
import type { Command } from "../../core/command.js";
import type { Found, Place } from "../../core/search.js";
import { render } from "../../text/index.js";
import { deskActs, isDeskAct, valuesOf } from "./acts.js";
import { BreachesPage } from "./breaches.js";
import { ChannelsPage } from "./channels.js";
import { ContactPage } from "./contact.js";
import { digestRoutes } from "./digest/routes.js";
import { DutyPage } from "./duty.js";
import { mayDeclare } from "./emergency.js";
import { document } from "./frame.js";
import { door, type Gated, gate, login, logout, sealed } from "./gate.js";
import { ListPage } from "./list.js";
import { MapPage } from "./map.js";
import { MissingPage } from "./missing.js";
import { OrdersPage } from "./orders.js";
import { type Asked, hrefOf, numberIn, PAGE, readAsked, toSearch } from "./query.js";
import { RequestPage } from "./request.js";
import { weeksOf } from "./roster.js";
import type { BoardSettings, OrdersOutcome, Viewer } from "./settings.js";
import { readable, seesChannels, takesOrders } from "./sight.js";
import { tellingFor } from "./tell.js";
import { wordsIn } from "./words.js";

/** How many requests with suspected breaches are shown at once. */
const MOST_BREACHES = 100;

type Board = Context<Gated>;

/** The board's pages behind their gate. */
export function createBoard(settings: BoardSettings): Hono<Gated> {
  const board = new Hono<Gated>();
  board.onError((error) => {
    // The one server logs it, and answers.
    throw error;
  });
  board.use(sealed);
  board.on(["GET", "HEAD"], "/board/login", (c) => login(settings, c));
  board.post("/board/logout", (c) => logout(settings, c));
  board.use("/board/*", gate(settings));
  board.use("/board", gate(settings));
  board.get("/board", (c) => list(settings, c));
  board.get("/board/duty", (c) => duty(c));
  board.post("/board/emergency", (c) => emergency(settings, c));
  board.get("/board/map", async (c) => {
    const { viewer } = c.var;
    const tally = await settings.read.tally(viewer.office.id, viewer.view, viewer.now);
    return c.html(document(MapPage({ telling: tellingFor(viewer), tally })));
  });
  board.get("/board/channels", (c) => channels(settings, c));
  board.get("/board/orders", (c) => orders(c));
  board.post("/board/orders", (c) => takeOrders(settings, c));
  board.get("/board/breaches", (c) => breaches(settings, c));
  digestRoutes(board, settings, missing);
  board.get("/board/request/:id", (c) => request(settings, c));
  board.post("/board/request/:id/:act", (c) => act(settings, c));
  board.notFound((c) => (c.var.viewer === undefined ? door(settings, c, "out") : missing(c)));
  return board;
}

async function list({ read }: BoardSettings, c: Board) {
  const { viewer } = c.var;
  const url = new URL(c.req.url);
  const asked = readAsked(url);
  const no = numberIn(asked.q);
  const numbered = no === undefined ? undefined : await read.numbered(viewer.office.id, no);
  if (numbered !== undefined) return go(c, `/board/request/${numbered}`);
  const search = { ...toSearch(asked, viewer.office, viewer.now), ...(no === undefined ? {} : { no }) };
  const [found, tally] = await Promise.all([
    asked.tooShort ? [] : read.find(viewer.office.id, search, viewer.view),
    read.tally(viewer.office.id, viewer.view, viewer.now),
  ]);
  const listed = { asked, tally, path: `${url.pathname}${url.search}`, ...pageOf(asked, found) };
  return c.html(document(ListPage({ telling: tellingFor(viewer), listed })));
}

/** The rows of one page, and the ways on: one more row than fits was asked for. */
function pageOf(asked: Asked, found: readonly Found[]) {
  const more = found.length > PAGE;
  const rows = asked.after === undefined ? found.slice(0, PAGE) : found.slice(-PAGE);
  const first = rows[0];
  const last = rows.at(-1);
  const [isNewer, isOlder] = asked.after === undefined ? [asked.before !== undefined, more] : [more, true];
  return {
    rows,
    newer: isNewer && first !== undefined ? hrefOf(asked, { after: placeOf(first) }) : undefined,
    older: isOlder && last !== undefined ? hrefOf(asked, { before: placeOf(last) }) : undefined,
  };
}

function placeOf({ registeredAt, id }: Found): Place {
  return { at: registeredAt, id };
}

/** On to another page; a page that was fetched in the background is told to go there itself. */
function go(c: Board, path: string) {
  if (c.req.header("hx-request") === undefined) return c.redirect(path, 303);
  c.header("hx-redirect", path);
  return c.body(null, 204);
}

/** In the words that are typed in chat, and by the same path; what was answered stands on the page. */
async function emergency(settings: BoardSettings, c: Board) {
  const { viewer } = c.var;
  if (!mayDeclare(viewer)) return missing(c);
  const form = await c.req.formData().catch(() => new FormData());
  const text = valuesOf(form, viewer.office).one("text");
  const answer = await settings.declare({ staff: viewer.staff.id, text });
  const { office, language } = viewer;
  const about = { language, zone: office.zone, now: viewer.now, group: false };
  const said = answer && render({ to: "here", weight: "reply", say: answer }, about).text;
  const { roster } = settings;
  c.set("viewer", { ...viewer, roster: roster() });
  return duty(c, said);
}

function duty(c: Board, said?: string) {
  const { viewer } = c.var;
  const { zone } = viewer.office;
  const given = c.req.query("week") ?? "";
  const week = /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(given) ? given : isoWeek(zone, viewer.now);
  const [from] = weekSpan(zone, week);
  const page = DutyPage({
    telling: tellingFor(viewer),
    said,
    weeks: weeksOf(viewer.office, viewer.roster, from),
    week,
    before: isoWeek(zone, addDays(zone, from, -7)),
    after: isoWeek(zone, addDays(zone, from, 7)),
  });
  return c.html(document(page));
}

/** Another hotline's work orders are taken in by a coordinator (F7, §15). */
function orders(c: Board, outcome?: OrdersOutcome) {
  if (!takesOrders(c.var.viewer.staff)) return missing(c);
  const status = outcome === undefined || "made" in outcome ? 200 : 400;
  return c.html(document(OrdersPage({ telling: tellingFor(c.var.viewer), ...(outcome && { outcome }) })), status);
}

async function takeOrders(settings: BoardSettings, c: Board) {
  if (!takesOrders(c.var.viewer.staff)) return missing(c);
  const form = await c.req.formData().catch(() => new FormData());
  const file = form.get("sheet");
  if (!(file instanceof File)) return orders(c, { unreadable: true });
  return orders(c, await settings.orders({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
}

/** Channels are the office's own affair: cadres and auditors have no page of them. */
async function channels(settings: BoardSettings, c: Board) {
  const { viewer } = c.var;
  if (!seesChannels(viewer.staff)) return missing(c);
  const rows = await Promise.all(
    settings.channels().map(async (channel) => ({
      ...channel,
      code: channel.scan === undefined ? undefined : await toQr(channel.scan, { type: "svg", margin: 2 }),
    })),
  );
  return c.html(document(ChannelsPage({ telling: tellingFor(viewer), rows, missed: settings.missed() })));
}

async function breaches({ read }: BoardSettings, c: Board) {
  const { viewer } = c.var;
  const { view, staff } = viewer;
  // What is held against somebody is theirs to see, wherever it was.
  const search = { charged: true, most: MOST_BREACHES, ...(view.all ? {} : { chargedTo: staff.id }) };
  const rows = await read.find(viewer.office.id, search, { ...view, all: true });
  return c.html(document(BreachesPage({ telling: tellingFor(viewer), rows })));
}

async function request(settings: BoardSettings, c: Board, said?: string, status: 200 | 409 = 200) {
  const { viewer } = c.var;
  const whole = await readable(settings, viewer, c.req.param("id") ?? "");
  if (whole === undefined) return missing(c);
  const done = c.req.query("done") === undefined ? said : wordsIn(viewer.language)("done");
  return c.html(document(RequestPage({ telling: tellingFor(viewer), whole, said: done })), status);
}

/** A command from a form, by the same path as from a chat; a refusal is shown on the page, and says what to do. */
async function act(settings: BoardSettings, c: Board) {
  const { viewer } = c.var;
  const id = c.req.param("id") ?? "";
  const form = await c.req.formData().catch(() => new FormData());
  const command = commandOf(c.req.param("act") ?? "", form, viewer);
  const whole = await readable(settings, viewer, id);
  if (whole === undefined || command === undefined) return missing(c);
  const version = Number(form.get("version"));
  const refusal = await settings.act({ staff: viewer.staff.id, request: id, version, command });
  if (refusal !== undefined) {
    const { office, language, now } = viewer;
    const notice = { to: "here", weight: "reply", say: { kind: "refused", ...refusal } } as const;
    return request(settings, c, render(notice, { language, zone: office.zone, now, group: false }).text, 409);
  }
  if (command.do !== "reveal") return c.redirect(`/board/request/${id}?done`, 303);
  const contact = await settings.contact(id);
  return c.html(document(ContactPage({ telling: tellingFor(viewer), request: whole.request, contact })));
}

function commandOf(name: string, form: FormData, { office }: Viewer): Command | undefined {
  const values = valuesOf(form, office);
  if (isDeskAct(name)) return deskActs[name].make(values);
  if (name === "reveal") return { do: "reveal", reason: values.one("reason") };
  const code = values.one("code");
  if (name !== "judge" || !isBreach(code)) return undefined;
  return { do: "judge", code, who: values.one("who"), confirmed: values.one("confirmed") === "yes" };
}

/** Unknown and forbidden alike (T35). */
function missing(c: Board) {
  return c.html(document(MissingPage({ telling: tellingFor(c.var.viewer) })), 404);
}
