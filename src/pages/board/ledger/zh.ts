import { displayNo } from "../../../core/request.js";
import type { Sentences } from "./types.js";

const marks = {
  claim: "签收",
  contact: "联系",
  yellow: "快到答复期限",
  red: "答复",
  written: "答复逾期一天，书面提醒",
  return: "退回未按时决定",
  ruling: "裁决未按时作出",
  order: "督办未按时办",
} as const;
const asks = { extend: "延期", park: "疑难挂账", refer: "不予受理", exclude: "剔除", appeal: "剔除申诉" } as const;
const offers = { first: "请签收", handover: "移交给", escalation: "提级给" } as const;
const why = { unsolved: "没解决", unhappy: "不满意", later: "办结后又说没解决" } as const;
const answers: Readonly<Record<string, string>> = { yes: "是", mostly: "基本", no: "否" };
const reasons = {
  nobody: "没人管",
  passed: "推来推去",
  result: "结果不行",
  attitude: "态度",
  slow: "太慢",
  other: "其他",
} as const;
const withdrawn = { solved: "已经解决", waiting: "等得太久", mistake: "报错了", pressed: "被要求撤" } as const;
const credits = { "stood-in": "代接", thanks: "居民道谢", proposed: "提出清单条目" } as const;
const ending = (text: string | undefined, lead = "：") => (text === undefined || text === "" ? "" : `${lead}${text}`);

/** The ledger in Chinese. */
export const zh: Sentences = {
  drafted: ({ source }) => (source === undefined || source === "chat" ? "说了一件事，先成草稿" : "代为登记，先成草稿"),
  amended: () => "修改了草稿",
  asked: ({ about }) => `补问${about === "matter" ? "事情" : "地点"}`,
  reminded: () => "提醒确认草稿",
  registered: ({ no, firstAsked }, w) => `登记 ${displayNo(no)}，首问责任人 ${w.who(firstAsked)}`,
  hurried: ({ until, intoNo }, w) =>
    `应急期间反映，按紧急时限办（应急到 ${w.time(until)}），已告知公告${intoNo === undefined ? "" : `；与 ${displayNo(intoNo)} 同一件事`}`,
  offered: ({ offer }, w) =>
    `${offers[offer.kind]} ${w.name(offer.to)}${ending(offer.reason)}（${w.time(offer.until)} 前）`,
  nudged: ({ stage }) => `${stage === 1 ? "提醒本人" : stage === 2 ? "请 B 角" : "报值班主任"}：还没有人签收或接收`,
  claimed: ({ by }, w) => `${w.name(by)} 签收`,
  "stood-in": ({ by }, w) => `${w.name(by)} 代接`,
  contacted: ({ way, reached }) => (reached ? `已联系居民（${way}）` : `没联系上居民（${way}）`),
  progressed: ({ text, promise }, w) =>
    `进展：${text}${promise === undefined ? "" : `（承诺 ${w.time(promise.due)}）`}`,
  wrote: ({ text, to }) => `${to === "resident" ? "给居民留言" : "给责任人留言"}：${text}`,
  accepted: ({ by, from }, w) => `${w.name(by)} 从 ${w.name(from)} 手中接收`,
  declined: ({ by, basis }, w) => `${w.name(by)} 不接${ending(basis, "，依据：")}`,
  "return-asked": ({ returning }, w) => `${w.name(returning.by)} 申请退回，依据：${returning.basis}`,
  "return-approved": ({ by }, w) => `${w.name(by)} 准退回`,
  "return-refused": ({ by, reason }, w) => `${w.name(by)} 不准退回${ending(reason)}`,
  disputed: ({ ruling }, w) =>
    `归谁办有分歧，交会商裁决（${w.time(ruling.until)} 前）；先由 ${w.name(ruling.provisional)} 办`,
  decided: ({ by, lead, accountable, basis }, w) =>
    `${w.name(by)} 裁决：由 ${w.post(lead)} 主办，责任人 ${w.name(accountable)}，依据：${basis}`,
  proposed: ({ lead }, w) => `建议责任清单增加一条：${w.post(lead)} 主办`,
  "asked-leave": ({ asked }) => `申请${asks[asked.what]}${ending(asked.reason)}`,
  "leave-refused": ({ by, reason }, w) => `${w.name(by)} 不准${ending(reason)}`,
  extended: ({ by, until, reason }, w) => `${w.name(by)} 准延期到 ${w.time(until)}${ending(reason)}`,
  parked: ({ parked }, w) => `疑难挂账，${w.time(parked.review)} 复核${ending(parked.reason)}`,
  "review-due": ({ stage }) => (stage === 1 ? "该复核挂账了" : "挂账复核误期"),
  reviewed: ({ next, text }, w) => `复核：${text}，下次 ${w.time(next)}`,
  unparked: ({ by, until }, w) => `${w.name(by)} 恢复办理，${w.time(until)} 前答复`,
  answered: ({ text, basis }) => `答复：${text}${ending(basis, "（依据：")}${basis === undefined ? "" : "）"}`,
  "feedback-reminded": () => "提醒评价",
  rated: ({ rating }) =>
    `评价：${[
      rating.contacted === undefined ? "" : `联系了吗 ${answers[rating.contacted]}`,
      rating.solved === undefined ? "" : `解决了吗 ${answers[rating.solved]}`,
      rating.satisfied === undefined ? "" : `满意吗 ${answers[rating.satisfied]}`,
      rating.reason === undefined ? "" : `原因 ${reasons[rating.reason]}`,
    ]
      .filter((part) => part !== "")
      .join("，")}`,
  reopened: ({ reason, due }, w) => `居民说${why[reason]}，重办，${w.time(due)} 前答复`,
  supervised: ({ supervision, why: cause }, w) =>
    `${cause === "order" ? "督办" : "两次不满意，转督办"}，${w.time(supervision.due)} 前`,
  "explained-why": ({ by, text }, w) => `${w.name(by)} 解释：${text}`,
  excluded: ({ by, reason }, w) => `${w.name(by)} 准剔除${ending(reason)}`,
  closed: ({ outcome }, w) => `办结：${w.names.outcomes[outcome]}`,
  withdrawn: ({ why: cause }) => `居民撤单${ending(cause)}`,
  "gave-reason": ({ why: cause }) => `撤单原因：${withdrawn[cause]}`,
  merged: ({ intoNo }) => `并入 ${displayNo(intoNo)}`,
  joined: ({ childNo }) => `${displayNo(childNo)} 并进来`,
  split: () => "拆出单独办理",
  parted: () => "有一户拆出去",
  referred: ({ by, basis, route }, w) => `${w.name(by)} 告知不属受理范围，依据：${basis}；可走：${route}`,
  objected: ({ text }) => `居民有异议${ending(text)}`,
  contested: ({ change, text, until }, w) =>
    `居民有异议，要求${change === "revoke" ? "撤销" : "修改"}${ending(text)}，${w.time(until)} 前回应`,
  "contest-late": () => "异议过时没有回应",
  "contest-answered": ({ by, text }, w) => `${w.name(by)} 回应异议：${text}`,
  supplemented: ({ text, materials }) =>
    `居民补充${ending(text)}${materials.length === 0 ? "" : `（材料 ${materials.length} 份）`}`,
  "asked-too": ({ staff }, w) => `居民又问了 ${w.name(staff)}`,
  urged: () => "居民催办",
  escalated: ({ by, to, reason }, w) => `${w.name(by)} 提级给 ${w.name(to)}${ending(reason)}`,
  alarmed: () => "话里有危险，改为特急",
  late: ({ mark }) => (mark === "claim" || mark === "contact" || mark === "red" ? `${marks[mark]}逾期` : marks[mark]),
  assisted: ({ by, text }, w) => `${w.name(by)} 协办回话：${text}`,
  "assist-silent": ({ post }, w) => `${w.post(post)} 到期没有回话`,
  "promise-kept": () => "承诺已兑现",
  "promise-broken": () => "承诺到期没有兑现",
  suspected: ({ code, who }, w) => `疑似 ${code}（${w.name(who)}）`,
  explained: ({ code, by, text }, w) => `${w.name(by)} 对 ${code} 申辩：${text}`,
  ripened: ({ code, who }, w) => `${code}（${w.name(who)}）申辩期满，等领导认定`,
  "breach-settled": ({ code, who, by, confirmed }, w) =>
    `${w.name(by)} ${confirmed ? "认定" : "不认定"} ${code}（${w.name(who)}）`,
  credited: ({ who, for: what }, w) => `记 ${w.name(who)} 一功：${credits[what]}`,
  revealed: ({ by, reason }, w) => `${w.name(by)} 查看了居民联系方式，理由：${reason}`,
  archived: () => "归档",
};
