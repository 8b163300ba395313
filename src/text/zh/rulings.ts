import { displayNo } from "../../core/request.js";
import { clip, page } from "../layout.js";
import type { Sentences } from "../types.js";

/** What a resident is told while it is settled above whose their request is, and how long it takes (§17). */
export const rulings = {
  returning: ({ no, who }, w) => `${displayNo(no)} 正在核实该由谁办，核实好以前仍由${w.who(who)}负责。`,
  adjudicating: ({ no, who, until }, w) =>
    `${displayNo(no)} 该由谁办还有不同意见，${w.time(until)} 前定下来；先由${w.who(who)}办理，时限不变。`,
  decided: ({ no, who, first, basis }, w) =>
    page(
      `${displayNo(no)} 已经定了，由${w.who(who)}办理${first.id === who.id ? "" : `，${w.who(first)}继续跟踪`}。`,
      `依据：${clip(basis)}`,
    ),
  extended: ({ no, until, reason, who }, w) =>
    page(
      `${displayNo(no)} 还要一些时间，原因：${clip(reason)}`,
      `最迟 ${w.time(until)} 答复您，仍由${w.who(who)}负责。`,
    ),
  parked: ({ no, reason, review, who }, w) =>
    page(
      `${displayNo(no)} 一时难以解决，原因：${clip(reason)}`,
      `没有放下，仍由${w.who(who)}负责，${w.time(review)} 前再告诉您进展。`,
    ),
  reviewed: ({ no, text, next, who }, w) =>
    page(`${displayNo(no)} 的进展，${w.who(who)}说：`, text, `${w.time(next)} 前再告诉您。`),
  unparked: ({ no, who, answerBy }, w) =>
    `${displayNo(no)} 恢复办理，由${w.who(who)}负责，最迟 ${w.time(answerBy)} 答复您。`,
  referred: ({ no, basis, route }) =>
    page(
      `${displayNo(no)} 这件事我们不能受理。`,
      `依据：${clip(basis)}`,
      `您可以走的途径：${clip(route)}`,
      `有不同意见，请发“异议 ${no}”和理由，会请人再定一次。`,
    ),
  merged: ({ no, into, who }, w) =>
    page(
      `您反映的事，邻居也报了（${displayNo(into)}），已经在办，由${w.who(who)}负责。`,
      `两件并在一起办，有进展都会告诉您。您的编号仍是 ${displayNo(no)}，查进度发“进度 ${no}”。`,
    ),
  split: ({ no, who }, w) => `${displayNo(no)} 单独办理，由${w.who(who)}负责，会联系您。`,
  supervised: ({ no, who, due }, w) => `${displayNo(no)} 领导已经督办，要求${w.who(who)}在 ${w.time(due)} 前办好。`,
  explanation: ({ no, who, text }, w) => page(`关于 ${displayNo(no)}，${w.who(who)}向您解释：`, text),
  "answered-before": ({ no, text, at, again }, w) =>
    page(
      `这件事您报过（${displayNo(no)}），${w.time(at)} 答复过您：`,
      clip(text),
      again ? "请选一个：有新情况，另外登记；或者请原来的人再办一次。" : "有新的情况，请点下面，给您另外登记。",
      "您也可以打 12345。",
    ),
  thanked: ({ who }, w) => `您的谢意已转告${w.who(who)}。`,
  answerable: ({ no, who, first, since }, w) =>
    page(
      `${displayNo(no)} 现在由${w.who(who)}负责，从 ${w.time(since)} 起。`,
      first.id === who.id ? undefined : `首问责任人：${w.who(first)}。`,
    ),
} satisfies Partial<Sentences>;
