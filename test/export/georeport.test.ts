import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openTown, type Town } from "../pages/town.js";

const KEY = "key-of-the-hotline-0001";

/** What GeoReport v2 says of its answers (wiki.open311.org/GeoReport_v2), written from the specification. */
const date = z.string().regex(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?$/);
const Services = z.array(
  z.object({
    service_code: z.string().min(1),
    service_name: z.string().min(1),
    description: z.string(),
    metadata: z.boolean(),
    type: z.enum(["realtime", "batch", "blackbox"]),
    keywords: z.string(),
    group: z.string(),
  }),
);
const Requests = z.array(
  z.object({
    service_request_id: z.string().min(1),
    status: z.enum(["open", "closed"]),
    service_name: z.string(),
    service_code: z.string(),
    description: z.string(),
    agency_responsible: z.string(),
    requested_datetime: date,
    updated_datetime: date,
    expected_datetime: date,
    address: z.string(),
    media_url: z.string(),
  }),
);
const Posted = z.array(
  z.object({ service_request_id: z.string(), service_notice: z.string(), account_id: z.string() }),
);
const Errors = z.array(z.object({ code: z.number(), description: z.string().min(1) }));

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
    expect(tokens).toEqual([{ service_request_id: "2026-0001", token: "2026-0001" }]);
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
    expect(await ids("status=open")).toEqual(["2026-0001"]);
    expect(await ids("status=closed")).toEqual([]);
    expect(await ids(`service_code=${encodeURIComponent("市政设施-路灯")}`)).toEqual(["2026-0001"]);
    expect(await ids("start_date=2026-03-03T00:00:00Z")).toEqual([]);
    expect(await ids("service_request_id=2026-0001,2026-0002")).toEqual(["2026-0001"]);
  });

  it("refuses as the specification says: no key, no service, no words, no place, no such request", async () => {
    const refused = async (answer: Response) => [answer.status, Errors.parse(await answer.json())[0]?.code];
    const { api_key: _key, ...keyless } = lamp;
    expect(await refused(await post(keyless))).toEqual([403, 403]);
    expect(await refused(await post({ ...lamp, api_key: "wrong" }))).toEqual([403, 403]);
    expect(await refused(await post({ ...lamp, service_code: "no" }))).toEqual([400, 400]);
    expect(await refused(await post({ ...lamp, description: " " }))).toEqual([400, 400]);
    expect(await refused(await post({ ...lamp, address_string: "" }))).toEqual([400, 400]);
    expect(await refused(await call("requests.json"))).toEqual([403, 403]);
    expect(await refused(await call(`requests/2026-0009.json?api_key=${KEY}`))).toEqual([404, 404]);
    const xml = new XMLParser().parse(await (await call("requests.xml")).text());
    expect(xml.errors.error.code).toBe(403);
  });
});
