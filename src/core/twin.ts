import { areaPath } from "./duty.js";
import type { Office } from "./office.js";
import { isFollowing, isOpen, type Request } from "./request.js";

/** How long after a registration the same thing is likely the same case (D2), ms. */
const WITHIN = 7 * 86_400_000;

/** D2: whether an open request of another household is about the same thing in the same place. Danger is never merged: each alarm is its own. */
export function isTwin(office: Office, request: Request, other: Request, now: number): boolean {
  if (!isOpen(other) || other.status === "answered" || isFollowing(other)) return false;
  if (other.id === request.id || other.reporter === request.reporter) return false;
  if (request.sealed || other.sealed || request.matter.urgency === "critical") return false;
  if (other.registeredAt === undefined || now - other.registeredAt > WITHIN) return false;
  const { category, area } = request.matter;
  return category !== undefined && category === other.matter.category && isSamePlace(office, area, request, other);
}

/** The same group or building; a whole village is one place only where both name the same spot. */
function isSamePlace(office: Office, area: string | undefined, request: Request, other: Request): boolean {
  if (area === undefined || area !== other.matter.area) return false;
  const isSmall = areaPath(office, area)[0]?.level === 3;
  return isSmall || (request.matter.place !== undefined && request.matter.place === other.matter.place);
}
