import { titleOf } from "./duty.js";
import type { Office } from "./office.js";

/** Somebody as they are spoken of: name and post. */
export type Named = Readonly<{ id: string; name: string; title: string }>;

/** Somebody as they are spoken of; a person removed from the office file keeps their id for a name, so that no sentence lacks one. */
export function named(office: Office, staff: string): Named {
  return { id: staff, name: office.staff.get(staff)?.name ?? staff, title: titleOf(office, staff) };
}
