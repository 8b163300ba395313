import type { types } from "wechaty-puppet";
import type { PuppetInterface } from "wechaty-puppet/impls";
import type { Message as MessagePayload } from "wechaty-puppet/payloads";
import type { Chat, Place } from "../../src/port/index.js";
import { cutQuote, type Kind, type Person, type Raw } from "./decode.js";
import { within } from "./faults.js";
import type { Recent } from "./recent.js";

/** Where messages are read from: the puppet, who we are in it, and wechaty's names for the kinds of message. */
export type Source = Readonly<{ puppet: PuppetInterface; me: string; kinds: typeof types.Message; recent: Recent }>;

/** How long one question to the puppet may take, ms. */
export const askMs = 15_000;

/** Fetches all that decoding a message needs. Rejects with an `AdapterError` where the message itself cannot be had. */
export async function readMessage({ puppet, me, kinds, recent }: Source, id: string): Promise<Raw> {
  const payload = await within(askMs, puppet.messagePayload(id));
  const talker = payload.talkerId ?? payload.fromId ?? "";
  // The enum's reverse mapping is typed as a string; it holds exactly the enum's names.
  const kind = (kinds[payload.type] ?? "Unknown") as Kind;
  const room = payload.roomId || undefined;
  const mentionIds = (room && "mentionIdList" in payload && payload.mentionIdList) || [];
  const chat: Chat = room
    ? { id: room, kind: "group", ...(await topic(puppet, room)) }
    : { id: talker === me ? (payload.listenerId ?? me) : talker, kind: "private" };
  const [from, self, ...mentioned] = await Promise.all(
    [talker, me, ...mentionIds].map((one) => person(puppet, one, room)),
  );
  const text = payload.text ?? "";
  const cut = cutQuote(text);
  const quoted = cut && recent.find(chat.id, cut.text);
  return {
    ...{ id, kind, chat, text, mentioned },
    at: milliseconds(payload.timestamp),
    from: { id: talker, ...(from?.names[0] ? { name: from.names[0] } : {}) },
    me: self ?? { id: me, names: [] },
    ...(payload.filename ? { filename: payload.filename } : {}),
    ...(quoted ? { quoted } : {}),
    ...(await extras(puppet, kind, payload)),
  };
}

/** A message's time in ms: some puppets count seconds, and some tell none. */
export function milliseconds(timestamp: number | undefined): number {
  if (!timestamp) return Date.now();
  return timestamp < 100_000_000_000 ? timestamp * 1000 : timestamp;
}

/** The names a person goes by, the room's own first. Nobody's message waits for a name: an unknown one has none. */
export async function person(puppet: PuppetInterface, id: string, room?: string): Promise<Person> {
  const [member, contact] = await Promise.all([
    room ? within(askMs, puppet.roomMemberPayload(room, id)).catch(() => undefined) : undefined,
    within(askMs, puppet.contactPayload(id)).catch(() => undefined),
  ]);
  const names = [member?.roomAlias, contact?.name, member?.name].flatMap((name) => name || []);
  return { id, names: [...new Set(names)] };
}

async function topic(puppet: PuppetInterface, room: string): Promise<{ name?: string }> {
  const payload = await within(askMs, puppet.roomPayload(room)).catch(() => undefined);
  return payload?.topic ? { name: payload.topic } : {};
}

async function extras(
  puppet: PuppetInterface,
  kind: Kind,
  { id }: MessagePayload,
): Promise<Pick<Raw, "place" | "shown">> {
  switch (kind) {
    // wechaty's own message.toLocation() always throws.
    case "Location":
      return { place: placeOf(await within(askMs, puppet.messageLocation(id))) };
    case "Url": {
      const { title, url } = await within(askMs, puppet.messageUrl(id));
      return { shown: `${title}\n${url}`.trim() };
    }
    case "MiniProgram":
      return { shown: (await within(askMs, puppet.messageMiniProgram(id))).title ?? "" };
    case "Contact": {
      const card = await within(askMs, puppet.messageContact(id));
      return { shown: (await person(puppet, card)).names[0] ?? "" };
    }
    default:
      return {};
  }
}

/**
 * A location as the puppet gives it. Through a gateway, wechaty-puppet-service 1.19.9 spreads the protobuf object instead of
 * reading it: the figures then stay at their defaults, and the true ones lie in the object's one list, in the order of
 * wechaty's schema.
 */
export function placeOf(location: object): Place {
  const wire = Object.values(location).find((value): value is unknown[] => Array.isArray(value) && value.length >= 5);
  const [, address, latitude, longitude, name] = wire ?? [];
  const told = wire
    ? { address, latitude, longitude, name }
    : { address: "", latitude: 0, longitude: 0, name: "", ...location };
  const label = [told.name, told.address].find((words) => typeof words === "string" && words !== "");
  return {
    latitude: Number(told.latitude ?? 0),
    longitude: Number(told.longitude ?? 0),
    ...(typeof label === "string" ? { label } : {}),
  };
}
