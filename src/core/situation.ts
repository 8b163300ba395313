import { isFollowing, type Request } from "./request.js";

/** The situations of a request that people see (`domain.md` §7.1), derived from its status and facets. */
export type Situation =
  | "DRAFT"
  | "REGISTERED"
  | "OFFERED"
  | "CLAIMED"
  | "HANDOVER"
  | "RETURNING"
  | "ADJUDICATING"
  | "PARKED"
  | "ANSWERED"
  | "REDO"
  | "CLOSED"
  | "REFERRED"
  | "MERGED"
  | "WITHDRAWN"
  | "ARCHIVED";

/** The one situation a request is in; 延期 and 督办 are flags beside it. */
export function situationOf(request: Request): Situation {
  if (request.archived) return "ARCHIVED";
  if (request.status === "draft") return "DRAFT";
  if (request.status === "closed") return closed(request);
  if (isFollowing(request)) return "MERGED";
  if (request.ruling !== undefined) return "ADJUDICATING";
  if (request.returning !== undefined) return "RETURNING";
  if (request.offer !== undefined) return request.offer.kind === "first" ? "OFFERED" : "HANDOVER";
  if (request.status === "answered") return "ANSWERED";
  if (request.parked !== undefined) return "PARKED";
  if (request.status === "registered") return "REGISTERED";
  return request.rounds.length > 0 ? "REDO" : "CLAIMED";
}

function closed(request: Request): Situation {
  if (request.outcome === "withdrawn") return "WITHDRAWN";
  if (request.outcome === "referred") return "REFERRED";
  return "CLOSED";
}
