import { findRemit } from "./duty.js";
import type { Office, Post } from "./office.js";
import type { Matter } from "./request.js";
import { postsOf } from "./unit.js";

/** A basis (list row, boundary, law) of fewer characters says nothing (§8.4, V16). */
const SHORTEST_BASIS = 10;

/** What a basis names: the list, a boundary, somebody's remit, a rule or law. A word of it must be there; what it is worth, a person judges. */
const NAMED =
  /清单|职责|职能|权属|产权|管辖|辖区|归属|归|属|边界|地界|界|范围|法|条例|条|规定|办法|文件|通知|协议|合同|村规|民约|依据|\b(?:list|row|item|article|section|law|act|rule|regulation|boundary|border|area|remit|owns?|owned|belongs?|contract|agreement|notice)\b/i;

/** Whether a text is a basis on which something may be declined, returned, referred or decided. */
export function isBasis(text: string): boolean {
  return [...text.trim()].length >= SHORTEST_BASIS && NAMED.test(text);
}

/** Whether the list has withdrawn a matter upward (上级收回): no village may be given it (§8.2.4, V15). */
function isWithdrawnUpward(office: Office, matter: Matter): boolean {
  return findRemit(office, matter.category, matter.area)?.list === "withdrawn";
}

/** Whether a post may be given a matter. */
export function mayLead(office: Office, matter: Matter, post: Post | undefined): boolean {
  return !isWithdrawnUpward(office, matter) || (post !== undefined && office.areas.get(post.area)?.level === 1);
}

/** Whether somebody may be given a matter: what is withdrawn upward only those of the town itself. */
export function mayTake(office: Office, matter: Matter, staff: string): boolean {
  if (!isWithdrawnUpward(office, matter)) return true;
  const roles = office.staff.get(staff)?.roles ?? [];
  return (
    roles.includes("coordinator") ||
    roles.includes("official") ||
    postsOf(office, staff).some((post) => mayLead(office, matter, post))
  );
}
