import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { clip, page } from "../layout.js";
import type { Sentences } from "../types.js";
import { please } from "./parts.js";

/** What members of staff are told of decisions above them, of one another, and of the ledger (§8.5, §9). */
export const oversight = {
  "asked-for": ({ no, what, who, reason, until, route }, w) =>
    page(
      `${w.who(who)}申请${w.names.asks[what]}：${displayNo(no)}。`,
      `理由：${clip(reason)}`,
      route && `途径：${clip(route)}`,
      until === undefined ? undefined : `${untils[what]}：${w.time(until)}`,
      what === "return"
        ? `请发“准 ${no}”（可加姓名，请那一位签收），或“不准 ${no}”和理由。`
        : `请发“准 ${no}”，或“不准 ${no}”和理由。`,
    ),
  "decided-on": ({ no, what, granted, who, reason }, w) =>
    page(
      `${w.who(who)}${granted ? "已准" : "没有准"} ${displayNo(no)} 的${w.names.asks[what]}。`,
      reason === "" ? undefined : `理由：${clip(reason)}`,
      granted ? undefined : `${displayNo(no)} 仍由您负责，请继续办理。`,
    ),
  dispute: ({ no, who, text, parties, category, place, until }, w) =>
    page(
      `${displayNo(no)} 归谁办有分歧，请在 ${w.time(until)} 前裁决。`,
      w.matter(category, w.group ? undefined : place),
      text === "" ? undefined : `说法：${clip(text)}`,
      `有关的人：${w.names.list(parties.map((one) => w.who(one)))}`,
      `先由${w.who(who)}办理，不追究越权，时限不变。`,
      `裁决发：“裁决 ${no} 主办 岗位 协办 岗位 依据 责任清单第几项”`,
    ),
  ruled: ({ no, by, who, post, helping, basis, yours }, w) =>
    page(
      `${w.who(by)}裁决 ${displayNo(no)}：主办 ${post}${helping.length === 0 ? "" : `，协办 ${w.names.list(helping)}`}。`,
      `依据：${clip(basis)}`,
      yours ? "现在由您负责，裁决不能拒绝；答复时限不变。" : `现在由${w.who(who)}负责。`,
    ),
  "assist-asked": ({ no, category, place, text, who, until }, w) =>
    page(
      `请您协办 ${displayNo(no)}，主办是${w.who(who)}。`,
      `事情：${text === "" ? "请问主办" : clip(text)}`,
      w.matter(category, w.group ? undefined : place),
      `${please(until, "回复", w)}：发“协办 ${no}”和做了什么。`,
    ),
  assisted: ({ no, who, text }, w) => page(`${w.who(who)}回复 ${displayNo(no)} 的协办情况：`, clip(text)),
  "assist-silent": ({ no, who }, w) =>
    `${displayNo(no)} 的协办到时没有回复，请${w.who(who)}马上回复：发“协办 ${no}”和做了什么。`,
  ordered: ({ no, by, due }, w) =>
    page(`督办：${displayNo(no)}，${w.who(by)}要求 ${w.time(due)} 前办好。`, `办好请发“答复 ${no}”和结果。`),
  "unhappy-twice": ({ no, who }, w) =>
    page(
      `${displayNo(no)} 办了两次，居民仍不认可，现在由${w.who(who)}负责。`,
      "请定：再办一次、解释清楚后办结，还是剔除。",
      `发“督办 ${no}”、“解释 ${no}”或“剔除 ${no}”。`,
    ),
  "review-due": ({ no, review, missed }, w) =>
    missed
      ? `${displayNo(no)} 挂账的复核日过了（${w.time(review)}），还没有告诉居民。请发“复核 ${no}”和现在的情况。`
      : `${displayNo(no)} 挂账快到复核日了：${w.time(review)} 前。请发“复核 ${no}”、现在的情况和下次日期。`,
  "stood-in": ({ no, who }, w) =>
    `${w.who(who)}已代您接了 ${displayNo(no)}，谢谢对方。责任仍在您；要移交给对方，请选下面的名字。`,
  joined: ({ no, child, households }) =>
    `${displayNo(no)} 又有一户反映同一件事（${displayNo(child)}），共 ${households} 户。请也联系那一户，发“已联系 ${child} 电话”；答复会一起告诉。`,
  "alarm-staff": ({ no, place, who }, w) =>
    page(
      `特急：${displayNo(no)} 有人可能有危险。`,
      w.group ? undefined : place && `地点：${place}`,
      `已请居民拨打报警电话。请马上联系居民，由${w.who(who)}负责。`,
    ),
  bounced: ({ no, who }, w) =>
    `居民说 ${displayNo(no)} 被推来推去，现在由${w.who(who)}负责。请核实；要定归谁办，发“会商 ${no}”和依据。`,
  "not-delivered": ({ no, why }, w) =>
    page(
      `${displayNo(no)} 有消息没能送到居民手里：${unreached[why]}。`,
      w.group ? undefined : w.contact && `联系居民：${w.contact}`,
      "请换个办法：打电话、上门，或托村里的人带话。",
      "联系上了，请在这里记一笔。",
    ),
  suspicion: ({ no, code, until }, w) =>
    page(
      `${displayNo(no)} 记了一条疑似：${w.names.breaches[code]}（${code}）。没有认定，不公开。`,
      `您可以在 ${w.time(until)} 前说明：发“申辩 ${no}”和情况。`,
    ),
  "suspicion-open": ({ no, code, who, plea }, w) =>
    page(
      `请定：${displayNo(no)} 疑似${w.names.breaches[code]}（${code}），涉及${w.who(who)}。`,
      plea === undefined ? "本人没有申辩。" : `本人申辩：${clip(plea)}`,
      `发“认定 ${no} ${code}”或“不认定 ${no} ${code}”。`,
    ),
  "suspicion-settled": ({ no, code, confirmed }, w) =>
    `${displayNo(no)} 的疑似${w.names.breaches[code]}（${code}），领导${confirmed ? "已认定" : "没有认定，不再追究"}。`,
  "thanks-staff": ({ no }) => `居民为 ${displayNo(no)} 向您道谢。`,
} satisfies Partial<Sentences>;

const untils: Readonly<Record<Extract<Say, { kind: "asked-for" }>["what"], string>> = {
  return: "请定下来的时间",
  extend: "延到",
  park: "复核日",
  refer: "时间",
  exclude: "时间",
  appeal: "时间",
};

const unreached = {
  gone: "对方停用了聊天，或者不再接收",
  refused: "平台没有收下",
  late: "一直没有机会发出，已经过时",
  window: "平台不让我们现在主动发消息，居民再说话时会自动收到",
  quota: "平台给本号的发送额度今天用完了，额度恢复会自动补发",
} as const satisfies Record<Extract<Say, { kind: "not-delivered" }>["why"], string>;
