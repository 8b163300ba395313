import type { Message, MessageEntity } from "grammy/types";
import type { Mention } from "../../src/port/index.js";

/** The bot itself, as `getMe` tells it. */
export type Me = Readonly<{ id: number; username: string }>;

/** What was said: the words without the bot's name, whom they name besides, and whether they name the bot. */
export type Words = Readonly<{ text: string; mentions: readonly Mention[]; toBot: boolean }>;

/**
 * The words of a message. Of a shared contact, poll or rich message the words in it. A bare command in a group speaks to the
 * bot; `/status@mybot` reads as `/status`. Someone with a public name only is known by it: the mention's id is `@name`.
 */
export function wordsOf(message: Message, me: Me): Words {
  const text = message.text ?? message.caption ?? spelled(message);
  const entities = message.entities ?? message.caption_entities ?? [];
  const mentions: Mention[] = [];
  const cuts: MessageEntity[] = [];
  let toBot = false;
  for (const entity of entities) {
    const said = text.slice(entity.offset, entity.offset + entity.length);
    const found = readEntity(entity, said, me);
    if (found === undefined) continue;
    if (found.mention) mentions.push(found.mention);
    if (found.cut) cuts.push(found.cut);
    toBot ||= found.toBot;
  }
  return { text: without(text, cuts), mentions, toBot };
}

type Found = Readonly<{ toBot: boolean; mention?: Mention; cut?: MessageEntity }>;

function readEntity(entity: MessageEntity, said: string, me: Me): Found | undefined {
  if (entity.type === "text_mention") {
    const { id, first_name: name } = entity.user;
    return id === me.id ? { toBot: true, cut: entity } : { toBot: false, mention: { id: String(id), name } };
  }
  const mine = `@${me.username}`.toLowerCase();
  if (entity.type === "mention") {
    const isMe = said.toLowerCase() === mine;
    return isMe ? { toBot: true, cut: entity } : { toBot: false, mention: { id: said, name: said.slice(1) } };
  }
  if (entity.type !== "bot_command" || entity.offset !== 0) return undefined;
  const at = said.indexOf("@");
  if (at === -1) return { toBot: true };
  if (said.slice(at).toLowerCase() !== mine) return undefined;
  return { toBot: true, cut: { ...entity, offset: at, length: said.length - at } };
}

/** Takes the bot's name out; where it stood between words or at an end, the space beside it goes too. */
function without(text: string, cuts: readonly MessageEntity[]): string {
  let rest = text;
  for (const { offset, length } of cuts.toReversed()) {
    const before = rest.slice(0, offset);
    const after = rest.slice(offset + length);
    rest = /(^|\s)$/.test(before) ? before + after.replace(/^[ ,，:：]/, "") : before + after;
  }
  return cuts.length > 0 ? rest.trim() : rest;
}

function spelled({ contact, poll, dice, checklist }: Message): string {
  if (contact) return [contact.first_name, contact.last_name, contact.phone_number].filter(Boolean).join(" ");
  if (poll) return [poll.question, ...poll.options.map(({ text }) => text)].join("\n");
  if (checklist) return [checklist.title, ...checklist.tasks.map(({ text }) => text)].join("\n");
  return dice?.emoji ?? "";
}
