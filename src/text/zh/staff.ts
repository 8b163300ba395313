import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { clip, page } from "../layout.js";
import type { Sentences, Words } from "../types.js";
import { please } from "./parts.js";

/** What members of staff are told of a request that reaches them: cards, offers, hand-overs (§8.4, §11.3). */
export const staff = {
  card: (say, w) =>
    page(
      `${displayNo(say.no)} ${cardState(say, w)}`,
      `类别：${w.category(say.category) ?? w.names.uncategorized}（${w.names.urgencies[say.urgency]}）`,
      say.place && `区域：${say.place}`,
      `首问责任人：${w.who(say.first)}`,
      say.state === "open" ? `${please(say.claimBy, "签收", w)}。` : undefined,
    ),
  topic: ({ no, category, place }, w) =>
    [displayNo(no), w.category(category) ?? w.names.uncategorized, place].filter((part) => part).join(" "),
  "on-duty": ({ no, category, place, text, contactBy, lead }, w) =>
    page(
      `新诉求 ${displayNo(no)}，您是首问责任人。`,
      matter(text, w.matter(category, place)),
      `${please(contactBy, "联系居民", w)}。`,
      lead === undefined ? "这件事归您办，请签收。" : `已请${w.who(lead)}签收；对方签收前由您负责。`,
    ),
  offer: ({ no, category, place, text, first, acting, claimBy }, w) =>
    page(
      `新诉求 ${displayNo(no)}，请您签收。`,
      matter(text, w.matter(category, place)),
      `首问责任人：${w.who(first)}，您签收前由${first.id === acting.id ? "对方" : w.who(acting)}负责。`,
      `${please(claimBy, "签收", w)}。不归您办的，发“不接 ${no}”和依据。`,
    ),
  brief: ({ no, category, place, contactBy, contacted, beside, answerBy }, w) =>
    page(
      `${displayNo(no)} 现在由您负责。`,
      w.matter(category, w.group ? undefined : place),
      w.spoken && page("居民的话：", w.spoken),
      w.files && `随后附上：${w.files}`,
      w.group
        ? undefined
        : w.contact
          ? `联系居民：${w.contact}`
          : `居民没有留电话，可以在这里问：发“留言 ${no}”和要说的话。`,
      beside && `这位居民同时报了 ${w.names.list(beside.map(displayNo))}，可以一次问清。`,
      contactLine(contactBy, contacted, w),
      `${please(answerBy, "答复", w)}。`,
    ),
  "handover-offer": ({ no, from, reason, category, place, text, done, answerBy, until }, w) =>
    page(
      `${w.who(from)}想把 ${displayNo(no)} 移交给您。`,
      matter(text, w.matter(category, place)),
      `理由：${reason}`,
      done.length === 0 ? undefined : `已做：${w.names.list(done.map((item) => w.names.ways[item] ?? item))}`,
      answerBy === undefined ? undefined : `答复时限：${w.time(answerBy)} 前，移交不延长。`,
      `${please(until, "接收或不接", w)}；接收前仍由${w.who(from)}负责。`,
    ),
  "handover-sent": ({ no, to, until, morning }, w) =>
    page(
      `已请${w.who(to)}接收 ${displayNo(no)}，等对方答复到 ${w.time(until)}。接收前仍由您负责。`,
      morning === undefined ? undefined : `夜里不打扰不当班的同事，最晚 ${w.time(morning)} 送到。等不及，请打电话。`,
    ),
  "handover-accepted": ({ no, who }, w) => `${w.who(who)}已接收 ${displayNo(no)}，现在由对方负责。`,
  "handover-declined": ({ no, who, basis }, w) =>
    page(`${w.who(who)}没有接 ${displayNo(no)}，仍由您负责。`, `依据：${basis}`),
  "accountable-changed": ({ no, who }, w) => `${displayNo(no)} 已由${w.who(who)}签收，现在由对方负责。`,
} satisfies Partial<Sentences>;

function contactLine(by: number | undefined, ways: readonly string[], w: Words): string {
  if (by !== undefined) return `${please(by, "联系居民", w)}。`;
  if (ways.length === 0) return "两次没联系上居民，可以再试。";
  return `已做：${w.names.list(ways.map((way) => w.names.ways[way] ?? way))}。`;
}

function matter(text: string, about: string | undefined): string {
  return page(`事情：${text === "" ? "居民发来照片或语音，接下后可看" : clip(text)}`, about);
}

type Card = Extract<Say, { kind: "card" }>;

function cardState({ state, who }: Card, w: Words): string {
  return cardStates[state](w.who(who));
}

const cardStates: Readonly<Record<Card["state"], (who: string) => string>> = {
  open: () => "待签收",
  claimed: (who) => `办理中，由${who}负责`,
  handover: (who) => `移交中，仍由${who}负责`,
  answered: (who) => `已答复，${who}`,
  closed: () => "已办结",
  withdrawn: () => "居民已撤单",
};
