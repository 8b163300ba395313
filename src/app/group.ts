import type { Approach } from "../core/first.js";
import type { Office } from "../core/office.js";
import { isAdvert } from "../intent/advert.js";
import { findAlarm } from "../intent/alarm.js";
import { calledIn, namedIn } from "../intent/called.js";
import { readCommand } from "../intent/interpret.js";
import { findCategory, understand } from "../intent/matter.js";
import { normal } from "../intent/normal.js";
import type { Inbound } from "../port/index.js";

/** Who is known by their account on the platform where something was said. */
type StaffOf = (user: string) => string | undefined;

/** The area of a group of the office file; a topic of a group belongs to its group. */
function groupArea(office: Office, platform: string, chat: string): string | undefined {
  return office.groups.find(
    (group) => group.platform === platform && (group.chat === chat || chat.startsWith(`${group.chat}/`)),
  )?.area;
}

/**
 * Whether what was said is any business of ours: everything in private, what is said to the bot, a matter said in a group of
 * the office file, and what a member of staff answers there. Other talk in a group is nobody's to keep.
 */
export function concerns(office: Office, platform: string, inbound: Inbound, staff: string | undefined): boolean {
  if (inbound.chat.kind === "private" || inbound.addressed) return true;
  if (groupArea(office, platform, inbound.chat.id) === undefined && staff === undefined) return false;
  if (staff === undefined) return isMatter(inbound.text);
  const answers = inbound.quote !== undefined || (inbound.mentions ?? []).length > 0;
  return answers || readCommand(inbound.text, true)?.no !== undefined;
}

/** Whether words in a group, said to nobody or to a cadre, are a matter: a category or danger, no thanks, no good news, no advertisement. */
export function isMatter(text: string): boolean {
  const said = normal(text);
  if (isAdvert(said)) return false;
  if (findAlarm(said) !== undefined) return true;
  return findCategory(said) !== undefined && !GOOD_NEWS.test(said);
}

const GOOD_NEWS =
  /谢谢|感谢|多谢|辛苦|点赞|(?<![没不未])(?:修好了|解决了|办好了|弄好了|换好了|装好了|亮了|来水了|来电了|通了|清走了|清理了)|thank|(?<!not )(?:fixed|repaired|works again|solved)/;

/** How people came to be asked by a message in a group (F2, F3, F5, F9, F10); the bot itself where only it was called. */
export function approach(
  { office, platform, staffOf }: Readonly<{ office: Office; platform: string; staffOf: StaffOf }>,
  { chat, text, mentions = [], addressed }: Inbound,
): Approach {
  const area = groupArea(office, platform, chat.id);
  const called = calledIn({ office, area, text, mentions, staffOf });
  const subjects = subjectsOf(office, text, called);
  const complained = subjects.length === 0 ? {} : { subjects };
  if (called.length > 0) return { by: "mention", staff: called, area, ...complained };
  return { by: addressed ? "bot" : "silence", staff: [], area, ...complained };
}

/** F9: whom a complaint or report is about: those it names; if it names nobody else, those it is said to. */
export function subjectsOf(office: Office, text: string, called: readonly string[]): readonly string[] {
  const { matter, sealed } = understand(office, text);
  if (matter.kind !== "complaint" && matter.kind !== "report" && !(sealed && matter.category?.startsWith("干部作风")))
    return [];
  const named = namedIn(office, text);
  if (named.length > 0) return named;
  return sealed && /(?<!说)[你您]/.test(normal(text)) ? called : [];
}

/** Whether a message in a group was said to nobody: then it waits for whoever answers (F4, F5). */
export function waitsForReply({ by, subjects = [] }: Approach): boolean {
  return by === "silence" && subjects.length === 0;
}
