import { type Category, categories, category } from "../core/categories.js";
import { areaName } from "../core/duty.js";
import type { Office } from "../core/office.js";
import { answerBy, displayNo, lastRound, type Request } from "../core/request.js";

/** A service of Open311 GeoReport v2: a category of ours. */
export type ServiceRow = Readonly<{
  service_code: string;
  service_name: string;
  description: string;
  metadata: false;
  type: "realtime";
  keywords: string;
  group: string;
}>;

/** A service request of Open311 GeoReport v2. It has no coordinates: where residents live is not ours to publish. */
export type ServiceRequest = Readonly<{
  service_request_id: string;
  status: "open" | "closed";
  status_notes: string | null;
  service_name: string;
  service_code: string;
  description: string;
  agency_responsible: string;
  service_notice: null;
  requested_datetime: string | null;
  updated_datetime: string | null;
  expected_datetime: string | null;
  address: string;
  address_id: string;
  media_url: null;
}>;

/** Every category that anybody may report on; sealed ones are not for a public door. */
export function services(): readonly ServiceRow[] {
  return categories.filter(({ sealed }) => !sealed).map(toService);
}

function toService({ id, l1, l2, en }: Category): ServiceRow {
  return {
    service_code: codeOf(id),
    service_name: l2,
    description: `${l1} · ${en.l2}`,
    metadata: false,
    type: "realtime",
    keywords: `${l1},${en.l1},${en.l2}`,
    group: l1,
  };
}

/** A category as a code that may stand in a path: `市政设施-路灯`. */
export function codeOf(id: string): string {
  return id.replace("/", "-");
}

/** The id by which other systems know a request: `2026-0031`. */
export function serviceRequestId({ year, no }: Pick<Request, "year" | "no">): string {
  return `${year}-${displayNo(no).slice(2)}`;
}

/** Reads such an id. */
export function readServiceRequestId(text: string): Readonly<{ year: number; no: number }> | undefined {
  const [, year, no] = /^(\d{4})-(\d{4,9})$/.exec(text) ?? [];
  return year === undefined || no === undefined ? undefined : { year: Number(year), no: Number(no) };
}

/** A request as GeoReport v2 has it: the redacted matter, and who is responsible by post, not by name. */
export function toServiceRequest(request: Request, office: Office): ServiceRequest {
  const { matter, lead } = request;
  const row = matter.category === undefined ? undefined : category(matter.category);
  const round = lastRound(request);
  const updated = request.closedAt ?? round?.at ?? request.actedAt ?? request.registeredAt;
  return {
    service_request_id: serviceRequestId(request),
    status: request.status === "closed" ? "closed" : "open",
    status_notes: request.outcome ?? null,
    service_name: row?.l2 ?? "",
    service_code: matter.category === undefined ? "" : codeOf(matter.category),
    description: matter.text,
    agency_responsible: (lead === undefined ? undefined : office.posts.get(lead)?.title) ?? office.name,
    service_notice: null,
    requested_datetime: iso(request.registeredAt),
    updated_datetime: iso(updated),
    expected_datetime: iso(answerBy(request)),
    address: areaName(office, matter.area) ?? "",
    address_id: matter.area ?? "",
    media_url: null,
  };
}

/** W3C date and time, to the second as the specification's examples have it. */
function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}
