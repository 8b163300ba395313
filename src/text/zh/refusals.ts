import { displayNo } from "../../core/request.js";
import type { Refusal } from "../../core/say.js";
import type { Refusals } from "../types.js";

/** Why something was not done, and what to do next. `unknown` names nothing, so that it is one sentence for every number (T35). */
export const refusals: Refusals = {
  unknown: () => "没有找到这个编号，请核对后再发。发“进度”看您有哪些事。",
  "not-yours": (say, w) =>
    say.who === undefined
      ? `${subject(say)}不由您办，这一步没有做。发“我的清单”看您手上的事。`
      : `${subject(say)}现在由${w.who(say.who)}负责，这一步要由对方来做。您想接手，请对方移交给您。`,
  "not-now": (say, w) =>
    `${subject(say)}眼下不能这样办，这一步没有做${say.situation === undefined ? "" : `；现在是：${w.situation(say.situation)}`}。${look(say)}。`,
  claimed: (say, w) => `${subject(say)}已由${w.who(say.who)}签收，您不用再签。要配合的话，请直接找对方。`,
  "claim-first": (say) =>
    `${subject(say)}还没有人签收，这一步没有做。您来办的话，先发“签收${no(say)}”，再把刚才的话发一次。`,
  "no-contact": (say) =>
    `还没有联系居民，先不能答复${of(say)}。联系上了发“已联系${no(say)} 电话”，没联系上发“联系不上${no(say)}”，记两次也可以答复。`,
  "short-basis": (say) =>
    `依据写得太短，没有记${say.no === undefined ? "" : `到 ${displayNo(say.no)} 上`}。请写明责任清单哪一条、地界或法规，至少 10 个字，再发一次。`,
  "short-text": (say) =>
    `内容太少，没有记${say.no === undefined ? "" : `到 ${displayNo(say.no)} 上`}。请写清楚一点再发一次，例如做了什么、什么时候做的。`,
  "no-such-person": (say) => `没有找到这位同事。请发“移交${no(say)}”，从名单里选一位。`,
  oneself: (say) => `${subject(say)}本来就由这一位负责，不用移交。请另选一位，或继续办理。`,
  "urged-already": (say, w) =>
    say.until === undefined
      ? `${subject(say)}今天已经催过了，明天可以再催。${look(say)}。`
      : `${subject(say)}已经催过了，${w.time(say.until)} 以后可以再催。${look(say)}。`,
  "too-late": (say) => `${subject(say)}已经结束，不能再改了。还有问题，直接把情况发来，给您登记一件新的。`,
  "staff-cannot": (say) => `这一步只有居民本人能做，没有办。有话要问居民，发“留言${no(say)}”和要说的话。`,
  stale: (say) => `情况已经变了，这一步没有做。${look(say)}，再试一次。`,
  removed: () => "您已不在这里的工作人员名单上，这一步没有做。请找值班主任核对名单。",
  "number-only": (say) => `请带上编号再发一次，例如“签收 ${say.no ?? 31}”。编号在卡片第一行。`,
  suggests: (say) =>
    `给居民的话没有发${say.no === undefined ? "" : `（${displayNo(say.no)}）`}：里面在请居民选哪个评价。评价由居民自己定，请去掉那一句再发一次。`,
  ruled: (say) => `${subject(say)}已经裁决，不能退回。有新情况，请报告值班主任。`,
  "returned-already": (say) => `您单位已经退回过 ${subject(say)}一次，不能再退。要有人定，发“会商${no(say)}”和依据。`,
  "return-late": (say, w) =>
    `${subject(say)}过了退回的时限${say.until === undefined ? "" : `（${w.time(say.until)}）`}，没有退。要有人定，发“会商${no(say)}”和依据。`,
  "asked-already": (say) => `${subject(say)}已经有一项申请在等批，请等批了再提。${look(say)}。`,
  "nothing-asked": (say) => `${subject(say)}没有要定的事，可能已经有人定过了。${look(say)}。`,
  "not-decided": (say) => `${subject(say)}还没有裁决、延期或挂账的决定，先不用提异议。有话请发“补充${no(say)}”。`,
  "settled-already": (say) => `${subject(say)}剔除的事已经定过了。${look(say)}。`,
  "official-only": (say) => `${subject(say)}这件事要由领导来定，这一步没有做。${look(say)}。`,
  "own-matter": (say) => `${subject(say)}是您自己的事，不能自己定，请别的负责人来定。`,
  "may-explain": (say, w) =>
    `${subject(say)}本人还可以申辩${say.until === undefined ? "" : `到 ${w.time(say.until)}`}，现在还不能认定。到时会再请您定。`,
  "too-late-to-extend": (say) => `${subject(say)}不能延期：只能在到期前延一次。请发“进展${no(say)}”说明情况。`,
  "too-long": (say, w) =>
    `时间太长，没有记${say.until === undefined ? "。请写近一点的日子" : `。最迟可以到 ${w.time(say.until)}，请改了再发`}。`,
  "need-date": (say) => `没有看明白日子，没有记。请写上今后的日子，例如“延期${no(say)} 3天 配件没到”，再发一次。`,
  "no-route": (say) => `请写明居民可以走的途径，例如“不予受理${no(say)} 依据……；途径 到县法院起诉”，再发一次。`,
  "no-such-post": (say) =>
    `没有找到这个岗位。请照岗位名写，例如“裁决${no(say)} 主办 市政岗 协办 水务岗 依据 责任清单第2项”。`,
  "withdrawn-upward": (say) => `${subject(say)}是上级收回的事项，不能派给村、社区。请移交给镇里的岗位。`,
};

function subject(say: Refusal): string {
  return say.no === undefined ? "这件事" : `${displayNo(say.no)} `;
}

function of(say: Refusal): string {
  return say.no === undefined ? "" : ` ${displayNo(say.no)}`;
}

function no(say: Refusal): string {
  return say.no === undefined ? "" : ` ${say.no}`;
}

function look(say: Refusal): string {
  return say.no === undefined ? "请发“帮助”看能做什么" : `请发“进度 ${say.no}”看到哪一步了`;
}
