import { GrammyError, type RawApi } from "grammy";
import type { Log, Outbound, Sent } from "../../src/port/index.js";
import { faultOf } from "./faults.js";
import { fromRef, toRef } from "./ref.js";

/** The longest name of a topic, in characters. */
const LONGEST_NAME = 128;

/** Opens, closes and reopens topics of forums. Rejects only with `AdapterError`. */
export type Topics = (outbound: Outbound) => Promise<Sent>;

/**
 * Topics of this bot's groups. A group that is no forum has none, and nor has one in which the bot may not manage them: what is said
 * of a request stands under its card there, and the log says why, once a group.
 */
export function createTopics(api: RawApi, log: Log): Topics {
  const told = new Set<string>();
  return async (outbound) => {
    const { chat, edit } = outbound;
    try {
      return edit === undefined ? await open(api, outbound) : await change(api, outbound, edit);
    } catch (error) {
      const kind = refusals.find(({ words }) => error instanceof GrammyError && words.test(error.description));
      if (kind === undefined) throw faultOf(error);
      if (kind.mend !== undefined && !told.has(chat)) log.warn({ chat }, kind.mend);
      if (kind.mend !== undefined) told.add(chat);
      return edit === undefined ? {} : { ref: edit };
    }
  };
}

async function open(api: RawApi, { chat, text, topic }: Outbound): Promise<Sent> {
  // A chat that is a topic already has no topics of its own.
  if (topic !== "open" || !/^-\d+$/.test(chat)) return {};
  const chat_id = Number(chat);
  const found = await api.getChat({ chat_id });
  if (found.type !== "supergroup" || found.is_forum !== true) return {};
  const { message_thread_id: id } = await api.createForumTopic({
    chat_id,
    name: [...text].slice(0, LONGEST_NAME).join(""),
  });
  return { ref: toRef({ topic: id, message: id }) };
}

async function change(api: RawApi, { chat, topic }: Outbound, edit: string): Promise<Sent> {
  const target = { chat_id: Number(chat), message_thread_id: fromRef(edit).message };
  await (topic === "closed" ? api.closeForumTopic(target) : api.reopenForumTopic(target));
  return { ref: edit };
}

/** Refusals after which there is nothing to try again; the operator is told of what they can mend. */
const refusals: readonly Readonly<{ words: RegExp; mend?: string }>[] = [
  { words: /TOPIC_NOT_MODIFIED|TOPIC_ID_INVALID|TOPIC_DELETED|thread not found|not a forum/ },
  {
    words: /not enough rights|administrator rights|CHAT_ADMIN_REQUIRED/,
    mend: "The bot may not manage topics in this group, so requests have none there: make it an administrator with that right.",
  },
];
