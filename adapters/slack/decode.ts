import type { Inbound, InboundFile, Sender } from "../../src/port/index.js";
import { toRef } from "./ref.js";
import { toPlain } from "./text.js";

/** A file as Slack describes it; only what is used. */
type SlackFile = Readonly<{
  id?: string;
  name?: string | null;
  mimetype?: string;
  size?: number;
  url_private?: string;
  url_private_download?: string;
  transcription?: Readonly<{ status?: string; preview?: Readonly<{ content?: string }> }>;
}>;

/** A message event, of every subtype; only what is used. `app_mention` has the same fields. */
export type SlackMessage = Readonly<{
  subtype?: string | undefined;
  channel?: string;
  channel_type?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  ts?: string;
  thread_ts?: string;
  parent_user_id?: string;
  files?: readonly SlackFile[];
  edited?: Readonly<{ user?: string; ts?: string }>;
  /** In news of a change: the message as it is now, and as it was. */
  message?: SlackMessage;
  previous_message?: SlackMessage;
}>;

/** A press of a button on a message; only what is used. */
export type SlackPress = Readonly<{
  user: Readonly<{ id: string; name?: string }>;
  channel?: Readonly<{ id: string; name?: string }>;
  message?: Readonly<{ ts: string; thread_ts?: string }>;
  action: Readonly<{ value?: string; action_ts?: string }>;
}>;

/** A slash command; only what is used. */
export type SlackCommand = Readonly<{
  command: string;
  text?: string;
  user_id: string;
  user_name?: string;
  channel_id: string;
  channel_name?: string;
  trigger_id: string;
}>;

/** What is known around an event: who the bot is, who people are, and the time, epoch ms. */
export type Around = Readonly<{ botId: string; person(id: string): Sender | undefined; now: number }>;

/** Subtypes in which a person says something. All others are about messages, or by bots. */
const spoken: readonly (string | undefined)[] = [undefined, "file_share", "thread_broadcast", "me_message"];

/** A message of a person as an inbound; undefined for the bot's own, other bots', and news about messages. */
export function decodeMessage(event: SlackMessage, around: Around): Inbound | undefined {
  const { channel, user, ts, thread_ts: thread } = event;
  const said = spoken.includes(event.subtype) && event.bot_id === undefined;
  if (!said || !channel || !user || !ts || user === around.botId) return undefined;
  const { text, mentioned, namesBot } = toPlain(event.text ?? "", around.botId, (id) => around.person(id)?.name);
  const isPrivate = event.channel_type === "im" || channel.startsWith("D");
  const inThread = thread !== undefined && thread !== ts;
  const fromBot = event.parent_user_id === around.botId;
  return {
    key: `m:${channel}:${ts}`,
    at: toMs(ts, around.now),
    chat: isPrivate ? { id: user, kind: "private" } : { id: channel, kind: "group" },
    from: around.person(user) ?? { id: user },
    text,
    ref: toRef(channel, ts, thread),
    addressed: isPrivate || namesBot || (inThread && fromBot),
    ...(inThread ? { quote: { ref: toRef(channel, thread), fromBot, ...parent(event) } } : {}),
    ...(event.files?.length ? { files: event.files.flatMap(toFile) } : {}),
    ...(mentioned.length ? { mentions: mentioned.map((id) => ({ ...named(id, around) })) } : {}),
  };
}

/**
 * A message that its sender changed, as a further message that quotes itself; undefined where its words are the same (Slack tells
 * of the preview of a link in the same way, and of an answer below it). Its files were heard with it before.
 */
export function decodeChange(event: SlackMessage, around: Around): Inbound | undefined {
  const { message, previous_message: before, channel, channel_type } = event;
  const at = message?.edited?.ts;
  if (event.subtype !== "message_changed" || at === undefined || message?.text === before?.text) return undefined;
  const heard = decodeMessage(
    { ...message, files: [], ...(channel && { channel }), ...(channel_type && { channel_type }) },
    around,
  );
  if (heard?.ref === undefined || heard.text === "") return undefined;
  return {
    ...heard,
    key: `e:${channel}:${message?.ts}:${at}`,
    at: toMs(at, around.now),
    quote: { ref: heard.ref, fromBot: false, from: heard.from.id },
  };
}

/** A press as an inbound; undefined where it was not on a message. */
export function decodePress({ user, channel, message, action }: SlackPress, around: Around): Inbound | undefined {
  if (channel === undefined || message === undefined || action.value === undefined) return undefined;
  const actionTs = action.action_ts ?? "";
  return {
    key: `p:${channel.id}:${message.ts}:${actionTs}:${user.id}`,
    at: toMs(actionTs, around.now),
    chat: toChat(channel.id, user.id, channel.name),
    from: around.person(user.id) ?? toSender(user.id, user.name),
    text: "",
    press: { data: action.value, ref: toRef(channel.id, message.ts, message.thread_ts) },
    addressed: true,
  };
}

/** A slash command as an inbound: `/status` and what follows it are the words. */
export function decodeCommand(command: SlackCommand, around: Around): Inbound {
  const { text } = toPlain(command.text ?? "", around.botId, (id) => around.person(id)?.name);
  return {
    key: `c:${command.trigger_id}`,
    at: around.now,
    chat: toChat(command.channel_id, command.user_id, command.channel_name),
    from: around.person(command.user_id) ?? toSender(command.user_id, command.user_name),
    text: `${command.command} ${text}`.trim(),
    addressed: true,
  };
}

function toChat(channel: string, user: string, name: string | undefined): Inbound["chat"] {
  if (channel.startsWith("D")) return { id: user, kind: "private" };
  return { id: channel, kind: "group", ...(name === undefined ? {} : { name }) };
}

function toSender(id: string, name: string | undefined): Sender {
  return name === undefined ? { id } : { id, name };
}

/** Somebody as they are known. */
export function named(id: string, around: Around): Sender {
  return toSender(id, around.person(id)?.name);
}

function parent(event: SlackMessage): { from?: string } {
  return event.parent_user_id === undefined ? {} : { from: event.parent_user_id };
}

/** The address is the id: it is what the fetch needs, and it outlives a restart. Without one, Slack is asked by the file's own id. */
function toFile(file: SlackFile): readonly InboundFile[] {
  const id = file.url_private_download ?? file.url_private ?? file.id;
  if (id === undefined) return [];
  const heard = file.transcription?.status === "complete" ? file.transcription.preview?.content : undefined;
  return [
    {
      id,
      kind: kindOf(file.mimetype ?? ""),
      ...(file.name ? { name: file.name } : {}),
      ...(file.mimetype ? { mime: file.mimetype } : {}),
      ...(file.size === undefined ? {} : { bytes: file.size }),
      ...(heard === undefined ? {} : { transcript: heard }),
    },
  ];
}

function kindOf(mime: string): InboundFile["kind"] {
  if (mime.startsWith("image/")) return "image";
  if (mime.startsWith("audio/")) return "voice";
  return mime.startsWith("video/") ? "video" : "file";
}

/** Slack's timestamps are seconds with six decimals, unique within a channel. */
function toMs(ts: string, now: number): number {
  const seconds = Number(ts);
  return seconds > 0 ? Math.round(seconds * 1000) : now;
}
