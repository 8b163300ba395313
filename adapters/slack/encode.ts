import type { types } from "@slack/bolt";
import type { Button, Outbound } from "../../src/port/index.js";
import { can } from "./facts.js";
import { fromRef } from "./ref.js";
import { escaped } from "./text.js";

/** A message in Slack's own form; `text` is what notifications and screen readers use. */
export type Body = Readonly<{ text: string; blocks: types.KnownBlock[] }>;

/** Where a message goes: a channel or a person's id, and the thread it stands in. */
export type Target = Readonly<{ channel: string; thread_ts?: string }>;

type Elements = types.RichTextSection["elements"];

/** A longer notification is refused with `msg_too_long`. */
const notificationMax = 4000;

const styles = { primary: { style: "primary" }, danger: { style: "danger" } } as const;

/**
 * A message as Block Kit. The words go into a rich text block, because it is the only one that reads no markup and still calls
 * people and opens links; a section would make 「*紧急*」 bold, or call nobody.
 */
export function toBody({ text, mentions = [], buttons = [] }: Outbound): Body {
  const calls: Elements = mentions.flatMap(({ id }) => [
    { type: "user", user_id: id },
    { type: "text", text: " " },
  ]);
  const elements = [...calls, ...toElements(text)];
  const said: types.KnownBlock[] = elements.length
    ? [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }]
    : [];
  const pressable: types.KnownBlock[] = buttons.length ? [{ type: "actions", elements: buttons.map(toButton) }] : [];
  const called = mentions.map(({ id }) => `<@${id}> `).join("");
  return { text: called + toNotification(text), blocks: [...said, ...pressable] };
}

/** Where this message goes. A private chat is known by the person's id; a ref knows the real channel. */
export function toTarget({ chat, under }: Outbound): Target {
  const spot = under === undefined ? undefined : fromRef(under);
  if (spot === undefined || (spot.channel !== chat && !isPerson(chat))) return { channel: chat };
  return { channel: spot.channel, thread_ts: spot.thread ?? spot.ts };
}

/** Whether this chat is a person, with whom the bot speaks in private. */
export function isPerson(chat: string): boolean {
  return /^[UW]/.test(chat);
}

function toElements(text: string): Elements {
  // Brackets and Chinese punctuation end a link: they close the sentence around it.
  const parts = text.split(/(https?:\/\/[^\s<>()（）【】「」，。；！？、]+)/);
  return parts
    .filter((part) => part !== "")
    .map((part) =>
      /^https?:\/\//.test(part) && URL.canParse(part)
        ? { type: "link", url: part, text: part }
        : { type: "text", text: part },
    );
}

function toButton({ label, data, look }: Button, index: number): types.Button {
  return {
    type: "button",
    action_id: `press-${index}`,
    text: { type: "plain_text", text: shortened(label), emoji: true },
    value: data,
    ...(look === undefined ? {} : styles[look]),
  };
}

function shortened(label: string): string {
  const max = can.buttons === false ? 0 : can.buttons.label;
  return label.length <= max ? label : `${label.slice(0, max - 1)}…`;
}

function toNotification(text: string): string {
  const whole = escaped(text);
  return whole.length <= notificationMax ? whole : `${escaped(text.slice(0, notificationMax / 6))}…`;
}
