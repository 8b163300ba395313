import type { Config } from "../config.js";
import { covers, DAY, localDay } from "../core/calendar.js";
import type { Office, Role } from "../core/office.js";
import type { Work } from "../store/fitness.js";
import { ill, type Line, type Words, well } from "./line.js";

/** How far ahead the days off must be known: no ordinary deadline, extended once, reaches further. */
const AHEAD_MS = 60 * DAY;

/** The days off of the coming year are published each November; until then its deadlines would count holidays as work. */
export function judgeCalendar({ calendar, zone }: Office, now: number): Line {
  const name: Words = ["工作日历", "calendar"];
  const year = Number(localDay(zone, now + AHEAD_MS).slice(0, 4));
  if (covers(calendar, year)) return well(name, [`${year} 年的放假调休都有`, `the days off of ${year} are known`]);
  return ill(
    name,
    [`没有 ${year} 年的放假调休，会把假日算成工作日`, `the days off of ${year} are not known, and would count as work`],
    [
      `国务院公布后更新程序，或者在办公室文件的 calendar 里写 holidays、workdays`,
      `once they are published update the program, or write holidays and workdays under calendar in the office file`,
    ],
  );
}

const answering: readonly Role[] = ["cadre", "coordinator", "official"];

/** Whoever answers for something must be reachable on a channel that is open. */
export function* judgePeople(office: Office, config: Config, bound: Work["bound"]): Generator<Line> {
  const name: Words = ["找得到人", "reachable"];
  const open = platformsOf(config);
  const unreachable = [...office.staff.values()].filter(
    ({ id, roles, accounts }) =>
      roles.some((role) => answering.includes(role)) &&
      !Object.keys(accounts).some((platform) => open.has(platform)) &&
      !bound.some(({ staff, platform }) => staff === id && open.has(platform)),
  );
  if (unreachable.length === 0)
    return yield well(name, ["每位干部都有开通的账号", "everybody has an account on an open channel"]);
  yield ill(
    name,
    [
      `${unreachable.map((staff) => staff.name).join("、")} 没有开通渠道的账号，什么也收不到`,
      `${unreachable.map((staff) => staff.id).join(", ")}: no account on an open channel, so nothing reaches them`,
    ],
    [
      "在 people 里补上 accounts，或者让本人发「绑定」加验证码",
      "add it to their accounts in the office file, or let them send /bind with a code",
    ],
  );
}

function platformsOf({ telegram, slack, wechatOfficial, wecom, wechaty, playground }: Config): ReadonlySet<string> {
  const open = { telegram, slack, "wechat-official": wechatOfficial, wecom, wechat: wechaty };
  const names = Object.entries(open).flatMap(([platform, settings]) => (settings === undefined ? [] : [platform]));
  return new Set(playground ? [...names, "web"] : names);
}
