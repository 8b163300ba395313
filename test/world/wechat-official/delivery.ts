import { createPushes, type Pushes } from "../tencent/pushes.js";
import type { Chats } from "./chat.js";
import type { Fields, Poster } from "./push.js";
import type { Windows } from "./windows.js";

type DeliverySettings = Readonly<{
  chats: Chats;
  spans: Windows;
  poster: Poster;
  clock: () => number;
}>;

const apology = "该公众号提供的服务出现故障，请稍后再试";

/** How the platform brings its messages to the program; nothing delivered yet. */
export function createDelivery({ chats, spans, poster, clock }: DeliverySettings): Pushes {
  return createPushes({
    ...{ path: "/wechat/official", poster, files: chats },
    // A MsgId has more digits than a number keeps.
    lastId: 23_456_789_012_345_000n,
    whole({ id }, fields) {
      feel(id, fields, { chats, spans });
      return { ToUserName: "gh_zly", FromUserName: id, CreateTime: Math.floor(clock() / 1000), ...fields };
    },
    onPushed: ({ FromUserName }, made) =>
      show(chats, String(FromUserName), poster.read(made.findLast(({ status }) => status === 200)?.body ?? "")),
  });
}

function show(chats: Chats, to: string, reply: ReturnType<Poster["read"]>): void {
  if (reply === "garbage") chats.show(to, { text: apology, passive: true });
  else if (reply !== "nothing") chats.show(reply.to, { text: reply.text, passive: true });
}

/** What a message or event changes on the platform's own side. */
function feel(openid: string, fields: Fields, { chats, spans }: Pick<DeliverySettings, "chats" | "spans">): void {
  const event = fields.MsgType === "event" ? String(fields.Event).toLowerCase() : undefined;
  if (event === "unsubscribe") chats.unfollowed.add(openid);
  if (event === "subscribe") chats.unfollowed.delete(openid);
  if (event === undefined) spans.open(openid, "message");
  else if (/^(subscribe|scan|click|scancode_\w+)$/.test(event)) spans.open(openid, "touch");
}
