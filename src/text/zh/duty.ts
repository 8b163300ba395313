import { displayNo } from "../../core/request.js";
import type { DutyFault, DutySay } from "../../core/say-duty.js";
import { page } from "../layout.js";
import type { Sentences } from "../types.js";

/** Who was asked, who is there, and whose account it is (§8.1, §8.3). */
export const duty = {
  "asked-away": ({ no, acting }, w) =>
    page(
      `居民在群里找您，已登记 ${displayNo(no)}，您是首问责任人。`,
      `您现在不在岗，先由${w.who(acting)}负责办理，您回来后继续跟踪。`,
    ),
  "asked-too": ({ no, first }, w) => `居民也找了您，是同一件事：${displayNo(no)}，首问责任人是${w.who(first)}。`,
  denied: ({ no }) =>
    page(
      `您刚才在群里说的话，居民听着像推脱。这件事已登记 ${displayNo(no)}，您是首问责任人。`,
      `不归您办的，发“移交 ${no}”，对方接收前仍由您负责。`,
    ),
  "registered-for": ({ no, phone }) =>
    page(
      `已替居民登记 ${displayNo(no)}，您是首问责任人。`,
      phone ? "电话已封存，只有负责的人能看到。" : "没有居民的电话：办好后请您当面或上门告诉居民。",
      `不归您办的，发“移交 ${no}”。`,
    ),
  "ask-register": () => "请发要登记的事：什么事、在哪里，有居民电话也写上。例如“登记 三组路灯坏了，来访”。",
  held: ({ no }) =>
    no === undefined
      ? page("首问负责：不能只回居民：不知道、不归我管。", "请先登记，再移交给该办的人；确实要这样说，再发一次也可以。")
      : page(
          `这句话先没有发给 ${displayNo(no)} 的居民：听着像推脱。`,
          `可以发“移交 ${no}”，或写明归谁办、您怎么帮着联系；确实要发，再发一次就行。`,
        ),
  leave: ({ until, cover, open }, w) =>
    page(
      `记下了：您离岗到 ${w.time(until)}，由${w.who(cover)}顶岗。`,
      open === 0 ? undefined : `您手上的 ${open} 件事仍由您负责，要交出去请发“移交”。`,
      "这些事向对方交底了吗？",
    ),
  "leave-cover": ({ who, until, briefed }, w) =>
    page(
      `${w.who(who)}离岗到 ${w.time(until)}，由您顶岗。`,
      briefed ? "对方说已向您交底。" : "请找对方把手上的事问清楚。",
    ),
  briefed: ({ cover, done }, w) =>
    done
      ? `记下了：已向${w.who(cover)}交底。`
      : `记下了：还没有向${w.who(cover)}交底。没有交底而误了事，由您负责；交底后发“离岗”再记一次。`,
  quiet: ({ until, cover }, w) =>
    page(`记下了：到 ${w.time(until)} 不打扰您，由${w.who(cover)}顶岗；特急的事仍会找您。`, "要提前结束，发“回岗”。"),
  back: ({ open }) => `记下了：您已回岗。手上有 ${open} 件事，发“我的清单”看看。`,
  "back-cover": ({ who }, w) => `${w.who(who)}已回岗。请把这几天办的事告诉对方。`,
  "swap-ask": ({ who, area, starts, until }, w) =>
    `${w.who(who)}想请您替班：${area}，${w.time(starts)} 到 ${w.time(until)}。您替吗？`,
  "swap-sent": ({ to, starts, until }, w) =>
    `已问${w.who(to)}能否替班（${w.time(starts)} 到 ${w.time(until)}）。对方答应前仍由您值班。`,
  "swap-done": ({ by, area, starts, until }, w) =>
    `换班说定：${area}，${w.time(starts)} 到 ${w.time(until)}，由${w.who(by)}值班。手上的事不随班走。`,
  "swap-declined": ({ by, starts }, w) => `${w.who(by)}替不了 ${w.time(starts)} 的班，仍由您值班。`,
  "shift-list": ({ who, open, soon, waiting, nos }, w) =>
    page(
      `${w.who(who)}交班：未办 ${open}，将到期 ${soon}，等待居民 ${waiting}。`,
      nos.length === 0 ? undefined : `编号：${nos.map(displayNo).join("、")}`,
      "这些事仍由对方负责，请您留意。看过请确认。",
    ),
  "shift-sent": ({ to, open, soon, waiting }, w) =>
    page(
      `交班清单：未办 ${open}，将到期 ${soon}，等待居民 ${waiting}。`,
      `已发给${w.who(to)}，等对方确认。手上的事仍由您负责，要交出去请发“移交”。`,
    ),
  "shift-taken": ({ by }, w) => `${w.who(by)}已确认交班清单。`,
  "duty-fault": ({ why, act }) => `${faults[why]}${usage[act]}`,
  roster: ({ areas }, w) =>
    areas
      .map(({ place, now, next }) =>
        page(
          `${place}现在值班：${now === undefined ? "没有人（由镇里顶上）" : w.who(now)}`,
          ...next.map(({ from, until, who }) => `${w.time(from)}–${w.time(until)}：${who?.name ?? "空档"}`),
        ),
      )
      .join("\n"),
  "bind-code": ({ who, code, until }, w) =>
    page(
      `${w.who(who)}的绑定码：${code}，${w.time(until)} 前用一次有效。`,
      `请当面告诉本人，让本人用要绑定的账号私聊发“绑定 ${code}”。`,
    ),
  bound: ({ who }, w) => `绑定好了，您是${w.who(who)}。发“帮助”看能发什么。`,
  "not-bound": ({ why, left }) =>
    why === "wrong" ? `绑定码不对或已过期，还可以试 ${left} 次。请找值班主任要新的。` : refused[why],
} satisfies Partial<Sentences>;

const faults: Readonly<Record<DutyFault, string>> = {
  when: "没看出是什么时候。",
  who: "没看出是哪位同事。",
  past: "这个时间已经过了。",
  away: "这位同事那时也不在岗。",
  "no-shift": "那一天没有您的班。",
  "not-away": "您没有离岗记录，不用销。",
  private: "这一步请私聊我。",
};

const usage: Readonly<Record<Extract<DutySay, { kind: "duty-fault" }>["act"], string>> = {
  "register-for": "请这样发：“登记 三组路灯坏了，来访”。",
  leave: "请这样发：“离岗 到 12月3日 @王秀英”。",
  quiet: "请这样发：“免打扰 到 明天8点”。",
  swap: "请这样发：“换班 12月3日 @王秀英”。",
  shift: "请这样发：“交班 @王秀英”。",
  back: "要离岗，发“离岗 到 12月3日 @王秀英”。",
  "bind-code": "请这样发：“绑定码 @王秀英”。",
};

const refused = {
  locked: "试错次数太多，10 分钟后再试，或请值班主任给新的绑定码。",
  private: "绑定码只能私聊发给我，不要发在群里。请找值班主任换一个。",
  already: "这个账号在名单上已经是工作人员，不用绑定。",
} as const;
