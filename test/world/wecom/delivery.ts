import { postHalf } from "../http.js";
import { fieldsOf } from "../wechat-official/acts.js";
import type { Attempt, Fields } from "../wechat-official/push.js";
import type { Act, Actor } from "../world.js";
import type { Chats } from "./chats.js";
import type { Poster } from "./push.js";

/** How the platform brings what members do to the program. */
export type Delivery = Readonly<{
  deliverTo(origin: string): void;
  /** The address that callbacks go to. */
  callback(): string;
  /** What became of each delivery so far. */
  attempts: readonly Attempt[];
  /** Pushes a message or event of any shape. */
  push(actor: Actor, fields: Fields): Promise<readonly Attempt[]>;
  act(actor: Actor, act: Act): Promise<string>;
  late(actor: Actor, act: Act): Promise<() => Promise<void>>;
  press(actor: Actor, ref: string, label: string): Promise<void>;
  repeat(): Promise<void>;
  stall(): Promise<void>;
}>;

type DeliverySettings = Readonly<{
  chats: Chats;
  poster: Poster;
  corpId: string;
  agentId: number;
  clock: () => number;
}>;

/** Nothing delivered yet. */
export function createDelivery({ chats, poster, corpId, agentId, clock }: DeliverySettings): Delivery {
  const attempts: Attempt[] = [];
  let target = "";
  let last: Fields | undefined;
  // A MsgId has more digits than a number keeps.
  let id = 7_323_456_789_012_345_000n;
  const deliver = async (fields: Fields) => {
    const made = await poster.push(target, fields);
    attempts.push(...made);
    return made;
  };
  const written = (actor: Actor, fields: Fields): Fields => {
    id += 1n;
    const head = { ToUserName: corpId, FromUserName: actor.id, CreateTime: Math.floor(clock() / 1000) };
    return { ...head, ...fields, ...(fields.MsgType === "event" ? {} : { MsgId: String(id) }), AgentID: agentId };
  };
  const push: Delivery["push"] = (actor, fields) => {
    last = written(actor, fields);
    return deliver(last);
  };
  return {
    ...{ attempts, push },
    callback: () => target,
    deliverTo: (origin) => {
      target = `${origin}/wecom/app`;
    },
    act: async (actor, act) => {
      await eachOf(fieldsOf(act, chats), (fields) => push(actor, fields));
      return String(id);
    },
    late: async (actor, act) => {
      const all = fieldsOf(act, chats).map((fields) => written(actor, fields));
      return () => eachOf(all, deliver);
    },
    stall: () => postHalf(poster.sign(target, "").url),
    press: async (actor, ref, label) => void (await push(actor, pressOf(chats, ref, label))),
    repeat: async () => void (await deliver(known(last))),
  };
}

function known(last: Fields | undefined): Fields {
  if (last === undefined) throw new Error("nothing has been delivered yet");
  return last;
}

async function eachOf(all: readonly Fields[], bring: (fields: Fields) => Promise<unknown>): Promise<void> {
  for (const fields of all) await bring(fields);
}

/** The event that a member's press of this button makes. */
function pressOf(chats: Chats, ref: string, label: string): Fields {
  const pressed = chats.press(ref, label);
  if (pressed === undefined) throw new Error(`there is no button ${label} under ${ref}`);
  const { task, key, code } = pressed;
  const card = { EventKey: key, TaskId: task, CardType: "button_interaction", ResponseCode: code };
  return { MsgType: "event", Event: "template_card_event", ...card };
}
