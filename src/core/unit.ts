import { areaPath, standinsIn } from "./duty.js";
import type { Area, Office, Post } from "./office.js";

/** The posts somebody holds, those in the A role first. */
export function postsOf(office: Office, staff: string): readonly Post[] {
  const posts = [...office.posts.values()];
  return [...posts.filter(({ a }) => a.includes(staff)), ...posts.filter(({ b }) => b === staff)];
}

/** Who stands in for somebody in the post they hold, if the rules name somebody: an equal, or the B role of the A role. */
export function standinOf(office: Office, staff: string): string | undefined {
  const post = postsOf(office, staff).find(({ a }) => a.includes(staff));
  return post && standinsIn(post, staff)[0];
}

/** The area somebody works for: that of their post, else of their shift, else the whole office's. */
export function homeOf(office: Office, staff: string): string | undefined {
  const [post] = postsOf(office, staff);
  const shift = office.duty.find(({ people }) => people.includes(staff));
  return post?.area ?? shift?.area ?? [...office.areas.values()].find(({ parent }) => parent === undefined)?.id;
}

/** The unit (单位) of a post: a village is one unit, at the town's own level each post is one. */
export function unitOfPost(office: Office, post: Post): string {
  return office.areas.get(post.area)?.level === 1 ? post.id : (villageOf(office, post.area)?.id ?? post.area);
}

/** The unit of somebody: that of the post they hold, else the village of their shift. */
export function unitOf(office: Office, staff: string): string {
  const [post] = postsOf(office, staff);
  if (post !== undefined) return unitOfPost(office, post);
  const home = homeOf(office, staff);
  return villageOf(office, home)?.id ?? home ?? staff;
}

/**
 * Who decides between parties (§8.5): the coordinators of the lowest level above all of them who hold no post of theirs;
 * where there is none, the officials.
 */
export function adjudicators(office: Office, parties: readonly string[]): readonly string[] {
  const posts = new Set(parties.flatMap((staff) => postsOf(office, staff).slice(0, 1)));
  const free = [...office.staff.values()].filter(
    ({ id, roles }) =>
      roles.includes("coordinator") && !parties.includes(id) && !postsOf(office, id).some((post) => posts.has(post)),
  );
  for (const area of above(office, parties)) {
    const found = free.filter(({ id }) => homeOf(office, id) === area.id).map(({ id }) => id);
    if (found.length > 0) return found;
  }
  return [...office.staff.values()].filter(({ roles }) => roles.includes("official")).map(({ id }) => id);
}

/** The areas that hold every party, from the inside out. */
function above(office: Office, parties: readonly string[]): readonly Area[] {
  const [first = [], ...others] = parties.map((staff) => areaPath(office, homeOf(office, staff)));
  return first.filter((area) => others.every((path) => path.some(({ id }) => id === area.id)));
}

/** The village or community (level 2) that an area is, or lies in; undefined for the town itself. */
export function villageOf(office: Office, area: string | undefined): Area | undefined {
  return areaPath(office, area).find(({ level }) => level === 2);
}
