import type { Chats } from "./chats.js";
import { bot, groups, Refused, type Wire } from "./wire.js";

/** A topic of a forum: the chat that it is, and what the platform shows of it. */
export type Topic = Readonly<{ chat: string; name: string; closed: boolean }>;

/** The topics of the forums. */
export type Topics = Readonly<{
  create(fields: Wire): Wire;
  /** Closes or reopens one. */
  set(fields: Wire, closed: boolean): true;
  /** Throws where the chat is a topic that is not there. */
  enter(chat: string): void;
  all(): readonly Topic[];
  delete(chat: string): void;
  /** Whether the bot is an administrator who may manage topics. */
  allowed(): boolean;
  allow(allowed: boolean): void;
}>;

/** The one topic of each forum that people have opened, and whatever the bot opens beside it. */
export function createTopics(chats: Chats): Topics {
  const topics = new Map<string, { name: string; closed: boolean }>(
    Object.entries(groups).flatMap(([id, { is_forum: forum }]) =>
      forum === true ? [[`${id}/7`, { name: "闲聊", closed: false }] as const] : [],
    ),
  );
  let allowed = true;
  return {
    create({ chat_id: chat, name }) {
      check(chat, allowed);
      const length = [...String(name ?? "")].length;
      if (length < 1 || length > 128) throw new Refused(400, "Bad Request: TOPIC_TITLE_INVALID");
      const kept = chats.add(String(chat), bot, { forum_topic_created: { name } });
      kept.wire = { ...kept.wire, message_thread_id: kept.id, is_topic_message: true };
      topics.set(`${chat}/${kept.id}`, { name: String(name), closed: false });
      return { message_thread_id: kept.id, name, icon_color: 7322096 };
    },
    set({ chat_id: chat, message_thread_id: id }, closed) {
      check(chat, allowed);
      const topic = topics.get(`${chat}/${id}`);
      if (topic === undefined) throw new Refused(400, "Bad Request: TOPIC_ID_INVALID");
      if (topic.closed === closed) throw new Refused(400, "Bad Request: TOPIC_NOT_MODIFIED");
      topic.closed = closed;
      return true;
    },
    enter(chat) {
      if (chat.includes("/") && !topics.has(chat)) throw new Refused(400, "Bad Request: message thread not found");
    },
    all: () => [...topics].map(([chat, topic]) => ({ chat, ...topic })),
    delete: (chat) => void topics.delete(chat),
    allowed: () => allowed,
    allow: (may) => {
      allowed = may;
    },
  };
}

function check(chat: unknown, allowed: boolean): void {
  const group = groups[String(chat)];
  if (group === undefined) throw new Refused(400, "Bad Request: chat not found");
  if (group.is_forum !== true) throw new Refused(400, "Bad Request: the chat is not a forum");
  if (!allowed) throw new Refused(400, "Bad Request: not enough rights to manage topics");
}
