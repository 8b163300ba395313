import type { Act } from "./command.js";
import type { Relation } from "./relation.js";
import type { Situation } from "./situation.js";

/** Who is told of a transition, beside the person who made it. */
export type Told = "resident" | "accountable" | "former" | "offeree" | "standin" | "coordinator" | "groups" | "nobody";

/** One row of `domain.md` §7.2: an act, who may do it, from where, to where, and who is told. */
export type Transition = Readonly<{
  id: string;
  act: Act;
  by: readonly Relation[];
  from: readonly (Situation | "–")[];
  to: readonly (Situation | "same" | "–")[];
  told: readonly Told[];
  /** What it means, for the README's table. */
  means: string;
}>;

const open = ["REGISTERED", "OFFERED", "CLAIMED", "HANDOVER", "RETURNING", "ADJUDICATING", "PARKED", "REDO"] as const;
const worked = ["CLAIMED", "HANDOVER", "RETURNING", "ADJUDICATING", "PARKED", "REDO"] as const;

/** The life of a request. `authorize` reads it before anything is decided; the README shows it. */
export const lifecycle = [
  {
    id: "T1",
    act: "draft",
    by: ["reporter"],
    from: ["–"],
    to: ["DRAFT"],
    told: ["resident"],
    means: "居民说一件事，先成草稿",
  },
  {
    id: "T1",
    act: "amend",
    by: ["reporter"],
    from: ["DRAFT"],
    to: ["DRAFT"],
    told: ["resident"],
    means: "补充、修改草稿",
  },
  {
    id: "T2",
    act: "register",
    by: ["reporter"],
    from: ["DRAFT"],
    to: ["OFFERED"],
    told: ["resident", "accountable", "offeree", "groups"],
    means: "居民确认，登记编号，定首问责任人（T5）",
  },
  {
    id: "T4",
    act: "drop",
    by: ["reporter"],
    from: ["DRAFT"],
    to: ["–"],
    told: ["resident"],
    means: "不报了，或草稿 48 小时无人确认",
  },
  {
    id: "T6",
    act: "claim",
    by: ["lead", "standin", "offeree", "first"],
    from: ["OFFERED", "REGISTERED"],
    to: ["CLAIMED"],
    told: ["resident", "former", "groups"],
    means: "签收：签收人成为当前责任人",
  },
  {
    id: "T8",
    act: "contact",
    by: ["accountable"],
    from: worked,
    to: ["same"],
    told: ["nobody"],
    means: "记录已联系居民（方式、是否联系上）",
  },
  {
    id: "T9",
    act: "progress",
    by: ["accountable"],
    from: worked,
    to: ["same"],
    told: ["resident"],
    means: "进展，可带承诺时间",
  },
  {
    id: "T9",
    act: "write",
    by: ["accountable"],
    from: [...worked, "OFFERED", "ANSWERED"],
    to: ["same"],
    told: ["resident"],
    means: "给居民留言",
  },
  {
    id: "T10",
    act: "handover",
    by: ["accountable"],
    from: ["CLAIMED", "REDO", "OFFERED", "REGISTERED"],
    to: ["HANDOVER"],
    told: ["offeree", "resident"],
    means: "移交给具名同事，对方接收前责任不动",
  },
  {
    id: "T11",
    act: "accept",
    by: ["offeree"],
    from: ["HANDOVER"],
    to: ["CLAIMED", "REDO"],
    told: ["resident", "former", "groups"],
    means: "接收：当前责任人改为接收人",
  },
  {
    id: "T12",
    act: "decline",
    by: ["offeree"],
    from: ["HANDOVER", "OFFERED"],
    to: ["CLAIMED", "REDO"],
    told: ["accountable", "resident"],
    means: "不接，须写依据；责任仍在原责任人",
  },
  {
    id: "T21",
    act: "answer",
    by: ["accountable"],
    from: ["CLAIMED", "PARKED", "REDO"],
    to: ["ANSWERED"],
    told: ["resident", "groups"],
    means: "答复：须已联系居民，附三项评价（T24 重办后再答复同此）",
  },
  {
    id: "T22",
    act: "rate",
    by: ["reporter"],
    from: ["ANSWERED", "REDO", "CLOSED"],
    to: ["same", "CLOSED", "REDO"],
    told: ["resident"],
    means: "三项评价；都好则办结，没解决或不满意则重办（T23、T25）",
  },
  {
    id: "T23",
    act: "settle",
    by: ["reporter"],
    from: ["REDO"],
    to: ["CLOSED"],
    told: ["resident", "accountable"],
    means: "不用再办",
  },
  {
    id: "T27",
    act: "reopen",
    by: ["reporter"],
    from: ["ANSWERED", "CLOSED"],
    to: ["REDO"],
    told: ["resident", "accountable", "groups"],
    means: "没解决：退回同一责任人重办；办结后 7 天内一次",
  },
  {
    id: "T9",
    act: "supplement",
    by: ["reporter"],
    from: [...open, "ANSWERED"],
    to: ["same"],
    told: ["accountable"],
    means: "居民补充",
  },
  {
    id: "T9",
    act: "urge",
    by: ["reporter"],
    from: open,
    to: ["same"],
    told: ["accountable"],
    means: "居民催办，24 小时一次",
  },
  {
    id: "T28",
    act: "withdraw",
    by: ["reporter"],
    from: [...open, "ANSWERED"],
    to: ["WITHDRAWN"],
    told: ["resident", "accountable", "groups"],
    means: "撤单，只有居民本人能撤",
  },
  {
    id: "T28",
    act: "why",
    by: ["reporter"],
    from: ["WITHDRAWN"],
    to: ["same"],
    told: ["resident"],
    means: "撤单的原因；被要求撤的记为疑似（B20）",
  },
  {
    id: "T7",
    act: "tick",
    by: ["bot"],
    from: ["DRAFT", ...open, "ANSWERED", "CLOSED", "REFERRED", "MERGED", "WITHDRAWN"],
    to: ["same", "–", "CLOSED", "REDO", "ARCHIVED"],
    told: ["resident", "accountable", "offeree", "standin", "coordinator"],
    means: "到时：提醒、请 B 角、报值班主任、回访三次、归档（T4 T7 T13 T26 T34）",
  },
] as const satisfies readonly Transition[];
