import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type GeoReport, geoReportRoutes } from "../../src/export/georeport.js";
import { office } from "../core/spec.js";
import { openTown, type Town } from "../pages/town.js";

const KEY = "key-of-the-hotline-0001";

/** What GeoReport v2 says of its answers (wiki.open311.org/GeoReport_v2), field by field; `strict`: it advises against any other. */
const date = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
const maybe = z.string().nullable().optional();
const Services = z.array(
  z.strictObject({
    service_code: z.string().min(1),
    service_name: z.string().min(1),
    description: z.string(),
    metadata: z.boolean(),
    type: z.enum(["realtime", "batch", "blackbox"]),
    keywords: z.string(),
    group: z.string(),
  }),
);
const Definition = z.strictObject({
  service_code: z.string().min(1),
  attributes: z.array(
    z.strictObject({
      variable: z.boolean(),
      code: z.string(),
      datatype: z.enum(["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]),
      required: z.boolean(),
      datatype_description: maybe,
      order: z.number(),
      description: z.string(),
      values: z.array(z.strictObject({ key: z.string(), name: z.string() })).optional(),
    }),
  ),
});
const Requests = z.array(
  z.strictObject({
    service_request_id: z.string().min(1),
    status: z.enum(["open", "closed"]),
    status_notes: maybe,
    service_name: z.string(),
    service_code: z.string(),
    description: z.string().max(4000).nullable(),
    agency_responsible: maybe,
    service_notice: maybe,
    requested_datetime: date,
    updated_datetime: date,
    expected_datetime: date.nullable().optional(),
    address: z.string().nullable(),
    address_id: maybe,
    zipcode: maybe,
    lat: z.number().optional(),
    long: z.number().optional(),
    media_url: maybe,
  }),
);
const Posted = z.array(
  z.strictObject({ service_request_id: z.string().min(1), service_notice: maybe, account_id: maybe }),
);
const Tokens = z.array(z.strictObject({ service_request_id: z.string(), token: z.string() }));
const Errors = z.array(z.strictObject({ code: z.number(), description: z.string().min(1) })).min(1);

describe("Open311 GeoReport v2", () => {
  let town: Town;
  const call = (path: string, init?: RequestInit) => fetch(`${town.stage.origin}/open311/v2/${path}`, init);
  const post = (fields: Readonly<Record<string, string>>) =>
    call("requests.json", { method: "POST", body: new URLSearchParams(fields) });
  const lamp = {
    api_key: KEY,
    service_code: "市政设施-路灯",
    description: "上镇村三组路灯不亮，电话13800138000",
    address_string: "上镇村三组",
    first_name: "小兰",
    last_name: "李",
    phone: "13800138000",
  };

  beforeAll(async () => {
    town = await openTown(undefined, { OPEN311_API_KEY: KEY });
  });
  afterAll(() => town?.stop());

  it("lists its services, in JSON and in XML alike; sealed ones are no service", async () => {
    const services = Services.parse(await (await call("services.json")).json());
    expect(services.map(({ service_code }) => service_code)).toContain("市政设施-路灯");
    expect(services.some(({ group }) => group === "干部作风" || group === "应急敏感")).toBe(false);
    const xml = new XMLParser().parse(await (await call("services.xml")).text());
    expect(xml.services.service.map((row: { service_code: string }) => row.service_code)).toEqual(
      services.map(({ service_code }) => service_code),
    );
  });

  it("registers a request with a human who is first asked, and says its number", async () => {
    const answer = await post(lamp);
    expect(answer.status).toBe(201);
    const [made] = Posted.parse(await answer.json());
    expect(made?.service_request_id).toBe("2026-0001");
    expect(made?.service_notice).toMatch(/刘德宏|王秀英/);
    const offered = await town.staff("liu").hears("路灯");
    expect(offered.text).toContain("Q-0001");
    const [read] = Requests.parse(await (await call(`requests/2026-0001.json?api_key=${KEY}`)).json());
    expect(read).toMatchObject({ status: "open", service_code: "市政设施-路灯", agency_responsible: "便民服务岗" });
    const tokens = await (await call(`tokens/2026-0001.json?api_key=${KEY}`)).json();
    expect(Tokens.parse(tokens)).toEqual([{ service_request_id: "2026-0001", token: "2026-0001" }]);
  });

  it("takes a place by the office's own id of it, and the address of a picture", async () => {
    const { address_string: _place, ...more } = lamp;
    const answer = await post({ ...more, address_id: "sz-2", media_url: "https://example.org/lamp.jpg" });
    const [made] = Posted.parse(await answer.json());
    const [read] = Requests.parse(
      await (await call(`requests/${made?.service_request_id}.json?api_key=${KEY}`)).json(),
    );
    expect(read).toMatchObject({ address: "上镇二组", address_id: "sz-2" });
    await town.staff("liu").hears(/新诉求[\s\S]*https:\/\/example\.org\/lamp\.jpg/);
  });

  it("defines each service: none asks for more than words and a place", async () => {
    const code = encodeURIComponent(lamp.service_code);
    const told = Definition.parse(await (await call(`services/${code}.json`)).json());
    expect(told).toEqual({ service_code: lamp.service_code, attributes: [] });
    const parsed = new XMLParser().parse(await (await call(`services/${code}.xml`)).text());
    expect(parsed.service_definition).toEqual({ service_code: lamp.service_code, attributes: "" });
  });

  it("says in XML just what it says in JSON, under the names of the specification", async () => {
    const answer = await call(`requests.xml?api_key=${KEY}`);
    expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    const text = await answer.text();
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<service_requests>/);
    const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "request" });
    const { request } = parser.parse(text).service_requests;
    const json = Requests.parse(await (await call(`requests.json?api_key=${KEY}`)).json());
    const plain = json.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? "" : String(value)])),
    );
    expect(request).toEqual(plain);
    const [posted] = parser.parse(
      await (await call("requests.xml", { method: "POST", body: new URLSearchParams(lamp) })).text(),
    ).service_requests.request;
    expect(posted).toMatchObject({ service_request_id: "2026-0003", account_id: "" });
  });

  it("gives nothing away of who asked", async () => {
    const text = await (await call(`requests.json?api_key=${KEY}`)).text();
    expect(text).toContain("2026-0001");
    expect(text).not.toMatch(/13800138000|小兰/);
  });

  it("finds by state, service, time and number", async () => {
    const ids = async (query: string) =>
      Requests.parse(await (await call(`requests.json?api_key=${KEY}&${query}`)).json()).map(
        ({ service_request_id }) => service_request_id,
      );
    const all = ["2026-0003", "2026-0002", "2026-0001"];
    expect(await ids("status=open")).toEqual(all);
    expect(await ids("status=closed")).toEqual([]);
    expect(await ids(`service_code=${encodeURIComponent("市政设施-路灯")}`)).toEqual(all);
    expect(await ids("start_date=2026-03-03T00:00:00Z")).toEqual([]);
    expect(await ids("start_date=2026-03-01T00:00:00%2B08:00&end_date=2026-03-05T00:00:00Z")).toEqual(all);
    expect(await ids("status=open,closed")).toEqual(all);
    expect(await ids("status=open&status=closed")).toEqual(all);
    expect(await ids("service_code=no-such")).toEqual([]);
    // An empty argument is as good as none; an argument that we do not need is no fault.
    expect(await ids("status=&service_code=&start_date=&jurisdiction_id=example.gov.cn")).toEqual(all);
    expect(await ids("service_request_id=2026-0001,2026-0009")).toEqual(["2026-0001"]);
    // Numbers override all other arguments.
    expect(await ids("service_request_id=2026-0001&status=closed&start_date=2026-03-03T00:00:00Z")).toEqual([
      "2026-0001",
    ]);
    expect(await ids("service_request_id=nonsense")).toEqual([]);
  });

  it("refuses as the specification says: no key, no service, no words, no place, no such request", async () => {
    const refused = async (answer: Response) => [answer.status, Errors.parse(await answer.json())[0]?.code];
    const { api_key: _key, ...keyless } = lamp;
    expect(await refused(await post(keyless))).toEqual([403, 403]);
    expect(await refused(await post({ ...lamp, api_key: "wrong" }))).toEqual([403, 403]);
    expect(await refused(await post({ ...lamp, service_code: "no" }))).toEqual([404, 404]);
    expect(await refused(await post({ ...lamp, service_code: "" }))).toEqual([400, 400]);
    expect(await refused(await post({ ...lamp, address_string: "", address_id: "nowhere" }))).toEqual([400, 400]);
    expect(await refused(await post({ ...lamp, media_url: "javascript:alert(1)" }))).toEqual([400, 400]);
    expect(await refused(await call("services/no.json"))).toEqual([404, 404]);
    expect(await refused(await call(`tokens/2026-0009.json?api_key=${KEY}`))).toEqual([404, 404]);
    const query = (more: string) => call(`requests.json?api_key=${KEY}&${more}`);
    expect(await refused(await query("start_date=yesterday"))).toEqual([400, 400]);
    expect(await refused(await query("start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z"))).toEqual([
      400, 400,
    ]);
    expect(await refused(await post({ ...lamp, description: " " }))).toEqual([400, 400]);
    expect(await refused(await post({ ...lamp, address_string: "" }))).toEqual([400, 400]);
    expect(await refused(await call("requests.json"))).toEqual([403, 403]);
    expect(await refused(await call(`requests/2026-0009.json?api_key=${KEY}`))).toEqual([404, 404]);
    const xml = new XMLParser().parse(await (await call("requests.xml")).text());
    expect(xml.errors.error.code).toBe(403);
  });
});

describe("the volume of an answer", () => {
  const NOW = Date.parse("2026-06-30T00:00:00Z");
  const DAY = 86_400_000;

  /** What the store is asked for. */
  async function asked(query: string) {
    let which: Parameters<GeoReport["requests"]>[1] = { most: 0 };
    const [route] = geoReportRoutes({
      office: () => office,
      now: () => NOW,
      key: KEY,
      requests: async (_office, wanted) => {
        which = wanted;
        return [];
      },
      report: () => Promise.reject(new Error("nothing is reported here")),
    });
    await route?.handle(new Request(`http://here/open311/v2/requests.json?api_key=${KEY}&${query}`));
    return { ...which, days: ((which.until ?? 0) - (which.from ?? 0)) / DAY };
  }

  it("is a thousand requests of the last ninety days, or of ninety days at most that are asked for", async () => {
    expect(await asked("")).toMatchObject({ most: 1000, until: NOW, days: 90 });
    expect(await asked("end_date=2026-05-01T00:00:00Z")).toMatchObject({ days: 90 });
    expect(await asked("start_date=2026-01-01T00:00:00Z")).toMatchObject({ days: 90 });
    expect(await asked("start_date=2026-06-29T00:00:00Z")).toMatchObject({ days: 1, until: NOW });
  });
});
