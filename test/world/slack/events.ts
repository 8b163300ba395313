import { randomUUID } from "node:crypto";
import type { Act, Actor } from "../world.js";
import type { OpenedForm } from "./api.js";
import type { Delivery } from "./delivery.js";
import { app } from "./emulator.js";
import { buttonsOf, type Kept } from "./shown.js";

/** What a person has just written, as the channel now holds it. */
export type Written = Readonly<{
  actor: Actor;
  channel: string;
  ts: string;
  text: string;
  thread?: string;
  /** Who began the thread. */
  parent?: string;
  files: readonly Readonly<Record<string, unknown>>[];
}>;

/** What a person types, as Slack stores it: mentions and links in brackets, the rest escaped. */
export function typed({ text = "", mentionsBot, mentions = [] }: Act): string {
  const called = [...(mentionsBot ? [app.botUserId] : []), ...mentions.map(({ id }) => id)];
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const linked = escaped.replace(/https?:\/\/[^\s)]+/g, (url) => `<${url}>`);
  return called.map((id) => `<@${id}> `).join("") + linked;
}

/** The events of a message. One that mentions the bot in a channel comes twice, under two ids. */
export function messageEvents(written: Written): readonly Delivery[] {
  const { channel, text, files } = written;
  const common = commonOf(written);
  const attached = files.length ? { subtype: "file_share", files } : {};
  const message = { type: "message", ...common, ...attached, channel_type: typeOf(channel) };
  const isMention = typeOf(channel) !== "im" && text.includes(`<@${app.botUserId}>`);
  const mention = { type: "app_mention", ...common, ...(files.length ? { files } : {}) };
  return (isMention ? [message, mention] : [message]).map(enveloped);
}

function commonOf({ actor, channel, ts, text, thread, parent }: Written) {
  const threaded = thread === undefined ? {} : { thread_ts: thread, parent_user_id: parent };
  return { user: actor.id, text, ts, event_ts: ts, channel, team: app.team, ...threaded };
}

function typeOf(channel: string): "im" | "channel" {
  return channel.startsWith("D") ? "im" : "channel";
}

/** What people of the workspace hear when somebody changes what they wrote; `at` is the time of it, as Slack writes times. */
export function changeEvent(written: Written, text: string, at: string): Delivery {
  const { channel, ...previous } = { type: "message", ...commonOf(written) };
  const message = { ...previous, text: typed({ text }), edited: { user: written.actor.id, ts: at } };
  const news = {
    subtype: "message_changed",
    hidden: true,
    ts: at,
    event_ts: at,
    channel,
    channel_type: typeOf(channel),
  };
  return enveloped({ type: "message", ...news, message, previous_message: previous });
}

/** A message of the bot itself, which Slack tells the bot about too. */
export function echo({ channel, ts, text, blocks }: Kept): Delivery {
  const by = { user: app.botUserId, bot_id: app.botId, app_id: app.id };
  const channel_type = channel.startsWith("D") ? "im" : "channel";
  return enveloped({ type: "message", ...by, text, blocks, ts, event_ts: ts, channel, channel_type, team: app.team });
}

/** The same event under a new id, as Slack sends it when it is not sure. */
export function afresh({ kind, payload }: Delivery): Delivery {
  return { kind, payload: { ...payload, ...(kind === "events_api" ? { event_id: eventId() } : {}) } };
}

/** A press of the button with this label; rejects if there is none. */
export function pressOf(actor: Actor, kept: Kept, label: string): Delivery {
  const button = buttonsOf(kept).find((one) => one.label === label);
  if (button === undefined) throw new Error(`no button 「${label}」 stands under this message`);
  const { channel, ts, thread_ts: thread, text, blocks } = kept;
  const { action_id, value, block_id } = button;
  const message = { type: "message", user: app.botUserId, ts, text, blocks, ...(thread ? { thread_ts: thread } : {}) };
  const action = { type: "button", action_id, block_id, value, action_ts: (Date.now() / 1000).toFixed(6) };
  return {
    kind: "interactive",
    payload: {
      type: "block_actions",
      user: { id: actor.id, username: actor.id.toLowerCase(), name: actor.id.toLowerCase(), team_id: app.team },
      ...{ api_app_id: app.id, token: "unused", trigger_id: triggerId(), team: { id: app.team, domain: "emulate" } },
      container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: channel.startsWith("D") ? "directmessage" : "general" },
      ...{ message, actions: [action] },
    },
  };
}

/** A form that was filled in and sent: somebody picked, and words. */
export function formOf(actor: Actor, form: OpenedForm, filled: Readonly<{ person: string; words: string }>): Delivery {
  const values = { person: { it: { selected_user: filled.person } }, words: { it: { value: filled.words } } };
  const user = { id: actor.id, username: actor.id.toLowerCase(), name: actor.id.toLowerCase(), team_id: app.team };
  const view = { id: `V${randomUUID()}`, type: "modal", ...form, state: { values } };
  const ids = { api_app_id: app.id, token: "unused", trigger_id: triggerId() };
  return {
    kind: "interactive",
    payload: { type: "view_submission", team: { id: app.team, domain: "emulate" }, user, view, ...ids },
  };
}

/** A slash command, typed in this channel. */
export function commandOf(actor: Actor, channel: string, command: string, text: string): Delivery {
  const names = {
    user_name: actor.id.toLowerCase(),
    channel_name: channel.startsWith("D") ? "directmessage" : "general",
  };
  const ids = { team_id: app.team, api_app_id: app.id, user_id: actor.id, channel_id: channel };
  return {
    kind: "slash_commands",
    payload: { token: "unused", command, text, trigger_id: triggerId(), ...ids, ...names },
  };
}

function enveloped(event: Readonly<Record<string, unknown>>): Delivery {
  const authorizations = [{ team_id: app.team, user_id: app.botUserId, is_bot: true, is_enterprise_install: false }];
  const ids = { token: "unused", team_id: app.team, api_app_id: app.id, event_id: eventId() };
  const event_time = Math.floor(Date.now() / 1000);
  return { kind: "events_api", payload: { ...ids, type: "event_callback", event, event_time, authorizations } };
}

function eventId(): string {
  return `Ev${randomUUID().replaceAll("-", "")}`;
}

function triggerId(): string {
  return `${Date.now()}.${randomUUID()}`;
}
