import { timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import { categories } from "../core/categories.js";
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
import { toXml } from "./xml.js";

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
  if (!known) return fault(c, { code: 404, description: "service_code is not known" });
  return answer(c, ["service_definition", "attribute"], [{ service_code: code, attributes: "" }]);
}

/** Requests by number, service, state and time; the last ninety days where nothing is said, as the specification has it. */
async function list(api: GeoReport, c: Context) {
  if (!mayRead(api, c)) return fault(c, closed);
  const { service_request_id: ids, service_code: codes, start_date, end_date, status } = c.req.query();
  const until = timeIn(end_date) ?? api.now();
  const numbers = ids?.split(",").flatMap((id) => readServiceRequestId(id.trim()) ?? []);
  const wanted = codes?.split(",");
  const which: Which = {
    ...(numbers === undefined ? { from: timeIn(start_date) ?? until - SPAN_MS, until } : { numbers }),
    ...(wanted === undefined
      ? {}
      : { categories: categories.filter((row) => wanted.includes(codeOf(row.id))).map(({ id }) => id) }),
    ...(status === "open" || status === "closed" ? { closed: status === "closed" } : {}),
    most: MOST,
  };
  return found(api, c, which);
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
  const row = categories.find(({ id, sealed }) => !sealed && codeOf(id) === one("service_code", 100));
  if (row === undefined) return fault(c, { code: 400, description: "service_code was not given or is not known" });
  const text = one("description", 4000);
  if (text === undefined) return fault(c, { code: 400, description: "description was not given" });
  const at = pointIn(one("lat", 20), one("long", 20));
  const place = one("address_string", 200) ?? at?.text;
  if (place === undefined)
    return fault(c, { code: 400, description: "address_string, or lat and long, must be given" });
  const name = [one("last_name", 40), one("first_name", 40)].filter((part) => part !== undefined).join("");
  const media = one("media_url", 500);
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
      account_id: "",
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
type Rows = readonly (ServiceRow | ServiceRequest | Readonly<Record<string, string>>)[];

function answer(c: Context, [root, item]: Names, rows: Rows, status: 200 | 201 = 200) {
  if (c.req.path.endsWith(".xml"))
    return c.body(toXml(root, item, rows), status, { "content-type": "application/xml; charset=utf-8" });
  return c.json(rows, status);
}

function fault(c: Context, { code, description }: Fault) {
  const rows = [{ code: String(code), description }];
  if (c.req.path.endsWith(".xml"))
    return c.body(toXml("errors", "error", rows), code, { "content-type": "application/xml; charset=utf-8" });
  return c.json([{ code, description }], code);
}

function timeIn(text: string | undefined): number | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

function pointIn(lat: string | undefined, long: string | undefined) {
  const [latitude, longitude] = [Number(lat ?? Number.NaN), Number(long ?? Number.NaN)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude, longitude, text: `(${latitude.toFixed(5)}, ${longitude.toFixed(5)})` }
    : undefined;
}
