import type { CallbackQuery, ChatMemberUpdated, Message, Update, User } from "grammy/types";
import type { Chat, Inbound, Quote, Sender } from "../../src/port/index.js";
import { contentOf, isService } from "./content.js";
import { fromRef, refOf, topicOf, toRef } from "./ref.js";
import { type Me, wordsOf } from "./words.js";

/**
 * What an update means; undefined where a person did nothing (the bot's own doings, a group's housekeeping). `now` (epoch ms)
 * is the time of a press, which the platform does not date.
 *
 * The key is the update's id with its date, since the platform starts the ids anew at random after a quiet week.
 */
export function decode(update: Update, me: Me, now: number): Inbound | undefined {
  const { message, edited_message: edited, callback_query: query, my_chat_member: member } = update;
  if (message) return said(message, me, `u${update.update_id}.${message.date}`);
  if (edited) return mended(edited, me, `u${update.update_id}.${edited.edit_date}`);
  if (query) return pressed(query, now);
  if (member) return moved(member, `u${update.update_id}.${member.date}`);
  return undefined;
}

function said(message: Message, me: Me, key: string): Inbound | undefined {
  if (isService(message)) return undefined;
  const from = senderOf(message);
  if (from === undefined) return undefined;
  const chat = chatOf(message);
  const words = wordsOf(message, me);
  const quote = quoteOf(message, me);
  const started = chat.kind === "private" && /^\/start(\s|$)/.test(words.text);
  return {
    key,
    at: message.date * 1000,
    chat,
    from,
    text: words.text,
    ref: refOf(message),
    addressed: chat.kind === "private" || words.toBot || quote?.fromBot === true,
    ...contentOf(message),
    ...(words.mentions.length > 0 && { mentions: words.mentions }),
    ...(quote && { quote }),
    ...(started && { event: "started" }),
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
  };
}

/**
 * A message that its sender changed comes in as a further message that quotes itself: what was said before stands in the
 * record, and the new words are heard. A place that moves by itself (live location) changes no words and is left out.
 */
function mended(message: Message & Update.Edited, me: Me, key: string): Inbound | undefined {
  const heard = said(message, me, key);
  if (heard === undefined || heard.text === "") return undefined;
  return {
    ...heard,
    at: message.edit_date * 1000,
    quote: { ref: refOf(message), fromBot: false, from: heard.from.id },
  };
}

function pressed(query: CallbackQuery, now: number): Inbound | undefined {
  const { message, data } = query;
  if (message === undefined || data === undefined) return undefined;
  return {
    key: `q${query.id}`,
    at: now,
    chat: chatOf(message),
    from: personOf(query.from),
    text: "",
    press: { data, ref: refOf(message) },
    addressed: true,
  };
}

/** In a private chat the person blocked the bot (whoever unblocks it sends /start); in a group the bot was added or removed. */
function moved(member: ChatMemberUpdated, key: string): Inbound | undefined {
  const was = isInside(member.old_chat_member.status);
  const is = isInside(member.new_chat_member.status);
  const isPrivate = member.chat.type === "private";
  if (was === is || (isPrivate && is)) return undefined;
  const [added, removed] = isPrivate ? (["started", "stopped"] as const) : (["joined", "left"] as const);
  return {
    key,
    at: member.date * 1000,
    chat: chatOf({ chat: member.chat }),
    from: personOf(member.from),
    text: "",
    addressed: true,
    event: is ? added : removed,
  };
}

function isInside(status: ChatMemberUpdated["new_chat_member"]["status"]): boolean {
  return status !== "left" && status !== "kicked";
}

/** A topic of a group is a chat of its own, `group/topic`, so that what is said to it lands there. */
function chatOf(message: Pick<Message, "chat" | "message_thread_id" | "is_topic_message">): Chat {
  const { chat } = message;
  if (chat.type === "private") return { id: String(chat.id), kind: "private" };
  const topic = topicOf(message);
  const id = topic === undefined ? String(chat.id) : `${chat.id}/${topic}`;
  return { id, kind: "group", ...(chat.title !== undefined && { name: chat.title }) };
}

/**
 * Who speaks; undefined for bots, and for what a channel posts, which the platform copies into the group where it is discussed:
 * nobody there said it. An anonymous administrator, and whoever writes as a channel, speak as the chat that they stand for.
 */
function senderOf({ from, sender_chat, is_automatic_forward: copied }: Message): Sender | undefined {
  if (copied) return undefined;
  if (sender_chat)
    return {
      id: String(sender_chat.id),
      ...(sender_chat.title !== undefined && { name: sender_chat.title }),
      anonymous: true,
    };
  if (from === undefined || from.is_bot) return undefined;
  return personOf(from);
}

function personOf({ id, first_name, last_name, language_code }: User): Sender {
  const name = [first_name, last_name].filter(Boolean).join(" ");
  return { id: String(id), ...(name && { name }), ...(language_code && { language: language_code }) };
}

function quoteOf(message: Message, me: Me): Quote | undefined {
  const quoted = message.reply_to_message;
  // Every message in a topic "answers" the one that opened the topic: where a neighbour did, that says nothing.
  if (quoted === undefined || (quoted.forum_topic_created && quoted.from?.id !== me.id)) return undefined;
  const text = message.quote?.text ?? quoted.text ?? quoted.caption;
  return {
    // What is quoted stands in the same topic, and does not always say so.
    ref: toRef({ ...fromRef(refOf(message)), message: quoted.message_id }),
    fromBot: quoted.from?.id === me.id,
    ...(quoted.from && { from: String(quoted.from.id) }),
    ...(text !== undefined && { text }),
  };
}
