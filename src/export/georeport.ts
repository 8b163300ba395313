import { timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import { categories } from "../core/categories.js";
import { areaName } from "../core/duty.js";
import { named } from "../core/named.js";
import type { Office } from "../core/office.js";
import type { Request as Matter } from "../core/request.js";
import type { Route } from "../port/index.js";
import {
  codeOf,
  readServiceRequestId,
  type ServiceRequest,
  type ServiceRow,
  serviceRequestId,
  services,
  toServiceRequest,
} from "./open311.js";
import { builtXml, toXml } from "./xml.js";

/** A report that came through another system, checked. */
export type Outside = Readonly<{
  category: string;
  text: string;
  place: string | undefined;
  at: Readonly<{ latitude: number; longitude: number }> | undefined;
  name: string | undefined;
  phone: string | undefined;
}>;

/** What Open311 GeoReport v2 reads and writes, as main.ts hands it over. */
export type GeoReport = Readonly<{
  office(): Office;
  now(): number;
  /** The key that other systems give; without one nobody writes, and only what is published is read. */
  key: string | undefined;
  requests(office: string, which: Which): Promise<readonly Matter[]>;
  report(report: Outside): Promise<Readonly<{ year: number; no: number; firstAsked: string | undefined }>>;
}>;

type Which = Readonly<{
  numbers?: readonly Readonly<{ year: number; no: number }>[];
  categories?: readonly string[];
  closed?: boolean;
  from?: number;
  until?: number;
  most: number;
}>;

const SPAN_MS = 90 * 86_400_000;
const MOST = 1000;

/** Something that the caller must mend, as the specification writes errors. */
type Fault = Readonly<{ code: 400 | 403 | 404; description: string }>;

/** Open311 GeoReport v2 at `/open311/v2/`, in JSON and XML. */
export function geoReportRoutes(api: GeoReport): readonly Route[] {
  const app = new Hono().basePath("/open311/v2");
  app.onError((error) => {
    // The one server logs it, and answers.
    throw error;
  });
  app.get("/:list{services\\.(json|xml)}", (c) => answer(c, ["services", "service"], services()));
  app.get("/services/:code{.+\\.(json|xml)}", (c) => definition(c));
  app.get("/:list{requests\\.(json|xml)}", (c) => list(api, c));
  app.post("/:list{requests\\.(json|xml)}", (c) => post(api, c));
  app.get("/requests/:id{.+\\.(json|xml)}", (c) => single(api, c));
  app.get("/tokens/:id{.+\\.(json|xml)}", (c) => token(api, c));
  return [{ path: "/open311/v2/*", handle: async (request) => app.fetch(request) }];
}

function definition(c: Context) {
  const code = nameIn(c, "code");
  const known = services().some(({ service_code }) => service_code === code);
  if (!known) return fault(c, unknownService);
  // One thing, not a list: none of our services asks for more than the words and the place.
  if (c.req.path.endsWith(".xml"))
    return xml(c, builtXml({ service_definition: { service_code: code, attributes: "" } }));
  return c.json({ service_code: code, attributes: [] });
}

/** Requests by number, which overrides all else, or by service, state and time. */
async function list(api: GeoReport, c: Context) {
  if (!mayRead(api, c)) return fault(c, closed);
  const ids = namesIn(c, "service_request_id");
  if (ids.length > 0)
    return found(api, c, { numbers: ids.flatMap((id) => readServiceRequestId(id) ?? []), most: MOST });
  const span = spanIn(c, api.now());
  if (typeof span === "string") return fault(c, { code: 400, description: span });
  const codes = namesIn(c, "service_code");
  const [status, another] = new Set(namesIn(c, "status").filter((one) => one === "open" || one === "closed"));
  return found(api, c, {
    ...span,
    ...(codes.length === 0
      ? {}
      : { categories: categories.filter((row) => codes.includes(codeOf(row.id))).map(({ id }) => id) }),
    ...(status === undefined || another !== undefined ? {} : { closed: status === "closed" }),
    most: MOST,
  });
}

/** An argument that may be given several times, or with commas; one that is empty is as good as none. */
function namesIn(c: Context, name: string): readonly string[] {
  const given = c.req.queries(name) ?? [];
  return given.flatMap((text) => text.split(",").map((one) => one.trim())).filter((one) => one !== "");
}

/** At most ninety days: those that are asked for, else the most recent; a sentence where they are none. */
function spanIn(c: Context, now: number): Readonly<{ from: number; until: number }> | string {
  const [start, end] = [c.req.query("start_date") || undefined, c.req.query("end_date") || undefined];
  const [from, to] = [timeIn(start), timeIn(end)];
  if ((start !== undefined && from === undefined) || (end !== undefined && to === undefined))
    return "start_date and end_date must be in W3C format, such as 2010-01-01T00:00:00Z";
  if (from !== undefined && to !== undefined && to - from > SPAN_MS)
    return "start_date and end_date may not span more than 90 days";
  const until = to ?? Math.min(now, (from ?? now) + SPAN_MS);
  return { from: from ?? until - SPAN_MS, until };
}

async function single(api: GeoReport, c: Context) {
  if (!mayRead(api, c)) return fault(c, closed);
  const number = readServiceRequestId(nameIn(c, "id"));
  if (number === undefined) return fault(c, unknownRequest);
  return found(api, c, { numbers: [number], most: 1 }, unknownRequest);
}

async function found(api: GeoReport, c: Context, which: Which, none?: Fault) {
  const office = api.office();
  const rows = await api.requests(office.id, which);
  if (rows.length === 0 && none !== undefined) return fault(c, none);
  return answer(
    c,
    ["service_requests", "request"],
    rows.map((row) => toServiceRequest(row, office)),
  );
}

/** A token is the number itself: numbers are given at once. */
async function token(api: GeoReport, c: Context) {
  if (!mayRead(api, c)) return fault(c, closed);
  const id = nameIn(c, "id");
  const number = readServiceRequestId(id);
  const rows = number === undefined ? [] : await api.requests(api.office().id, { numbers: [number], most: 1 });
  if (rows.length === 0) return fault(c, unknownRequest);
  return answer(c, ["service_requests", "request"], [{ service_request_id: id, token: id }]);
}

/** A new request. It is registered at once, as in a group: whoever sent it cannot be asked. */
async function post(api: GeoReport, c: Context) {
  const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>); // an unreadable body has no fields
  const one = (name: string, most: number) => {
    const value = form[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, most) : undefined;
  };
  if (!isKey(api, one("api_key", 200)))
    return fault(c, { code: 403, description: "api_key was not given or is wrong" });
  const code = one("service_code", 100);
  if (code === undefined) return fault(c, { code: 400, description: "service_code was not given" });
  const row = categories.find(({ id, sealed }) => !sealed && codeOf(id) === code);
  if (row === undefined) return fault(c, unknownService);
  const text = one("description", 4000);
  if (text === undefined) return fault(c, { code: 400, description: "description was not given" });
  const at = pointIn(one("lat", 20), one("long", 20));
  const place = one("address_string", 200) ?? areaName(api.office(), one("address_id", 80)) ?? at?.text;
  if (place === undefined)
    return fault(c, { code: 400, description: "address_string, a known address_id, or lat and long, must be given" });
  const name = [one("last_name", 40), one("first_name", 40)].filter((part) => part !== undefined).join("");
  const media = one("media_url", 500);
  if (media !== undefined && !/^https?:\/\//i.test(media))
    return fault(c, { code: 400, description: "media_url must be an http or https address" });
  const made = await api.report({
    category: row.id,
    text: media === undefined ? text : `${text}\n${media}`,
    place,
    at,
    name: name === "" ? undefined : name,
    phone: one("phone", 40),
  });
  const answered = [
    {
      service_request_id: serviceRequestId(made),
      service_notice: noticeOf(api.office(), made.firstAsked),
      account_id: null,
    },
  ];
  return answer(c, ["service_requests", "request"], answered, 201);
}

/** The name that every resident is told (§17), for the other system to show. */
function noticeOf(office: Office, firstAsked: string | undefined): string {
  if (firstAsked === undefined) return "";
  const { name, title } = named(office, firstAsked);
  return `首问责任人 First asked: ${name} ${title}`.trim();
}

const closed: Fault = {
  code: 403,
  description: "requests are not published here: give api_key, or ask the office to publish outcomes",
};
const unknownService: Fault = { code: 404, description: "service_code is not known" };
const unknownRequest: Fault = { code: 404, description: "service_request_id is not known" };

/** Read by anybody where the office publishes how requests ended; else by those who have the key. */
function mayRead(api: GeoReport, c: Context): boolean {
  return api.office().publish?.outcomes === true || isKey(api, c.req.query("api_key"));
}

function isKey({ key }: GeoReport, given: string | undefined): boolean {
  if (key === undefined || given === undefined) return false;
  const [one, other] = [Buffer.from(key), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The last part of the path without its format. */
function nameIn(c: Context, name: string): string {
  return (c.req.param(name) ?? "").replace(/\.(json|xml)$/, "");
}

/** What XML calls the whole and each of it. */
type Names = readonly [root: string, item: string];
type Rows = readonly (ServiceRow | ServiceRequest | Readonly<Record<string, string | null>>)[];

function answer(c: Context, [root, item]: Names, rows: Rows, status: 200 | 201 = 200) {
  return c.req.path.endsWith(".xml") ? xml(c, toXml(root, item, rows), status) : c.json(rows, status);
}

function fault(c: Context, { code, description }: Fault) {
  const rows = [{ code, description }];
  return c.req.path.endsWith(".xml") ? xml(c, toXml("errors", "error", rows), code) : c.json(rows, code);
}

function xml(c: Context, text: string, status: 200 | 201 | Fault["code"] = 200) {
  return c.body(text, status, { "content-type": "text/xml; charset=utf-8" });
}

/** A W3C date and time has its zone; a day alone begins at midnight UTC. */
function timeIn(text: string | undefined): number | undefined {
  if (text === undefined || !W3C.test(text)) return undefined;
  // In a query, an unescaped + arrives as a space.
  const at = Date.parse(text.replace(" ", "+"));
  return Number.isNaN(at) ? undefined : at;
}

const W3C = /^\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+\- ]\d\d:\d\d))?)?$/;

function pointIn(lat: string | undefined, long: string | undefined) {
  const [latitude, longitude] = [Number(lat ?? Number.NaN), Number(long ?? Number.NaN)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude, longitude, text: `(${latitude.toFixed(5)}, ${longitude.toFixed(5)})` }
    : undefined;
}
