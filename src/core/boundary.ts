import type { Office, Post, Remit } from "./office.js";
import type { Matter } from "./request.js";
import { villageOf } from "./unit.js";

/** Who leads and who assists, as posts. */
export type Shares = Readonly<{ lead: string | undefined; assists: readonly string[] }>;

/**
 * 发生地为主、波及地为辅 (M28, §8.2.5): what comes from one village and reaches another is led by the desk of the first and
 * assisted by that of the other, and by the town's post that the list names. What the list gives upward (配合、上级收回) is led
 * there all the same, and both desks assist.
 */
export function sharesOf(office: Office, matter: Matter, remit: Remit | undefined): Shares {
  const listed: Shares = { lead: remit?.lead, assists: remit?.assists ?? [] };
  const reached = reachedDesks(office, matter);
  if (reached.length === 0) return listed;
  const origin = deskOf(office, matter.area)?.id;
  const lead = remit?.list === "basic" ? (origin ?? remit.lead) : remit?.lead;
  const all = [listed.lead, ...listed.assists, origin, ...reached.map(({ post }) => post.id)];
  return { lead, assists: [...new Set(all.filter((id) => id !== undefined))].filter((id) => id !== lead) };
}

/** The places that a matter reaches, each with the desk of its village. */
export function reachedDesks(
  office: Office,
  { affected = [] }: Matter,
): readonly Readonly<{ area: string; post: Post }>[] {
  return affected.flatMap((area) => {
    const post = deskOf(office, area);
    return post === undefined ? [] : [{ area, post }];
  });
}

/** The desk of a village: the post that keeps its duty, else its highest. */
function deskOf(office: Office, area: string | undefined): Post | undefined {
  const village = villageOf(office, area)?.id;
  if (village === undefined) return undefined;
  const duty = office.duty.find((one) => one.area === village && one.post !== undefined)?.post;
  const own = [...office.posts.values()].filter((post) => villageOf(office, post.area)?.id === village);
  return (duty === undefined ? undefined : office.posts.get(duty)) ?? own.toSorted((a, b) => b.rank - a.rank)[0];
}
