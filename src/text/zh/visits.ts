import type { VisitFault } from "../../core/say-visit.js";
import { page } from "../layout.js";
import type { Sentences } from "../types.js";

/** Visits to homes (走访, M19). */
export const visits = {
  "visit-begun": ({ door, at, again }, w) =>
    page(
      again ? `${door}的走访 ${w.time(at)} 已经开始。` : `记下了：${w.time(at)} 开始走访 ${door}。`,
      "走完发“走访 结束”；发现问题写在后面，例如“走访 结束 灶台漏气”。",
    ),
  "visit-ended": ({ door, minutes, full, listed }) =>
    page(
      `记下了：走访 ${door}，${minutes} 分钟。`,
      full ? undefined : listed ? "不到15分钟，记为短时走访；这户本周仍要再走一次。" : "不到15分钟，记为短时走访。",
    ),
  "ask-found": () => "发现了什么问题？请说一句，我来登记，例如：灶台漏气。不要写姓名和门牌。",
  "visits-due": ({ doors, all }) =>
    all === 0
      ? page("名单上没有您要走访的户。走访别的户，也请这样记：", usage)
      : doors.length === 0
        ? `本周 ${all} 户都走访过了。`
        : page(`本周还有 ${doors.length} 户要走访（共 ${all} 户，每次不少于15分钟）：`, doors.join("、"), usage),
  "visit-fault": ({ why }) => page(faults[why], why === "role" ? undefined : usage),
} satisfies Partial<Sentences>;

const usage = "到了发“走访 三组5号 开始”，走完发“走访 三组5号 结束”；或者走完一次记：“走访 三组5号 20分钟”。";

const faults: Readonly<Record<VisitFault, string>> = {
  private: "门牌是住址，请私聊我来记走访。",
  role: "走访由干部来记。",
  where: "没看出是哪一户。",
  which: "有几户对得上，请写明是哪个村、哪一户。",
  none: "没有正在进行的走访。",
};
