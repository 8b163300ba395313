import { areaPath, holds } from "../core/duty.js";
import type { Office, Staff } from "../core/office.js";
import type { Mention } from "../port/index.js";
import { normal } from "./normal.js";

/** Where something was said, and who is known there: the platform's own mentions are people's accounts. */
type Heard = Readonly<{
  office: Office;
  /** The area of the group. */
  area: string | undefined;
  text: string;
  mentions: readonly Mention[];
  staffOf(user: string): string | undefined;
}>;

/** Everybody on the office's list who is called in a message, by a mention or by `@` and a name, in the order they are named. */
export function calledIn(heard: Heard): readonly string[] {
  const mentioned = heard.mentions.flatMap(({ id, name }) => {
    const staff = heard.staffOf(id) ?? (name === undefined ? undefined : byName(heard, normal(name))?.id);
    return staff === undefined ? [] : [staff];
  });
  const typed = [...normal(heard.text).matchAll(/@ ?([\p{L}\p{N}_-]{1,12})/gu)].flatMap(([, name = ""]) => {
    const staff = byName(heard, name);
    return staff === undefined ? [] : [staff.id];
  });
  return [...new Set([...mentioned, ...typed])];
}

/** Members of staff whom a text names outright, without calling them: whom a complaint is about (F9). */
export function namedIn(office: Office, text: string): readonly string[] {
  const said = normal(text).replaceAll(/@ ?[\p{L}\p{N}_-]{1,12}/gu, "");
  return [...office.staff.values()].filter(({ name }) => said.includes(normal(name))).map(({ id }) => id);
}

const TITLES =
  /^(?:干事|主任|书记|干部|网格员|网格长|村长|支书|委员|所长|站长|队长|组长|镇长|科长|同志|老师|大姐|大哥|姐|哥|师傅)/;

/** 王秀英, wang, or 王干事 where only one in this area, else in the office, has that surname. */
function byName({ office, area }: Heard, name: string): Staff | undefined {
  const all = [...office.staff.values()];
  const full = all.find((staff) => name.startsWith(normal(staff.name)) || name === normal(staff.id));
  if (full !== undefined) return full;
  const [surname = ""] = name;
  if (!TITLES.test(name.slice(surname.length))) return undefined;
  const same = all.filter((staff) => staff.name.startsWith(surname));
  const near = same.filter(({ id }) => worksIn(office, id, area));
  return only(near) ?? (near.length === 0 ? only(same) : undefined);
}

function only(staff: readonly Staff[]): Staff | undefined {
  return staff.length === 1 ? staff[0] : undefined;
}

function worksIn(office: Office, staff: string, area: string | undefined): boolean {
  const path = new Set(
    areaPath(office, area)
      .filter(({ level }) => level > 1)
      .map(({ id }) => id),
  );
  return (
    [...office.posts.values()].some((post) => path.has(post.area) && holds(post, staff)) ||
    office.duty.some((duty) => path.has(duty.area) && duty.people.includes(staff))
  );
}
