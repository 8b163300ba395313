import { displayNo } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { few, page } from "../layout.js";
import type { Sentences } from "../types.js";
import { heldBack, line } from "./parts.js";

/** What is said to anybody, outside any one request. */
export const talk = {
  greeting: ({ office, staff }) =>
    staff === undefined
      ? page(
          `您好，这里是${office}的首问服务。`,
          "有什么事，一句话发来就行，照片、语音也可以。每件事都有一位工作人员负责，姓名会告诉您。",
          "有危险请先打 110、119、120。",
          "发“帮助”看怎么用。For English, type “english”.",
        )
      : page(`${staff}，您好，这里是${office}的首问服务。`, "发“我的清单”看您手上的事，发“帮助”看能发什么。"),
  help: ({ staff, leads }) =>
    leads
      ? leading
      : staff
        ? page(
            "您可以发（31 换成编号）：",
            "“签收 31” 接下这件事",
            "“已联系 31 电话”、“联系不上 31” 记下联系情况",
            "“进展 31 配件已到，承诺 周五前修好” 告诉居民",
            "“留言 31 请问是哪一盏灯” 问居民",
            "“移交 31 @王秀英 归水务管” 对方接收前仍由您负责",
            "“接收 31”、“不接 31 依据清单第12条归水务站” 答复移交",
            "“答复 31 路灯已修好” 告诉居民结果",
            "“登记 三组路灯坏了，来访” 替居民登记",
            "“值班”、“离岗 到 12月3日 @王秀英”、“换班 12月3日 @王秀英”、“交班”",
            "“我的清单” 看手上的事；“进度 31” 看一件；“看板” 查所有的事",
          )
        : page(
            "有什么事，直接发来就行，文字、照片、语音、定位都可以。您还可以发（31 换成编号）：",
            "“进度” 看办到哪一步",
            "“补充 31 灯杆也歪了” 再说几句",
            "“催办 31” 提醒工作人员",
            "“撤单 31” 不办了",
            "“没解决 31” 重新办理",
            "“转人工” 请工作人员联系您",
            "“新诉求” 另报一件事",
            "“绑定” 把您的几个聊天连成一个人；“发到这里” 以后在这里通知您",
            "“隐私” 看您的信息怎么保管",
            "有危险请先打 110、119、120。",
          ),
  privacy: ({ office }) =>
    page(
      `1. ${office}记下您发来的文字、照片、语音、地点，以及您的聊天账号，只用来办您的事。`,
      "2. 您的原话和联系方式，只给正在负责这件事的工作人员看；每次查看都有记录，发“谁看过”就能查。",
      "3. 群里只出现编号、类别、区域和进度，没有您的姓名、电话和原话。",
      "4. 办结 30 天后归档封存。评价由您自己作，工作人员改不了。",
      "5. 不想办了，随时发“撤单”；只有您本人能撤。",
    ),
  empty: ({ saw }) => saws[saw],
  trouble: () => "刚才出了点问题，这一步没有办成。请过几分钟再发一次；有危险请直接打 110、119、120。",
  reminders: ({ on, staff }) =>
    staff
      ? "您是工作人员，这里的消息关系到由谁负责，不能关。不想被打扰，发“免打扰”。"
      : on
        ? "提醒打开了：有进展随时告诉您。"
        : page(
            "提醒关了，您的事照样办。",
            "答复、要您评价的问题、危险提醒，和您自己问的，还是会马上发给您；进展和催您回话的先存着，您下次说话时一起发。",
            "想再收，发“打开提醒”。",
          ),
  language: () => "好的，以后用中文。To go back, type “english”.",
  emergency: ({ numbers, sealed }, w) =>
    sealed === true
      ? page(
          "谢谢您愿意说出来，我听到了。您不用一个人扛着，有人愿意帮您。",
          `现在就有危险，请马上拨打 ${numbersWords(["120", "110"], w)}。想找人说说话，打 12356（心理援助热线）。`,
          "协调员已被提醒，会尽快联系您；您说的话不会发到群里，也不转给别人。",
          "如果说的是身边的人，请陪着对方，别让对方一个人待着。方便时告诉我：在什么位置？身边有人吗？",
        )
      : page(
          `如有危险，请立即拨打 ${numbersWords(numbers, w)}。`,
          "值班人员已被提醒，会尽快联系您。您在什么位置？方便时发来。",
        ),
  choose: () => "您说的是哪一件？请选一个。",
  "more-or-new": () => "这句话是补充原来的事，还是一件新事？请选一个。",
  "no-such-choice": ({ choices }) =>
    choices > 0
      ? `没有这一项。请回复数字 1${choices > 1 ? ` 到 ${choices}` : ""}，或者直接打字。`
      : "这个按钮已经用不了了。请发“帮助”看看能发什么。",
  anonymous: () => "您是用群或频道的身份说的，我没法私下答复您。请换成自己的身份再说一次，或者私下发给我。",
  "ask-new": () => "好的，请说是什么事、在哪里，一句话就行。",
  "no-requests": () => "这里没有您正在办的事。有新的事，一句话发来就行；要找某一件，请带上编号，例如“进度 31”。",
  statuses: ({ lines, held }, w) =>
    page(
      `您有 ${lines.length} 件事：`,
      few(
        lines,
        (one) => line(one, w),
        (count) => `还有 ${count} 件没列出。`,
      ),
      `发“进度 ${lines[0]?.no ?? 31}”看其中一件。`,
      ...(held === undefined ? [] : heldBack(held)),
    ),
  "board-link": ({ minutes }, w) =>
    w.door === undefined
      ? "看板的登录链接只在私聊里发，请私聊发“看板”。"
      : `打开看板（${minutes} 分钟内有效，只能用一次，请不要转发）：\n${w.door}`,
  digest: ({ period }, w) =>
    w.digest === undefined
      ? `${period} 的周报只在私聊里发，请私聊发“周报”。`
      : page(w.digest, w.page === undefined ? undefined : `看板：${w.page}`),
  many: ({ heaps }, w) =>
    page(
      "提醒攒在一起，一次说完：",
      ...heaps.map(({ heap, count, nos }) => {
        const shown = nos.map(displayNo).join("、");
        return `${w.names.heaps[heap]} ${count} 件：${shown}${count > nos.length ? " 等" : ""}`;
      }),
      "发“我的清单”，先到期的在前。",
    ),
  "my-list": ({ lines }, w) =>
    lines.length === 0
      ? "您手上没有要办的事。有新的会马上告诉您。"
      : page(
          `您手上有 ${lines.length} 件，先到期的在前：`,
          few(
            lines,
            (one) => line({ ...one, who: undefined }, w),
            (count) => `还有 ${count} 件没列出。`,
          ),
          `发“进度 ${lines[0]?.no ?? 31}”看其中一件。`,
        ),
} satisfies Partial<Sentences>;

function numbersWords(numbers: readonly string[], w: Parameters<Sentences["emergency"]>[1]): string {
  const known = numbers.length === 0 ? ["110"] : numbers;
  return w.names.list(
    known.map((number) => {
      const about = w.names.alarms[number];
      return about === undefined ? number : w.names.noted(number, about);
    }),
  );
}

/** What whoever oversees the others can type besides. */
const leading = page(
  "您看全局，可以发（31 换成编号）：",
  "“看板” 打开网页，查每一件；“周报” 看上一周",
  "“谁负责 31” 看现在由谁负责",
  "“督办 31 三天内办好” 定新的期限",
  "“准 31”、“不准 31 理由” 定延期、挂账、退回、不予受理",
  "“裁决 31 主办 市政岗 依据 责任清单第2项” 定由谁办",
  "“回应 31 已请水务站重查” 回答居民的异议",
  "“应急模式 开 上镇村停水 到 今天18:00 公告：正在抢修”",
);

/** What is said to a message that says no matter. */
const saws = {
  sticker: "表情收到了。有什么事，请用文字、语音或照片告诉我。",
  nothing: "这条里没有看到内容。有什么事，请用文字、语音或照片告诉我。",
  unclear: "这一句我没看明白。什么事、在哪里，请用一句话告诉我；发“帮助”看怎么用。",
  thanks: "不客气。再有什么事，随时发来。",
  okay: "好的。再有什么事，随时发来；看办到哪一步，发“进度”。",
  dropped: "好的，这一句没有用上，也没有发出去。已经登记的事照常办；不想办了，居民本人发“撤单”。",
  upset: "让您着急了，抱歉。看办到哪一步，发“进度”；要催，发“催办”；要找人说，发“转人工”。",
} as const satisfies Record<Extract<Say, { kind: "empty" }>["saw"], string>;
