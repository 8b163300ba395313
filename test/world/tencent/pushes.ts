import { postHalf } from "../http.js";
import { fieldsOf } from "../wechat-official/acts.js";
import type { Attempt, Fields, Poster } from "../wechat-official/push.js";
import type { Act, Actor } from "../world.js";

/** How a platform of Tencent's brings what people do to the program. */
export type Pushes = Readonly<{
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

type Settings = Readonly<{
  /** Where the program takes callbacks. */
  path: string;
  poster: Pick<Poster, "push" | "sign">;
  /** Where files are kept that people send. */
  files: Parameters<typeof fieldsOf>[1];
  /** The number before the first message's. */
  lastId: bigint;
  /** The whole of what is pushed, but for its number. */
  whole(actor: Actor, fields: Fields): Fields;
  onPushed?(fields: Fields, made: readonly Attempt[]): void;
}>;

/** Nothing pushed yet. */
export function createPushes({ path, poster, files, onPushed, ...settings }: Settings): Pushes {
  const attempts: Attempt[] = [];
  let target = "";
  let last: Fields | undefined;
  const number = createNumbers(settings);
  const deliver = async (fields: Fields) => {
    const made = await poster.push(target, fields);
    attempts.push(...made);
    onPushed?.(fields, made);
    return made;
  };
  const push: Pushes["push"] = (actor, fields) => {
    last = number.next(actor, fields);
    return deliver(last);
  };
  return {
    ...{ attempts, push },
    callback: () => target,
    deliverTo: (origin) => {
      target = `${origin}${path}`;
    },
    act: async (actor, act) => {
      for (const fields of fieldsOf(act, files)) await push(actor, fields);
      return number.last();
    },
    late: async (actor, act) => {
      const all = fieldsOf(act, files).map((fields) => number.next(actor, fields));
      return async () => {
        for (const fields of all) await deliver(fields);
      };
    },
    stall: () => postHalf(poster.sign(target, "").url),
    async repeat() {
      if (last === undefined) throw new Error("nothing has been pushed yet");
      await deliver(last);
    },
  };
}

/** Messages as they are pushed: each whole, with a number of its own; events have none. */
function createNumbers({ lastId, whole }: Pick<Settings, "lastId" | "whole">) {
  let id = lastId;
  return {
    last: () => String(id),
    next(actor: Actor, fields: Fields): Fields {
      id += 1n;
      return { ...whole(actor, fields), ...(fields.MsgType === "event" ? {} : { MsgId: String(id) }) };
    },
  };
}
