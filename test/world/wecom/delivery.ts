import { createPushes, type Pushes } from "../tencent/pushes.js";
import type { Fields } from "../wechat-official/push.js";
import type { Actor } from "../world.js";
import type { Chats } from "./chats.js";
import type { Poster } from "./push.js";

/** How the platform brings what members do to the program. */
export type Delivery = Pushes & Readonly<{ press(actor: Actor, ref: string, label: string): Promise<void> }>;

type DeliverySettings = Readonly<{
  chats: Chats;
  poster: Poster;
  corpId: string;
  agentId: number;
  clock: () => number;
}>;

/** Nothing delivered yet. */
export function createDelivery({ chats, poster, corpId, agentId, clock }: DeliverySettings): Delivery {
  const pushes = createPushes({
    ...{ path: "/wecom/app", poster, files: chats },
    // A MsgId has more digits than a number keeps.
    lastId: 7_323_456_789_012_345_000n,
    whole: ({ id }, fields) => ({
      ...{ ToUserName: corpId, FromUserName: id, CreateTime: Math.floor(clock() / 1000) },
      ...{ ...fields, AgentID: agentId },
    }),
  });
  return { ...pushes, press: async (actor, ref, label) => void (await pushes.push(actor, pressOf(chats, ref, label))) };
}

/** The event that a member's press of this button makes. */
function pressOf(chats: Chats, ref: string, label: string): Fields {
  const pressed = chats.press(ref, label);
  if (pressed === undefined) throw new Error(`there is no button ${label} under ${ref}`);
  const { task, key, code } = pressed;
  const card = { EventKey: key, TaskId: task, CardType: "button_interaction", ResponseCode: code };
  return { MsgType: "event", Event: "template_card_event", ...card };
}
