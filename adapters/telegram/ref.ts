import type { Message } from "grammy/types";
import { AdapterError } from "../../src/port/index.js";

/** Where a message stands: its number, and in a forum its topic. */
export type Spot = Readonly<{ message: number; topic?: number }>;

/** The ref of a message: its number in its chat, or `topic/number` in a topic of a group. A topic itself is the message that opened it. */
export function toRef({ message, topic }: Spot): string {
  return topic === undefined ? String(message) : `${topic}/${message}`;
}

/** The place that a ref names. Throws `unfit` where it is no ref of Telegram's. */
export function fromRef(ref: string): Spot {
  const [, topic, message] = /^(?:(\d+)\/)?(\d+)$/.exec(ref) ?? [];
  if (message === undefined)
    throw new AdapterError("unfit", "This is no Telegram message: a message is a number in its chat, or topic/number.");
  return { message: Number(message), ...(topic !== undefined && { topic: Number(topic) }) };
}

/** The topic of a group in which a message stands. A private chat is one, whatever topics it has. */
export function topicOf({
  chat,
  message_thread_id: topic,
  is_topic_message: stands,
}: Pick<Message, "chat" | "message_thread_id" | "is_topic_message">): number | undefined {
  return chat.type !== "private" && stands === true ? topic : undefined;
}

/** The ref of a message as the platform tells of it. */
export function refOf(
  message: Pick<Message, "message_id" | "chat" | "message_thread_id" | "is_topic_message">,
): string {
  const topic = topicOf(message);
  return toRef({ message: message.message_id, ...(topic !== undefined && { topic }) });
}
