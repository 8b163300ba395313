import { areaPath } from "../duty.js";
import type { Area, Office } from "../office.js";
import { unitOfPost } from "../unit.js";

/** The unit that leads: that of the post, else the village or community where the matter is, else the office itself. */
export function leadUnit(office: Office, lead: string | undefined, area: string | undefined): string {
  const post = lead === undefined ? undefined : office.posts.get(lead);
  return post === undefined ? (villageOf(office, area)?.id ?? office.id) : unitOfPost(office, post);
}

/** What a unit is called: a post by its title, a village by its name, and by its id what the office file names no more. */
export function unitName(office: Office, unit: string): string {
  return office.areas.get(unit)?.name ?? office.posts.get(unit)?.title ?? unit;
}

/** The area of the second level (村、社区) around an area; undefined for the town itself and for an unknown one. */
export function villageOf(office: Office, area: string | undefined): Area | undefined {
  return areaPath(office, area).find(({ level }) => level === 2);
}
