import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { clip, page } from "../layout.js";
import type { Sentences } from "../types.js";
import { please } from "./parts.js";

/** What is said of an emergency, and of one cause of many (M80, N17). */
export const alerts = {
  "public-answer": ({ no, text, until, into }, w) =>
    page(
      `这件事已经知道了：${clip(text, 500)}`,
      `（应急安排到 ${w.time(until)}）`,
      into === undefined
        ? `${displayNo(no)} 按紧急办理，进展会告诉您。`
        : `${displayNo(no)} 和 ${displayNo(into)} 是同一件事，一起办理，有结果马上告诉您。`,
    ),
  "alert-new": ({ no, category, place, who, contactBy }, w) =>
    page(
      `应急期间新登记 ${displayNo(no)}，由${w.who(who)}负责，请您双岗协助。`,
      w.matter(category, w.group ? undefined : place),
      `${please(contactBy, "联系居民", w)}。`,
    ),
  "alert-on": ({ by, place, category, text, until, seat, cause }, w) =>
    page(
      `${w.who(by)}宣布${place ?? "本地"}进入应急模式，到 ${w.time(until)} 自动结束。`,
      category === undefined ? undefined : `事项：${w.category(category)}`,
      `公告：${clip(text, 500)}`,
      seat === "beside" ? "您那里可能受影响，请留意。" : undefined,
      seat === "inside" ? "新诉求按紧急时限办，B角和值班主任一起收到。" : undefined,
      cause === undefined
        ? undefined
        : `都算作 ${displayNo(cause)} 同一件事：只要答复 ${displayNo(cause)}，各户都会收到。`,
      seat === "declarer" ? "来反映的居民会马上看到公告。提前结束，发“应急模式 关”。" : undefined,
    ),
  "alert-brief": ({ place, category, until, reported: { all, fresh, people, open, late, numbers } }, w) =>
    page(
      `【应急日报】${[place, w.category(category)].filter((part) => part).join(" ") || "本地"}`,
      `昨天以来新报 ${fresh} 件，一共 ${all} 件、${people} 人。`,
      `还没答复 ${open} 件，逾期 ${late} 件${late === 0 ? "" : `：${numbers.map(displayNo).join("、")}`}。`,
      `应急到 ${w.time(until)} 自动结束；提前结束，发“应急模式 关”。`,
    ),
  "alert-off": ({ by, place }, w) => `${w.who(by)}结束了${place ?? "本地"}的应急模式，时限恢复平常。`,
  "alert-fault": ({ why }) => faults[why],
} satisfies Partial<Sentences>;

const usage =
  "请在私聊里这样发：“应急模式 开 上镇村停水 到 今天18:00 公告：管道抢修，预计18点恢复”；很多人反映同一件事，发“同一件事 31 公告：…”。";

const faults: Readonly<Record<Extract<Say, { kind: "alert-fault" }>["why"], string>> = {
  role: "应急模式由领导或值班主任在私聊里宣布。",
  how: `没看懂在哪里、公告什么。${usage}`,
  when: "结束时间要在现在以后、14天以内。",
  none: "没有正在进行的应急模式。",
  on: "这里已经是应急模式了。要改，先发“应急模式 关”。",
};
