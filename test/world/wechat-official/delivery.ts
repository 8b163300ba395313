import { postHalf } from "../http.js";
import type { Act, Actor } from "../world.js";
import { fieldsOf } from "./acts.js";
import type { Chats } from "./chat.js";
import type { Attempt, Fields, Poster } from "./push.js";
import type { Windows } from "./windows.js";

/** How the platform brings its messages to the program. */
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
  repeat(): Promise<void>;
  stall(): Promise<void>;
}>;

type DeliverySettings = Readonly<{
  chats: Chats;
  spans: Windows;
  poster: Poster;
  clock: () => number;
}>;

const apology = "该公众号提供的服务出现故障，请稍后再试";

/** Nothing delivered yet. */
export function createDelivery({ chats, spans, poster, clock }: DeliverySettings): Delivery {
  const attempts: Attempt[] = [];
  let target = "";
  let last: Fields | undefined;
  // A MsgId has more digits than a number keeps.
  let id = 23_456_789_012_345_000n;
  const deliver = async (fields: Fields) => {
    const made = await poster.push(target, fields);
    attempts.push(...made);
    show(chats, String(fields.FromUserName), poster.read(made.findLast(({ status }) => status === 200)?.body ?? ""));
    return made;
  };
  const written = (actor: Actor, fields: Fields): Fields => {
    id += 1n;
    const numbered = fields.MsgType === "event" ? {} : { MsgId: String(id) };
    const whole = { ...headOf(actor, clock()), ...fields, ...numbered };
    feel(actor.id, whole, { chats, spans });
    return whole;
  };
  const push: Delivery["push"] = (actor, fields) => {
    last = written(actor, fields);
    return deliver(last);
  };
  return {
    ...{ attempts, push },
    callback: () => target,
    deliverTo: (origin) => {
      target = `${origin}/wechat/official`;
    },
    act: (actor, act) => eachOf(fieldsOf(act, chats), (fields) => push(actor, fields)).then(() => String(id)),
    late: async (actor, act) => {
      const all = fieldsOf(act, chats).map((fields) => written(actor, fields));
      return () => eachOf(all, deliver);
    },
    stall: () => postHalf(poster.sign(target, "").url),
    repeat: async () => void (await deliver(known(last))),
  };
}

function headOf({ id }: Actor, now: number): Fields {
  return { ToUserName: "gh_zly", FromUserName: id, CreateTime: Math.floor(now / 1000) };
}

function show(chats: Chats, to: string, reply: ReturnType<Poster["read"]>): void {
  if (reply === "garbage") chats.show(to, { text: apology, passive: true });
  else if (reply !== "nothing") chats.show(reply.to, { text: reply.text, passive: true });
}

function known(last: Fields | undefined): Fields {
  if (last === undefined) throw new Error("nothing has been delivered yet");
  return last;
}

async function eachOf(all: readonly Fields[], bring: (fields: Fields) => Promise<unknown>): Promise<void> {
  for (const fields of all) await bring(fields);
}

/** What a message or event changes on the platform's own side. */
function feel(openid: string, fields: Fields, { chats, spans }: Pick<DeliverySettings, "chats" | "spans">): void {
  const event = fields.MsgType === "event" ? String(fields.Event).toLowerCase() : undefined;
  if (event === "unsubscribe") chats.unfollowed.add(openid);
  if (event === "subscribe") chats.unfollowed.delete(openid);
  if (event === undefined) spans.open(openid, "message");
  else if (/^(subscribe|scan|click|scancode_\w+)$/.test(event)) spans.open(openid, "touch");
}
