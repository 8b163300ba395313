import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { page } from "../layout.js";
import type { Sentences, Words } from "../types.js";
import { please } from "./parts.js";

/** What members of staff are told while they work: reminders, news from the resident, what was noted, what is still asked. */
export const work = {
  nudge: (say, w) => nudges[say.about][say.stage >= 3 ? 3 : say.stage === 2 ? 2 : 1](say, w),
  "late-staff": (say, w) => lates[say.mark](say, w),
  "more-from-resident": ({ no, text }, w) =>
    page(
      `居民补充了 ${displayNo(no)}：`,
      w.group ? undefined : (w.spoken ?? text),
      w.files && `随后附上：${w.files}`,
      `要回话，发“留言 ${no}”和要说的话。`,
    ),
  "wants-person": ({ no }) =>
    `居民想直接和人说（${displayNo(no)}）。请尽快打电话或上门，联系后发“已联系 ${no} 电话”；没有号码，先发“留言 ${no}”问一句。`,
  "urged-staff": ({ no }) => `居民在催 ${displayNo(no)}。请尽快办理，或发“进展 ${no}”说说到哪一步了。`,
  "withdrawn-staff": ({ no, why }, w) => {
    const reasons: Readonly<Record<string, string>> = w.names.reasons;
    const reason = why === undefined ? undefined : reasons[why];
    return `居民撤回了 ${displayNo(no)}，不用再办。${reason === undefined ? "" : `原因：${reason}。`}`;
  },
  "reopened-staff": ({ no, reason }) =>
    `${displayNo(no)} ${reopenings[reason]}，仍由您负责。请再联系居民，办好后重新答复。`,
  "rated-staff": ({ no, outcome }, w) => `${displayNo(no)} 已结束：${w.names.outcomes[outcome]}。`,
  noted: ({ no, what }) => notes[what](displayNo(no)),
  "ask-text": ({ no, for: act }) => asks[act](displayNo(no)),
  "pick-person": ({ no }) => `${displayNo(no)} 移交给谁？请选一位，或发“移交 ${no}”加姓名和理由。`,
  "what-for": ({ no }) => `这段话要用在 ${displayNo(no)} 的哪里？请选一个。`,
} satisfies Partial<Sentences>;

type Nudge = Extract<Say, { kind: "nudge" }>;

/** By how often silence was answered: the person, the stand-in, the coordinator (T7, T13). The same words reach them all. */
const nudges: Readonly<Record<Nudge["about"], Readonly<Record<1 | 2 | 3, (say: Nudge, w: Words) => string>>>> = {
  claim: {
    1: (say, w) => `${displayNo(say.no)} 还没有签收，${please(say.until, "签收", w)}。签收前由${w.who(say.who)}负责。`,
    2: (say, w) => `${displayNo(say.no)} 到时没人签收，请 B 角尽快签收。现在由${w.who(say.who)}负责。`,
    3: (say, w) => `${displayNo(say.no)} 一直没人签收，请值班主任安排。现在由${w.who(say.who)}负责。`,
  },
  handover: {
    1: (say, w) =>
      `${displayNo(say.no)} 的移交还没有答复，${please(say.until, "接收或不接", w)}。接收前由${w.who(say.who)}负责。`,
    2: (say, w) => `${displayNo(say.no)} 的移交到时没有答复，请 B 角接收或不接。现在仍由${w.who(say.who)}负责。`,
    3: (say, w) => `${displayNo(say.no)} 的移交一直没有答复，请值班主任安排。现在仍由${w.who(say.who)}负责。`,
  },
};

type Late = Extract<Say, { kind: "late-staff" }>;

const lates: Readonly<Record<Late["mark"], (say: Late, w: Words) => string>> = {
  claim: (say, w) => `${displayNo(say.no)} 过了签收时限，现在由${w.who(say.who)}负责。请尽快签收。`,
  contact: (say, w) =>
    `${displayNo(say.no)} 过了联系居民的时限（${w.time(say.due)}）。请尽快联系，然后发“已联系 ${say.no} 电话”。`,
  yellow: (say, w) => `${displayNo(say.no)} 快到答复时限了：${w.time(say.due)} 前。办好请发“答复 ${say.no}”和结果。`,
  red: (say, w) =>
    w.past(say.due)
      ? `${displayNo(say.no)} 已过答复时限（${w.time(say.due)}），已告诉居民。请尽快办理，发“进展 ${say.no}”说明情况。`
      : `${displayNo(say.no)} 答应居民的时间已过，已告诉居民。答复时限是 ${w.time(say.due)}，请发“进展 ${say.no}”说明情况。`,
  written: (say, w) =>
    `书面催办：${displayNo(say.no)} 已过答复时限（${w.time(say.due)}），由${w.who(say.who)}负责。请尽快办理并答复居民。`,
  order: (say, w) =>
    `督办到期没有办完：${displayNo(say.no)}（${w.time(say.due)}），由${w.who(say.who)}负责。请马上办理并说明情况。`,
  return: (say, w) =>
    `${displayNo(say.no)} 的退回还没有人定（原定 ${w.time(say.due)} 前）。请发“准 ${say.no}”，或“不准 ${say.no}”和理由。`,
  ruling: (say, w) =>
    `${displayNo(say.no)} 归谁办还没有裁决（原定 ${w.time(say.due)} 前），先由${w.who(say.who)}办。请尽快裁决。`,
};

const reopenings: Readonly<Record<Extract<Say, { kind: "reopened-staff" }>["reason"], string>> = {
  unsolved: "居民说没解决，需要重办",
  unhappy: "居民不满意，需要重办",
  later: "办结后居民说没解决，需要重办",
  twice: "重办后居民仍不认可，已提请上级督办",
};

const notes: Readonly<Record<Extract<Say, { kind: "noted" }>["what"], (no: string) => string>> = {
  contact: (no) => `记下了：${no} 已联系居民。`,
  unreached: (no) => `记下了：${no} 这次没联系上。两次联系不上也可以答复。`,
  progress: (no) => `${no} 的进展已转告居民。`,
  write: (no) => `${no} 的留言已转给居民，回话会发给您。`,
  answer: (no) => `${no} 的答复已转给居民，正在请居民评价。`,
  decline: (no) => `记下了：您没有接 ${no}，依据已转告对方。`,
  accept: (no) => `${no} 现在由您负责。`,
  settle: (no) => `${no} 按居民的意思不再办。`,
  asked: (no) => `${no} 的申请已转上去，批了告诉您。批之前仍由您负责。`,
  decided: (no) => `记下了：${no} 已定，双方都会收到。`,
  review: (no) => `记下了：${no} 的情况已告诉居民。`,
  respond: (no) => `记下了：对 ${no} 异议的回应已发给居民和参与的人。`,
  supervise: (no) => `记下了：${no} 已督办，经办人和居民都会收到。`,
  merge: (no) => `${no} 已并单，编号和评价不变。`,
  split: (no) => `${no} 已拆单，单独办理。`,
  "stand-in": (no) => `谢谢您代接 ${no}，已记一功。责任人收到后可以移交给您。`,
  assist: (no) => `记下了：${no} 的协办情况已转给主办。`,
  plead: (no) => `记下了：${no} 的申辩已转给领导。`,
  judge: (no) => `记下了：${no} 已定。`,
};

const asks: Readonly<Record<Extract<Say, { kind: "ask-text" }>["for"], (no: string) => string>> = {
  answer: (no) => `请发 ${no} 的办理结果，会原样转给居民。办不了的，写明“依据：……”和其他途径。`,
  progress: (no) => `请发 ${no} 的进展，会原样转给居民。有承诺就写上时间。`,
  write: (no) => `想对 ${no} 的居民说什么？请发来，会原样转达。`,
  decline: (no) => `请写明不接 ${no} 的依据：责任清单哪一条、地界或法规，至少 10 个字。`,
  handover: (no) => `请写一句移交 ${no} 的理由，对方会看到。`,
  supplement: (no) => `${no} 要补充什么？文字、照片、语音都可以，直接发来。`,
  return: (no) => `请写明退回 ${no} 的依据：责任清单哪一条、地界或法规，至少 10 个字。`,
  dispute: (no) => `请写明 ${no} 不该由您办的依据：责任清单哪一条、地界或法规，至少 10 个字。`,
  decide: (no) => `请写 ${no} 的裁决，例如：主办 市政岗 协办 水务岗 依据 责任清单第2项。`,
  extend: (no) => `${no} 要延几天、为什么？例如：3天 配件没到。`,
  park: (no) => `${no} 为什么要挂账、哪天复核？例如：等县里立项，下月1日复核。最长 90 天。`,
  review: (no) => `${no} 现在什么情况、下次哪天再看？会原样告诉居民。`,
  refer: (no) => `请写 ${no} 不予受理的依据和居民可走的途径，例如：依据 已在法院审理；途径 等法院判决。`,
  exclude: (no) => `请写剔除 ${no} 的理由。`,
  appeal: (no) => `请写再次申请剔除 ${no} 的理由，由领导定。`,
  escalate: (no) => `请写一句把 ${no} 提级的理由，领导会看到。`,
  explain: (no) => `请写对 ${no} 的解释，会原样告诉居民。`,
  assist: (no) => `${no} 的协办做到哪一步了？请写一句，会转给主办。`,
  plead: (no) => `请说明 ${no} 的情况，领导会看到。`,
  respond: (no) => `对 ${no} 的异议怎么回应？请写清楚，居民和参与的人都会看到。`,
  object: (no) => `对 ${no} 有什么不同意见？请说一说，会请人再定一次。`,
  merge: (no) => `${no} 要并到哪一件？请写那一件的编号。`,
  withdraw: (no) => `为什么撤回 ${no}？请说一句；不想说也可以不说。`,
};
