import type { LinkSay } from "../../core/say-link.js";
import { page } from "../layout.js";
import type { Sentences } from "../types.js";

/** One resident in several chats: how they are joined, where they are told, and how they part. */
export const links = {
  "link-code": ({ code, until }, w) =>
    page(
      `您的绑定码：${code}，${w.time(until)} 前用一次有效。`,
      `请用您自己的另一个聊天（别的平台上的）私聊发我“绑定 ${code}”，两边就连成一个人。`,
      "这个码不要给别人：谁用它连上，就能看到您的诉求。",
    ),
  "link-ask": ({ platform }, w) =>
    page(
      `把这里和您在${w.channel(platform)}的账号连成一个人吗？`,
      "连上以后，两边报的事两边都能查，消息发到您选的一边。随时可以发“解除绑定”分开。",
      "如果这个码不是您自己要的，是别人让您发的，不要连。",
    ),
  linked: ({ platform }, w) =>
    page(
      `连好了：这里和${w.channel(platform)}是一个人了。发“进度”，两边的事都能看到。`,
      "有消息还是发到报事的那个聊天，那边送不到就发到这边。想都发到这里，发“发到这里”。要分开，发“解除绑定”。",
    ),
  "linked-there": ({ platform }, w) =>
    page(
      `您这个账号刚刚用绑定码和${w.channel(platform)}的一个账号连成了一个人，那边能看到您的诉求。`,
      "不是您本人连的，请马上发“解除绑定”，那边就看不到了。",
    ),
  "not-linked": ({ why }) => refusals[why],
  unlinked: ({ platforms }, w) =>
    page(
      `分开了：这里和${w.names.list(platforms.map(w.channel))}不再是一个人，那边看不到这里报的事。`,
      "以后的消息，发到报事的那个聊天。",
    ),
  "unlinked-there": ({ platform }, w) =>
    `${w.channel(platform)}的账号和这里分开了：那边的事这里看不到了，这里的事照旧。`,
  preferred: ({ platform, others }, w) =>
    page(
      `记下了：您的事有了消息，都发到这里（${w.channel(platform)}）。您在哪里问，还在哪里答。`,
      others.length === 0
        ? "您现在只有这一个聊天。想多一条路，发“绑定”连上另一个平台的聊天，这里送不到时就发到那边。"
        : `这里送不到的时候，发到${w.names.list(others.map(w.channel))}。想换，到那边发“发到这里”。`,
    ),
  spotted: ({ office, where }) =>
    page(
      `您好，这里是${office}的首问服务。您扫的码在：${where}。`,
      "有什么事，一句话发来就行，不用再说在哪里；事情在别处，就把地方也说上。有危险请先打 110、119、120。",
    ),
} satisfies Partial<Sentences>;

const refusals: Readonly<Record<Extract<LinkSay, { kind: "not-linked" }>["why"], string>> = {
  no: "好，没有连。绑定码已经作废。",
  late: "没有连：过了时间。请重新发“绑定”要一个新的码。",
  same: "这两个聊天本来就是您一个人的，不用再连。请到另一个平台的聊天里发这个码。",
  alone: "这里没有和别的聊天连在一起，不用分开。想连，发“绑定”。",
};
